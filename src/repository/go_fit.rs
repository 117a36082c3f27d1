//! Whether the Go that is installed somewhere does for the modules that commands work on with it, and what happens where it does not.
//!
//! What only installs tools, asks for the version, or works in a directory that is not known says nothing.

use std::collections::{HashMap, HashSet};

use crate::artifact::{
    Artifact, Directive, Document, EnvironmentId, EnvironmentKind, FileState, GoCommand, GoVersionDeclaration, Scope,
};
use crate::diagnostic::Site;
use crate::go::toolchain::ToolchainName;
use crate::go::version::GoVersion;
use crate::go::version_file::PinnedVersion;
use crate::text::{RepoPath, Value};

use super::placed_go::Places;
use super::{GoRun, PlacedGo, Repository, ToolchainChange};

/// The Go that a module or workspace asks for: the go line of its go.mod or go.work.
#[derive(Clone)]
pub struct GoNeed<'r> {
    /// The file.
    pub artifact: &'r Artifact,
    /// The version.
    pub version: GoVersion,
    line: &'r Directive,
    toolchain: Option<&'r Directive>,
}

/// How a Go falls short of what is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortfall {
    /// It is 1.21 or later: it stops, or fetches the Go that is asked for.
    Older,
    /// It is older than that, and rejects the file for a patch or a toolchain line, which it does not know.
    Unreadable,
    /// It is older than that, and builds without minding the line.
    Unminded,
}

/// What becomes of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GoOutcome {
    /// The Go that is installed does.
    Fits,
    /// A file of the repository says that another one is fetched where this does not do, and that is so.
    FetchesAsStated,
    /// Another Go is fetched, so that the installed one is not used.
    Fetches,
    /// It works without what the line asks for.
    Unminded,
    /// It stops, or fetches another; that follows from an image that is not known.
    StopsOrFetches,
    /// The file is rejected.
    Rejects,
    /// It stops.
    Stops,
}

/// A Go, and a module or workspace that a shown command works on with it.
pub struct GoUse<'r> {
    /// The file that shows it.
    pub artifact: &'r Artifact,
    /// The Go.
    pub go: PlacedGo,
    /// What it is needed for.
    pub need: GoNeed<'r>,
    /// The first command that works on that; one that certainly runs, if there is any.
    pub run: GoRun<'r>,
    /// What becomes of it.
    pub outcome: GoOutcome,
}

/// What commands do with a Go that is installed for them.
#[derive(Default)]
pub(super) struct InstalledWork<'r> {
    /// What the modules and workspaces ask for that they work on.
    pub(super) needs: Vec<GoNeed<'r>>,
    /// Whether some work on a module that cannot be told.
    pub(super) is_unclear: bool,
    /// Whether some install tools of a version of their own.
    pub(super) installs_tools: bool,
}

impl GoNeed<'_> {
    /// The place of the version.
    pub fn site(&self) -> Site {
        self.artifact.site(self.line.value.span())
    }

    /// How `go` falls short of it; none where it does not. An open patch is the newest.
    pub fn shortfall(&self, go: &PinnedVersion) -> Option<Shortfall> {
        if !go.is_below(&self.version) {
            return None;
        }
        Some(if !is_before_toolchains(go) {
            Shortfall::Older
        } else if self.toolchain.is_some() || !self.has_plain_line() {
            Shortfall::Unreadable
        } else {
            Shortfall::Unminded
        })
    }

    /// Whether the go line has two numbers and no more, as every Go can read it.
    pub fn has_plain_line(&self) -> bool {
        self.version.as_str().bytes().filter(|byte| *byte == b'.').count() == 1 && !self.version.is_prerelease()
    }

    /// The release that an older one fetches: the go line's or, where that is later, the toolchain line's.
    pub fn fetched(&self) -> String {
        let suggested = self.toolchain.and_then(|line| ToolchainName::parse(&line.value));
        match suggested.filter(|suggested| *suggested.version() > self.version) {
            Some(suggested) => suggested.version().to_string(),
            None => self.version.first_toolchain(),
        }
    }

    fn outcome(&self, go: &PlacedGo) -> GoOutcome {
        match (self.shortfall(&go.version), go.change) {
            (None, _) => GoOutcome::Fits,
            (Some(Shortfall::Unreadable), _) => GoOutcome::Rejects,
            (Some(Shortfall::Unminded), _) => GoOutcome::Unminded,
            (Some(Shortfall::Older), ToolchainChange::Kept) => GoOutcome::Stops,
            (Some(Shortfall::Older), ToolchainChange::Stated) => GoOutcome::FetchesAsStated,
            (Some(Shortfall::Older), ToolchainChange::Unasked) => GoOutcome::Fetches,
            (Some(Shortfall::Older), ToolchainChange::Unknown) => GoOutcome::StopsOrFetches,
        }
    }
}

/// Go 1.20 and earlier fetch no other Go.
fn is_before_toolchains(go: &PinnedVersion) -> bool {
    go.version < GoVersion::of_language(1, 21)
}

impl Repository<'_> {
    /// Every Go that is installed somewhere, with each module or workspace that a shown command works on with it.
    pub fn go_uses(&self) -> Vec<GoUse<'_>> {
        self.go_uses_where(|_| true, |_| true)
    }

    /// As [`Repository::go_uses`], of a Go and with an outcome that are wanted.
    pub fn go_uses_where(
        &self,
        is_go: impl Fn(&PlacedGo) -> bool,
        is_outcome: impl Fn(GoOutcome) -> bool,
    ) -> Vec<GoUse<'_>> {
        let shown = self.artifacts().filter(|artifact| !artifact.declarations.go_commands.is_empty());
        shown.flat_map(|artifact| self.go_uses_in(artifact, &is_go, &is_outcome)).collect()
    }

    /// What the commands of a file do with each Go that it installs. Of several steps that install one, the last counts.
    pub(super) fn work_of_installers<'r>(
        &'r self,
        artifact: &'r Artifact,
    ) -> HashMap<EnvironmentId, InstalledWork<'r>> {
        let places = Places::of(artifact);
        let mut works: HashMap<EnvironmentId, InstalledWork<'r>> = HashMap::new();
        for (number, command) in artifact.declarations.go_commands.iter().enumerate() {
            let Some(installer) = places.last_installer(command.environment) else { continue };
            let work = works.entry(installer).or_default();
            if !reads_go_line(command) {
                work.installs_tools |= matches!(command.subcommand(), "install" | "run" | "get");
                continue;
            }
            match GoRun::shown(artifact, number).and_then(|run| self.go_need_of(&run)) {
                Some(need) if work.needs.iter().all(|known| known.artifact.path() != need.artifact.path()) => {
                    work.needs.push(need);
                }
                Some(_) => {}
                None => work.is_unclear = true,
            }
        }
        works
    }

    /// The versions below all that the modules here ask for which a job installs while no script shows what runs with them, each once.
    pub fn idle_old_go(&self) -> Vec<(Site, PinnedVersion)> {
        let needs: Option<Vec<GoNeed<'_>>> =
            self.modules().map(|module| self.go_need_at(module.artifact.path())).collect();
        let Some(least) = needs.unwrap_or_default().into_iter().min_by(|a, b| a.version.cmp(&b.version)) else {
            return Vec::new();
        };
        let mut idle: Vec<(Site, PinnedVersion)> = Vec::new();
        for artifact in self.artifacts() {
            let works = self.work_of_installers(artifact);
            let is_idle = |version: &&GoVersionDeclaration| match version.scope {
                Scope::Environment(id) => !works.contains_key(&id) && is_step_of_job(artifact, id),
                Scope::Directory(_) => false,
            };
            for version in artifact.declarations.versions.iter().filter(is_idle) {
                let pinned = version.version_text().and_then(PinnedVersion::parse);
                let pinned = pinned.filter(|pinned| least.shortfall(pinned).is_some() && version.read_as.is_none());
                idle.extend(pinned.map(|pinned| (artifact.site(version.span), pinned)));
            }
        }
        idle.dedup_by(|a, b| a.0 == b.0);
        idle
    }

    fn go_uses_in<'r>(
        &'r self,
        artifact: &'r Artifact,
        is_go: &impl Fn(&PlacedGo) -> bool,
        is_outcome: &impl Fn(GoOutcome) -> bool,
    ) -> Vec<GoUse<'r>> {
        let places = Places::of(artifact);
        let mut installed: HashMap<EnvironmentId, Vec<PlacedGo>> = HashMap::new();
        let mut numbers: HashMap<(Site, &RepoPath), usize> = HashMap::new();
        let mut all: Vec<GoUse<'r>> = Vec::new();
        let (rewritten, unclear) = (rewritten_from(artifact), unclear_stages(artifact));
        for number in 0..artifact.declarations.go_commands.len() {
            let Some(run) = GoRun::shown(artifact, number) else { continue };
            let is_told = !may_differ(&run, rewritten) && !unclear.contains(&run.environment());
            if !(is_told && run.command.is_some_and(reads_go_line)) {
                continue;
            }
            let id = run.environment();
            let wanted = || self.installed_for(&places, id).into_iter().filter(is_go).collect();
            let found = installed.entry(id).or_insert_with(wanted);
            let Some(need) = (!found.is_empty()).then(|| self.go_need_of(&run)).flatten() else { continue };
            for go in found.iter() {
                let outcome = need.outcome(go);
                if !is_outcome(outcome) {
                    continue;
                }
                let key = (go.site.clone(), need.artifact.path());
                let used = GoUse { artifact, go: go.clone(), need: need.clone(), run: run.clone(), outcome };
                match numbers.get(&key).and_then(|number| all.get_mut(*number)) {
                    Some(known) if weight(&used) > weight(known) => *known = used,
                    Some(_) => {}
                    None => {
                        numbers.insert(key, all.len());
                        all.push(used);
                    }
                }
            }
        }
        all
    }

    /// The releases that commands in an environment run with, as far as they can be told. Of the lines of a go.mod that a step asks,
    /// the highest counts.
    fn installed_for(&self, places: &Places<'_>, environment: EnvironmentId) -> Vec<PlacedGo> {
        let found = self.each_placed_go(places, environment);
        let is_of_file = |go: &PlacedGo| go.site.path != *places.path();
        if found.iter().flatten().any(is_of_file) {
            let highest = found.into_iter().flatten().max_by(|a, b| a.version.version.cmp(&b.version.version));
            return highest.into_iter().collect();
        }
        found.into_iter().flatten().collect()
    }

    /// What the module or workspace asks for that `run` works on; none where that cannot be told.
    fn go_need_of(&self, run: &GoRun<'_>) -> Option<GoNeed<'_>> {
        if !run.is_in_module_mode() {
            return None;
        }
        // A go.work that stands above what an image gets is not in it.
        let workspace = self.workspace_for(run).known()?;
        let changes = run.command.map(|command| command.before).unwrap_or_default();
        match workspace {
            Some(workspace) if !changes.workspace => return self.go_need_at(workspace.artifact.path()),
            None if changes.workspace && !is_of_image(run) => return None,
            Some(_) if !is_of_image(run) => return None,
            _ => {}
        }
        let mut around = run.directory.ancestors();
        let directory = around.find(|directory| self.holds_module(directory) != Some(false))?;
        self.go_need_at(&directory.join("go.mod").ok()?)
    }

    /// What the go.mod or go.work at `path` asks for.
    pub fn go_need_at(&self, path: &RepoPath) -> Option<GoNeed<'_>> {
        let artifact = self.artifact(path)?;
        let (go, toolchain) = match &artifact.document {
            Document::GoMod(file) => (file.go.as_ref(), file.toolchain.as_ref()),
            Document::GoWork(file) => (file.go.as_ref(), file.toolchain.as_ref()),
            _ => return None,
        };
        let line = go?;
        Some(GoNeed { artifact, version: GoVersion::parse(&line.value)?, line, toolchain })
    }
}

fn is_of_image(run: &GoRun<'_>) -> bool {
    let mut around = run.artifact().declarations.nesting(run.environment());
    around.any(|(_, environment)| environment.kind == EnvironmentKind::Stage)
}

/// Whether `id` is a step of a job that works on the repository.
fn is_step_of_job(artifact: &Artifact, id: EnvironmentId) -> bool {
    let kind = |id: &EnvironmentId| artifact.declarations.get(*id).map(|environment| environment.kind);
    let mut around = artifact.declarations.nesting(id);
    kind(&id) == Some(EnvironmentKind::Step) && around.any(|(_, found)| found.kind == EnvironmentKind::Job)
}

/// What counts for more: a worse outcome, a command that is not forgiven, one that certainly runs.
fn weight(used: &GoUse<'_>) -> (GoOutcome, bool, bool) {
    let command = used.run.command;
    (used.outcome, command.is_some_and(|command| !command.may_fail), used.run.is_certain())
}

/// Whether the command reads the go line of the module around it before all else, and stops where it asks for too much.
fn reads_go_line(command: &GoCommand) -> bool {
    let edits = || matches!(command.words.get(1).map(String::as_str), Some("edit" | "init" | "use"));
    command.loads_module() || (command.works_on_module() && command.needs_modules() && !edits())
}

/// The stages of images in which a command works on a module that cannot be told: what lies there is not known, so that no other says
/// anything either.
fn unclear_stages(artifact: &Artifact) -> HashSet<EnvironmentId> {
    let declarations = &artifact.declarations;
    let is_unclear = |command: &&GoCommand| command.directory == Value::Unknown && reads_go_line(command);
    let unclear = declarations.go_commands.iter().filter(is_unclear);
    let around = unclear.flat_map(|command| declarations.nesting(command.environment));
    around.filter(|(_, found)| found.kind == EnvironmentKind::Stage).map(|(id, _)| id).collect()
}

/// Whether the module may have another go line when the command runs: something there may have written it, and the file speaks of that.
fn may_differ(run: &GoRun<'_>, rewritten: Option<usize>) -> bool {
    let may_differ = |command: &GoCommand| {
        command.before.modules == FileState::MayDiffer && rewritten.is_some_and(|from| from <= command.span.start)
    };
    run.command.is_some_and(may_differ)
}

/// Where in the file something stands first that may give a module another go line.
fn rewritten_from(artifact: &Artifact) -> Option<usize> {
    const MOVES: [&str; 8] = ["sed ", "rm ", "mv ", "cp ", "perl ", "awk ", "> ", ">> "];
    let is_moved = |line: &str| {
        (line.contains("go.mod") || line.contains("go.work")) && MOVES.iter().any(|word| line.contains(word))
    };
    if artifact.source.text().lines().any(is_moved) {
        return Some(0);
    }
    let says_go = |word: &String| word.trim_start_matches('-').starts_with("go=") || word.starts_with("go@");
    let rewrites = |command: &&GoCommand| {
        command.words.iter().any(says_go) || command.words.get(1).is_some_and(|word| word == "init")
    };
    artifact.declarations.go_commands.iter().filter(rewrites).map(|command| command.span.start).min()
}

#[cfg(test)]
mod tests;
