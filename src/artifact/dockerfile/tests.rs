use super::*;
use crate::artifact::{EnvironmentKind, VersionKind};
use crate::text::{Literal, RepoPath, Value};
use crate::tree::{MemoryTree, Presence, Tree};

fn source(text: &str) -> Source {
    Source::new(RepoPath::new("Dockerfile").unwrap(), text)
}

fn declared(text: &str) -> Declarations {
    read(&source(text)).declarations
}

/// Each version: what is known of it, what its span and the span of what asks for it cover.
fn versions(text: &str) -> Vec<String> {
    let file = source(text);
    let declarations = read(&file).declarations;
    let line = |version: &crate::artifact::GoVersionDeclaration| {
        assert!(matches!(version.kind, VersionKind::Image(_)));
        let spec = version.spec.as_ref().known().map_or("?", |spec| spec.as_str());
        let asked = version.consumer.map(|span| format!(" <- {}", file.slice(span))).unwrap_or_default();
        format!("{spec} @ {}{asked}", file.slice(version.span))
    };
    declarations.versions.iter().map(line).collect()
}

/// What each go command of `text` finds `name` set to.
fn seen(text: &str, name: &str) -> Vec<String> {
    let declarations = declared(text);
    let value = |command: &crate::artifact::GoCommand| match declarations.effective(name, command.environment) {
        None => "-".to_owned(),
        Some(set) => set.known().map_or("?", Literal::as_str).to_owned(),
    };
    declarations.go_commands.iter().map(value).collect()
}

#[test]
fn an_image_says_which_go() {
    assert_eq!(
        versions("FROM --platform=$BUILDPLATFORM golang:1.26-alpine@sha256:0 AS a\n"),
        ["1.26-alpine @ 1.26-alpine"]
    );
    assert_eq!(versions("FROM public.ecr.aws/docker/library/golang:1.26.5\nFROM node:22\n"), ["1.26.5 @ 1.26.5"]);
    assert_eq!(versions("FROM golang\n"), ["? @ golang"]);
    let devcontainer = "FROM mcr.microsoft.com/devcontainers/go:1-1.25-bookworm\n";
    assert_eq!(versions(devcontainer), ["1.25-bookworm @ 1.25-bookworm"]);
}

#[test]
fn an_image_is_put_together_from_arguments() {
    let text = "ARG GO_VERSION=1.24\nARG ALPINE\nFROM golang:${GO_VERSION}-alpine AS a\nFROM golang:${GO_VERSION}-alpine${ALPINE}\nFROM golang:${ALPINE:-1.23}\nFROM golang:$NOWHERE\n";
    let expected = [
        "1.24-alpine @ 1.24 <- golang:${GO_VERSION}-alpine",
        "1.24 @ 1.24 <- golang:${GO_VERSION}-alpine${ALPINE}",
        "1.23 @ 1.23",
        "? @ golang:$NOWHERE",
    ];
    assert_eq!(versions(text), expected);
    let whole = "ARG IMAGE=golang:1.22\nFROM ${IMAGE}\nARG TAG=1.21\n";
    assert_eq!(versions(whole), ["1.22 @ 1.22 <- ${IMAGE}"]);
    let circle = "ARG A=$B\nARG B=$A\nFROM golang:$A$B\n";
    assert_eq!(versions(circle), ["? @ golang:$A$B"]);
}

#[test]
fn an_argument_that_a_build_overrides_is_not_known() {
    let overridden = BTreeSet::from(["V".to_owned()]);
    let reading = read_with(&source("ARG V=1.24\nFROM golang:$V\nARG GOPROXY=direct\n"), &overridden);
    assert_eq!(reading.declarations.versions[0].spec, Value::Unknown);
    assert!(reading.declarations.assignments[0].known().is_some());
}

#[test]
fn a_script_sees_what_was_set_before_it_in_its_stage_and_those_it_builds_on() {
    let text = "FROM golang:1.24 AS base\nENV GOFLAGS=-x\nRUN go vet ./...\nENV GOFLAGS -mod=vendor -v\nFROM base AS build\nRUN go build\nRUN GOFLAGS=-a go build\nFROM golang:1.24\nRUN go build\n";
    assert_eq!(seen(text, "GOFLAGS"), ["-x", "-mod=vendor -v", "-a", "-"]);
    let declarations = declared(text);
    let named: Vec<&str> = declarations
        .environments
        .iter()
        .filter(|e| e.kind == EnvironmentKind::Stage)
        .map(|e| e.name.as_str())
        .collect();
    assert_eq!(named, ["stage `base`", "stage `base`", "stage `build`", "stage 3"]);
}

#[test]
fn arguments_are_seen_by_scripts_and_give_way_to_env() {
    let text = "ARG GOPROXY=https://global.example\nFROM golang:1.24\nARG GOPROXY\nARG GOOS\nARG GOARCH=amd64\nENV GOARCH=arm64\nARG GOARCH=386\nENV GOFLAGS=-p=$GOMAXPROCS\nRUN go build\n";
    assert_eq!(seen(text, "GOPROXY"), ["https://global.example"]);
    assert_eq!(seen(text, "GOOS"), ["?"]);
    assert_eq!(seen(text, "GOARCH"), ["arm64"]);
    assert_eq!(seen(text, "GOFLAGS"), ["?"]);
    assert_eq!(seen("FROM a\nRUN go build\n", "PATH"), ["-"]);
}

#[test]
fn what_go_env_writes_is_found_by_later_scripts() {
    let text =
        "FROM golang:1.24 AS a\nRUN go version\nRUN go env -w GOPROXY=direct\nRUN go build\nFROM a\nRUN go build\n";
    assert_eq!(seen(text, "GOPROXY"), ["-", "-", "direct", "direct"]);
}

#[test]
fn scripts_are_read_in_all_their_forms() {
    let text = "FROM golang:1.24\nRUN [\"go\", \"build\", \"./...\"]\nRUN [\"/bin/sh\", \"-c\", \"cd /x && go test\"]\nRUN <<EOF\nset -e\ngo vet ./...\nEOF\nRUN <<EOF\n#!/usr/bin/env python3\ngo run .\nEOF\nRUN --mount=type=cache,target=/root/.cache \\\n  # comment\n  CGO_ENABLED=0 go install \\\n  ./cmd\nSHELL [\"powershell\", \"-Command\"]\nRUN go build -o a.exe\nONBUILD RUN go run .\n";
    let file = source(text);
    let declarations = read(&file).declarations;
    let commands: Vec<String> = declarations.go_commands.iter().map(|command| command.words.join(" ")).collect();
    assert_eq!(commands, ["build ./...", "test", "vet ./...", "install ./cmd"]);
    assert_eq!(file.slice(declarations.go_commands[1].span), "go test");
    assert_eq!(file.slice(declarations.go_commands[2].span), "go vet ./...");
}

#[test]
fn a_text_that_is_no_dockerfile_declares_nothing() {
    for text in [
        "",
        "hello\n",
        "{{ if x }}\nFROM golang:1.22\n",
        "FROM golang:1.22\n{{ range .X }}\nENV GOFLAGS=x\n{{ end }}\n",
        "# FROM a\n",
    ] {
        let declarations = declared(text);
        assert!(declarations.versions.is_empty() && declarations.environments.is_empty(), "{text}");
    }
    let formatted = "FROM golang:1.22\nRUN go list -f '{{.Dir}}' ./...\n";
    assert_eq!(declared(formatted).go_commands.len(), 1);
}

#[test]
fn the_names_of_dockerfiles_are_claimed() {
    let claimed = |name| claims(Candidate { directory: "", name });
    for name in [
        "Dockerfile",
        "dockerfile",
        "Containerfile",
        "Dockerfile.dev",
        "api.Dockerfile",
        "x.y.dockerfile",
        "Dockerfile.1.22",
    ] {
        assert!(claimed(name), "{name}");
    }
    for name in [
        "Dockerfile.tmpl",
        "Dockerfile.dockerignore",
        "Dockerfile_test.go",
        "dockerfile.go",
        "README.md",
        "Dockerfiles",
    ] {
        assert!(!claimed(name), "{name}");
    }
}

/// The directory of each go command for each context, with `.` for the root and `?` where it cannot be told.
fn directories(text: &str, tree: &MemoryTree, context: &str) -> Vec<String> {
    let Document::Dockerfile(file) = read(&source(text)).document else { return Vec::new() };
    let presence = |path: &RepoPath| -> Presence { tree.presence(path) };
    let context = RepoPath::new(context).unwrap();
    let shown = |layout: &Layout| match layout.place(ContextView { context: &context, presence: &presence }) {
        Place::Directory(directory) => directory.to_string(),
        Place::Impossible | Place::Unknown => "?".to_owned(),
    };
    file.commands.iter().map(shown).collect()
}

fn tree() -> MemoryTree {
    MemoryTree::new()
        .file("go.mod", "module m\n")
        .file("main.go", "package main\n")
        .file("cmd/a/main.go", "package main\n")
        .file("svc/go.mod", "module svc\n")
        .file("svc/cmd/main.go", "package main\n")
        .file("samples/src/main.go", "package main\n")
        .file("api/go.mod", "module api\n")
}

#[test]
fn a_command_works_on_the_module_that_was_copied_to_where_it_runs() {
    let all = "FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN go build ./...\nWORKDIR cmd/a\nRUN go build\nRUN cd /src/svc && go test ./...\nRUN go -C ../../svc build\n";
    assert_eq!(directories(all, &tree(), ""), [".", "cmd/a", "svc", "svc"]);
    assert_eq!(directories(all, &tree(), "svc"), ["svc", "?", "?", "?"]);
    let parts = "FROM golang:1.24 AS a\nWORKDIR /w\nCOPY svc/go.mod svc/go.sum* ./\nRUN go mod download\nFROM a\nCOPY svc/cmd cmd/\nRUN go build ./cmd\n";
    assert_eq!(directories(parts, &tree(), ""), ["svc", "svc"]);
    assert_eq!(directories(parts, &tree(), "svc"), ["?", "?"]);
    let named = "FROM golang:1.24\nCOPY . .\nRUN go build -o ./bin/x main.go\nRUN go run -x main.go ./out\nRUN go test ./cmd/...\n";
    assert_eq!(directories(named, &tree(), ""), [".", ".", "."]);
    let pattern = "FROM golang:1.24\nCOPY go.* *.go ./\nRUN go build\n";
    assert_eq!(directories(pattern, &tree(), ""), ["."]);
    let several = "FROM golang:1.24\nCOPY . /w\nCOPY svc/go.mod /w/api/\nRUN cd /w/api && go build\nRUN cd /w/svc/cmd && go build\n";
    assert_eq!(directories(several, &tree(), ""), ["svc", "svc/cmd"]);
}

#[test]
fn a_mount_shows_the_context_to_one_script() {
    let text = "FROM golang:1.24\nWORKDIR /src\nRUN --mount=type=bind,target=. --mount=type=cache,target=/go/pkg go build ./...\nRUN go build\nRUN --mount=source=svc,target=/m cd /m && go build\nRUN --mount=from=x,target=/m cd /m && go build\n";
    assert_eq!(directories(text, &tree(), ""), [".", "?", "svc", "?"]);
}

#[test]
fn what_is_copied_from_another_stage_is_followed_to_the_context() {
    let text = "FROM scratch AS src\nCOPY svc /out\nFROM golang:1.24 AS a\nCOPY --from=src /out /src\nRUN cd /src && go build ./cmd\nRUN --mount=from=0,source=/out/,target=/m cd /m && go vet .\nFROM a\nRUN cd /src && go test ./...\n";
    assert_eq!(directories(text, &tree(), ""), ["svc", "svc", "svc"]);
    let made = "FROM golang:1.24 AS a\nWORKDIR /out\nRUN git clone https://example.com/x .\nFROM golang:1.24\nWORKDIR /src\nCOPY . .\nCOPY --from=a /out .\nRUN go build\n";
    assert_eq!(directories(made, &tree(), ""), ["?"], "what the clone holds is not known");
    let mut circle = "FROM scratch AS s0\nCOPY . /x\n".to_owned();
    for number in 1..40 {
        let before = number - 1;
        let stage = format!("FROM scratch AS s{number}\nCOPY --from=s{before} /x /x\nCOPY --from=s{before} /x /x/y\n");
        circle.push_str(&stage);
    }
    circle += "FROM golang:1.24\nCOPY --from=s39 /x /x\nRUN cd /x/y/y/y/y && go build\n";
    assert_eq!(directories(&circle, &tree(), ""), ["?"]);
}

#[test]
fn a_file_may_get_another_name_in_the_image() {
    let text =
        "FROM golang:1.24\nWORKDIR /w\nCOPY svc/go.mod go.mod\nCOPY svc/cmd/main.go start.go\nRUN go build start.go\n";
    assert_eq!(directories(text, &tree(), ""), ["svc"]);
    assert_eq!(directories(&text.replace("go build start.go", "go build main.go"), &tree(), ""), ["?"]);
    let matched = "FROM golang:1.24\nCOPY go.* *.go ./\nRUN go build any.go\n";
    assert_eq!(directories(matched, &tree(), ""), ["."]);
    let absolute = "FROM golang:1.24\nRUN --mount=src=.,dst=/b go -C /b build -o /x /b/cmd/a\n";
    assert_eq!(directories(absolute, &tree(), ""), ["."]);
    assert_eq!(directories(&absolute.replace("cmd/a", "cmd/b"), &tree(), ""), ["?"]);
}

#[test]
fn the_directory_of_the_official_image_may_be_written_as_its_variable() {
    let text = "FROM golang:1.24\nWORKDIR $GOPATH/src/m\nCOPY . .\nRUN go build\n";
    assert_eq!(directories(text, &tree(), ""), ["."]);
    assert_eq!(directories(&text.replace("golang:", "example.com/golang:"), &tree(), ""), ["?"]);
    assert_eq!(directories(&text.replace("WORKDIR", "ARG GOPATH\nWORKDIR"), &tree(), ""), ["?"]);
}

#[test]
fn another_go_in_the_place_of_that_of_the_image_is_not_known() {
    let last = |line: &str| {
        let declarations = declared(&format!("FROM golang:1.24\n{line}\nRUN go build\n"));
        let last = declarations.versions.last().map(|version| version.spec.as_ref().known().is_some());
        (declarations.versions.len(), last)
    };
    for line in [
        "COPY --from=golang:1.26 /usr/local/go /usr/local/go",
        "ADD https://go.dev/dl/go1.26.0.linux-amd64.tar.gz /usr/local/",
        "RUN rm -rf /usr/local/go && curl -L https://go.dev/dl/go1.26.0.linux-amd64.tar.gz | tar -C /usr/local -xz",
        "RUN <<EOF\n#!/usr/bin/env python3\nget('https://go.dev/dl/go1.26.0.linux-amd64.tar.gz')\nEOF",
    ] {
        assert_eq!(last(line), (2, Some(false)), "{line}");
    }
    for line in ["COPY --from=x /out /usr/local/bin", "COPY . /usr/local/go/src/m", "RUN apk add git"] {
        assert_eq!(last(line), (1, Some(true)), "{line}");
    }
}

#[test]
fn a_command_of_the_official_image_is_certain_where_nothing_stands_before_it() {
    let certain = |text: &str| declared(text).go_commands.last().map(|command| command.certain);
    assert_eq!(certain("FROM golang:1.24 AS a\nFROM a\nRUN apk add git && go build\n"), Some(true));
    assert_eq!(certain("FROM golang:1.24\nRUN test -d x && go build\n"), Some(false));
    assert_eq!(certain("FROM golang:1.24 AS a\nFROM a\nRUN set -e; apk add git; go build\n"), Some(true));
    assert_eq!(certain("FROM golang:1.24\nRUN if [ -n \"$X\" ]; then go build; fi\n"), Some(false));
    assert_eq!(certain("FROM golang:1.24\nRUN go build || true\n"), Some(false));
    let both = |script: &str| {
        let commands = declared(&format!("FROM golang:1.24\nRUN {script}\n")).go_commands;
        commands.iter().map(|command| command.certain).collect::<Vec<bool>>()
    };
    assert_eq!(both("go vet; go build"), [false, true]);
    assert_eq!(both("set -eux; go vet; cd a && go build"), [true, true]);
    assert_eq!(both("go vet && bash -c 'go build'"), [true, true]);
    assert_eq!(certain("FROM example.com/golang:1.24\nRUN go build\n"), Some(false));
}

#[test]
fn where_the_module_cannot_be_told_no_directory_is_named() {
    for text in [
        // Only tools are installed, or only a source file is copied.
        "FROM golang:1.24\nRUN go install example.com/cmd@v1\n",
        "FROM golang:1.24\nCOPY main.go .\nRUN go build main.go\n",
        // What is built lies elsewhere, so that the context must be another.
        "FROM golang:1.24\nCOPY . .\nRUN go build -o ./bin/x server.go\n",
        "FROM golang:1.24\nCOPY . .\nRUN go build -tags a ./cmd/other\n",
        // A module of the image's own.
        "FROM golang:1.24\nCOPY . .\nRUN go mod init x && go build\n",
        "FROM golang:1.24\nCOPY . .\nRUN git clone https://example.com/x y && cd y && go build\n",
        // Where things come from or go to is computed.
        "FROM golang:1.24\nARG SRC\nCOPY $SRC .\nRUN go build\n",
        "FROM golang:1.24\nCOPY . $GOPATH/src\nRUN go build\n",
        "FROM golang:1.24\nCOPY . .\nCOPY --from=x / /go\nRUN go build\n",
        "FROM golang:1.24\nWORKDIR $HOME/x\nCOPY . .\nRUN go build\n",
        // What is copied is not committed.
        "FROM golang:1.24\nCOPY . .\nCOPY generated .\nRUN go build\n",
        "FROM golang:1.24\nCOPY * .\nRUN go build\n",
    ] {
        assert!(directories(text, &tree(), "").iter().all(|at| at == "?"), "{text}");
    }
}
