//! Which Go the scripts of one place run with: a job, an action, a container.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::artifact::{
    Artifact, Declarations, EnvironmentId, EnvironmentKind, GoVersionDeclaration, Scope, VersionFile, VersionKind,
};
use crate::diagnostic::Site;
use crate::go::version_file::PinnedVersion;
use crate::text::{Literal, RepoPath};

use super::Repository;

/// A Go that is installed where a script runs.
#[derive(Clone, Debug)]
pub struct PlacedGo {
    /// The release.
    pub version: PinnedVersion,
    /// What says so.
    pub site: Site,
    /// What takes it from there, where that stands elsewhere: `FROM golang:$GO`, a step that asks a file.
    pub consumer: Option<Site>,
    /// What brings it.
    pub installer: EnvironmentId,
    /// Whether that is a container image.
    pub is_of_image: bool,
    /// Whether it gives way where a newer one is asked for.
    pub change: ToolchainChange,
}

impl PlacedGo {
    /// Whether it is GOTOOLCHAIN=local that it runs with, so that it stays where a newer one is asked for.
    pub fn is_kept(&self) -> bool {
        self.change == ToolchainChange::Kept
    }
}

/// Whether a Go gives way to a newer one that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToolchainChange {
    /// GOTOOLCHAIN=local keeps it.
    Kept,
    /// A file of the repository says that it may.
    Stated,
    /// It may, unasked.
    Unasked,
    /// It cannot be told what its image says.
    Unknown,
}

impl Repository<'_> {
    /// Each Go that a command in `environment` runs with in one run or another; none where that cannot be told.
    pub fn placed_go(&self, artifact: &Artifact, environment: EnvironmentId) -> Vec<PlacedGo> {
        let each = self.each_placed_go(&Places::of(artifact), environment);
        each.into_iter().collect::<Option<Vec<PlacedGo>>>().unwrap_or_default()
    }

    /// The same, with a none for each of which it cannot be told which it is.
    pub(super) fn each_placed_go(&self, places: &Places<'_>, environment: EnvironmentId) -> Vec<Option<PlacedGo>> {
        let (Some(installer), Some(toolchain)) = (places.installer(environment), places.toolchain(environment)) else {
            return Vec::new();
        };
        let Some(found) = places.by_installer.get(&installer) else { return Vec::new() };
        if !found.versions.is_empty() {
            let own = found.versions.iter();
            return own.map(|version| placed(places.artifact, version, installer, toolchain)).collect();
        }
        let asked = found.files.iter().flat_map(|file| {
            let consumer = places.artifact.site(file.span);
            self.lines_of(file).into_iter().map(move |line| {
                let (artifact, version) = line?;
                let go = placed(artifact, version, installer, toolchain)?;
                Some(PlacedGo { consumer: Some(consumer.clone()), ..go })
            })
        });
        asked.collect()
    }

    /// The lines of a file that is asked for the version. Which of them counts, its reader decides.
    fn lines_of(&self, file: &VersionFile) -> Vec<Option<(&Artifact, &GoVersionDeclaration)>> {
        let path = file.path.as_ref().known().and_then(|path| RepoPath::root().join(path).ok());
        let Some(artifact) = path.and_then(|path| self.artifact(&path)) else { return vec![None] };
        let lines =
            artifact.declarations.versions.iter().filter(|version| matches!(version.scope, Scope::Directory(_)));
        lines.map(|version| Some((artifact, version))).collect()
    }
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

/// What installs Go in one file, by where.
pub(super) struct Places<'r> {
    artifact: &'r Artifact,
    by_installer: HashMap<EnvironmentId, Installed<'r>>,
    /// What installs Go in a job, an action or a container, in order; by its own id where it lies in none.
    installing: BTreeMap<EnvironmentId, BTreeSet<EnvironmentId>>,
    /// The same for what keeps it.
    keeping: BTreeMap<EnvironmentId, BTreeSet<EnvironmentId>>,
}

/// What one of them says.
#[derive(Default)]
struct Installed<'r> {
    versions: Vec<&'r GoVersionDeclaration>,
    files: Vec<&'r VersionFile>,
}

impl<'r> Places<'r> {
    pub(super) fn of(artifact: &'r Artifact) -> Self {
        let declarations = &artifact.declarations;
        let mut by_installer: HashMap<EnvironmentId, Installed<'r>> = HashMap::new();
        for version in declarations.versions.iter().filter(|version| version.is_installed()) {
            if let Scope::Environment(id) = version.scope {
                by_installer.entry(id).or_default().versions.push(version);
            }
        }
        for file in &declarations.version_files {
            by_installer.entry(file.environment).or_default().files.push(file);
        }
        let by_place = |ids: &mut dyn Iterator<Item = EnvironmentId>| {
            let mut by_place: BTreeMap<EnvironmentId, BTreeSet<EnvironmentId>> = BTreeMap::new();
            for id in ids {
                by_place.entry(whole(declarations, id).unwrap_or(id)).or_default().insert(id);
            }
            by_place
        };
        let installing = by_place(&mut by_installer.keys().copied());
        let keeping = by_place(&mut declarations.kept_toolchains());
        Self { artifact, by_installer, installing, keeping }
    }

    /// The file.
    pub(super) fn path(&self) -> &RepoPath {
        self.artifact.path()
    }

    /// What installed Go last before `environment`, in the same place. Where more than one step may have done so, it cannot be told.
    fn installer(&self, environment: EnvironmentId) -> Option<EnvironmentId> {
        let is_step = |id: &EnvironmentId| self.kind(*id) == Some(EnvironmentKind::Step);
        let steps = self.before(&self.installing, environment).filter(is_step).take(2).count();
        self.last_installer(environment).filter(|_| steps < 2)
    }

    /// The last that may have installed Go before `environment`, in the same place.
    pub(super) fn last_installer(&self, environment: EnvironmentId) -> Option<EnvironmentId> {
        self.before(&self.installing, environment).next_back()
    }

    /// Those of `ids` that came before `environment` in the same place, in order.
    fn before<'p>(
        &'p self,
        ids: &'p BTreeMap<EnvironmentId, BTreeSet<EnvironmentId>>,
        environment: EnvironmentId,
    ) -> Box<dyn DoubleEndedIterator<Item = EnvironmentId> + 'p> {
        let declarations = &self.artifact.declarations;
        if let Some(place) = whole(declarations, environment) {
            return Box::new(ids.get(&place).into_iter().flat_map(move |ids| ids.range(..=environment)).copied());
        }
        let mut around: Vec<EnvironmentId> = declarations.nesting(environment).map(|(id, _)| id).collect();
        around.retain(|id| ids.contains_key(id));
        Box::new(around.into_iter().rev())
    }

    /// What is known of GOTOOLCHAIN; none where another Go may run whatever is installed.
    fn toolchain(&self, environment: EnvironmentId) -> Option<Toolchain> {
        let is_kept = self.before(&self.keeping, environment).next().is_some();
        let set = self.artifact.declarations.effective("GOTOOLCHAIN", environment);
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
        self.artifact.declarations.get(id).map(|environment| environment.kind)
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
fn placed(
    artifact: &Artifact,
    declared: &GoVersionDeclaration,
    installer: EnvironmentId,
    toolchain: Toolchain,
) -> Option<PlacedGo> {
    if declared.read_as.is_some() {
        return None;
    }
    let text = declared.version_text()?;
    let version = PinnedVersion::parse(text)?;
    let family = match declared.kind {
        VersionKind::Image(family) => Some(family),
        _ => None,
    };
    let change = match toolchain {
        Toolchain::Kept => ToolchainChange::Kept,
        Toolchain::Free => ToolchainChange::Stated,
        Toolchain::Unsaid => match family.map_or(Some(false), |family| family.keeps_toolchain_local(text)) {
            Some(true) => ToolchainChange::Kept,
            Some(false) => ToolchainChange::Unasked,
            None => ToolchainChange::Unknown,
        },
    };
    Some(PlacedGo {
        version,
        site: artifact.site(declared.span),
        consumer: declared.consumer.map(|consumer| artifact.site(consumer)),
        installer,
        is_of_image: family.is_some(),
        change,
    })
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
        let placed = placed.map(|go| format!("{}{}", go.version.version.as_str(), if go.is_kept() { "!" } else { "" }));
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
