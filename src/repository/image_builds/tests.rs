use crate::artifact::{Artifact, Scope};
use crate::repository::Repository;
use crate::text::{Literal, RepoPath, Value};
use crate::tree::MemoryTree;

fn tree() -> MemoryTree {
    MemoryTree::new()
        .file("go.mod", "module example.com/m\n\ngo 1.26.0\n")
        .file("cmd/x/main.go", "package main\n")
        .file("svc/go.mod", "module example.com/svc\n\ngo 1.26.0\n")
        .file("svc/main.go", "package main\n")
        .file("samples/tcp/src/main.go", "package main\n")
}

fn shown(directory: &Value<RepoPath>) -> String {
    directory.as_ref().known().map_or("?".to_owned(), ToString::to_string)
}

fn artifact<R>(tree: &MemoryTree, path: &str, ask: impl FnOnce(&Artifact) -> R) -> R {
    let repository = Repository::load(tree, &[]);
    ask(repository.artifact(&RepoPath::new(path).unwrap()).unwrap())
}

/// What the images and the go commands of a Dockerfile work on.
fn works_on(tree: &MemoryTree, path: &str) -> (Vec<String>, Vec<String>) {
    artifact(tree, path, |artifact| {
        let declarations = &artifact.declarations;
        let image = |scope: &Scope| match scope {
            Scope::Environment(id) => shown(&declarations.get(*id).unwrap().directory),
            Scope::Directory(directory) => directory.to_string(),
        };
        let images = declarations.versions.iter().map(|version| image(&version.scope)).collect();
        (images, declarations.go_commands.iter().map(|command| shown(&command.directory)).collect())
    })
}

fn one(directory: &str) -> (Vec<String>, Vec<String>) {
    (vec![directory.to_owned()], vec![directory.to_owned()])
}

const BUILD: &str = "FROM golang:1.24\nCOPY . .\nRUN go build ./...\n";

#[test]
fn a_dockerfile_at_the_root_is_given_the_root() {
    assert_eq!(works_on(&tree().file("Dockerfile", BUILD), "Dockerfile"), one("."));
}

#[test]
fn a_context_that_does_not_hold_what_is_copied_or_built_is_none() {
    let named = "FROM golang:1.24\nCOPY go.mod ./\nCOPY cmd cmd\nRUN go build ./cmd/x\n";
    assert_eq!(works_on(&tree().file("svc/Dockerfile", named), "svc/Dockerfile"), one("."));
    let own = "FROM golang:1.24\nCOPY go.mod main.go ./\nRUN go build .\n";
    assert_eq!(works_on(&tree().file("svc/Dockerfile", own), "svc/Dockerfile"), one("svc"));
}

#[test]
fn where_two_contexts_are_possible_another_file_decides() {
    let tree = tree().file("svc/Dockerfile", BUILD);
    assert_eq!(works_on(&tree, "svc/Dockerfile"), one("?"));
    let compose = tree.clone().file("compose.yaml", "services:\n  a:\n    build: ./svc\n");
    assert_eq!(works_on(&compose, "svc/Dockerfile"), one("svc"));
    let step = "uses: docker/build-push-action@v6\n        with: {context: ., file: svc/Dockerfile}";
    let workflow = format!("jobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n      - {step}\n");
    let both = compose.clone().file(".github/workflows/a.yml", workflow.as_str());
    assert_eq!(works_on(&tree.clone().file(".github/workflows/a.yml", workflow), "svc/Dockerfile"), one("."));
    assert_eq!(works_on(&both, "svc/Dockerfile"), one("?"), "they contradict each other");
    let computed = tree.file("compose.yaml", "services:\n  a:\n    build: {context: $X}\n");
    assert_eq!(works_on(&computed, "svc/Dockerfile"), one("?"));
}

#[test]
fn an_argument_that_a_build_gives_is_not_its_default() {
    let tree = tree().file("Dockerfile", "ARG V=1.24\nFROM golang:$V\n");
    let spec = |tree: &MemoryTree| {
        artifact(tree, "Dockerfile", |artifact| {
            let spec = artifact.declarations.versions[0].spec.as_ref().known();
            spec.map_or("?", Literal::as_str).to_owned()
        })
    };
    assert_eq!(spec(&tree), "1.24");
    let given = tree.clone().file("compose.yaml", "services:\n  a:\n    build: {context: ., args: {V: '1.26'}}\n");
    assert_eq!(spec(&given), "?");
    let handed_on = tree.clone().file("Makefile", "image:\n\tdocker build --build-arg=V .\n");
    assert_eq!(spec(&handed_on), "1.24");
    let given = tree.file("Makefile", "image:\n\tdocker build --build-arg V=$(GO_VERSION) .\n");
    assert_eq!(spec(&given), "?");
}

#[test]
fn an_image_that_does_not_build_the_module_around_it_governs_nothing() {
    // etcd tests/antithesis/config/Dockerfile, arkd buf.Dockerfile: tools alone.
    let tools = "FROM golang:1.25.5 AS build\nRUN go install github.com/a8m/envsubst/cmd/envsubst@v1.4.3\nFROM scratch\nCOPY config .\n";
    assert_eq!(works_on(&tree().file("tests/config/Dockerfile", tools), "tests/config/Dockerfile").0, ["?"]);
    let with_sources = "FROM golang:1.24-alpine3.20 AS builder\nCOPY . .\nRUN go install google.golang.org/protobuf/cmd/protoc-gen-go@v1.36.9\n";
    assert_eq!(works_on(&tree().file("buf.Dockerfile", with_sources), "buf.Dockerfile").0, ["?"]);
    // istio samples/*/src/Dockerfile: a file without a module.
    let copies = [("COPY main.go .", "tcp"), ("COPY . .", "tcp")];
    for (copy, sample) in copies {
        let path = format!("samples/{sample}/src/Dockerfile");
        let text = format!("FROM golang:1.22 AS builder\nWORKDIR /go/src/x/\n{copy}\nRUN go build -o tcp main.go\n");
        assert_eq!(works_on(&tree().file(&path, text), &path), one("?"), "{copy}");
    }
    // woodpecker docker/Dockerfile.make: what `make` does is not seen.
    let make = "FROM golang:1.27\nCOPY . .\nRUN make build\n";
    assert_eq!(works_on(&tree().file("Dockerfile", make), "Dockerfile").0, ["?"]);
}

#[test]
fn the_toolchain_that_an_image_may_switch_to_is_seen_by_its_commands() {
    // vohive Dockerfile
    let text = "FROM golang:1.24-alpine AS b\nWORKDIR /app\nENV GOTOOLCHAIN=auto\nCOPY go.mod go.sum* ./\nRUN go mod download\nCOPY . .\nRUN go build ./...\n";
    let tree = tree().file("Dockerfile", text);
    assert_eq!(works_on(&tree, "Dockerfile"), (vec![".".to_owned()], vec![".".to_owned(), ".".to_owned()]));
    artifact(&tree, "Dockerfile", |artifact| {
        let commands = &artifact.declarations.go_commands;
        let seen =
            |environment| artifact.declarations.effective("GOTOOLCHAIN", environment).and_then(|set| set.known());
        assert!(commands.iter().all(|command| seen(command.environment).is_some_and(|set| set.as_str() == "auto")));
    });
}

#[test]
fn what_a_build_does_not_get_is_not_copied() {
    let tree = tree().file("Dockerfile", BUILD);
    let ignoring = |path: &str, text: &str| works_on(&tree.clone().file(path, text), "Dockerfile");
    assert_eq!(ignoring(".dockerignore", "bin\n*.md\n"), one("."));
    assert_eq!(ignoring(".dockerignore", "*\n!cmd\n"), one("?"));
    assert_eq!(ignoring(".dockerignore", "*\n!go.*\n!cmd\n"), one("."));
    assert_eq!(ignoring("Dockerfile.dockerignore", "go.mod\n"), one("?"));
    let both = tree.clone().file(".dockerignore", "go.mod\n").file("Dockerfile.dockerignore", "bin\n");
    assert_eq!(works_on(&both, "Dockerfile"), one("."));
}

#[test]
fn a_directory_that_cannot_be_meant_does_not_make_another_doubtful() {
    let text = "FROM golang:1.24\nCOPY . .\nRUN go mod download\nRUN go build ./cmd/x\n";
    let tree = tree().file("svc/Dockerfile", text);
    assert_eq!(works_on(&tree, "svc/Dockerfile").1, [".", "."]);
    let stated = tree.file(
        "compose.yaml",
        "services:\n  a:\n    build: {context: ./svc}\n  b:\n    build: {context: ., dockerfile: svc/Dockerfile}\n",
    );
    assert_eq!(works_on(&stated, "svc/Dockerfile").1, [".", "."]);
    let workflow = "jobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n      - run: docker build -f svc/Dockerfile ${{ inputs.x }}\n";
    assert_eq!(works_on(&stated.file(".github/workflows/a.yml", workflow), "svc/Dockerfile").1, [".", "."]);
}

#[test]
fn commands_that_build_an_image_say_what_it_is_given() {
    let tree = tree().file("svc/Dockerfile", BUILD);
    let step = |script: &str| {
        let workflow = format!("jobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n      - run: {script}\n");
        works_on(&tree.clone().file(".github/workflows/a.yml", workflow), "svc/Dockerfile")
    };
    assert_eq!(step("docker build svc"), one("svc"));
    assert_eq!(step("docker build -f svc/Dockerfile ."), one("."));
    assert_eq!(step("docker build -f svc/Dockerfile $DIR"), one("?"));
    let recipe = tree.clone().file("svc/Makefile", "image:\n\tdocker build -f Dockerfile ..\n");
    assert_eq!(works_on(&recipe, "svc/Dockerfile"), one("."));
}
