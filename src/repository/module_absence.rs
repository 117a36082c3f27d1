//! Where a go command that a script shows certainly finds no module for the packages that it is given.

use crate::artifact::{FileState, GoArguments, GoCommand};
use crate::text::{RepoPath, Value};
use crate::tree::Presence;

use super::{GoRun, Module, Repository, Workspace};

/// A place that a command is given packages at, and that belongs to none of its main modules.
pub struct MissedPlace<'r> {
    /// What the command is given; `.` where it is given nothing.
    pub argument: String,
    /// The directory that this begins in.
    pub directory: RepoPath,
    /// Why no module has it.
    pub absence: ModuleAbsence<'r>,
}

/// Why a place belongs to no main module.
pub enum ModuleAbsence<'r> {
    /// A go.work is in effect, and no go.mod lies at or above the place.
    OutsideWorkspace(Workspace<'r>),
    /// A go.work is in effect, and does not use the module that the place belongs to.
    Unlisted(Workspace<'r>, Module<'r>),
    /// No go.mod lies at or above the directory that the command runs in.
    NoModule,
    /// The place belongs to the module in this directory, and the command runs in another one.
    OtherModule(Module<'r>, RepoPath),
}

impl Repository<'_> {
    /// The go commands that scripts of CI show and that certainly run in the modules and workspaces as they are committed. An image is built
    /// from what is copied into it.
    pub fn certain_runs(&self) -> impl Iterator<Item = GoRun<'_>> {
        let is_as_committed = |command: &GoCommand| {
            command.certain && command.before.modules == FileState::AsCommitted && !command.before.workspace
        };
        let runs = self.shown_runs().filter(move |run| run.is_of_job() && run.command.is_some_and(is_as_committed));
        runs.filter(|run| run.directory.is_root() || self.presence(&run.directory) == Presence::Directory)
    }

    /// The workspace that is in effect for `run`, or that none is; unknown where that cannot be told.
    pub fn workspace_for(&self, run: &GoRun<'_>) -> Value<Option<Workspace<'_>>> {
        let in_module_mode = matches!(run.variable("GO111MODULE"), Value::Known("" | "on"));
        let workspace = match run.variable("GOWORK") {
            _ if !in_module_mode => None,
            Value::Known("off") => Some(None),
            Value::Known("" | "auto") => match self.nearest("go.work", &run.directory) {
                Value::Known(Some(place)) => {
                    let workspace = self.workspace_at(&place);
                    workspace.filter(|workspace| workspace.artifact.problems.is_empty()).map(Some)
                }
                Value::Known(None) => Some(None),
                Value::Unknown => None,
            },
            _ => None,
        };
        workspace.map_or(Value::Unknown, Value::Known)
    }

    /// The first place that `run` is given and that no main module has: go/modload/load.go, `matchLocalDirs` and `resolveLocalPackage`.
    pub fn missed_place(&self, run: &GoRun<'_>) -> Option<MissedPlace<'_>> {
        let arguments = run.command?.arguments()?;
        let flags = run.variable("GOFLAGS").known()?;
        if !fails_without_module(&arguments) || flags.contains("-mod") || flags.contains("-e") {
            return None;
        }
        let workspace = self.workspace_for(run).known()?;
        let mut named = arguments.packages?;
        if named.is_empty() {
            named.push(".");
        }
        named.into_iter().find_map(|argument| {
            let directory = run.directory.join(directory_of(argument)?).ok()?;
            let absence = self.module_absence(run, workspace.as_ref(), &directory)?;
            let argument = argument.to_owned();
            (!self.is_replacement(&directory)).then_some(MissedPlace { argument, directory, absence })
        })
    }

    fn module_absence(
        &self,
        run: &GoRun<'_>,
        workspace: Option<&Workspace<'_>>,
        place: &RepoPath,
    ) -> Option<ModuleAbsence<'_>> {
        let found = self.nearest("go.mod", place).known()?;
        if let Some(workspace) = workspace {
            let workspace = self.workspace_at(&workspace.directory)?;
            return match found {
                None => Some(ModuleAbsence::OutsideWorkspace(workspace)),
                Some(found) if workspace.uses(&found) => None,
                Some(found) => Some(ModuleAbsence::Unlisted(workspace, self.module_at(&found)?)),
            };
        }
        let Some(main) = self.nearest("go.mod", &run.directory).known()? else { return Some(ModuleAbsence::NoModule) };
        let other = found.filter(|found| *found != main)?;
        let main = self.module_at(&main)?;
        // The standard library finds its own modules in GOROOT.
        let is_standard = main.file.module.as_ref().is_none_or(|name| matches!(name.value.as_str(), "std" | "cmd"));
        (!is_standard).then_some(ModuleAbsence::OtherModule(main, other))
    }

    /// The nearest directory at or above `directory` that holds a file called `name`; unknown where something on the way is.
    fn nearest(&self, name: &str, directory: &RepoPath) -> Value<Option<RepoPath>> {
        for above in directory.ancestors() {
            match above.join(name).map(|path| self.presence(&path)) {
                Ok(Presence::File) => return Value::Known(Some(above)),
                Ok(Presence::Absent | Presence::Directory) => {}
                Ok(Presence::Unknown) | Err(_) => return Value::Unknown,
            }
        }
        Value::Known(None)
    }

    /// Whether some file puts the directory, or one above it, in the place of a module: it may then be a dependency.
    fn is_replacement(&self, directory: &RepoPath) -> bool {
        self.module_lines().any(|file| {
            let targets = file.replacements.iter().filter(|replaced| replaced.is_local());
            let mut targets = targets.filter_map(|replaced| file.artifact.directory().join(&replaced.target).ok());
            targets.any(|target| directory.is_within(&target))
        })
    }
}

/// Whether a command fails where it finds no module for a package: it loads packages, and does not say to go on after errors, to list
/// modules, or which go.mod to read. `go fmt` does not look at go.work, and `go clean` by itself loads nothing.
fn fails_without_module(arguments: &GoArguments<'_>) -> bool {
    const LOADING: [&[&str]; 8] =
        [&["build"], &["fix"], &["generate"], &["install"], &["list"], &["run"], &["test"], &["vet"]];
    const EXEMPTING: [&str; 7] = ["C", "e", "m", "mod", "modfile", "overlay", "h"];
    let is_file_or_module = |package: &&str| package.ends_with(".go") || package.contains('@');
    let packages = arguments.packages.as_deref().unwrap_or_default();
    LOADING.contains(&arguments.subcommand.words)
        && !EXEMPTING.iter().any(|flag| arguments.has(flag))
        && !packages.iter().any(is_file_or_module)
}

/// The directory that a local package or pattern begins in; none of an import path, and where something else than the text says which.
fn directory_of(argument: &str) -> Option<&str> {
    let is_local = matches!(argument, "." | "..") || argument.starts_with("./") || argument.starts_with("../");
    if !is_local || argument.contains(['$', '*', '?', '`', '{', '~', '\\', '"']) {
        return None;
    }
    match argument.find("...") {
        Some(dots) => argument.get(..dots)?.rsplit_once('/').map(|(directory, _)| directory),
        None => Some(argument),
    }
}

#[cfg(test)]
mod tests;
