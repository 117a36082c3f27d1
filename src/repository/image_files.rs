//! What builds of container images do not find: the modules that a go command in one reads, and the files that one copies.

use crate::artifact::{
    Artifact, Context, ContextView, Directive, Dockerfile, Document, Found, GoCommand, Layout, Place, Replacement,
};
use crate::diagnostic::Site;
use crate::go::local_path::LocalPath;
use crate::go::version::GoVersion;
use crate::text::{Located, RepoPath, Value};
use crate::tree::Presence;

use super::{GoRun, Module, Repository, Workspace};

/// A module that a go command in an image reads, and that was not copied there.
pub struct UncopiedModule<'r> {
    /// The command.
    pub run: GoRun<'r>,
    /// The line that names the module's directory.
    pub line: Site,
    /// What the line says of it.
    pub directory: &'r str,
    /// The module that the directory stands for; none of a workspace's own.
    pub replaces: Option<&'r str>,
}

/// A file that a Dockerfile copies, and that none of the directories has which it may be given.
pub struct MissingCopy<'r> {
    /// The Dockerfile.
    pub artifact: &'r Artifact,
    /// The file, below the context.
    pub file: &'r Located<RepoPath>,
    /// The directory that the build is given, where there is but one.
    pub context: Option<&'r RepoPath>,
}

/// The first release that reads go.work.
const WORKSPACES_SINCE: u32 = 18;

/// Files of Go's that a Dockerfile copies.
const OF_GO: [&str; 4] = ["go.sum", "go.work", "go.work.sum", "vendor"];

impl Repository<'_> {
    fn dockerfiles(&self) -> impl Iterator<Item = (&Artifact, &Dockerfile)> {
        self.artifacts().filter_map(|artifact| match &artifact.document {
            Document::Dockerfile(file) => Some((artifact, file)),
            _ => None,
        })
    }

    /// For each go command in an image, the first module that it certainly reads and does not find.
    pub fn uncopied_modules(&self) -> Vec<UncopiedModule<'_>> {
        let mut found = Vec::new();
        for (artifact, file) in self.dockerfiles() {
            for (number, layout) in file.commands.iter().enumerate() {
                let Some(run) = GoRun::shown(artifact, number) else { continue };
                if run.is_certain() && !layout.may_hold_more() {
                    found.extend(self.uncopied_module(file, layout, run));
                }
            }
        }
        found
    }

    fn uncopied_module<'r>(
        &'r self,
        file: &'r Dockerfile,
        layout: &Layout,
        run: GoRun<'r>,
    ) -> Option<UncopiedModule<'r>> {
        let command = run.command?;
        let flags = run.variable("GOFLAGS").known()?;
        if flags.contains("-mod") || !run.is_in_module_mode() || command.flag("modfile").is_some() {
            return None;
        }
        let [context] = self.contexts_of(file, layout, &run.directory).try_into().ok()?;
        let presence = |path: &RepoPath| context.presence(path, &|path| self.presence(path));
        let given = context.given(&presence);
        let workspace = match run.variable("GOWORK") {
            Value::Known("off") => None,
            Value::Known("" | "auto") => layout.nearest("go.work", given),
            _ => return None,
        };
        match workspace {
            None => self.unread_replacement(command, &run, layout, given).map(|(module, line)| UncopiedModule {
                line: module.site(line.target.span()),
                directory: line.target.as_str(),
                replaces: Some(line.path.as_str()),
                run,
            }),
            Some((up, Found::Here(path))) => {
                let workspace = self.workspace_at(&path.parent()).filter(|_| self.reads_workspace(command, &run))?;
                let member = self.unread_member(&workspace, up, layout, given)?;
                let (line, directory) = (workspace.site(member.value.span()), member.value.as_str());
                Some(UncopiedModule { line, directory, replaces: None, run })
            }
            Some(_) => None,
        }
    }

    /// The directories that the file may be given and that make the command work in `directory`.
    fn contexts_of<'f>(&self, file: &'f Dockerfile, layout: &Layout, directory: &RepoPath) -> Vec<&'f Context> {
        let is_meant = |context: &&Context| {
            let presence = |path: &RepoPath| context.presence(path, &|path| self.presence(path));
            layout.place(context.given(&presence)) == Place::Directory(directory.clone())
        };
        file.contexts.iter().filter(is_meant).collect()
    }

    /// The line for a module that go.mod requires and replaces by a directory which is not there. Only some commands read all of them.
    fn unread_replacement<'r>(
        &'r self,
        command: &GoCommand,
        run: &GoRun<'_>,
        layout: &Layout,
        given: ContextView<'_>,
    ) -> Option<(Module<'r>, &'r Replacement)> {
        let reads_all = command.subcommand() == "mod"
            && command.words.get(1).is_some_and(|word| matches!(word.as_str(), "download" | "graph" | "verify"));
        let module = self.module_around(&run.directory).filter(|_| reads_all)?;
        let up = module.directory.relative_to(&run.directory);
        let line = module.file.replacements.iter().find(|line| {
            let is_relative = line.is_local() && LocalPath::of(&line.target) == Some(LocalPath::Relative);
            let committed = module.directory.join(&line.target);
            let is_committed = committed.is_ok_and(|directory| self.holds_module(&directory) == Some(true));
            let replaces = |required: &crate::artifact::Requirement| {
                *required.path == *line.path
                    && line.version.as_ref().is_none_or(|version| **version == *required.version)
            };
            is_relative
                && is_committed
                && module.file.requirements.iter().any(replaces)
                && layout.find(&format!("{up}/{}/go.mod", line.target.as_str()), given) == Found::Absent
        })?;
        Some((module, line))
    }

    fn reads_workspace(&self, command: &GoCommand, run: &GoRun<'_>) -> bool {
        let reads = match command.subcommand() {
            "build" | "test" | "vet" => true,
            "install" | "list" | "run" => command.works_on_module(),
            "mod" => command
                .words
                .get(1)
                .is_some_and(|word| matches!(word.as_str(), "download" | "graph" | "verify" | "why")),
            _ => false,
        };
        let go = self.placed_go(run.artifact(), run.environment());
        let first = GoVersion::of_language(1, WORKSPACES_SINCE);
        reads && !go.is_empty() && go.iter().all(|go| go.version.version >= first)
    }

    /// The line of a go.work, which lies `up` directories above the command, for a directory that holds no go.mod in the image.
    fn unread_member<'r>(
        &self,
        workspace: &Workspace<'r>,
        up: usize,
        layout: &Layout,
        given: ContextView<'_>,
    ) -> Option<&'r Directive> {
        let members = workspace.member_directories();
        let mut committed = members.filter(|(_, directory)| self.holds_module(directory) == Some(true));
        let is_absent = |directory: &RepoPath| {
            let way = format!("{}{}/go.mod", "../".repeat(up), directory.relative_to(&workspace.directory));
            layout.find(&way, given) == Found::Absent
        };
        committed.find(|(_, directory)| is_absent(directory)).map(|(member, _)| member.directive)
    }

    /// The files of Go's that a Dockerfile copies although no build has them: everything else that it copies is there, in each of the
    /// directories that it may then be given.
    pub fn missing_copies(&self) -> Vec<MissingCopy<'_>> {
        self.dockerfiles().filter_map(|(artifact, file)| self.missing_copy(artifact, file)).collect()
    }

    fn missing_copy<'r>(&'r self, artifact: &'r Artifact, file: &'r Dockerfile) -> Option<MissingCopy<'r>> {
        let is_of_go = |path: &RepoPath| OF_GO.contains(&path.file_name());
        if !file.copied.iter().any(|copied| copied.value.file_name() == "go.mod") {
            return None;
        }
        let lacks = |context: &Context, path: &RepoPath| {
            let there =
                context.directory.join(path.as_str()).map(|path| context.presence(&path, &|path| self.presence(path)));
            !path.is_root() && there.is_ok_and(|there| there == Presence::Absent)
        };
        let is_possible = |context: &&Context| {
            !file.copied.iter().any(|copied| !is_of_go(&copied.value) && lacks(context, &copied.value))
        };
        let possible: Vec<&Context> = file.contexts.iter().filter(is_possible).collect();
        let (first, others) = possible.split_first()?;
        let missing = |copied: &&Located<RepoPath>| {
            is_of_go(&copied.value) && possible.iter().all(|context| lacks(context, &copied.value))
        };
        let missing = file.copied.iter().find(missing)?;
        let is_made = possible.iter().any(|context| self.may_be_made(&context.directory, &missing.value));
        let context = others.is_empty().then_some(&first.directory);
        (!is_made).then_some(MissingCopy { artifact, file: missing, context })
    }

    /// Whether a file that is not committed may lie in `context` all the same: a `.gitignore` or a script speaks of it.
    fn may_be_made(&self, context: &RepoPath, path: &RepoPath) -> bool {
        let Ok(path) = context.join(path.as_str()) else { return true };
        let name = path.file_name();
        let is_ignored = path.ancestors().filter_map(|above| above.join(".gitignore").ok()).any(|ignore| {
            let text = self.text_of(&ignore).unwrap_or_default();
            text.lines().any(|line| !line.starts_with('#') && line.contains(name.split('.').nth(1).unwrap_or(name)))
        });
        let makers = match name {
            "vendor" => ["mod vendor", "work vendor"],
            "go.sum" => ["mod tidy", "mod vendor"],
            _ => ["work init", "work sync"],
        };
        is_ignored || self.artifacts().any(|artifact| makers.iter().any(|maker| artifact.source.text().contains(maker)))
    }
}
