//! The three streams: which Go, which environment variables, which tools. Every kind of file reduces itself to them, so that a
//! rule about versions, variables or tools works on a new CI system without knowing it.

mod command;
mod environment;
mod tool;
mod version;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use crate::text::{RepoPath, Span, Value};

pub use command::{Changes, FileState, GoCommand};
pub use environment::{EnvAssignment, Environment, EnvironmentId, EnvironmentKind, OperatingSystem};
pub use tool::{Installer, ToolCommand, ToolPin, ToolVersion};
pub use version::{GoVersionDeclaration, Scope, VersionFile, VersionKind};

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
    /// The names of the assignments that are arguments of an image's build.
    arguments: BTreeSet<Span>,
    /// Which of the versions stand nowhere: what installs Go takes them where it is told none.
    default_versions: BTreeSet<Span>,
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

    /// Says which Go something installs that is told none, and which should have been. Its place is that of what installs it.
    pub fn default_version(&mut self, version: GoVersionDeclaration) {
        self.default_versions.insert(version.span);
        self.versions.push(version);
    }

    /// The versions that stand nowhere: what installs Go takes them where it is told none.
    pub fn default_versions(&self) -> impl Iterator<Item = &GoVersionDeclaration> {
        self.versions.iter().filter(|version| self.is_default(version.span))
    }

    /// Whether what stands at `span` installs a Go without being told a version.
    pub fn is_default(&self, span: Span) -> bool {
        self.default_versions.contains(&span)
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

    /// The versions that are declared for the environment `id`. Those of environments are declared in their order.
    pub fn versions_of(&self, id: EnvironmentId) -> impl Iterator<Item = &GoVersionDeclaration> {
        let place = move |version: &GoVersionDeclaration| match version.scope {
            Scope::Environment(place) => Some(place),
            Scope::Directory(_) => None,
        };
        let at = self.versions.partition_point(|version| place(version) < Some(id));
        self.versions.get(at..).unwrap_or_default().iter().take_while(move |version| place(version) == Some(id))
    }

    /// Puts what installs Go into the order of the places where it does, after another file said more of it.
    pub fn order_installations(&mut self) {
        self.versions.sort_by_key(|version| match version.scope {
            Scope::Environment(place) => Some(place),
            Scope::Directory(_) => None,
        });
        self.version_files.sort_by_key(|file| file.environment);
    }

    /// The environments that are declared after `id`, in order.
    pub fn after(&self, id: EnvironmentId) -> impl Iterator<Item = EnvironmentId> + use<> {
        (id.0 + 1..self.environments.len()).map(EnvironmentId)
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
    pub fn own(&self, name: &str, id: EnvironmentId) -> Option<&EnvAssignment> {
        match *self.settings.get(id.0)?.get(name)? {
            Setting::Written(index) => self.assignments.get(index),
            Setting::Implied(index) => self.implied.get(index),
        }
    }

    /// The names of the variables that the environment `id` itself sets, in no order.
    pub fn own_names(&self, id: EnvironmentId) -> impl Iterator<Item = &str> {
        self.settings.get(id.0).into_iter().flat_map(BTreeMap::keys).map(String::as_str)
    }

    /// Every environment with its id, those around others first.
    pub fn identified(&self) -> impl Iterator<Item = (EnvironmentId, &Environment)> {
        self.environments.iter().enumerate().map(|(index, environment)| (EnvironmentId(index), environment))
    }

    /// The environments in which nothing runs, since they hold what `go env -w` wrote.
    pub fn stores(&self) -> BTreeSet<EnvironmentId> {
        self.stored.values().copied().collect()
    }

    /// Says that the assignment whose name stands at `name` is an argument of an image's build, which no container gets.
    pub fn mark_argument(&mut self, name: Span) {
        self.arguments.insert(name);
    }

    /// Whether `set`, one of these assignments, is an argument of an image's build.
    pub fn is_argument(&self, set: &EnvAssignment) -> bool {
        self.arguments.contains(&set.name.span)
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

    /// The go commands that run in the environment `id` or within it, whatever they get.
    pub fn commands_within(&self, id: EnvironmentId) -> impl Iterator<Item = &GoCommand> {
        let commands = self.reach.get(&id).and_then(|range| self.go_commands.get(range.clone())).unwrap_or_default();
        commands.iter().filter(move |command| self.nesting(command.environment).any(|(around, _)| around == id))
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
