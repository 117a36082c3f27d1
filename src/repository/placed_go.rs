//! Which Go the scripts of one place run with: a job, an action, a container.

use crate::artifact::{
    Artifact, Declarations, EnvironmentId, EnvironmentKind, GoVersionDeclaration, Scope, VersionFile, VersionKind,
};
use crate::diagnostic::Site;
use crate::go::version_file::PinnedVersion;
use crate::text::{Literal, RepoPath, Value};

use super::Repository;

/// A Go that is installed where a script runs.
#[derive(Clone, Debug)]
pub struct PlacedGo {
    /// The release.
    pub version: PinnedVersion,
    /// What says so.
    pub site: Site,
    /// Whether it is GOTOOLCHAIN=local that it runs with, so that it stays where a newer one is asked for.
    pub is_kept: bool,
}

impl Repository<'_> {
    /// Each Go that a command in `environment` runs with in one run or another; none where that cannot be told.
    pub fn placed_go(&self, artifact: &Artifact, environment: EnvironmentId) -> Vec<PlacedGo> {
        let place = Place { declarations: &artifact.declarations, environment };
        let (Some(installer), Some(toolchain)) = (place.installer(), place.toolchain()) else { return Vec::new() };
        let declarations = place.declarations;
        let is_there = |scope: &Scope| *scope == Scope::Environment(installer);
        let own = declarations.versions.iter().filter(|version| is_there(&version.scope) && is_installed(version));
        let own: Vec<Option<PlacedGo>> = own.map(|version| placed(artifact, version, toolchain)).collect();
        let asked = declarations.version_files.iter().filter(|file| file.environment == installer);
        let asked = asked.flat_map(|file| self.asked(file, toolchain));
        let all: Vec<Option<PlacedGo>> = if own.is_empty() { asked.collect() } else { own };
        all.into_iter().collect::<Option<Vec<PlacedGo>>>().unwrap_or_default()
    }

    /// What the lines of a file that is asked for the version come to. Which of them counts, its reader decides.
    fn asked(&self, file: &VersionFile, toolchain: Toolchain) -> Vec<Option<PlacedGo>> {
        let path = file.path.as_ref().known().and_then(|path| RepoPath::root().join(path).ok());
        let Some(artifact) = path.and_then(|path| self.artifact(&path)) else { return vec![None] };
        let lines =
            artifact.declarations.versions.iter().filter(|version| matches!(version.scope, Scope::Directory(_)));
        lines.map(|version| placed(artifact, version, toolchain)).collect()
    }
}

/// Whether `declared` says which Go is installed.
const fn is_installed(declared: &GoVersionDeclaration) -> bool {
    matches!(declared.kind, VersionKind::Pin | VersionKind::Range | VersionKind::Image(_))
}

/// What is known of GOTOOLCHAIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Toolchain {
    /// A script or file says that the Go which is installed stays, or what installs it does.
    Kept,
    /// A script or file says that it may change.
    Free,
    /// Nothing that is committed.
    Unsaid,
}

/// A job, an action or a container, up to one of its commands.
struct Place<'d> {
    declarations: &'d Declarations,
    environment: EnvironmentId,
}

impl Place<'_> {
    /// Whether something in the environment `id` came before the command, in the same place.
    fn holds(&self, id: EnvironmentId) -> bool {
        id <= self.environment && is_same_place(self.declarations, id, self.environment)
    }

    /// What installed Go last. Where more than one step may have done so, it cannot be told.
    fn installer(&self) -> Option<EnvironmentId> {
        let versions = self.declarations.versions.iter().filter(|version| is_installed(version));
        let versions = versions.filter_map(|version| match version.scope {
            Scope::Environment(id) => Some(id),
            Scope::Directory(_) => None,
        });
        let files = self.declarations.version_files.iter().map(|file| file.environment);
        let mut installers: Vec<EnvironmentId> = versions.chain(files).filter(|id| self.holds(*id)).collect();
        installers.sort_unstable();
        installers.dedup();
        let steps = installers.iter().filter(|id| self.kind(**id) == Some(EnvironmentKind::Step)).count();
        installers.last().copied().filter(|_| steps < 2)
    }

    /// What is known of GOTOOLCHAIN; none where another Go may run whatever is installed.
    fn toolchain(&self) -> Option<Toolchain> {
        let is_kept = self.declarations.kept_toolchains().any(|id| self.holds(id));
        let set = self.declarations.effective("GOTOOLCHAIN", self.environment);
        // What setup-go writes to $GITHUB_ENV beats what a job sets; what an image brings, nothing.
        let own = [EnvironmentKind::Step, EnvironmentKind::Script, EnvironmentKind::Stage];
        let is_of_job = |id| self.kind(id).is_some_and(|kind| own.contains(&kind));
        match set.filter(|set| !is_kept || is_of_job(set.environment)) {
            None => Some(if is_kept { Toolchain::Kept } else { Toolchain::Unsaid }),
            Some(set) => match set.known().map(Literal::as_str)? {
                "local" => Some(Toolchain::Kept),
                "" | "auto" => Some(Toolchain::Free),
                _ => None,
            },
        }
    }

    fn kind(&self, id: EnvironmentId) -> Option<EnvironmentKind> {
        self.declarations.get(id).map(|environment| environment.kind)
    }
}

/// Whether what happens in the environment `earlier` is felt in `later`: they lie in one job, action or container; a stage of an image
/// feels what happens in those that it is made from.
pub(super) fn is_same_place(declarations: &Declarations, earlier: EnvironmentId, later: EnvironmentId) -> bool {
    match whole(declarations, later) {
        Some(place) => whole(declarations, earlier) == Some(place),
        None => declarations.nesting(later).any(|(id, _)| id == earlier),
    }
}

/// The job, action or container that the environment `id` lies in.
pub(super) fn whole(declarations: &Declarations, id: EnvironmentId) -> Option<EnvironmentId> {
    let is_whole = |kind| matches!(kind, EnvironmentKind::Job | EnvironmentKind::Detached | EnvironmentKind::Container);
    let around = declarations.nesting(id).filter(|(_, environment)| is_whole(environment.kind));
    around.last().map(|(id, _)| id)
}

/// The Go that `declared` says; none where it does not say which.
fn placed(artifact: &Artifact, declared: &GoVersionDeclaration, toolchain: Toolchain) -> Option<PlacedGo> {
    let Value::Known(spec) = &declared.spec else { return None };
    if declared.read_as.is_some() {
        return None;
    }
    let text = match declared.kind {
        VersionKind::Image(_) => spec.split('-').next().unwrap_or_default(),
        _ => spec.trim(),
    };
    let version = PinnedVersion::parse(text)?;
    let is_image = match declared.kind {
        VersionKind::Image(family) => family.keeps_toolchain_local(text) == Some(true),
        _ => false,
    };
    let is_kept = toolchain == Toolchain::Kept || (toolchain == Toolchain::Unsaid && is_image);
    Some(PlacedGo { version, site: artifact.site(declared.span), is_kept })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::MemoryTree;

    /// The Go of the last go command, with a `!` where it stays.
    fn shown(tree: &MemoryTree) -> String {
        let repository = Repository::load(tree, &[]);
        let artifact = repository.artifacts().find(|artifact| !artifact.declarations.go_commands.is_empty());
        let artifact = artifact.expect("a file with a go command");
        let command = artifact.declarations.go_commands.last().expect("a go command");
        let placed = repository.placed_go(artifact, command.environment).into_iter();
        let placed = placed.map(|go| format!("{}{}", go.version.version.as_str(), if go.is_kept { "!" } else { "" }));
        placed.collect::<Vec<_>>().join(" ")
    }

    fn workflow(job: &str) -> MemoryTree {
        let job = job.trim_start_matches('\n');
        MemoryTree::new().file(".github/workflows/a.yml", format!("on: push\njobs:\n  a:\n    runs-on: x\n{job}"))
    }

    fn of_job(job: &str) -> String {
        shown(&workflow(job))
    }

    #[test]
    fn the_last_step_that_installs_go_counts_and_what_comes_later_does_not() {
        let setup = |release: &str, go: &str| {
            format!("      - uses: actions/setup-go@{release}\n        with: {{go-version: '{go}'}}\n")
        };
        let steps = |before: &str, after: &str| format!("    steps:\n{before}      - run: go version\n{after}");
        let (old, new) = (setup("v5", "1.24.x"), setup("v6", "1.25.1"));
        assert_eq!(of_job(&steps(&old, "")), "1.24");
        assert_eq!(of_job(&steps(&new, "")), "1.25.1!");
        assert_eq!(of_job(&steps("", &new)), "");
        assert_eq!(of_job(&steps(&old, &new)), "1.24");
        assert_eq!(of_job(&steps(&(old.clone() + &new), "")), "", "either may have been skipped");
        assert_eq!(of_job(&steps(&setup("v5", "stable"), "")), "");
        assert_eq!(of_job(&steps(&setup("0a1b2c3d", "1.24"), "")), "1.24");
        let image = format!("    container: golang:1.23-alpine\n{}", steps("", ""));
        assert_eq!(of_job(&image), "1.23!");
        assert_eq!(of_job(&format!("    container: golang:1.23-alpine\n{}", steps(&old, ""))), "1.24");
        assert_eq!(of_job(&image.replace("1.23-alpine", "1.21.0")), "1.21.0", "older than the change of the images");
    }

    #[test]
    fn each_go_of_a_matrix_counts() {
        let matrix = "    strategy: {matrix: {go: ['1.24', '1.25']}}\n    steps:\n      - uses: actions/setup-go@v6\n        with: {go-version: '${{ matrix.go }}'}\n      - run: go version\n";
        assert_eq!(of_job(matrix), "1.24! 1.25!");
        assert_eq!(of_job(&matrix.replace("'1.25'", "tip")), "", "one that cannot be told makes all of them uncertain");
    }

    #[test]
    fn gotoolchain_is_what_the_command_gets() {
        let job = |env: &str, release: &str, run: &str| {
            of_job(&format!(
                "    env: {{A: b{env}}}\n    steps:\n      - uses: actions/setup-go@{release}\n        with: {{go-version: '1.24.1'}}\n      - run: {run}\n"
            ))
        };
        assert_eq!(job(", GOTOOLCHAIN: local", "v5", "go version"), "1.24.1!");
        assert_eq!(job(", GOTOOLCHAIN: auto", "v6", "go version"), "1.24.1!", "setup-go's own comes after the job's");
        assert_eq!(job("", "v6", "GOTOOLCHAIN=auto go version"), "1.24.1");
        assert_eq!(job("", "v5", "GOTOOLCHAIN=local go version"), "1.24.1!");
        assert_eq!(job("", "v5", "GOTOOLCHAIN=go1.23.4 go version"), "", "another Go runs");
        assert_eq!(job(", GOTOOLCHAIN: '${{ vars.T }}'", "v5", "go version"), "");
    }

    #[test]
    fn a_file_that_is_asked_says_which_go() {
        let job = "    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with: {go-version-file: go.mod}\n      - run: go version\n";
        let tree = workflow(job);
        assert_eq!(shown(&tree), "");
        let tree = tree.file("go.mod", "module example.com/m\n\ngo 1.24.0\n\ntoolchain go1.25.1\n");
        assert_eq!(shown(&tree), "1.24.0! 1.25.1!");
    }
}
