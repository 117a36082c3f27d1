use super::*;
use crate::tree::MemoryTree;

const WORKFLOW: &str = ".github/workflows/ci.yml";

fn workflow(steps: &str) -> String {
    format!("on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n{steps}")
}

/// What the first command that misses a module misses: the argument, its directory, and why.
fn missed(tree: &MemoryTree, steps: &str) -> Option<String> {
    let tree = tree.clone().file(WORKFLOW, workflow(steps));
    let repository = Repository::load(&tree, &[]);
    let found = repository.certain_runs().find_map(|run| repository.missed_place(&run));
    found.map(|missed| {
        let absence = match missed.absence {
            ModuleAbsence::OutsideWorkspace(workspace) => format!("outside {}", workspace.artifact.path()),
            ModuleAbsence::Unlisted(_, module) => format!("unlisted {}", module.directory),
            ModuleAbsence::NoModule => "no module".to_owned(),
            ModuleAbsence::OtherModule(main, other) => format!("{} not {}", other, main.artifact.path()),
        };
        format!("{} in {}: {absence}", missed.argument, missed.directory)
    })
}

fn run(command: &str) -> String {
    format!("      - run: {command}\n")
}

fn workspace() -> MemoryTree {
    let tree = MemoryTree::new().file("go.work", "go 1.25\nuse ./a\n").file("a/go.mod", "module m/a\n");
    tree.file("b/go.mod", "module m/b\n").listed("plain/x.go").listed("a/c/y.go")
}

#[test]
fn in_a_workspace_the_nearest_module_must_be_a_member() {
    for (command, want) in [
        ("go build ./...", Some("./... in .: outside go.work")),
        ("go test", Some(". in .: outside go.work")),
        ("go vet ./a/... ./plain", Some("./plain in plain: outside go.work")),
        ("go -C b list", Some(". in b: unlisted b")),
        ("go run ./b/cmd/x -v", Some("./b/cmd/x in b/cmd/x: unlisted b")),
        ("go test -race -run X ./plain... -v", Some("./plain... in .: outside go.work")),
        ("go build ./a/...", None),
        ("go -C a/c test ../...", None),
        ("go list -m", None),
        ("go list -e ./...", None),
        ("go build m/b/...", None),
        ("go run plain/x.go", None),
        ("go test -coverpkg ./... ./a", None),
        ("go fmt ./...", None),
        ("go mod tidy", None),
        ("go install example.com/x@latest", None),
        ("go test -unknown ./...", None),
        ("go build $TARGET", None),
        ("GOWORK=off go -C b build ./...", None),
        ("GOWORK=$W go build ./...", None),
        ("GO111MODULE=off go build ./...", None),
        ("GOFLAGS=-mod=mod go build ./...", None),
    ] {
        assert_eq!(missed(&workspace(), &run(command)).as_deref(), want, "{command}");
    }
}

#[test]
fn outside_of_a_workspace_a_module_ends_where_another_begins() {
    let tree = MemoryTree::new().file("go.mod", "module m\n").file("t/go.mod", "module m/t\n").listed("c/x.go");
    assert_eq!(missed(&tree, &run("go test ./t/...")).as_deref(), Some("./t/... in t: t not go.mod"));
    assert_eq!(missed(&tree, &run("go build ./... ./c")), None);
    assert_eq!(missed(&tree, &run("go -C t build ./...")), None);
    let replaced = tree.clone().file("go.mod", "module m\nreplace m/t => ./t\n");
    assert_eq!(missed(&replaced, &run("go test ./t/...")), None);
    let standard = tree.file("go.mod", "module std\n");
    assert_eq!(missed(&standard, &run("go test ./t/...")), None);
    let nowhere = MemoryTree::new().file("t/go.mod", "module m/t\n");
    assert_eq!(missed(&nowhere, &run("go build ./...")).as_deref(), Some("./... in .: no module"));
    assert_eq!(missed(&nowhere, &run("go -C t build ./...")), None);
    assert_eq!(missed(&nowhere, &run("go -C missing build ./...")), None);
    assert_eq!(missed(&nowhere.submodule("s"), &run("go -C s build ./...")), None);
}

#[test]
fn a_module_that_is_not_read_is_one_all_the_same() {
    let tree = MemoryTree::new().file("_docs/go.mod", "module d\n").listed("testdata/go.mod");
    assert_eq!(missed(&tree, &run("go -C _docs build ./...")), None);
    assert_eq!(missed(&tree, &run("go -C testdata build ./...")), None);
}

#[test]
fn what_may_not_run_or_not_run_so_is_left_alone() {
    let bad = "      - run: go build ./...\n";
    assert!(missed(&workspace(), bad).is_some());
    for before in
        ["go mod download", "go version && cd .", "sudo apt-get install -y gcc", "git config x y", "mkdir -p out"]
    {
        assert!(missed(&workspace(), &format!("{}{bad}", run(before))).is_some(), "{before}");
    }
    for quiet in [
        "      - run: make prepare\n      - run: go build ./...\n",
        "      - uses: ./.github/actions/setup\n      - run: go build ./...\n",
        "      - run: go work init ./b\n      - run: go build ./...\n",
        "      - run: rm go.work\n      - run: go build ./...\n",
        "      - run: go env -w GO111MODULE=off\n      - run: go build ./...\n",
        "      - run: echo GOWORK=off >> $GITHUB_ENV\n      - run: go -C b build ./...\n",
        "      - run: go build ./...\n        if: hashFiles('go.mod') != ''\n",
        "      - run: go build ./...\n        continue-on-error: true\n",
        "      - run: go build ./... || true\n",
        "      - run: if test -f go.mod; then go build ./...; fi\n",
        "      - run: test -f go.mod && go build ./...\n",
        "      - run: \"! go build ./...\"\n",
        "      - run: set +e; go build ./...\n",
        "      - run: $env:GOWORK='off'; go -C b build ./...\n",
        "      - run: test -f go.mod && (go build ./...)\n",
        "      - run: test -f go.mod || exit 0; go build ./...\n",
        "      - run: go build ./...\n        working-directory: ${{ matrix.module }}\n",
        "      - run: go -C b build ./...\n        env: {GOWORK: off}\n",
    ] {
        assert_eq!(missed(&workspace(), quiet), None, "{quiet}");
    }
}
