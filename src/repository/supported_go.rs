//! Which releases of Go a directory is worked on with, as far as the repository says.

use crate::artifact::{Artifact, EnvironmentKind, GoVersionDeclaration, Scope, VersionKind};
use crate::diagnostic::Site;
use crate::facts::releases::SUPPORTED;
use crate::go::toolchain::ToolchainName;
use crate::go::version::GoVersion;
use crate::go::version_file::PinnedVersion;
use crate::text::RepoPath;

use super::Repository;

/// The releases of Go that must be able to work on a directory.
#[derive(Clone, Debug)]
pub struct SupportedGo {
    stated: Vec<StatedGo>,
}

/// One release of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedGo {
    /// The release; a language version where the patch is left open.
    pub version: GoVersion,
    /// The pin that says so; none for a release that is supported because the Go project supports it.
    pub pin: Option<Site>,
}

impl SupportedGo {
    /// The oldest of them.
    pub fn oldest(&self) -> Option<&StatedGo> {
        self.stated.iter().min_by(|a, b| a.version.cmp(&b.version))
    }

    /// The oldest of them, where it is older than `since`.
    pub fn older_than(&self, since: &GoVersion) -> Option<&StatedGo> {
        self.oldest().filter(|stated| stated.version < *since)
    }
}

impl Repository<'_> {
    /// The releases that `directory` is worked on with: those that are pinned for it, by a `.go-version` or a workflow, else the two that
    /// the Go project supports. From 1.21 on, a Go below the go or toolchain line there switches to what these ask for.
    pub fn supported_go(&self, directory: &RepoPath) -> SupportedGo {
        let need = self.go_needed_for(directory);
        let switched = |version: GoVersion| match &need {
            Some(need) if version >= GoVersion::of_language(1, 21) && version < *need => need.clone(),
            _ => version,
        };
        let pins = self.versions().filter(|version| self.governs(version.artifact, version.declared, directory));
        let mut stated: Vec<StatedGo> = pins
            .filter_map(|version| {
                let spec = version.declared.spec.as_ref().known()?;
                let text = version.declared.read_as.as_deref().unwrap_or(spec);
                // What follows the version in the tag of an image is no part of it.
                let is_image = matches!(version.declared.kind, VersionKind::Image(_));
                let text = if is_image { text.split('-').next().unwrap_or_default() } else { text };
                let pinned = PinnedVersion::parse(text)?.version;
                Some(StatedGo { version: switched(pinned), pin: Some(version.artifact.site(version.declared.span)) })
            })
            .collect();
        if stated.is_empty() {
            let supported = SUPPORTED.map(|(major, minor)| GoVersion::of_language(major, minor));
            stated.extend(supported.map(|version| StatedGo { version: switched(version), pin: None }));
        }
        SupportedGo { stated }
    }

    /// The highest version that the go and toolchain lines ask for which hold in `directory`.
    fn go_needed_for(&self, directory: &RepoPath) -> Option<GoVersion> {
        let workspace = self.workspace_of(directory);
        let at = workspace.map_or_else(
            || self.module_around(directory).map(|module| module.artifact.path().clone()),
            |workspace| Some(workspace.artifact.path().clone()),
        )?;
        let lines = self.version_lines().find(|lines| *lines.artifact.path() == at)?;
        let go = lines.go.and_then(|line| GoVersion::parse(&line.value));
        let toolchain = lines.toolchain.and_then(|line| ToolchainName::parse(&line.value));
        go.max(toolchain.map(|name| name.version().clone()))
    }

    /// Whether `declared` says which Go is installed where `directory` is worked on. An image is for the module that it builds, and not
    /// for others below it.
    fn governs(&self, artifact: &Artifact, declared: &GoVersionDeclaration, directory: &RepoPath) -> bool {
        let is_installed = matches!(declared.kind, VersionKind::Pin | VersionKind::Range | VersionKind::Image(_));
        let (place, is_stage) = match &declared.scope {
            Scope::Directory(place) => (Some(place.clone()), false),
            Scope::Environment(id) => {
                let environment = artifact.declarations.get(*id);
                let is_stage = environment.is_some_and(|found| found.kind == EnvironmentKind::Stage);
                (environment.and_then(|found| found.directory.clone().known()), is_stage)
            }
        };
        let module = |directory: &RepoPath| self.module_around(directory).map(|module| module.directory.clone());
        is_installed
            && place.is_some_and(|place| {
                if is_stage { module(&place) == module(directory) } else { directory.is_within(&place) }
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::MemoryTree;

    fn oldest(tree: &MemoryTree) -> (String, Option<String>) {
        let repository = Repository::load(tree, &[]);
        let supported = repository.supported_go(&RepoPath::root());
        let oldest = supported.oldest().unwrap();
        (oldest.version.to_string(), oldest.pin.as_ref().map(|pin| pin.path.as_str().to_owned()))
    }

    #[test]
    fn without_a_pin_the_two_supported_releases_count() {
        let tree = MemoryTree::new().file("go.mod", "module example.com/m\n\ngo 1.20\n");
        assert_eq!(oldest(&tree), ("1.26".to_owned(), None));
        let tree = MemoryTree::new().file("go.mod", "module example.com/m\n\ngo 1.27.1\n");
        assert_eq!(oldest(&tree), ("1.27.1".to_owned(), None));
    }

    #[test]
    fn a_pin_says_which_go_is_there() {
        let tree =
            MemoryTree::new().file("go.mod", "module example.com/m\n\ngo 1.20\n").file(".go-version", "1.22.3\n");
        assert_eq!(oldest(&tree), ("1.22.3".to_owned(), Some(".go-version".to_owned())));
        let newer = tree.clone().file("go.mod", "module example.com/m\n\ngo 1.20\n\ntoolchain go1.24.1\n");
        assert_eq!(oldest(&newer).0, "1.24.1");
        let workflow = "jobs:\n  a:\n    runs-on: x\n    strategy:\n      matrix:\n        go: ['1.25', '1.19.x']\n    steps:\n      - uses: actions/checkout@v4\n      - uses: actions/setup-go@v5\n        with:\n          go-version: ${{ matrix.go }}\n";
        let tree = tree.file(".github/workflows/ci.yml", workflow);
        assert_eq!(oldest(&tree).0, "1.19");
    }

    #[test]
    fn an_image_counts_for_the_module_that_it_builds() {
        let tree = MemoryTree::new()
            .file("go.mod", "module example.com/m\n\ngo 1.20\n")
            .file("cmd/x/main.go", "package main\n")
            .file("tools/go.mod", "module example.com/tools\n")
            .file("tools.Dockerfile", "FROM golang:1.19\nCOPY . .\nRUN go install example.com/tool@v1\n")
            .file("Dockerfile", "FROM golang:1.22-alpine\nCOPY . /src\nRUN cd /src/cmd/x && go build\n");
        assert_eq!(oldest(&tree), ("1.22".to_owned(), Some("Dockerfile".to_owned())));
        let repository = Repository::load(&tree, &[]);
        let tools = repository.supported_go(&RepoPath::new("tools").unwrap());
        assert_eq!(tools.oldest().unwrap().pin, None);
    }

    #[test]
    fn a_pin_elsewhere_says_nothing() {
        let tree = MemoryTree::new().file("go.mod", "module example.com/m\n").file("sub/.go-version", "1.22.3\n");
        assert_eq!(oldest(&tree).1, None);
    }
}
