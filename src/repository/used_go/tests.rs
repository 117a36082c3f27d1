use super::*;
use crate::repository::Options;
use crate::tree::MemoryTree;

const GO_120: &str = "module example.com/m\n\ngo 1.20\n";

fn workflow(version: &str) -> String {
    format!(
        "jobs:\n  a:\n    runs-on: x\n    strategy:\n      matrix:\n        go: {version}\n    steps:\n      - uses: actions/checkout@v4\n      - uses: actions/setup-go@v5\n        with:\n          go-version: ${{{{ matrix.go }}}}\n"
    )
}

/// Each release, with a `+` where it may be a later one, and the file that says it.
fn shown(used: &UsedGo) -> Vec<String> {
    let show = |release: &UsedRelease| {
        let open = if release.is_open { "+" } else { "" };
        let file = release.site.as_ref().map_or(String::new(), |site| format!(" {}", site.path));
        format!("{}{open}{file}", release.version)
    };
    used.releases.iter().map(show).collect()
}

fn in_root(tree: &MemoryTree) -> UsedGo {
    Repository::load(tree, &[]).go_in(&RepoPath::root())
}

#[test]
fn the_project_then_pins_then_go_mod_then_the_supported_releases_say_which_go() {
    let tree = MemoryTree::new();
    let used = in_root(&tree);
    assert_eq!((used.source(), shown(&used)), (GoSource::Supported, vec!["1.26".to_owned(), "1.27".to_owned()]));
    let tree = tree.file("go.mod", "module example.com/m\n\ngo 1.22\n");
    let used = in_root(&tree);
    assert_eq!((used.source(), shown(&used)), (GoSource::Required, vec!["1.22+ go.mod".to_owned()]));
    let tree = tree.file(".go-version", "1.24.3\n");
    let used = in_root(&tree);
    assert_eq!((used.source(), shown(&used)), (GoSource::Pinned, vec!["1.24.3 .go-version".to_owned()]));
    let supported_go = vec![GoVersion::of_language(1, 21), GoVersion::of_language(1, 23)];
    let options = Options { supported_go, ..Options::default() };
    let repository = Repository::load(&tree, &[]).with_options(options);
    let used = repository.go_in(&RepoPath::root());
    // A Go below the go line switches to it.
    assert_eq!((used.source(), shown(&used)), (GoSource::Stated, vec!["1.22".to_owned(), "1.23".to_owned()]));
    let artifact = repository.artifacts().next().unwrap();
    assert_eq!(shown(&repository.go_of(artifact)), ["1.21", "1.23"]);
}

#[test]
fn a_workflow_runs_what_it_installs_else_what_is_pinned_else_what_go_mod_asks_for() {
    let of = |tree: &MemoryTree| {
        let repository = Repository::load(tree, &[]);
        let path = RepoPath::new(".github/workflows/ci.yml").unwrap();
        let used = repository.go_of(repository.artifact(&path).unwrap());
        shown(&used).iter().map(|release| release.split(' ').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let ci = |tree: &MemoryTree, text: &str| tree.clone().file(".github/workflows/ci.yml", text.to_owned());
    let tree = ci(&MemoryTree::new(), "jobs: {}\n").file("go.mod", GO_120);
    assert_eq!(of(&tree), ["1.26", "1.27"]);
    let tree = tree.file("go.mod", "module example.com/m\n\ngo 1.21\n\ntoolchain go1.24.1\n");
    assert_eq!(of(&tree), ["1.21+", "1.24.1"]);
    let tree = tree.file(".go-version", "1.25.1\n");
    assert_eq!(of(&tree), ["1.25.1"]);
    assert_eq!(of(&ci(&tree, &workflow("['1.25', '^1.22', 'stable']"))), ["1.25", "1.22+", "1.27"]);
}

#[test]
fn the_oldest_is_the_oldest_that_is_certainly_there() {
    let since = GoVersion::of_language(1, 26);
    let oldest = |tree: &MemoryTree| {
        let used = in_root(tree);
        used.older_than(&since).map(|oldest| format!("{} {}", oldest.version, oldest.site.as_ref().unwrap().path))
    };
    let tree = MemoryTree::new().file("go.mod", GO_120);
    assert_eq!(oldest(&tree), None);
    let tree = tree.file(".go-version", "1.22.3\n");
    assert_eq!(oldest(&tree).as_deref(), Some("1.22.3 .go-version"));
    let newer = tree.clone().file("go.mod", "module example.com/m\n\ngo 1.20\n\ntoolchain go1.24.1\n");
    assert_eq!(oldest(&newer).as_deref(), Some("1.24.1 .go-version"));
    let open = newer.clone().file(".go-version", "^1.22\n");
    assert_eq!(oldest(&open), None);
    let tree = tree.file(".github/workflows/ci.yml", workflow("['1.25', '1.19.x']"));
    assert_eq!(oldest(&tree).as_deref(), Some("1.19 .github/workflows/ci.yml"));
}

#[test]
fn an_image_counts_for_the_module_that_it_builds() {
    let tree = MemoryTree::new()
        .file("go.mod", GO_120)
        .file("cmd/x/main.go", "package main\n")
        .file("tools/go.mod", "module example.com/tools\n")
        .file("tools.Dockerfile", "FROM golang:1.19\nCOPY . .\nRUN go install example.com/tool@v1\n")
        .file("Dockerfile", "FROM golang:1.22-alpine\nCOPY . /src\nRUN cd /src/cmd/x && go build\n");
    assert_eq!(shown(&in_root(&tree)), ["1.22 Dockerfile"]);
    let repository = Repository::load(&tree, &[]);
    assert_eq!(repository.go_in(&RepoPath::new("tools").unwrap()).source(), GoSource::Supported);
}

#[test]
fn a_pin_elsewhere_says_nothing() {
    let tree = MemoryTree::new().file("go.mod", GO_120).file("sub/.go-version", "1.22.3\n");
    assert_eq!(in_root(&tree).source(), GoSource::Required);
}

#[test]
fn the_minor_release_of_any_spelling_is_found() {
    for spec in ["1.24", "1.24-alpine", "^1.24", "go1.24.3-big", "~1.24.0", ">=1.24"] {
        assert_eq!(begins_with(spec).and_then(|version| version.minor()), Some(24), "{spec}");
    }
    assert_eq!(begins_with("stable").and_then(|version| version.minor()), Some(NEWEST_MINOR));
    assert_eq!(begins_with("tip"), None);
}

#[test]
fn what_only_some_releases_refuse_is_weighed_by_those_that_are_used() {
    let used = |source: GoSource, minors: &[u32]| {
        let release =
            |minor: &u32| UsedRelease { version: GoVersion::of_language(1, *minor), is_open: false, site: None };
        UsedGo { releases: minors.iter().map(release).collect(), source, is_uncertain: false, is_foreign: false }
    };
    let supported = used(GoSource::Supported, &SUPPORTED_MINORS);
    let pinned = |minors: &[u32]| used(GoSource::Pinned, minors);
    let since = |since: u32| move |minor: u32| minor >= since;
    assert_eq!(supported.severity(since(26)), Some(Severity::Error));
    assert_eq!(pinned(&[25]).severity(since(26)), None);
    assert_eq!(pinned(&[25, 27]).severity(since(26)), Some(Severity::Warning));
    assert_eq!(supported.severity(since(27)), Some(Severity::Warning));
    assert_eq!(pinned(&[25]).severity(since(27)), Some(Severity::Warning));
    assert_eq!(pinned(&[27]).severity(since(27)), Some(Severity::Error));
    assert_eq!(pinned(&[24]).severity(|minor| minor < 25), None);
    let uncertain = UsedGo { is_uncertain: true, ..pinned(&[]) };
    assert_eq!(uncertain.severity(since(19)), Some(Severity::Warning));
    // What the project itself states is all that counts.
    let stated = |minors: &[u32]| used(GoSource::Stated, minors);
    assert_eq!(stated(&[24]).severity(|minor| minor < 25), Some(Severity::Error));
    assert_eq!(stated(&[24, 25]).severity(|minor| minor < 25), Some(Severity::Warning));
    assert_eq!(stated(&[25]).severity(since(27)), None);
}

#[test]
fn a_judgement_shows_what_brings_the_release_that_fails() {
    let tree = MemoryTree::new().file("go.mod", GO_120).file(".go-version", "1.27.1\n");
    let used = in_root(&tree);
    let judgement = used.judge(|minor| minor >= 27).unwrap();
    assert_eq!(judgement.severity, Severity::Error);
    assert_eq!(judgement.site.map(|site| site.path.as_str()), Some(".go-version"));
}
