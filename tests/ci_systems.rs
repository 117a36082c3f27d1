//! What the rules find in the files of CI systems, and what they leave alone there.

use goconflint::policy::Policy;
use goconflint::repository::Repository;
use goconflint::tree::MemoryTree;

const MODULE: &str = "module example.com/m\n\ngo 1.25.0\n\nrequire golang.org/x/mod v0.20.0\n";
const SUMS: &str = "golang.org/x/mod v0.20.0 h1:utOm6MM3R3dnawAiJgn0y+xvuYRsm1RKM/4giyfDgV0=\ngolang.org/x/mod v0.20.0/go.mod h1:hTbmBsO62+eylJbnUtE2MGJUyE7QWk4xUqPFrRgJ+7c=\n";
const WORKSPACE: &str = "go 1.25.0\n\nuse ./a\n";

/// What a default run finds in `path`, as `line severity rule`.
fn found(path: &str, text: &str, is_workspace: bool) -> Vec<String> {
    let tree = MemoryTree::new().file(path, text);
    let tree = if is_workspace {
        tree.file("go.work", WORKSPACE).file("a/go.mod", MODULE).file("a/go.sum", SUMS)
    } else {
        tree.file("go.mod", MODULE).file("go.sum", SUMS)
    };
    let diagnostics = Policy::default().judge(&Repository::load(&tree, &[]));
    let show = |found: &goconflint::diagnostic::Diagnostic| {
        let line = text.get(..found.site.span.start).unwrap_or_default().lines().count();
        format!("{line} {} {}", found.severity, found.rule)
    };
    diagnostics.iter().map(show).collect()
}

/// A file of each system in which a job has GOFLAGS and runs a command at the root, and the line of GOFLAGS.
fn all(flags: &str, command: &str) -> Vec<(&'static str, String, usize)> {
    let bitbucket = format!(
        "image: golang:1.25\npipelines:\n  default:\n    - step:\n        script:\n          - export GOFLAGS='{flags}'\n          - {command}\n"
    );
    vec![
        (
            ".gitlab-ci.yml",
            format!("image: golang:1.25\nvariables:\n  GOFLAGS: '{flags}'\ntest:\n  script:\n    - {command}\n"),
            3,
        ),
        (
            ".circleci/config.yml",
            format!(
                "jobs:\n  build:\n    docker: [{{image: 'cimg/go:1.25'}}]\n    environment:\n      GOFLAGS: '{flags}'\n    steps: [checkout, run: {command}]\n"
            ),
            5,
        ),
        (
            "azure-pipelines.yml",
            format!(
                "variables:\n- name: GOFLAGS\n  value: '{flags}'\nsteps:\n- task: GoTool@0\n  inputs: {{version: '1.25'}}\n- script: {command}\n"
            ),
            3,
        ),
        (
            ".travis.yml",
            format!("language: go\ngo: 1.25.x\nenv: GOFLAGS=\"{flags}\"\ninstall: skip\nscript: {command}\n"),
            3,
        ),
        (
            ".drone.yml",
            format!(
                "kind: pipeline\nenvironment:\n  GOFLAGS: '{flags}'\nsteps:\n- image: golang:1.25\n  commands: [{command}]\n"
            ),
            3,
        ),
        (
            ".woodpecker/test.yml",
            format!(
                "steps:\n  test:\n    image: golang:1.25\n    environment: ['GOFLAGS={flags}']\n    commands: [{command}]\n"
            ),
            4,
        ),
        ("bitbucket-pipelines.yml", bitbucket, 6),
        (".goreleaser.yml", format!("env:\n  - GOFLAGS={flags}\nbefore:\n  hooks:\n    - {command}\n"), 2),
    ]
}

#[test]
fn a_bad_value_is_found_at_its_line_in_every_system() {
    for (path, text, line) in all("-mode=x", "go vet ./...") {
        assert_eq!(found(path, &text, false), [format!("{line} error env/goflags-invalid")], "{path}");
    }
}

#[test]
fn a_flag_that_the_workspace_refuses_is_found_where_a_command_obeys_it() {
    for (path, text, line) in all("-mod=mod", "go build ./a") {
        assert_eq!(found(path, &text, true), [format!("{line} error env/goflags-conflict")], "{path}");
    }
    for (path, text, _) in all("-mod=mod", "go version") {
        assert!(found(path, &text, true).is_empty(), "{path}");
    }
}

#[test]
fn healthy_pipelines_are_left_alone() {
    for (path, text, _) in all("-v", "go test ./...") {
        assert!(found(path, &text, false).is_empty(), "{path}: {:?}", found(path, &text, false));
    }
    let unknown = "include: x.yml\nvariables: {GOFLAGS: -mod=mod}\ntest: {script: [go build ./a]}\n";
    assert!(found(".gitlab-ci.yml", unknown, true).is_empty(), "the other file may say anything");
    let overridden = "variables: {GOFLAGS: -mod=mod}\ntest: {variables: {GOWORK: 'off'}, script: [cd a && go build]}\n";
    assert!(found(".gitlab-ci.yml", overridden, true).is_empty());
}

#[test]
fn a_command_outside_of_the_module_is_found_only_where_it_certainly_runs() {
    let drone = "kind: pipeline\nsteps:\n- image: golang:1.25\n  commands: [go build ./...]\n";
    assert_eq!(found(".drone.yml", drone, true), ["4 error go-work/pattern-outside"]);
    let below = "kind: pipeline\nsteps:\n- image: golang:1.25\n  commands:\n  - cd docs\n  - go build ./...\n";
    let tree = |text: &str| {
        let tree =
            MemoryTree::new().file(".drone.yml", text).file("docs/main.go", "package main\n").file("a/go.mod", MODULE);
        let tree = tree.file("a/go.sum", SUMS);
        let diagnostics = Policy::default().judge(&Repository::load(&tree, &[]));
        diagnostics.into_iter().map(|found| found.rule).collect::<Vec<_>>()
    };
    assert_eq!(tree(below), ["ci/package-outside-module"]);
    assert!(tree(&below.replace("- image", "- when: {event: push}\n  image")).is_empty());
    assert!(tree(&below.replace("golang:1.25", "example.com/build")).is_empty());
    assert!(tree(&below.replace("kind: pipeline", "kind: pipeline\nclone: {disable: true}")).is_empty());
}
