//! Where the go command runs with a variable that some file sets, and which workspace it finds there.

use crate::artifact::{Artifact, Document, EnvironmentId, EnvironmentKind, GoCommand};
use crate::diagnostic::Site;
use crate::go::proxy::{EntryKind, Scheme, entries};
use crate::text::{Literal, RepoPath, Value};
use crate::tree::Presence;

use super::{Assignment, Repository, Workspace};

/// One place where the go command runs.
#[derive(Clone)]
pub struct GoRun<'r> {
    /// The directory that it runs in.
    pub directory: RepoPath,
    /// The command, where a script shows it. An editor's tools and a developer's shell run all of them.
    pub command: Option<&'r GoCommand>,
    artifact: &'r Artifact,
    environment: EnvironmentId,
}

impl GoRun<'_> {
    /// What `name` is set to there; empty where nothing that is committed sets it.
    pub fn variable(&self, name: &str) -> Value<&str> {
        if let Some(value) = self.command.and_then(|command| command.overrides.get(name)) {
            return value.as_ref().map(String::as_str);
        }
        match self.artifact.declarations.effective(name, self.environment) {
            Some(set) => set.value.as_ref().map(Literal::as_str),
            None => Value::Known(""),
        }
    }

    /// Whether it loads packages, and so obeys `-mod` and `-modfile` in GOFLAGS.
    pub fn loads_packages(&self) -> bool {
        self.command.is_none_or(GoCommand::loads_packages)
    }

    /// The place of the command in its script.
    pub fn site(&self) -> Option<Site> {
        self.command.map(|command| self.artifact.site(command.span))
    }
}

impl<'r> Assignment<'r> {
    /// Where the go command is known to run with this: in CI the commands that scripts show, elsewhere the environment's own directory.
    pub fn go_runs(&self) -> Vec<GoRun<'r>> {
        let artifact = self.artifact;
        let is_ci = matches!(
            self.environment.kind,
            EnvironmentKind::Workflow | EnvironmentKind::Job | EnvironmentKind::Detached | EnvironmentKind::Step
        );
        if !is_ci {
            let directory = self.environment.directory.clone().known();
            let run = directory.map(|directory| GoRun {
                directory,
                command: None,
                artifact,
                environment: self.set.environment,
            });
            return run.into_iter().collect();
        }
        let declarations = &artifact.declarations;
        let is_inside =
            |command: &&GoCommand| declarations.nesting(command.environment).any(|(id, _)| id == self.set.environment);
        let reached = declarations.go_commands.iter().filter(is_inside).filter(|command| {
            let effective = declarations.effective(&self.set.name.value, command.environment);
            let is_this = effective.is_some_and(|set| std::ptr::eq(set, self.set));
            is_this && !command.overrides.contains_key(&self.set.name.value)
        });
        let runs = reached.filter_map(|command| {
            let directory = command.directory.clone().known()?;
            Some(GoRun { directory, command: Some(command), artifact, environment: command.environment })
        });
        runs.collect()
    }

    /// Whether this was set on purpose for a single step, or for a job that does not work on the repository.
    pub fn is_for_one_purpose(&self) -> bool {
        matches!(self.environment.kind, EnvironmentKind::Step | EnvironmentKind::Detached)
    }

    /// Whether modules come from nowhere but this machine in the same environment: GOPROXY is `off` or a directory.
    pub fn is_offline(&self) -> bool {
        let is_local = |kind: &EntryKind| match kind {
            EntryKind::Off | EntryKind::Empty => true,
            EntryKind::Url(url) => url.scheme == Scheme::File,
            _ => false,
        };
        let proxy = self.beside("GOPROXY").and_then(|proxy| proxy.known());
        proxy.is_some_and(|proxy| {
            !proxy.is_empty() && entries(proxy).iter().filter(|entry| entry.reached).all(|entry| is_local(&entry.kind))
        })
    }
}

impl Repository<'_> {
    /// The workspace that is in effect for `run`; none where it is switched off, or where that cannot be told.
    pub fn workspace_in_effect(&self, run: &GoRun<'_>) -> Option<Workspace<'_>> {
        let found_by_search = matches!(run.variable("GOWORK"), Value::Known("" | "auto"));
        let in_module_mode = matches!(run.variable("GO111MODULE"), Value::Known("" | "on" | "auto"));
        let is_committed = run.command.is_none_or(|command| !command.before.workspace);
        if found_by_search && in_module_mode && is_committed { self.workspace_around(&run.directory) } else { None }
    }

    /// Whether `directory/vendor` is known not to be there when `run` begins: it is not committed, no `.gitignore` speaks of it, and
    /// nothing that ran before may have made it.
    pub fn lacks_vendor(&self, directory: &RepoPath, run: &GoRun<'_>) -> bool {
        let is_committed_state = run.command.is_none_or(|command| !command.before.files && !command.before.vendor);
        let is_absent = |path: &str| directory.join(path).is_ok_and(|path| self.presence(&path) == Presence::Absent);
        is_committed_state && is_absent("vendor") && !self.ignores_vendor(directory)
    }

    /// Whether a `.gitignore` at or above `directory` speaks of `vendor`.
    fn ignores_vendor(&self, directory: &RepoPath) -> bool {
        directory.ancestors().filter_map(|above| above.join(".gitignore").ok()).any(|path| {
            let text = self.text_of(&path).unwrap_or_default();
            text.lines().any(|line| !line.starts_with('#') && line.contains("vendor"))
        })
    }

    /// Whether the modules require others, and all of these are replaced by directories, so that none is looked up.
    pub fn requires_only_directories(&self) -> bool {
        let requires = self.modules().any(|module| !module.file.requirements.is_empty());
        requires
            && self.modules().all(|module| {
                let replacements = &module.file.replacements;
                let is_local = |path: &str| {
                    replacements.iter().any(|replaced| replaced.is_local() && replaced.path.as_str() == path)
                };
                module.file.requirements.iter().all(|required| is_local(&required.path))
            })
    }

    /// The folders that the editor settings of `artifact` hold for.
    pub fn folders_of_editor(&self, artifact: &Artifact) -> Vec<RepoPath> {
        let is_same = |path: &RepoPath| path == artifact.path();
        match artifact.document {
            Document::Settings(_) | Document::CodeWorkspace(_) => self
                .editor_settings()
                .filter(|settings| is_same(settings.artifact.path()))
                .flat_map(|settings| settings.folders)
                .collect(),
            _ => Vec::new(),
        }
    }
}
