use super::{json, markdown, table};
use crate::report::Options;
use crate::repository::Repository;
use crate::tree::MemoryTree;

fn repository() -> MemoryTree {
    let ci = "on: push\nenv:\n  GO: '1.27'\njobs:\n  test:\n    runs-on: ubuntu-latest\n    strategy:\n      matrix:\n        go: ['1.24', '1.26.x', stable]\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with: {go-version: '${{ matrix.go }}'}\n      - run: go test ./...\n  lint:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v5\n        with: {go-version: '${{ env.GO }}'}\n      - run: cd tools && GOWORK=off go vet ./...\n  tools:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v5\n        with: {go-version: 1.26.1}\n      - run: go install example.com/tool@v1.2.3\n  other:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@44694675825211faa026b3c33043df3e48a5fa00\n        with: {go-version-file: go.work}\n      - run: go build ./...\n";
    MemoryTree::new()
        .file("go.work", "go 1.26.0\n\ntoolchain go1.26.3\n\nuse .\n")
        .file("go.mod", "module example.com/shop\n\ngo 1.25.0\n")
        .file("main.go", "package main\n\nfunc main() {}\n")
        .file("tools/go.mod", "module example.com/tools\n\ngo 1.25.2\n\ntoolchain go1.25.1\n")
        .file("tools/a.go", "package tools\n")
        .file(".go-version", "1.25.1\n")
        .file("Dockerfile", "FROM golang:1.25-alpine AS build\nWORKDIR /src\nCOPY . .\nRUN go build ./...\n")
        .file("deploy/images/a-very-long-directory-name/Dockerfile", "FROM golang AS tools\nRUN make\n")
        .file("Makefile", "GO_VERSION := 1.24\n")
        .file(".github/workflows/ci.yml", ci)
        .file(".golangci.yml", "run:\n  go: '1.24'\n")
}

#[test]
fn each_place_stands_with_the_modules_that_it_is_for() {
    let tree = repository();
    let repository = Repository::load(&tree, &[]);
    let survey = repository.survey_go();
    let plain = table::text(&survey, &Options::default());
    assert!(plain.lines().all(|line| line.chars().count() <= 80), "{plain}");
    insta::assert_snapshot!("table", plain);
    let colored = table::text(&survey, &Options { color: true, unicode: true, ..Options::default() });
    insta::assert_snapshot!("colored_table", colored.replace('\u{1b}', "ESC"));
    insta::assert_snapshot!("markdown", markdown::text(&survey));
    insta::assert_snapshot!("json", json::text(&survey).unwrap());
}

#[test]
fn where_nothing_says_which_go_that_is_said() {
    let tree = MemoryTree::new().file("README.md", "");
    let repository = Repository::load(&tree, &[]);
    let survey = repository.survey_go();
    assert_eq!(table::text(&survey, &Options::default()), "nothing here says which Go\n");
    assert_eq!(markdown::text(&survey), "nothing here says which Go\n");
    assert!(json::text(&survey).unwrap().contains("\"modules\": []"));
}

#[test]
fn what_a_terminal_acts_upon_is_spelled_out() {
    let tree = MemoryTree::new()
        .file("go.mod", "module \"a\u{1b}[2Jb\"\n\ngo 1.26\n")
        .file("x\u{1b}/.go-version", "1.25\u{1b}\n");
    let repository = Repository::load(&tree, &[]);
    let survey = repository.survey_go();
    assert!(!table::text(&survey, &Options::default()).contains('\u{1b}'));
    assert!(!markdown::text(&survey).contains('\u{1b}'));
}
