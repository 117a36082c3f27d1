//! Whom a bad value of a Go variable reaches, and which releases of Go refuse it.

use goconflint::policy::Policy;
use goconflint::repository::Repository;
use goconflint::tree::MemoryTree;

const WORKFLOW: &str = ".github/workflows/test.yml";
const MODULE: &str = "module example.com/m\n\ngo 1.25.0\n";
const REQUIRING: &str = "module example.com/m\n\ngo 1.25.0\n\nrequire example.com/x v1.0.0\n";
const NOTHING: [&str; 0] = [];
/// The module asks for more than the Go that is installed.
const OLD_GO: [&str; 1] = ["error ci/go-too-old"];

/// The findings of a default run, each with its severity.
fn found(files: &[(&str, &str)]) -> Vec<String> {
    let tree = files.iter().fold(MemoryTree::new(), |tree, (path, text)| tree.file(path, *text));
    let diagnostics = Policy::default().judge(&Repository::load(&tree, &[]));
    diagnostics.iter().map(|found| format!("{} {}", found.severity, found.rule)).collect()
}

/// A workflow whose job has `env` and runs `steps` in a checkout.
fn workflow(env: &str, steps: &[&str]) -> String {
    let steps = steps.join("\n      - ");
    format!(
        "on: push\njobs:\n  test:\n    env: {{{env}}}\n    steps:\n      - uses: actions/checkout@v5\n      - {steps}\n"
    )
}

fn in_job(env: &str, steps: &[&str]) -> Vec<String> {
    found(&[(WORKFLOW, &workflow(env, steps)), ("go.mod", MODULE)])
}

fn in_shell(line: &str) -> Vec<String> {
    found(&[(".env", &format!("{line}\n")), ("go.mod", MODULE)])
}

fn setup(version: &str) -> String {
    format!("{{uses: actions/setup-go@v6, with: {{go-version: '{version}'}}}}")
}

const BUILD: &str = "run: go build ./...";

#[test]
fn a_value_that_is_not_known_says_nothing() {
    for name in [
        "GOSUMDB",
        "GOVCS",
        "GOAUTH",
        "GOTOOLCHAIN",
        "GOPATH",
        "GOBIN",
        "GOWORK",
        "GOEXPERIMENT",
        "GOOS",
        "GOARM64",
        "GOFIPS140",
        "CGO_ENABLED",
        "CC",
        "GODEBUG",
        "GOMEMLIMIT",
        "GOPRIVATE",
        "GOFLAGS",
    ] {
        assert_eq!(in_job(&format!("{name}: \"${{{{ matrix.x }}}}\""), &[BUILD]), NOTHING, "{name}");
        assert_eq!(in_job(&format!("{name}: \"\""), &[BUILD]), NOTHING, "{name}");
        assert_eq!(in_shell(&format!("{name}=$HOME/x")), NOTHING, "{name}");
    }
}

#[test]
fn a_shell_expands_what_a_workflow_does_not() {
    assert_eq!(in_shell("GOPATH=~/go"), NOTHING);
    assert_eq!(in_job("GOPATH: ~/go", &[BUILD]), ["error env/gopath-invalid"]);
    assert_eq!(in_job("GOPATH: $HOME/go", &[BUILD]), ["error env/gopath-invalid"]);
    assert_eq!(in_shell("GOBIN=~/bin"), NOTHING);
    assert_eq!(in_shell("GOFLAGS=-ldflags=\"-s -w\""), NOTHING);
    assert_eq!(in_shell("GOFLAGS=vendor"), ["error env/goflags-invalid"]);
}

#[test]
fn an_experiment_is_judged_by_the_go_that_is_installed() {
    let with = |names: &str, version: &str| in_job(&format!("GOEXPERIMENT: \"{names}\""), &[&setup(version), BUILD]);
    assert_eq!(with("synctest", "1.24"), OLD_GO);
    assert_eq!(with("synctest", "1.26"), ["error env/unknown-experiment"]);
    assert_eq!(with("synctest", "stable"), ["error env/unknown-experiment"]);
    assert_eq!(with("synctest", "${{ inputs.go }}"), ["warning env/unknown-experiment"]);
    assert_eq!(with("goroutineleakprofile", "1.26"), ["warning env/unknown-experiment"]);
    assert_eq!(with("goroutineleakprofile", "1.27"), ["error env/unknown-experiment"]);
    assert_eq!(with("jsonv2,greenteagc,none,nodwarf5", "1.26"), NOTHING);
    let tip = "run: go install golang.org/dl/gotip@latest && gotip download && gotip test ./...";
    assert_eq!(in_job("GOEXPERIMENT: brandnew", &[tip]), NOTHING);
}

#[test]
fn a_setting_that_is_gone_stops_only_the_releases_without_it() {
    let with = |version: &str| in_job("GODEBUG: x509sha1=1", &[&setup(version), BUILD]);
    assert_eq!(with("1.27.3"), ["error env/godebug-invalid"]);
    assert_eq!(with("1.26"), ["warning env/godebug-invalid"]);
    assert_eq!(in_job("GODEBUG: \"x509sha1=0,fips140=on,nosuch=1\"", &[BUILD]), NOTHING);
    assert_eq!(in_job("GODEBUG: \"x509sha1=1,x509sha1=0\"", &[BUILD]), NOTHING);
}

#[test]
fn a_platform_is_judged_as_a_pair_where_both_are_set() {
    let severity = |env: &str, step: &str| in_job(env, &[step]);
    assert_eq!(severity("GOOS: windows, GOARCH: arm", BUILD), NOTHING, "go.mod asks for Go 1.25");
    assert_eq!(severity("GOOS: darwin, GOARCH: \"386\"", BUILD), ["error env/unsupported-platform"]);
    assert_eq!(severity("GOOS: darwin, GOARCH: \"386\"", "run: go list ./..."), ["warning env/unsupported-platform"]);
    assert_eq!(severity("GOARCH: \"386\"", BUILD), NOTHING);
    assert_eq!(severity("GOOS: linux", "{run: go build, env: {GOARCH: arm64}}"), NOTHING);
    assert_eq!(severity("GOOS: linux", "{run: go build, env: {GOARCH: x64}}"), ["error env/unsupported-platform"]);
    assert_eq!(severity("GOARCH: x86_64", "run: make"), ["warning env/unsupported-platform"]);
}

#[test]
fn what_is_read_when_a_module_is_looked_up_fails_no_build_that_looks_up_none() {
    for bad in ["GOSUMDB: \"OFF\"", "GOVCS: git", "GOAUTH: git"] {
        let name = bad.split(':').next().unwrap_or_default().to_lowercase();
        assert_eq!(in_job(bad, &[BUILD]), [format!("warning env/{name}-invalid")], "{bad}");
        let yaml = workflow(bad, &[BUILD]);
        assert_eq!(found(&[(WORKFLOW, &yaml), ("go.mod", REQUIRING)]), [format!("error env/{name}-invalid")], "{bad}");
    }
    let yaml = workflow("GOSUMDB: \"OFF\"", &[BUILD]);
    let sums = "example.com/x v1.0.0 h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nexample.com/x v1.0.0/go.mod h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
    assert_eq!(found(&[(WORKFLOW, &yaml), ("go.mod", REQUIRING), ("go.sum", sums)]), ["warning env/gosumdb-invalid"]);
}

#[test]
fn a_directory_matters_to_the_commands_that_use_it() {
    assert_eq!(in_job("GOBIN: bin", &["run: go install ./..."]), ["error env/relative-directory"]);
    assert_eq!(in_job("GOBIN: bin", &[BUILD]), ["warning env/relative-directory"]);
    assert_eq!(in_job("GOCACHE: \"off\"", &["run: go list ./..."]), ["warning env/relative-directory"]);
    assert_eq!(in_job("GOTMPDIR: tmp", &[BUILD]), ["error env/relative-directory"]);
    assert_eq!(in_job("GOTMPDIR: tmp", &["run: mkdir tmp", BUILD]), ["warning env/relative-directory"]);
    assert_eq!(in_job("GOCACHE: C:\\cache", &[BUILD]), NOTHING);
}

#[test]
fn a_compiler_is_gos_only_where_go_runs() {
    assert_eq!(in_job("CC: ./cc", &[BUILD]), ["error env/invalid-compiler"]);
    assert_eq!(in_job("CC: ./cc", &["run: go version"]), ["warning env/invalid-compiler"]);
    assert_eq!(in_job("CC: ./cc", &["run: make"]), NOTHING);
    assert_eq!(in_job("CC: aarch64-linux-gnu-gcc -O2", &[BUILD]), NOTHING);
}

#[test]
fn flags_are_judged_by_form_name_and_value() {
    let with = |flags: &str| in_job(&format!("GOFLAGS: {flags:?}"), &[BUILD]);
    for good in [
        "-trimpath -mod=readonly --tags=a,b",
        "'-ldflags=-s -w'",
        "-race=false -p=4 -buildvcs=auto",
        "-timeout=30s -count=1 -json",
        "-mod= -pgo=off",
    ] {
        assert_eq!(with(good), NOTHING, "{good}");
    }
    for bad in [
        "-mod vendor",
        "-no-debug -opt=z",
        "-C=sub",
        "-mod=x",
        "-ldflags",
        "-race=maybe",
        "-p=0",
        "-modfile=a.txt",
        "'-x",
    ] {
        assert_eq!(with(bad), ["error env/goflags-invalid"], "{bad}");
    }
    assert_eq!(with("-modfile=ci.mod"), ["error env/goflags-invalid"]);
    assert_eq!(in_job("GOFLAGS: -modfile=ci.mod", &["run: ./gen.sh", BUILD]), NOTHING);
    assert_eq!(in_job("GOFLAGS: -mod=x", &["run: go mod download"]), ["warning env/goflags-invalid"]);
    assert_eq!(with("-artifacts"), NOTHING);
}

#[test]
fn go_get_is_for_dependencies() {
    let tool = ["warning ci/go-get-tool"];
    let get = "run: go get example.com/x/cmd/y@latest";
    assert_eq!(in_job("X: y", &[get]), tool);
    assert_eq!(found(&[(WORKFLOW, &workflow("X: y", &[get])), ("go.mod", REQUIRING)]), NOTHING);
    assert_eq!(found(&[(WORKFLOW, &workflow("X: y", &[get])), ("a/go.mod", MODULE)]), ["error ci/go-get-tool"]);
    for quiet in [
        "run: go get -u ./...",
        "run: go get example.com/x@v1.2.3",
        "run: go get -tool example.com/x/cmd/y@latest",
        "run: go get -d example.com/x/cmd/y",
        "run: go get example.com/x/cmd/y example.com/z/cmd/w",
        "run: go get example.com/x/cmd/${TOOL}",
        "run: GO111MODULE=off go get example.com/x/cmd/y",
    ] {
        assert_eq!(in_job("X: y", &[quiet]), NOTHING, "{quiet}");
    }
    assert_eq!(in_job("X: y", &[&setup("1.16"), get]), OLD_GO);
    assert_eq!(found(&[(WORKFLOW, &workflow("X: y", &["run: go mod init a", get])), ("a/go.mod", MODULE)]), tool);
}

#[test]
fn go_env_refuses_to_write_some_variables() {
    let with = |arguments: &str| in_job("X: y", &[&format!("run: go env {arguments}")]);
    for bad in [
        "-w GOVERSION=go1.25",
        "-w GODEBUG=x=1",
        "-w GOGC=off",
        "-w GOPATH=go",
        "-w GOOS=macos",
        "-w GOEXPERIMENT=nope",
    ] {
        assert_eq!(with(bad), ["error ci/go-env-write"], "{bad}");
    }
    for good in [
        "-w GOPROXY=direct GOFLAGS=-x",
        "-w GOPATH=$PWD",
        "-u GOFLAGS",
        "GOVERSION",
        "-w GOEXPERIMENT=jsonv2",
        "-w CC=",
    ] {
        assert_eq!(with(good), NOTHING, "{good}");
    }
    assert_eq!(with("-w GOROOT=/x"), ["warning ci/go-env-write"]);
}
