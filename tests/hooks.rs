//! The commit hooks run for every file that is read: their `files` and `exclude` against the table of kinds. What pre-commit and prek make
//! of the hooks, `.ci/hooks` shows.

#![allow(clippy::panic, clippy::unwrap_used, reason = "tests fail by panicking")]

use std::collections::BTreeSet;

use goconflint::artifact::{KINDS, kind_of};
use goconflint::syntax::yaml::{self, Node};
use goconflint::text::{RepoPath, Source};
use regex_automata::meta::Regex;

const MANIFEST: &str = ".pre-commit-hooks.yaml";

/// Some paths of each kind.
const SAMPLES: &[(&str, &[&str])] = &[
    ("go.mod", &["go.mod", "api/go.mod", "api/v2/go.mod"]),
    ("go.work", &["go.work", "tools/go.work"]),
    ("go.sum", &["go.sum", "go.work.sum", "api/go.sum"]),
    ("vendor/modules.txt", &["vendor/modules.txt", "api/vendor/modules.txt"]),
    (".go-version", &[".go-version", "api/.go-version"]),
    ("VS Code settings", &[".vscode/settings.json", "api/.vscode/settings.json"]),
    ("VS Code recommendations", &[".vscode/extensions.json"]),
    ("VS Code launch configurations", &[".vscode/launch.json", "web/.vscode/launch.json"]),
    ("VS Code tasks", &[".vscode/tasks.json"]),
    ("VS Code workspace", &["shop.code-workspace", "editor/all of it.code-workspace", ".code-workspace"]),
    ("golangci-lint configuration", &[".golangci.yml", ".golangci.yaml", ".golangci.toml", "api/.golangci.json"]),
    (
        "dev container",
        &[
            ".devcontainer.json",
            ".devcontainer/devcontainer.json",
            ".devcontainer/go/devcontainer.json",
            "api/.devcontainer/devcontainer.json",
        ],
    ),
    ("GitHub workflow", &[".github/workflows/ci.yml", ".github/workflows/release.yaml"]),
    ("GitHub action", &["action.yml", "action.yaml", ".github/actions/setup/action.yml"]),
    ("go.env", &["go.env", "build/go.env"]),
    ("environment file", &[".env", "deploy/local.env", "deploy/.env"]),
    (".envrc", &[".envrc", "api/.envrc"]),
    (".tool-versions", &[".tool-versions", "api/.tool-versions"]),
    (
        "mise configuration",
        &[
            "mise.toml",
            ".mise.toml",
            "mise.local.toml",
            ".mise.ci.toml",
            "mise/config.toml",
            ".mise/config.toml",
            ".config/mise/config.ci.toml",
            ".config/mise.toml",
            ".config/mise/conf.d/go.toml",
        ],
    ),
    ("pre-commit configuration", &[".pre-commit-config.yaml"]),
    (
        "compose file",
        &[
            "compose.yaml",
            "compose.yml",
            "docker-compose.yml",
            "deploy/docker-compose.ci.yaml",
            "compose-test.yml",
            "compose_a.yml",
        ],
    ),
    ("bake file", &["docker-bake.hcl", "docker-bake.json", "build/docker-bake.override.hcl"]),
    ("Bitbucket pipeline", &["bitbucket-pipelines.yml"]),
    (
        "Azure pipeline",
        &[
            "azure-pipelines.yml",
            "ci/azure-pipeline-test.yaml",
            ".azure-pipelines.yml",
            ".ado/build.yml",
            "eng/.pipelines/a/b.yaml",
        ],
    ),
    ("CircleCI configuration", &[".circleci/config.yml", ".circleci/config.yaml"]),
    ("Drone pipeline", &[".drone.yml", ".drone.yaml"]),
    ("GitLab pipeline", &[".gitlab-ci.yml", ".gitlab-ci.yaml"]),
    (
        "GoReleaser configuration",
        &[".goreleaser.yml", ".goreleaser.yaml", "goreleaser.yml", "cli/.goreleaser-next.yaml"],
    ),
    ("Travis configuration", &[".travis.yml"]),
    ("Woodpecker workflow", &[".woodpecker.yml", ".woodpecker.yaml", ".woodpecker/test.yml", ".woodpecker/a/b.yaml"]),
    ("netlify.toml", &["netlify.toml", "site/netlify.toml"]),
    ("app.yaml", &["app.yaml", "service/app.yml"]),
    ("MODULE.bazel", &["MODULE.bazel", "api/MODULE.bazel"]),
    ("Makefile", &["Makefile", "makefile", "api/GNUmakefile", "build/rules.mk", ".mk"]),
    (
        "Dockerfile",
        &[
            "Dockerfile",
            "api/dockerfile",
            "Containerfile",
            "Dockerfile-alpine",
            "Dockerfile_alpine",
            "Dockerfile.alpine",
            "Dockerfile.1.22",
            "api.Dockerfile",
            "api.v2.dockerfile",
        ],
    ),
];

/// Files of no kind that what is found depends on all the same.
const ALSO_READ: &[&str] = &["goconflint.toml", ".goconflint.toml", ".dockerignore", "api/Dockerfile.dockerignore"];

/// Files that no kind claims, each like one that a kind does claim.
const OTHERS: &[&str] = &[
    "main.go",
    "Dockerfile.go",
    "go.mod.bak",
    "cargo.mod",
    "docs/go.mod.md",
    ".hidden/go.mod",
    "_old/go.work",
    "api/.hidden/go.sum",
    "modules.txt",
    "settings.json",
    ".vscode/keybindings.json",
    "x.vscode/settings.json",
    "devcontainer.json",
    ".github/dependabot.yml",
    ".github/workflows/testdata/ci.yml",
    "sub/.github/workflows/ci.yml",
    "reaction.yml",
    ".env.local",
    ".envrc.example",
    "xgo-version",
    "promise.toml",
    "mise.md",
    "config.toml",
    "sub/.travis.yml",
    "sub/.gitlab-ci.yml",
    "sub/.pre-commit-config.yaml",
    ".circleci/other.yml",
    "decompose.yml",
    "composer.yml",
    "docker-bake.yml",
    "azure.yml",
    "my.goreleaser.yml",
    "webapp.yaml",
    "BUILD.bazel",
    "CMakefile",
    "Makefile.am",
    "MyDockerfile",
    "Dockerfiles/readme.txt",
    "vendor/example.com/m/go.mod",
    "vendor/example.com/m/vendor/modules.txt",
    "pkg/testdata/go.mod",
    "testdata/Dockerfile",
    "web/node_modules/left-pad/Makefile",
    "third_party/tool/.vscode/settings.json",
    "README.md",
];

/// Which files a hook is run for.
struct Trigger {
    files: Regex,
    exclude: Regex,
}

impl Trigger {
    fn of(hook: &Node) -> Self {
        let expression = |key: &str| {
            let text = hook.get(key).and_then(Node::text).unwrap_or_else(|| panic!("a hook without `{key}`"));
            Regex::new(text).unwrap_or_else(|error| panic!("`{key}`: {error}"))
        };
        Self { files: expression("files"), exclude: expression("exclude") }
    }

    fn runs_for(&self, path: &str) -> bool {
        self.files.is_match(path) && !self.exclude.is_match(path)
    }
}

/// The hooks of the manifest, by name.
fn hooks() -> Vec<(String, Trigger)> {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/.pre-commit-hooks.yaml")).unwrap();
    let document = yaml::parse(&Source::new(RepoPath::new(MANIFEST).unwrap(), text));
    assert!(document.problems.is_empty(), "{MANIFEST} is no YAML");
    let root = document.root.unwrap();
    let hooks = root.sequence().unwrap();
    hooks.iter().map(|hook| (hook.get("id").and_then(Node::text).unwrap().to_string(), Trigger::of(hook))).collect()
}

#[test]
fn there_are_two_hooks() {
    let names: Vec<String> = hooks().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["goconflint", "goconflint-fix"]);
}

#[test]
fn every_kind_has_samples_that_it_claims() {
    for kind in KINDS {
        let samples = SAMPLES.iter().find(|(name, _)| *name == kind.name);
        let (_, paths) = samples
            .unwrap_or_else(|| panic!("no sample of the kind \"{}\": add some, and see that the hooks run", kind.name));
        assert!(!paths.is_empty(), "no sample of the kind \"{}\"", kind.name);
    }
    for (name, paths) in SAMPLES {
        for path in *paths {
            assert_eq!(kind_of(path).map(|kind| kind.name), Some(*name), "the kind of {path}");
        }
    }
}

#[test]
fn hooks_run_for_every_sample() {
    for (name, trigger) in hooks() {
        for path in SAMPLES.iter().flat_map(|(_, paths)| *paths).chain(ALSO_READ) {
            assert!(trigger.runs_for(path), "{name} is not run for {path}");
        }
    }
}

#[test]
fn hooks_do_not_run_for_files_of_no_kind() {
    for (name, trigger) in hooks() {
        for path in OTHERS {
            assert!(kind_of(path).is_none(), "{path} is of a kind");
            assert!(!trigger.runs_for(path), "{name} is run for {path}");
        }
    }
}

/// Directories and names of all samples put together anew: what the samples above do not think of.
#[test]
fn hooks_run_for_whatever_a_kind_claims() {
    let (directories, beginnings, ends) = pieces();
    let (_, trigger) = hooks().swap_remove(0);
    let mut kinds = BTreeSet::new();
    for (directory, beginning) in
        directories.iter().flat_map(|directory| beginnings.iter().map(move |it| (directory, it)))
    {
        for end in &ends {
            let path = format!("{directory}{beginning}{end}");
            let Some(kind) = kind_of(&path) else { continue };
            assert!(trigger.runs_for(&path), "no hook runs for {path}, a {}", kind.name);
            kinds.insert(kind.name);
        }
    }
    assert_eq!(kinds.len(), KINDS.len(), "only of these kinds was there a path: {kinds:?}");
}

/// The directories of all samples, and some more, and the names of all samples in two, wherever there is a mark.
fn pieces() -> (BTreeSet<&'static str>, BTreeSet<&'static str>, BTreeSet<&'static str>) {
    let mut pieces = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    pieces.0.extend([".hidden/", "_old/", "testdata/", "vendor/example.com/m/", "a/vendor/b/vendor/", "a.b/c_d/"]);
    for path in SAMPLES.iter().flat_map(|(_, paths)| *paths) {
        let (directory, name) = path.split_at(path.rfind('/').map_or(0, |slash| slash + 1));
        pieces.0.insert(directory);
        for at in name.match_indices(['.', '-', '_']).map(|(at, _)| at).chain([0, name.len()]) {
            let (beginning, end) = name.split_at(at);
            pieces.1.insert(beginning);
            pieces.2.insert(end);
        }
    }
    pieces
}
