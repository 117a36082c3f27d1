use super::*;
use crate::tree::MemoryTree;

/// Each Go and what it is needed for, with what becomes of the command.
fn shown(tree: &MemoryTree) -> Vec<String> {
    let repository = Repository::load(tree, &[]);
    let uses = repository.go_uses();
    let show = |used: &GoUse<'_>| {
        let go = used.go.version.version.as_str();
        format!("{go} {}:{} {:?}", used.need.artifact.path(), used.need.version, used.outcome)
    };
    uses.iter().map(show).collect()
}

fn module(go: &str) -> MemoryTree {
    MemoryTree::new().file("go.mod", format!("module example.com/m\n\ngo {go}\n")).file("main.go", "package main\n")
}

fn of_image(go: &str, dockerfile: &str) -> Vec<String> {
    shown(&module(go).file("Dockerfile", dockerfile))
}

fn of_job(go: &str, release: &str, version: &str, script: &str) -> Vec<String> {
    let setup = format!("      - uses: actions/setup-go@{release}\n        with: {{go-version: '{version}'}}\n");
    let steps = format!("      - uses: actions/checkout@v5\n{setup}      - run: {script}\n");
    let workflow = format!("on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n{steps}");
    shown(&module(go).file(".github/workflows/a.yml", workflow))
}

#[test]
fn what_becomes_of_a_command_follows_from_the_release_and_from_gotoolchain() {
    assert_eq!(of_job("1.26.0", "v6", "1.25", "go vet ./..."), ["1.25 go.mod:1.26.0 Stops"]);
    assert_eq!(of_job("1.26.0", "v5", "1.25", "go vet ./..."), ["1.25 go.mod:1.26.0 Fetches"]);
    assert_eq!(of_job("1.26.0", "v5", "1.25", "GOTOOLCHAIN=auto go vet ./..."), ["1.25 go.mod:1.26.0 FetchesAsStated"]);
    assert_eq!(of_job("1.26.0", "v5", "1.20", "go vet ./..."), ["1.20 go.mod:1.26.0 Rejects"]);
    assert_eq!(of_job("1.26", "v5", "1.20", "go vet ./..."), ["1.20 go.mod:1.26 Unminded"]);
    assert_eq!(of_job("1.26.3", "v6", "1.26", "go vet ./..."), ["1.26 go.mod:1.26.3 Fits"]);
    assert_eq!(of_job("1.26.3", "v6", "1.26.2", "go vet ./..."), ["1.26.2 go.mod:1.26.3 Stops"]);
    assert_eq!(of_job("1.27rc2", "v6", "1.27.0-rc.1", "go vet ./..."), [""; 0], "no version of Go");
}

#[test]
fn what_does_not_work_on_a_module_says_nothing() {
    let none: [&str; 0] = [];
    // loki .github/workflows/verify-release-workflow.yaml: a tool alone.
    for script in
        ["go install example.com/tool@v1.2.3", "go version", "go env GOMOD", "go mod edit -json", "go tool nm x"]
    {
        assert_eq!(of_job("1.26.6", "v6", "1.26.3", script), none, "{script}");
    }
    assert_eq!(of_job("1.26.6", "v6", "stable", "go vet ./..."), none);
    // The go line is not the committed one.
    assert_eq!(of_job("1.26.6", "v6", "1.26.3", "go mod edit -go=1.26.0 && go vet ./..."), none);
    assert_eq!(of_job("1.26.6", "v6", "1.26.3", "sed -i s/1.26.6/1.26.0/ go.mod && go vet ./..."), none);
    // etcd tests/antithesis/config/Dockerfile; arkd buf.Dockerfile; istio samples/*/src/Dockerfile.
    assert_eq!(
        of_image("1.26.0", "FROM golang:1.25.5\nRUN go install github.com/a8m/envsubst/cmd/envsubst@v1.4.3\n"),
        none
    );
    assert_eq!(
        of_image("1.26.0", "FROM golang:1.24\nCOPY . .\nRUN go install example.com/protoc-gen-go@v1.36.9\n"),
        none
    );
    assert_eq!(of_image("1.26.0", "FROM golang:1.22\nWORKDIR /x\nCOPY main.go .\nRUN go build -o tcp main.go\n"), none);
}

#[test]
fn an_image_stops_or_fetches_as_it_is_told() {
    let build = |from: &str, toolchain: &str| {
        of_image("1.26.0", &format!("FROM {from}\nWORKDIR /src\n{toolchain}COPY . .\nRUN go build .\n"))
    };
    assert_eq!(build("golang:1.24-alpine", ""), ["1.24 go.mod:1.26.0 Stops"]);
    // vohive Dockerfile
    assert_eq!(build("golang:1.24-alpine", "ENV GOTOOLCHAIN=auto\n"), ["1.24 go.mod:1.26.0 FetchesAsStated"]);
    assert_eq!(build("cimg/go:1.24", ""), ["1.24 go.mod:1.26.0 Fetches"]);
    assert_eq!(build("registry.example.com/golang:1.24", ""), ["1.24 go.mod:1.26.0 StopsOrFetches"]);
    assert_eq!(build("golang:1.18", ""), ["1.18 go.mod:1.26.0 Rejects"]);
    assert_eq!(build("golang", ""), [""; 0]);
}

#[test]
fn a_workspace_asks_instead_of_its_modules() {
    let workflow = "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with: {go-version: '1.25.1'}\n      - run: go vet ./...\n";
    let tree = module("1.24.0").file(".github/workflows/a.yml", workflow).file("go.work", "go 1.26.0\n\nuse .\n");
    assert_eq!(shown(&tree), ["1.25.1 go.work:1.26.0 Stops"]);
    let off = tree.clone().file(".github/workflows/a.yml", workflow.replace("run: go", "run: GOWORK=off go"));
    assert_eq!(shown(&off), ["1.25.1 go.mod:1.24.0 Fits"]);
    // simhub go.work: below its member, which only Go 1.21 and later mind.
    let old = tree.clone().file("go.work", "go 1.19\n\nuse .\n").file("go.mod", "module example.com/m\n\ngo 1.20\n");
    let old = old.file(".github/workflows/a.yml", workflow.replace("1.25.1", "1.20"));
    assert_eq!(shown(&old), ["1.20 go.work:1.19 Fits"]);
    // What is copied does not hold the workspace.
    let image = tree
        .file(".github/workflows/a.yml", "")
        .file("Dockerfile", "FROM golang:1.23\nCOPY go.mod main.go ./\nRUN go build .\n");
    assert_eq!(shown(&image), ["1.23 go.mod:1.24.0 Stops"]);
}

#[test]
fn the_file_that_a_step_asks_is_what_falls_short() {
    let workflow = "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with: {go-version-file: FILE}\n      - run: go vet ./...\n";
    let with = |file: &str| module("1.26.2").file(".github/workflows/a.yml", workflow.replace("FILE", file));
    assert_eq!(shown(&with(".go-version").file(".go-version", "1.26.1\n")), ["1.26.1 go.mod:1.26.2 Stops"]);
    assert_eq!(shown(&with("go.mod")), ["1.26.2 go.mod:1.26.2 Fits"]);
}
