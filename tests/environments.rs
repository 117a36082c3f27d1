//! Whom a variable reaches, and what keeps the rules about Go's environment quiet.

use goconflint::policy::Policy;
use goconflint::repository::Repository;
use goconflint::tree::MemoryTree;

const MODULE: &str = "module example.com/m\n\ngo 1.25.0\n\nrequire golang.org/x/mod v0.20.0\n";
const WORKSPACE: &str = "go 1.25.0\n\nuse ./a\n";
const WORKFLOW: &str = ".github/workflows/test.yml";

/// The rules in `env/` and `ci/` that find something, each with its severity.
fn found(files: &[(&str, &str)]) -> Vec<String> {
    let tree = files.iter().fold(MemoryTree::new(), |tree, (path, text)| tree.file(path, *text));
    let diagnostics = Policy::default().judge(&Repository::load(&tree, &[]));
    let ours = diagnostics.iter().filter(|found| found.rule.starts_with("env/") || found.rule.starts_with("ci/"));
    ours.map(|found| format!("{} {}", found.severity, found.rule)).collect()
}

/// A workflow whose job has `env`, a checkout, and `steps`.
fn workflow(env: &str, steps: &str) -> String {
    format!(
        "on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    env:\n      {env}\n    steps:\n      - uses: actions/checkout@v5\n{steps}"
    )
}

fn in_workspace(env: &str, steps: &str) -> Vec<String> {
    found(&[(WORKFLOW, &workflow(env, steps)), ("go.work", WORKSPACE), ("a/go.mod", MODULE)])
}

fn in_module(env: &str, steps: &str) -> Vec<String> {
    found(&[(WORKFLOW, &workflow(env, steps)), ("go.mod", MODULE)])
}

const CONFLICT: [&str; 1] = ["error env/goflags-conflict"];
const NOTHING: [&str; 0] = [];

#[test]
fn a_flag_conflicts_only_where_a_command_obeys_it() {
    let flags = "GOFLAGS: -mod=mod";
    assert_eq!(in_workspace(flags, "      - run: go build ./a\n"), CONFLICT);
    assert_eq!(in_workspace("GOFLAGS: -modfile=ci.mod", "      - run: go -C a vet ./...\n"), CONFLICT);
    for quiet in [
        "      - run: make\n",
        "      - run: go install example.com/x@latest\n",
        "      - run: go version && go mod download\n",
        "      - run: go build -mod=readonly ./a\n",
        "      - run: GOFLAGS= go build ./a\n",
        "      - run: GOWORK=off go build ./a\n",
        "      - run: |\n          export GOWORK=off\n          go build ./a\n",
        "      - run: echo GOWORK=off >> $GITHUB_ENV\n      - run: go build ./a\n",
        "      - run: rm -f go.work go.work.sum\n      - run: go build ./a\n",
        "      - run: go build ./a\n        env: {GOFLAGS: -mod=readonly}\n",
        "      - run: go build ./a\n        env: {GOWORK: off}\n",
        "      - run: go build ./a\n        working-directory: ${{ matrix.module }}\n",
    ] {
        assert_eq!(in_workspace(flags, quiet), NOTHING, "{quiet}");
    }
    assert_eq!(in_workspace("GOFLAGS: -mod=mod -mod=readonly", "      - run: go build ./a\n"), NOTHING);
    assert_eq!(in_workspace("GOFLAGS: -tags=x -v", "      - run: go build ./a\n"), NOTHING);
    assert_eq!(in_workspace("GOFLAGS: \"${{ vars.FLAGS }}\"", "      - run: go build ./a\n"), NOTHING);
}

#[test]
fn a_vendor_directory_that_may_come_from_elsewhere_is_not_missed() {
    let flags = "GOFLAGS: -mod=vendor";
    let build = "      - run: go build ./...\n";
    let all = workflow(flags, build);
    assert_eq!(in_module(flags, build), CONFLICT);
    assert_eq!(in_workspace(flags, "      - run: go build ./a\n"), CONFLICT);
    assert_eq!(
        in_module(flags, &format!("      - uses: actions/cache@v5\n        with: {{path: ~/go}}\n{build}")),
        CONFLICT
    );
    for quiet in [
        "      - run: make vendor\n",
        "      - run: make\n",
        "      - uses: actions/download-artifact@v5\n",
        "      - uses: actions/cache@v5\n        with: {path: vendor, key: x}\n",
        "      - uses: actions/cache/restore@v5\n        with:\n          path: |\n            ~/go\n            .\n",
    ] {
        assert_eq!(in_module(flags, &format!("{quiet}{build}")), NOTHING, "{quiet}");
    }
    assert_eq!(in_module(flags, "      - run: go clean -cache -modcache\n"), NOTHING);
    assert_eq!(in_module(flags, "      - run: |\n          set GOFLAGS=-mod=mod\n          go build ./...\n"), NOTHING);
    assert_eq!(found(&[(WORKFLOW, &all), ("go.mod", MODULE), (".gitignore", "bin\n/vendor/\n")]), NOTHING);
    assert_eq!(found(&[(WORKFLOW, &all), ("go.mod", "module example.com/m\n\ngo 1.25.0\n")]), NOTHING);
    let tree = MemoryTree::new().file(WORKFLOW, all).file("go.mod", MODULE).listed("vendor/modules.txt");
    assert!(Policy::default().judge(&Repository::load(&tree, &[])).is_empty());
}

#[test]
fn flags_in_an_environment_file_are_no_certain_failure() {
    let files = [(".env", "GOFLAGS=-mod=mod\n"), ("go.work", WORKSPACE), ("a/go.mod", MODULE)];
    assert_eq!(found(&files), ["warning env/goflags-conflict"]);
}

#[test]
fn a_template_is_nobodys_file_yet() {
    let files = [
        ("templates/go.mod", "module {{ .Module }}\n\ngo {{ .Go }}\n"),
        ("templates/go.work", "go {{ .Go }}\n"),
        ("templates/.go-version", "<%= go %>\n"),
        ("{{cookiecutter.name}}/.env", "GO111MODULE=maybe\n"),
        ("charts/templates/action.yaml", "{{- if .Values.x }}\nkind: Action\n{{- end }}\n"),
        ("data/action.yml", "title: a\ntitle: b\n"),
    ];
    let tree = files.iter().fold(MemoryTree::new(), |tree, (path, text)| tree.file(path, *text));
    assert_eq!(Policy::default().judge(&Repository::load(&tree, &[])), []);
}

#[test]
fn the_database_matters_only_where_something_is_downloaded() {
    let build = "      - run: go build ./...\n";
    assert_eq!(in_module("GOSUMDB: off", build), ["warning env/gosumdb-off"]);
    assert_eq!(in_module("GONOSUMDB: \"*\"", build), ["warning env/gonosumdb-all"]);
    assert_eq!(in_module("{GOSUMDB: off, GONOSUMDB: \"*\", GOPRIVATE: \"*\"}", build), ["warning env/gosumdb-off"]);
    assert_eq!(in_module("{GONOSUMDB: git.example.com, GOPRIVATE: \"*\"}", build), NOTHING);
    assert_eq!(in_module("{GOSUMDB: off, GOPROXY: off}", build), NOTHING);
    assert_eq!(in_module("{GOSUMDB: off, GOPROXY: \"file:///srv/proxy,off\"}", build), NOTHING);
    assert_eq!(
        in_module("{GOSUMDB: \"\", GONOPROXY: \"*\", GOPRIVATE: \"github.com/example/*,*.corp\"}", build),
        NOTHING
    );
    let detached =
        "on: push\njobs:\n  a:\n    env: {GOSUMDB: off}\n    steps:\n      - run: go install example.com/x@latest\n";
    assert_eq!(found(&[(WORKFLOW, detached), ("go.mod", MODULE)]), NOTHING);
}

#[test]
fn a_pattern_is_judged_by_what_it_matches() {
    let insecure = |pattern: &str| found(&[(".env", &format!("GOINSECURE={pattern}\n")), ("go.mod", MODULE)]);
    for public in ["*", "github.com", "*.com", "golang.org/x", "g*", "git.example.com,gopkg.in"] {
        assert_eq!(insecure(public), ["warning env/goinsecure"], "{public}");
    }
    for private in ["git.example.com", "*.corp.example.com/x", "github.example.com", ""] {
        assert_eq!(insecure(private), NOTHING, "{private}");
    }
    let exempt = |pattern: &str| found(&[(".env", &format!("GONOSUMDB={pattern}\n")), ("go.mod", MODULE)]);
    for all in ["*", "*/*", "**", "?*", "*.*", "x,*"] {
        assert_eq!(exempt(all), ["warning env/gonosumdb-all"], "{all}");
    }
    for some in ["github.com", "*.com", "*/*/*/*"] {
        assert_eq!(exempt(some), NOTHING, "{some}");
    }
    for dead in ["...", "https://*", "github.com;*", "[a"] {
        assert_eq!(exempt(dead), ["warning env/dead-pattern"], "{dead}");
        assert_eq!(insecure(dead), ["warning env/dead-pattern"], "{dead}");
    }
}

#[test]
fn a_goroot_is_judged_by_its_form_and_its_place() {
    let editor = |value: &str| {
        let settings = format!("{{\"go.toolsEnvVars\": {{\"GOROOT\": {value:?}}}}}");
        let found = found(&[(".vscode/settings.json", &settings), ("go.mod", MODULE)]);
        found.into_iter().filter(|found| found.contains("goroot")).collect::<Vec<_>>()
    };
    for wrong in
        ["$HOME/go", "go", "./go", "%USERPROFILE%\\go", "/usr/local/go/bin", "/usr/local/go/src/", "C:\\Go\\bin"]
    {
        assert_eq!(editor(wrong), ["error env/goroot-wrong"], "{wrong}");
    }
    assert_eq!(editor("/usr/local/go"), ["warning env/goroot-wrong"]);
    assert_eq!(editor("C:\\Go"), ["warning env/goroot-wrong"]);
    for computed in ["~/go", "${env:HOME}/go", "${workspaceFolder}/.go", ""] {
        assert_eq!(editor(computed), NOTHING, "{computed}");
    }
    assert_eq!(in_module("X: y", "      - run: go vet\n        env: {GOROOT: /usr/local/go}\n"), NOTHING);
    assert_eq!(found(&[(".env", "GOROOT=$HOME/go\n")]), NOTHING);
}

#[test]
fn the_editor_is_told_of_a_workspace_only_if_it_is_meant_for_its_folder() {
    let settings = "{\"gopls\": {\"build.env\": {\"GOWORK\": \"off\"}}}";
    let conflict = ["warning env/gowork-off-conflict"];
    let with =
        |path: &str| found(&[(path, settings), ("go.work", WORKSPACE), ("a/go.mod", MODULE), ("b/go.mod", MODULE)]);
    assert_eq!(with(".vscode/settings.json"), conflict);
    assert_eq!(with("a/.vscode/settings.json"), conflict);
    assert_eq!(with("b/.vscode/settings.json"), NOTHING);
    let multi_root = "{\"folders\": [{\"path\": \"b\"}, {\"path\": \"a\"}], \"settings\": {\"go.toolsEnvVars\": {\"GOWORK\": \"off\"}}}";
    assert_eq!(
        found(&[("m.code-workspace", multi_root), ("go.work", WORKSPACE), ("a/go.mod", MODULE), ("b/go.mod", MODULE)]),
        conflict
    );
    assert_eq!(in_workspace("GOWORK: off", "      - run: go -C a vet\n"), NOTHING);
}

#[test]
fn gopath_mode_is_judged_by_the_commands_that_are_shown() {
    assert_eq!(in_module("GO111MODULE: off", "      - run: go test ./...\n"), ["warning env/go111module-off"]);
    assert_eq!(in_module("GO111MODULE: off", "      - run: go mod tidy\n"), ["error env/go111module-off"]);
    assert_eq!(in_module("GO111MODULE: off", "      - run: make\n"), NOTHING);
    assert_eq!(in_module("GO111MODULE: off", "      - run: GO111MODULE=on go mod tidy\n"), NOTHING);
    let elsewhere = "      - run: go test ./...\n        working-directory: scripts\n";
    assert_eq!(found(&[(WORKFLOW, &workflow("GO111MODULE: off", elsewhere)), ("a/go.mod", MODULE)]), NOTHING);
}

#[test]
fn a_variable_that_the_project_reads_is_its_own() {
    let slip = [(".env", "GO_PROXY=https://goproxy.example.com\n"), ("go.mod", MODULE)];
    assert_eq!(found(&slip), ["warning env/unknown-variable"]);
    for reader in [
        ("Makefile", "x:\n\tGOPROXY=$(GO_PROXY) go build\n"),
        ("docker-compose.yml", "services:\n  a:\n    environment:\n      GOPROXY: ${GO_PROXY}\n"),
        ("docker-compose.yml", "services:\n  a:\n    environment:\n      - GO_PROXY\n"),
        ("Taskfile.yml", "tasks: {a: \"go build {{.GO_PROXY}}\"}\n"),
        ("cmd/main.go", "package main\n\nvar p = os.Getenv(\"GO_PROXY\")\n"),
    ] {
        assert_eq!(found(&[slip[0], slip[1], reader]), NOTHING, "{reader:?}");
    }
}

#[test]
fn a_number_is_reported_once_however_many_ask_for_it() {
    let setup = "      - uses: actions/setup-go@v6\n        with: {go-version: \"${{ env.GO }}\"}\n";
    assert_eq!(in_module("GO: 1.20", &setup.repeat(3)), ["error ci/yaml-float-version"]);
    assert_eq!(in_module("GO: 1.20", "      - run: go version\n"), NOTHING);
}

#[test]
fn a_version_file_is_missed_only_where_it_must_be() {
    let setup = |file: &str| format!("      - uses: actions/setup-go@v6\n        with: {{go-version-file: {file}}}\n");
    let missing = ["error ci/setup-go-file-missing"];
    assert_eq!(in_module("X: y", &setup(".go-version")), missing);
    assert_eq!(in_module("X: y", &setup("./go.mod")), NOTHING);
    assert_eq!(in_module("X: y", &setup("../go.mod")), NOTHING);
    let job_if = |condition: &str| {
        let text = workflow("X: y", &setup("web/go.mod"));
        text.replace("    runs-on", &format!("    if: {condition}\n    runs-on"))
    };
    let found_if = |condition: &str| found(&[(WORKFLOW, &job_if(condition)), ("go.mod", MODULE)]);
    assert_eq!(found_if("needs.changes.outputs.web == 'true'"), NOTHING);
    assert_eq!(found_if("github.event_name == 'push'"), missing);
    let tree = [(WORKFLOW, workflow("X: y", &setup("sub"))), ("sub/go.mod", MODULE.to_owned())];
    assert_eq!(found(&[(tree[0].0, &tree[0].1), (tree[1].0, &tree[1].1)]), missing);
    let submodule = MemoryTree::new().file(WORKFLOW, workflow("X: y", &setup("lib/go.mod"))).submodule("lib");
    assert!(Policy::default().judge(&Repository::load(&submodule, &[])).is_empty());
}

#[test]
fn a_gopath_is_read_as_the_system_of_its_commands_reads_it() {
    let gopath = |runner: &str, level: &str| {
        let workflow = format!(
            "on: push\n{level}jobs:\n  test:\n    runs-on: {runner}\n    env:\n      GOPATH: C:\\go\n    steps:\n      - uses: actions/checkout@v5\n      - run: go version\n"
        );
        found(&[(WORKFLOW, &workflow), ("go.mod", MODULE)])
    };
    assert_eq!(gopath("ubuntu-latest", ""), ["error env/gopath-invalid"]);
    assert_eq!(gopath("[self-hosted, macos-14]", ""), ["error env/gopath-invalid"]);
    assert_eq!(gopath("windows-latest", ""), NOTHING);
    assert_eq!(gopath("big", ""), NOTHING);
    let of_workflow = "on: push\nenv:\n  GOPATH: C:\\go\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: go version\n";
    assert_eq!(found(&[(WORKFLOW, of_workflow), ("go.mod", MODULE)]), ["error env/gopath-invalid"]);
    let of_workflow = of_workflow.replace("go version", "echo");
    assert_eq!(found(&[(WORKFLOW, &of_workflow), ("go.mod", MODULE)]), NOTHING);
}

#[test]
fn a_flag_is_judged_by_the_releases_that_are_installed() {
    let with = |versions: &str, command: &str| {
        let steps = format!(
            "      - uses: actions/setup-go@v6\n        with: {{go-version: {versions}}}\n      - run: {command}\n"
        );
        let mut found = in_module("A: b", &steps);
        // Some of them do not do for the module, which is another matter.
        found.retain(|found| !found.ends_with("ci/go-too-old"));
        found
    };
    assert_eq!(with("'1.22.x'", "go mod tidy -diff"), NOTHING, "the newest takes it");
    assert_eq!(with("'1.13'", "go get -insecure a.b/c"), NOTHING);
    assert_eq!(with("'1.25'", "go get -insecure a.b/c"), ["error ci/unknown-go-flag"]);
    assert_eq!(with("'1.25'", "go get -insecure=false a.b/c"), NOTHING);
    assert_eq!(with("\"${{ inputs.go }}\"", "go build -i ./..."), ["warning ci/unknown-go-flag"]);
    assert_eq!(with("'1.18'", "go build -i ./..."), NOTHING);
    for quiet in [
        "go test -update ./...",
        "go vet -shadow ./...",
        "go tool -foo",
        "go mod edit -foo",
        "go run . -foo",
        "go build -h",
    ] {
        assert_eq!(with("'1.25'", quiet), NOTHING, "{quiet}");
    }
}

#[test]
fn a_pattern_of_flags_fails_certainly_where_the_race_detector_is_built() {
    const WARNING: [&str; 1] = ["warning env/invalid-flag-pattern"];
    let pattern = "CGO_CFLAGS_ALLOW: '['";
    assert_eq!(in_module(pattern, "      - run: go test -race ./...\n"), ["error env/invalid-flag-pattern"]);
    assert_eq!(in_module(pattern, "      - run: go test ./...\n"), WARNING);
    assert_eq!(in_module(pattern, "      - run: go list -race ./...\n"), WARNING);
    assert_eq!(
        in_module(pattern, "      - run: CGO_ENABLED=0 go test -race ./...\n"),
        [WARNING[0], "error env/race-without-cgo"]
    );
    assert_eq!(in_module(pattern, "      - run: CGO_CFLAGS_ALLOW=.* go test -race ./...\n"), WARNING);
    assert_eq!(in_module("CGO_CFLAGS_ALLOW: '-f[a-z]+'", "      - run: go test -race ./...\n"), NOTHING);
}

#[test]
fn go_mod_vendor_fails_in_a_workspace_with_the_releases_that_refuse_it() {
    let vendored = |version: &str, command: &str| {
        let steps = format!(
            "      - uses: actions/setup-go@v6\n        with: {{go-version: '{version}'}}\n      - run: {command}\n"
        );
        let work = WORKSPACE.replace("1.25.0", "1.20");
        let files = [
            (WORKFLOW, workflow("A: b", &steps)),
            ("go.work", work),
            ("a/go.mod", "module example.com/m\n\ngo 1.20\n".to_owned()),
        ];
        let tree = files.iter().fold(MemoryTree::new(), |tree, (path, text)| tree.file(path, text.as_str()));
        let diagnostics = Policy::default().judge(&Repository::load(&tree, &[]));
        diagnostics.iter().map(|found| format!("{} {}", found.severity, found.rule)).collect::<Vec<_>>()
    };
    assert_eq!(vendored("1.25", "go mod vendor"), ["error go-work/mod-vendor"]);
    assert_eq!(vendored("1.25", "go -C a mod vendor -v"), ["error go-work/mod-vendor"]);
    assert_eq!(vendored("1.21", "go mod vendor"), NOTHING);
    assert_eq!(vendored("1.25", "GOWORK=off go mod vendor"), NOTHING);
    assert_eq!(vendored("1.25", "rm go.work && go mod vendor"), NOTHING);
    assert_eq!(vendored("1.25", "go work vendor"), NOTHING);
}

#[test]
fn a_workflow_that_another_one_calls_works_on_this_repository() {
    let setup = "      - uses: actions/setup-go@v4\n        with: {go-version: '1.19'}\n";
    let called =
        workflow("A: b", &format!("{setup}      - run: go build ./...\n")).replace("on: push", "on: workflow_call");
    let outer = "on: push\njobs:\n  build:\n    uses: ./.github/workflows/test.yml\n";
    assert_eq!(found(&[(WORKFLOW, &called), ("go.mod", MODULE)]), NOTHING, "another repository may be meant");
    let both = [(WORKFLOW, called.as_str()), (".github/workflows/call.yml", outer), ("go.mod", MODULE)];
    assert_eq!(found(&both), ["warning ci/go-too-old"]);
}

#[test]
fn what_runs_before_another_checkout_works_on_this_repository() {
    let setup = "      - uses: actions/setup-go@v6\n        with: {go-version: '1.24'}\n";
    let other = "      - uses: actions/checkout@v5\n        with: {ref: gh-pages}\n";
    let test = "      - run: go test ./...\n";
    assert_eq!(in_module("A: b", &format!("{setup}{test}{other}")), ["error ci/go-too-old"]);
    assert_eq!(in_module("A: b", &format!("{setup}{other}{test}")), NOTHING);
}
