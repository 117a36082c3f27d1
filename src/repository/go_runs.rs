//! Where the go command runs with a variable that some file sets, and which workspace it finds there.

use crate::artifact::{Artifact, Document, EnvAssignment, EnvironmentId, EnvironmentKind, GoCommand, OperatingSystem};
use crate::diagnostic::Site;
use crate::go::goflags::split;
use crate::go::patterns::matches_any;
use crate::go::proxy::{EntryKind, Scheme, entries};
use crate::text::{Literal, RepoPath, Value};
use crate::tree::Presence;

use super::{Assignment, EditorSettings, Module, Repository, Workspace};

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

impl<'r> GoRun<'r> {
    /// What `name` is set to there; empty where nothing that is committed sets it.
    pub fn variable(&self, name: &str) -> Value<&str> {
        match self.artifact.declarations.effective(name, self.environment) {
            Some(set) => set.value.as_ref().map(Literal::as_str),
            None => Value::Known(""),
        }
    }

    /// The place of the value of `name` that it gets.
    pub fn setting(&self, name: &str) -> Option<Site> {
        let set = self.artifact.declarations.effective(name, self.environment)?;
        (!set.written.span().is_empty()).then(|| self.artifact.site(set.written.span()))
    }

    /// Whether a job of CI shows it.
    pub fn is_of_job(&self) -> bool {
        let mut around = self.artifact.declarations.nesting(self.environment);
        around.any(|(_, environment)| environment.kind == EnvironmentKind::Job)
    }

    /// The system that it runs on.
    pub fn operating_system(&self) -> Value<OperatingSystem> {
        self.artifact.declarations.get(self.environment).map_or(Value::Unknown, |around| around.operating_system)
    }

    /// The command of that number which a script in `artifact` shows, where its directory is known.
    pub(super) fn shown(artifact: &'r Artifact, number: usize) -> Option<Self> {
        let command = artifact.declarations.go_commands.get(number)?;
        let directory = command.directory.clone().known()?;
        Some(Self { directory, command: Some(command), artifact, environment: command.environment })
    }

    /// What it says of `-mod` itself, or else in GOFLAGS; empty where it says nothing.
    pub fn mod_flag(&self) -> Value<&str> {
        self.module_flag("mod")
    }

    fn module_flag(&self, name: &str) -> Value<&str> {
        if let Some(value) = self.command.and_then(|command| command.flag(name)) {
            return Value::Known(value);
        }
        self.variable("GOFLAGS").map(|flags| {
            let set =
                split(flags).last(name).and_then(|entry| entry.flag.as_ref()?.value.as_ref().map(|value| value.text));
            set.unwrap_or_default()
        })
    }

    /// Whether its job certainly comes to it, and fails where it fails.
    pub fn is_certain(&self) -> bool {
        self.command.is_some_and(|command| command.certain)
    }

    /// Whether it searches for a go.mod, and reads that one and no other.
    pub(super) fn is_in_module_mode(&self) -> bool {
        let searches = matches!(self.variable("GO111MODULE"), Value::Known("" | "on" | "auto"));
        searches && self.module_flag("modfile") == Value::Known("")
    }

    /// Whether it loads packages, and so obeys `-mod` and `-modfile` in GOFLAGS.
    pub fn loads_packages(&self) -> bool {
        self.command.is_none_or(GoCommand::loads_packages)
    }

    /// The file that shows it, or that sets what it runs with.
    pub const fn artifact(&self) -> &'r Artifact {
        self.artifact
    }

    /// What it runs in, in that file.
    pub(super) const fn environment(&self) -> EnvironmentId {
        self.environment
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
        if !self.is_in_ci() {
            let directory = self.environment.directory.clone().known();
            let run = directory.map(|directory| GoRun {
                directory,
                command: None,
                artifact,
                environment: self.set.environment,
            });
            return run.into_iter().collect();
        }
        let reached = self.reached_commands();
        let runs = reached.filter_map(|command| {
            let directory = command.directory.clone().known()?;
            Some(GoRun { directory, command: Some(command), artifact, environment: command.environment })
        });
        runs.collect()
    }

    /// The commands that scripts show to run with this. Where a directory is not known, the root stands for it: to ask what is set there.
    pub(super) fn runs_anywhere(&self) -> impl Iterator<Item = GoRun<'r>> + use<'r> {
        let artifact = self.artifact;
        self.reached_commands().map(move |command| {
            let directory = command.directory.clone().known().unwrap_or_else(RepoPath::root);
            GoRun { directory, command: Some(command), artifact, environment: command.environment }
        })
    }

    /// The go commands that scripts show to run with this, wherever; none outside of CI, where any may.
    pub fn go_commands(&self) -> Option<Vec<&'r GoCommand>> {
        self.is_in_ci().then(|| self.reached_commands().collect())
    }

    fn is_in_ci(&self) -> bool {
        matches!(
            self.environment.kind,
            EnvironmentKind::Workflow
                | EnvironmentKind::Job
                | EnvironmentKind::Detached
                | EnvironmentKind::Step
                | EnvironmentKind::Stage
                | EnvironmentKind::Service
                | EnvironmentKind::Make
                | EnvironmentKind::Script
        )
    }

    /// The commands that scripts show to run with this. What a script sets itself where it foresees that they fail is an experiment.
    fn reached_commands(&self) -> impl Iterator<Item = &'r GoCommand> + use<'r> {
        let (is_script, name) = (self.is_by_script(), &self.set.name.value);
        let is_certain = move |command: &&GoCommand| !is_script || !(command.may_fail || command.spares(name));
        self.artifact.declarations.commands_with(self.set).filter(is_certain)
    }

    /// Whether a script sets this.
    pub fn is_by_script(&self) -> bool {
        self.environment.kind == EnvironmentKind::Script
    }

    /// Whether this is set in an image that is built or run as it is, which holds one installation of Go and nobody's files.
    pub fn is_in_image(&self) -> bool {
        matches!(self.environment.kind, EnvironmentKind::Stage | EnvironmentKind::Service)
    }

    /// Whether this was set on purpose for a single step or by a script, or for a job that does not work on the repository.
    pub fn is_for_one_purpose(&self) -> bool {
        matches!(self.environment.kind, EnvironmentKind::Step | EnvironmentKind::Script | EnvironmentKind::Detached)
    }

    /// Whether it is known that the go command reads this. What a script sets may be meant for anything, unless it shows a go command
    /// that gets it.
    pub fn is_read(&self) -> bool {
        !self.is_by_script() || self.reached_commands().next().is_some()
    }

    /// Whether `command`, which gets this, gets `other` as well.
    pub fn is_met(&self, command: &GoCommand, other: &EnvAssignment) -> bool {
        let effective = self.artifact.declarations.effective(&other.name.value, command.environment);
        effective.is_some_and(|effective| std::ptr::eq(effective, other))
    }

    /// Whether a command gets this that needs the modules which others require. Of what is not set by a script it is taken for granted.
    fn is_for_modules(&self) -> bool {
        !self.is_by_script() || self.reached_commands().any(GoCommand::needs_modules)
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
    /// Where gopls runs the go command for each folder of `editor`.
    pub fn gopls_runs<'r>(&self, editor: &EditorSettings<'r>) -> Vec<GoRun<'r>> {
        let artifact = editor.artifact;
        let Some(environment) = artifact.declarations.environment_of(EnvironmentKind::Gopls) else { return Vec::new() };
        let run = |directory: &RepoPath| GoRun { directory: directory.clone(), command: None, artifact, environment };
        editor.folders.iter().map(run).collect()
    }

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

    /// Whether a command that obeys `assignment` is known to look up a module: it says so, or modules require others that no directory
    /// replaces.
    pub fn looks_up_modules(&self, assignment: &Assignment<'_>) -> bool {
        let says_so = assignment.go_commands().unwrap_or_default().into_iter().any(GoCommand::looks_up_modules);
        let is_vendored = |module: &Module<'_>| assignment.is_by_script() && self.is_vendored(module);
        let requires =
            |module: Module<'_>| module.requirements_from_elsewhere().next().is_some() && !is_vendored(&module);
        says_so || (assignment.is_for_modules() && self.modules().any(requires))
    }

    /// The same for a module of which go.sum does not know the hash, and which GONOSUMDB or else GOPRIVATE does not exempt.
    pub fn looks_up_checksums(&self, assignment: &Assignment<'_>) -> bool {
        let list = |name: &str| assignment.beside(name).map(|set| set.known().map_or("*", |value| value.as_str()));
        let exempt =
            list("GONOSUMDB").filter(|value| !value.is_empty()).or_else(|| list("GOPRIVATE")).unwrap_or_default();
        let says_so = assignment.go_commands().unwrap_or_default().into_iter().any(GoCommand::looks_up_modules);
        let is_asked = assignment.is_for_modules();
        (says_so && exempt.is_empty())
            || self.modules().filter(|_| is_asked).any(|module| {
                let sums =
                    module.directory.join("go.sum").ok().and_then(|path| self.text_of(&path)).unwrap_or_default();
                let is_new = |path: &str, version: &str| !sums.contains(&format!("{path} {version}/go.mod "));
                let mut required = module.requirements_from_elsewhere();
                required
                    .any(|required| is_new(&required.path, &required.version) && !matches_any(exempt, &required.path))
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
            Document::Settings(_) | Document::CodeWorkspace(_) | Document::DevContainer(_) => self
                .editor_settings()
                .filter(|settings| is_same(settings.artifact.path()))
                .flat_map(|settings| settings.folders)
                .collect(),
            _ => Vec::new(),
        }
    }
}
