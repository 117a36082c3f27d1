//! `goconflint env`: which variables of Go hold where, and why.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "tests fail by panicking")]

use goconflint::report::{Options, Selection, write_environments, write_environments_json};
use goconflint::repository::{EnvironmentView, Repository};
use goconflint::tree::MemoryTree;

fn tree(files: &[(&str, &str)]) -> MemoryTree {
    files.iter().fold(MemoryTree::new(), |tree, (path, text)| tree.file(path, *text))
}

fn told(files: &[(&str, &str)], names: &[&str], json: bool) -> String {
    let tree = tree(files);
    let repository = Repository::load(&tree, &[]);
    let views: Vec<EnvironmentView<'_>> =
        repository.artifacts().flat_map(|artifact| repository.environment_views(artifact)).collect();
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let selection = Selection { views: &views, names: &names };
    let mut bytes = Vec::new();
    if json {
        write_environments_json(&selection, &mut bytes).expect("written");
    } else {
        write_environments(&selection, &Options::default(), &mut bytes).expect("written");
    }
    String::from_utf8(bytes).expect("text")
}

fn text(files: &[(&str, &str)]) -> String {
    let text = told(files, &[], false);
    assert!(text.lines().all(|line| line.chars().count() <= 80 || !line.trim().contains(' ')), "{text}");
    text
}

const WORKFLOW: &str = ".github/workflows/test.yml";
const JOBS: &str = "on: push
env:
  GOFLAGS: -mod=vendor
  GOPROXY: direct
jobs:
  test:
    runs-on: ubuntu-latest
    env:
      GOFLAGS: -mod=readonly
      GOTOOLCHAIN: auto
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-go@v6
        with:
          go-version: '1.25'
      - run: go vet ./...
      - run: echo GOFLAGS=-mod=mod >> $GITHUB_ENV
      - name: Test
        env:
          GOFLAGS: ''
          GOTOOLCHAIN: ${{ inputs.go }}
        run: |
          CGO_ENABLED=1 go test -race ./...
          go env -w GOFLAGS=-trimpath GOPROXY=off
          go build ./...
          unset GOTOOLCHAIN
          GOOS=windows make all
  lint:
    runs-on: ubuntu-latest
    container: golang:1.25
    env:
      GOTOOLCHAIN: path
    steps:
      - uses: actions/checkout@v5
      - run: go vet ./...
";

#[test]
fn jobs_and_steps_are_told_with_what_they_hide() {
    insta::assert_snapshot!(text(&[(WORKFLOW, JOBS)]));
}

#[test]
fn one_variable_is_told_by_value() {
    let settings = "{\"go.toolsEnvVars\": {\"GOFLAGS\": \"-tags=x\"}}\n";
    let files = [(WORKFLOW, JOBS), (".vscode/settings.json", settings), ("a/.vscode/settings.json", "{\"go.x\": 1}")];
    insta::assert_snapshot!(told(&files, &["GOFLAGS", "GOWORK"], false));
}

const DOCKERFILE: &str = "FROM golang:1.25 AS base
ARG GOFLAGS=-mod=mod
ARG GOPRIVATE
ENV GOFLAGS=-mod=readonly GOTOOLCHAIN=auto
RUN go mod download
ENV GOPROXY=off
FROM base
ENV GOPROXY=direct
RUN GOFLAGS= CGO_ENABLED=0 go build ./...
FROM scratch
ENV PATH=/bin
";

#[test]
fn stages_hide_arguments_and_base_images() {
    insta::assert_snapshot!(text(&[("Dockerfile", DOCKERFILE)]));
}

#[test]
fn editors_containers_and_shells_are_told() {
    let container = "{\"image\": \"golang:1.25\", \"containerEnv\": {\"GOFLAGS\": \"-v\", \"GOTOOLCHAIN\": \"auto\"},
  \"remoteEnv\": {\"GOFLAGS\": \"-x\"},
  \"customizations\": {\"vscode\": {\"settings\": {\"go.toolsEnvVars\": {\"GOFLAGS\": \"-mod=mod\", \"GOWORK\": \"off\"}}}}}
";
    let settings = "{
  \"go.toolsEnvVars\": {\"GOFLAGS\": \"-tags=a\", \"GOPROXY\": \"${env:PROXY}\"},
  \"go.testEnvVars\": {\"GOFLAGS\": \"-tags=b\"},
  \"gopls\": {\"build.env\": {\"GOFLAGS\": \"-tags=c\"}},
  \"terminal.integrated.env.linux\": {\"GOFLAGS\": \"-tags=d\"}
}
";
    let compose =
        "services:\n  db:\n    image: golang:1.25\n    environment:\n      GOTOOLCHAIN: auto\n      OTHER: x\n";
    let files = [
        (".devcontainer/devcontainer.json", container),
        (".vscode/settings.json", settings),
        ("compose.yaml", compose),
        ("Makefile", "export GOFLAGS := -mod=vendor\n"),
        (".envrc", "export GOPROXY=https://a.example\nexport TOKEN=xyz\n"),
        ("mise.toml", "[env]\nGOWORK = \"off\"\n"),
        ("go.env", "GOSUMDB=off\n"),
    ];
    insta::assert_snapshot!(text(&files));
}

#[test]
fn credentials_are_masked_and_other_variables_not_told() {
    let envrc = "export GOPROXY=https://bob:hunter2hunter2@proxy.example.com\nexport API_KEY=s3cr3ts3cr3t\nexport GOAUTH=s3cr3ts3cr3t\n";
    let told = text(&[(".envrc", envrc)]);
    assert!(told.contains("GOPROXY=https://***:"), "{told}");
    assert!(!told.contains("hunter2") && !told.contains("s3cr3t") && !told.contains("API_KEY"), "{told}");
    let json = told_as_json(&[(".envrc", envrc)]);
    assert!(!json.contains("hunter2") && !json.contains("s3cr3t") && !json.contains("API_KEY"), "{json}");
}

fn told_as_json(files: &[(&str, &str)]) -> String {
    told(files, &[], true)
}

#[test]
fn programs_get_everything() {
    let workflow = "on: push\nenv: {GOFLAGS: -x}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: go vet ./...\n        env: {GOFLAGS: '${{ inputs.f }}'}\n";
    insta::assert_snapshot!(told(&[(WORKFLOW, workflow)], &["GOFLAGS"], true));
}

#[test]
fn a_repository_without_variables_says_so() {
    assert_eq!(text(&[("go.mod", "module example.com/m\n")]), "no file sets a variable of Go\n");
}

#[test]
fn hostile_text_neither_moves_the_cursor_nor_fills_the_page() {
    let workflow = format!("on: push\njobs:\n  \"a\\e[2J\":\n    env: {{GOFLAGS: \"-x\\e[2J{}\"}}\n", "é".repeat(300));
    let told = told(&[(WORKFLOW, &workflow)], &[], false);
    assert!(!told.contains('\u{1b}') && told.contains(r"\u{1b}[2J"), "{told}");
}
