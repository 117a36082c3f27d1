//! The three streams: which Go, which environment variables, which tools. Every kind of file reduces itself to them, so that a
//! rule about versions, variables or tools works on a new CI system without knowing it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use crate::facts::images::Family;
use crate::go::version::GoVersion;
use crate::text::{Literal, Located, RepoPath, Span, Value};

/// What one file adds to the streams.
#[derive(Debug, Default)]
pub struct Declarations {
    /// The places where a go command really runs. Ids are indices into this list.
    pub environments: Vec<Environment>,
    /// Which Go.
    pub versions: Vec<GoVersionDeclaration>,
    /// Which files are asked for the Go version.
    pub version_files: Vec<VersionFile>,
    /// Which variables.
    pub assignments: Vec<EnvAssignment>,
    /// Which tools.
    pub tools: Vec<ToolPin>,
    /// Which go commands are run, as far as scripts show it.
    pub go_commands: Vec<GoCommand>,
    /// Which commands of Go tools are run, as far as scripts show it.
    pub tool_commands: Vec<ToolCommand>,
    /// Which container images are built.
    pub image_builds: Vec<ImageBuild>,
    /// The comments of the scripts that it holds, with their marks.
    pub script_comments: Vec<Span>,
    /// What each environment sets, by name; as many as there are environments.
    settings: Vec<BTreeMap<String, Setting>>,
    /// Variables that are set without standing anywhere: a script unsets one, or may have set it.
    implied: Vec<EnvAssignment>,
    /// For environments after a `go env -w`, the one that holds what it wrote.
    stored: BTreeMap<EnvironmentId, EnvironmentId>,
    /// For each environment, among which go commands those are that run inside of it.
    reach: HashMap<EnvironmentId, Range<usize>>,
    /// How many variables of scripts the go commands hold in all.
    overrides: usize,
    /// Where a Go is installed by something that sets GOTOOLCHAIN=local for all that follows.
    kept_toolchains: BTreeSet<EnvironmentId>,
}

/// What an environment sets a variable to.
#[derive(Clone, Copy, Debug)]
enum Setting {
    /// An index into the assignments.
    Written(usize),
    /// An index into what is implied.
    Implied(usize),
}

/// Go commands that together hold more variables than this are not kept; no person writes such a file.
const OVERRIDES: usize = 200_000;

impl Declarations {
    /// Adds a place where a go command runs.
    pub fn environment(&mut self, environment: Environment) -> EnvironmentId {
        self.environments.push(environment);
        self.settings.push(BTreeMap::new());
        EnvironmentId(self.environments.len() - 1)
    }

    /// Says that a variable is set. Of two in one environment the later wins.
    pub fn assignment(&mut self, assignment: EnvAssignment) {
        let setting = Setting::Written(self.assignments.len());
        self.set(&assignment, setting);
        self.assignments.push(assignment);
    }

    /// Says that a variable has a value that stands nowhere: it is unset, or a script may have set it.
    pub fn implied(&mut self, assignment: EnvAssignment) {
        let setting = Setting::Implied(self.implied.len());
        self.set(&assignment, setting);
        self.implied.push(assignment);
    }

    fn set(&mut self, assignment: &EnvAssignment, setting: Setting) {
        if let Some(settings) = self.settings.get_mut(assignment.environment.0) {
            settings.insert(assignment.name.value.clone(), setting);
        }
    }

    /// How many environments and variables there are.
    pub fn count(&self) -> usize {
        self.environments.len() + self.assignments.len() + self.implied.len()
    }

    /// Says that in `environment` and what is inside of it the go command finds what `go env -w` wrote, which `stored` holds.
    pub fn store(&mut self, environment: EnvironmentId, stored: EnvironmentId) {
        self.stored.insert(environment, stored);
    }

    /// Says which Go.
    pub fn version(&mut self, version: GoVersionDeclaration) {
        self.versions.push(version);
    }

    /// Says which file is asked for the Go version.
    pub fn version_file(&mut self, file: VersionFile) {
        self.version_files.push(file);
    }

    /// Says that a tool is installed.
    pub fn tool(&mut self, tool: ToolPin) {
        self.tools.push(tool);
    }

    /// Says that what installs a Go in `environment` sets GOTOOLCHAIN=local for all that follows there.
    pub fn keep_toolchain(&mut self, environment: EnvironmentId) {
        self.kept_toolchains.insert(environment);
    }

    /// Where a Go is installed by something that sets GOTOOLCHAIN=local for all that follows there.
    pub fn kept_toolchains(&self) -> impl Iterator<Item = EnvironmentId> {
        self.kept_toolchains.iter().copied()
    }

    /// Says that a command of a Go tool is run.
    pub fn tool_command(&mut self, command: ToolCommand) {
        self.tool_commands.push(command);
    }

    /// Says that a go command is run.
    pub fn go_command(&mut self, command: GoCommand) {
        self.overrides += command.overrides.len();
        if self.overrides > OVERRIDES {
            return;
        }
        let number = self.go_commands.len();
        let around: Vec<EnvironmentId> = self.nesting(command.environment).map(|(id, _)| id).collect();
        for id in around.into_iter().chain(self.stored_for(command.environment)) {
            self.reach.entry(id).or_insert(number..number).end = number + 1;
        }
        self.go_commands.push(command);
    }

    /// Says that a container image is built.
    pub fn image_build(&mut self, build: ImageBuild) {
        self.image_builds.push(build);
    }

    /// Says where the commands of an environment start, once other files have told that.
    pub fn locate(&mut self, id: EnvironmentId, directory: RepoPath) {
        if let Some(environment) = self.environments.get_mut(id.0) {
            environment.directory = Value::Known(directory);
        }
    }

    /// The environment called `id`; none where it is another file's.
    pub fn get(&self, id: EnvironmentId) -> Option<&Environment> {
        self.environments.get(id.0)
    }

    /// The first environment of `kind`.
    pub fn environment_of(&self, kind: EnvironmentKind) -> Option<EnvironmentId> {
        self.environments.iter().position(|environment| environment.kind == kind).map(EnvironmentId)
    }

    /// The environment called `id`, then each around it, the outermost last.
    pub fn nesting(&self, id: EnvironmentId) -> impl Iterator<Item = (EnvironmentId, &Environment)> {
        // A parent is always declared before its child, so this ends.
        let outward = |(id, environment): &(EnvironmentId, &Environment)| {
            let parent = environment.parent.filter(|parent| parent.0 < id.0)?;
            self.get(parent).map(|environment| (parent, environment))
        };
        std::iter::successors(self.get(id).map(|environment| (id, environment)), outward)
    }

    /// The environments that hold what `go env -w` wrote before what runs in `id`, the last first.
    pub fn stored_for(&self, id: EnvironmentId) -> Vec<EnvironmentId> {
        let earlier = |id: &EnvironmentId| self.stored.get(id).copied().filter(|earlier| earlier < id);
        let last = self.nesting(id).find_map(|(id, _)| self.stored.get(&id).copied());
        std::iter::successors(last, earlier).collect()
    }

    /// What `name` is set to in the environment `id`, by itself or by one around it; where that is nothing, by `go env -w`
    /// (cmd/go/internal/cfg/cfg.go, `Getenv`).
    pub fn effective(&self, name: &str, id: EnvironmentId) -> Option<&EnvAssignment> {
        let set = self.nesting(id).find_map(|(id, _)| self.own(name, id));
        if set.is_some_and(|set| set.known().is_none_or(|value| !value.is_empty())) {
            return set;
        }
        self.stored_for(id).into_iter().find_map(|id| self.own(name, id)).or(set)
    }

    /// What the environment `id` itself sets `name` to.
    fn own(&self, name: &str, id: EnvironmentId) -> Option<&EnvAssignment> {
        match *self.settings.get(id.0)?.get(name)? {
            Setting::Written(index) => self.assignments.get(index),
            Setting::Implied(index) => self.implied.get(index),
        }
    }

    /// The go commands that get their value of a variable from `set`, which is one of these assignments.
    pub fn commands_with<'d>(&'d self, set: &'d EnvAssignment) -> impl Iterator<Item = &'d GoCommand> + use<'d> {
        let is_hidden = self.own(&set.name.value, set.environment).is_none_or(|own| !std::ptr::eq(own, set));
        let range = self.reach.get(&set.environment).filter(|_| !is_hidden).cloned().unwrap_or_default();
        self.go_commands.get(range).unwrap_or_default().iter().filter(move |command| {
            let effective = self.effective(&set.name.value, command.environment);
            effective.is_some_and(|effective| std::ptr::eq(effective, set))
        })
    }

    /// What scripts set for a go command in the environment `id`, whatever the environments around them say.
    pub fn set_by_scripts(&self, id: EnvironmentId) -> BTreeMap<String, Value<String>> {
        let is_script = |id: &EnvironmentId| self.get(*id).is_some_and(|found| found.kind == EnvironmentKind::Script);
        let around = self.nesting(id).map(|(id, _)| id).chain(self.stored_for(id)).filter(is_script);
        let names = around.filter_map(|id| self.settings.get(id.0)).flat_map(BTreeMap::keys);
        let sets = names.filter_map(|name| self.effective(name, id)).filter(|set| is_script(&set.environment));
        sets.map(|set| (set.name.value.clone(), set.value.as_ref().map(|value| value.as_str().to_owned()))).collect()
    }
}

/// An environment of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EnvironmentId(usize);

/// A place where a go command really runs. Environments nest: what an outer one sets, an inner one inherits.
#[derive(Clone, Debug)]
pub struct Environment {
    /// What runs there.
    pub kind: EnvironmentKind,
    /// What people call it: "job `test`", "the editor's tools".
    pub name: String,
    /// The environment around it.
    pub parent: Option<EnvironmentId>,
    /// The directory that commands start in, below the root.
    pub directory: Value<RepoPath>,
    /// The system that they run on.
    pub operating_system: Value<OperatingSystem>,
}

/// What kind of program runs in an environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EnvironmentKind {
    /// gopls, `go list` and the other tools that an editor starts.
    EditorTools,
    /// gopls alone, within the editor's tools.
    Gopls,
    /// Tests started from the editor.
    EditorTests,
    /// A terminal inside the editor, on one operating system.
    Terminal(OperatingSystem),
    /// A container that the repository is developed in, with all that runs there.
    Container,
    /// All jobs of one CI configuration.
    Workflow,
    /// One job.
    Job,
    /// One job that never checks the repository out, so that it works on something else: what is set here was set for that.
    Detached,
    /// One step of a job: what is set here was set for one command on purpose.
    Step,
    /// One stage of a container image's build: what is set here holds for its scripts, and for what runs in the image.
    Stage,
    /// What a script sets, for one of its commands, for those after it or for shells that start later: on purpose, as for a step.
    Script,
    /// A container that compose starts.
    Service,
    /// The recipes of a Makefile.
    Make,
    /// A developer's shell or a program that loads an environment file.
    Shell,
}

/// The operating systems that VS Code has terminal settings for, and GitHub runners.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OperatingSystem {
    /// Linux.
    Linux,
    /// macOS.
    MacOs,
    /// Windows.
    Windows,
}

/// A Go-relevant variable is set.
#[derive(Clone, Debug)]
pub struct EnvAssignment {
    /// The variable, as spelled.
    pub name: Located<String>,
    /// What is written: the value, or the expression that gives it.
    pub written: Literal,
    /// The value that the program gets, where it follows from committed text.
    pub value: Value<Literal>,
    /// Where it holds.
    pub environment: EnvironmentId,
}

impl EnvAssignment {
    /// The value, where it is known.
    pub fn known(&self) -> Option<&Literal> {
        self.value.as_ref().known()
    }
}

/// A file says which Go.
#[derive(Clone, Debug)]
pub struct GoVersionDeclaration {
    /// In which sense.
    pub kind: VersionKind,
    /// The version as written, where it is known.
    pub spec: Value<Literal>,
    /// What the reader makes of it, where that is not what is written: a YAML number loses its last zero.
    pub read_as: Option<String>,
    /// The token that says it.
    pub span: Span,
    /// The token that asks for it, where that stands elsewhere: `${{ env.GO_VERSION }}`.
    pub consumer: Option<Span>,
    /// What it governs.
    pub scope: Scope,
}

impl GoVersionDeclaration {
    /// Says that the Go `spec` is installed: that one where it names a patch, else the newest of what it leaves open.
    pub fn installed(spec: Literal, scope: Scope) -> Self {
        let is_exact = GoVersion::parse(&spec).is_some_and(|version| !version.is_language());
        Self {
            kind: if is_exact { VersionKind::Pin } else { VersionKind::Range },
            read_as: None,
            span: spec.span(),
            spec: Value::Known(spec),
            consumer: None,
            scope,
        }
    }
}

/// In which sense a version is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VersionKind {
    /// The lowest Go that will do: the `go` line.
    Minimum,
    /// A suggested toolchain: the `toolchain` line.
    Toolchain,
    /// The Go that is installed.
    Pin,
    /// Any Go of a range is installed: `^1.22`, `stable`, `1.22.x`.
    Range,
    /// The Go of a container image that this family builds.
    Image(Family),
}

/// What a version governs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// A directory and all below it.
    Directory(RepoPath),
    /// An environment of the same file.
    Environment(EnvironmentId),
}

/// A file is asked which Go to install: setup-go's `go-version-file`.
#[derive(Clone, Debug)]
pub struct VersionFile {
    /// Its path from the root; unknown where something else than the repository may lie there.
    pub path: Value<Literal>,
    /// The token that names it.
    pub span: Span,
    /// Where Go is installed.
    pub environment: EnvironmentId,
}

/// A Go tool is installed.
#[derive(Clone, Debug)]
pub struct ToolPin {
    /// The tool's package path, or the name that its own action gives it.
    pub tool: Located<String>,
    /// At which version.
    pub version: ToolVersion,
    /// Where.
    pub scope: Scope,
}

/// The version of a tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToolVersion {
    /// As written: `v0.20.0`, `v2.1`.
    Written(Literal),
    /// Whatever is newest on the day: `latest`, a branch, or nothing at all.
    Unpinned,
    /// As the module graph has it: a `tool` line.
    ModuleGraph,
    /// It depends on something outside the text.
    Unknown,
}

/// A container image is built from a Dockerfile of the repository.
#[derive(Clone, Debug)]
pub struct ImageBuild {
    /// The Dockerfile.
    pub file: RepoPath,
    /// The directory whose files it may copy.
    pub context: Value<RepoPath>,
    /// The names of the arguments that are given a value.
    pub arguments: Vec<String>,
}

impl ToolVersion {
    /// What `written` asks for.
    pub fn of(written: Literal) -> Self {
        match written.as_str() {
            "latest" | "master" | "main" => ToolVersion::Unpinned,
            _ => ToolVersion::Written(written),
        }
    }
}

/// A script runs a go command.
#[derive(Clone, Debug)]
pub struct GoCommand {
    /// The words after `go`, the subcommand first.
    pub words: Vec<String>,
    /// From `go` to the last of them.
    pub span: Span,
    /// Where it runs.
    pub environment: EnvironmentId,
    /// The directory that it runs in, below the root, where that is a plain checkout of the repository.
    pub directory: Value<RepoPath>,
    /// The variables that scripts set for it, whatever the environments around it say; empty where they unset one. What
    /// [`Declarations::effective`] has from an environment of a script, and nothing else.
    pub overrides: BTreeMap<String, Value<String>>,
    /// Whether its script goes on where it fails, so that a failure may be what is asked for: it stands behind `!` or `if`, or
    /// before `||`.
    pub may_fail: bool,
    /// What may have changed in the checkout before it runs.
    pub before: Changes,
    /// Whether its job certainly runs it, and fails where it fails: no condition stands before it, nothing forgives it, and no image
    /// brings variables of its own.
    pub certain: bool,
}

/// A script runs a Go tool.
#[derive(Clone, Debug)]
pub struct ToolCommand {
    /// The tool, by the name of its program.
    pub tool: &'static str,
    /// The words after that, up to the first that only a run would tell.
    pub words: Vec<Located<String>>,
    /// Where it runs.
    pub environment: EnvironmentId,
    /// Whether its script goes on where it fails.
    pub may_fail: bool,
}

/// How many bytes of a command a message shows.
const LONGEST_LINE: usize = 60;

/// What earlier commands of a job may have changed in its checkout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files may have been added: something ran of which that is not known.
    pub files: bool,
    /// A script speaks of `vendor`.
    pub vendor: bool,
    /// A script speaks of go.work.
    pub workspace: bool,
    /// What became of the files that make modules and workspaces, and of the variables that are not written in the same file.
    pub modules: FileState,
    /// What became of go.sum.
    pub go_sum: FileState,
}

/// Whether a file is still as it was committed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum FileState {
    /// It is, or it is absent as it was.
    #[default]
    AsCommitted,
    /// Something may have written it.
    MayDiffer,
}

impl GoCommand {
    /// The command for people: all of it, or its beginning where it is long.
    pub fn line(&self) -> String {
        let whole = format!("go {}", self.words.join(" "));
        if whole.len() <= LONGEST_LINE && !whole.contains(['\n', '`']) {
            return whole;
        }
        format!("go {} …", self.words.first().map_or("", String::as_str))
    }

    /// Whether it builds something.
    pub fn builds(&self) -> bool {
        let builds = ["build", "install", "run", "test", "vet"];
        self.words.first().is_some_and(|subcommand| builds.contains(&subcommand.as_str()))
    }

    /// Whether it looks up modules whatever go.mod and go.sum say.
    pub fn looks_up_modules(&self) -> bool {
        let Some((subcommand, arguments)) = self.words.split_first() else { return false };
        match subcommand.as_str() {
            "get" => true,
            "install" | "run" => arguments.iter().any(|argument| argument.contains('@')),
            "list" => arguments.iter().any(|argument| matches!(argument.as_str(), "-versions" | "-u" | "-retracted")),
            _ => false,
        }
    }

    /// Whether it does without the variable `name`, so that a bad value does not stop it (cmd/go/main.go; cmd/go/internal/toolchain).
    pub fn spares(&self, name: &str) -> bool {
        let subcommand = self.words.first().map_or("", String::as_str);
        match name {
            "GOFLAGS" => matches!(subcommand, "env" | "bug"),
            "GOTOOLCHAIN" => subcommand == "env" && self.words.iter().any(|word| word.starts_with(name)),
            "GO111MODULE" => subcommand == "version",
            _ => false,
        }
    }

    /// Whether it needs the modules that its own requires, from wherever they are had.
    pub fn needs_modules(&self) -> bool {
        let Some((subcommand, arguments)) = self.words.split_first() else { return false };
        let argument = arguments.first().map_or("", String::as_str);
        let needs = match subcommand.as_str() {
            "build" | "generate" | "get" | "install" | "run" | "test" | "vet" => true,
            "list" => arguments.iter().any(|argument| !argument.starts_with('-')),
            "mod" => matches!(argument, "download" | "graph" | "tidy" | "vendor" | "verify" | "why"),
            "work" => matches!(argument, "sync" | "vendor"),
            _ => false,
        };
        needs && !arguments.iter().any(|argument| argument.trim_start_matches('-') == "mod=vendor")
    }

    /// Whether it loads packages of the module or workspace around it, and so obeys `-mod` and `-modfile` in GOFLAGS. `go install`
    /// and `go run` with a version do not care where they run; a command that says `-mod` or `-modfile` itself wins over GOFLAGS.
    pub fn loads_packages(&self) -> bool {
        let Some((subcommand, arguments)) = self.words.split_first() else { return false };
        let loads = ["build", "clean", "fix", "generate", "install", "list", "run", "test", "vet"];
        let is_own = |argument: &String| {
            let flag = argument.trim_start_matches('-');
            argument.starts_with('-') && (flag.starts_with("mod=") || flag.starts_with("modfile=") || flag == "mod")
        };
        let is_elsewhere = matches!(subcommand.as_str(), "install" | "run" | "list")
            && arguments.iter().any(|argument| argument.contains('@'));
        let is_of_cache = |argument: &String| argument.trim_start_matches('-').ends_with("cache");
        let only_cleans_caches = subcommand == "clean" && !arguments.is_empty() && arguments.iter().all(is_of_cache);
        loads.contains(&subcommand.as_str()) && !is_elsewhere && !only_cleans_caches && !arguments.iter().any(is_own)
    }
}
