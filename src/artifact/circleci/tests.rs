use crate::artifact::pipeline::tests::{read, shown, spans};
use crate::artifact::{EnvironmentKind, kind_of};

fn circleci(text: &str) -> Vec<String> {
    shown(".circleci/config.yml", text)
}

/// A configuration whose only job has `job`, indented by four.
fn job(job: &str) -> Vec<String> {
    circleci(&format!("version: 2.1\njobs:\n  build:\n{job}"))
}

#[test]
fn the_step_wins_over_the_job_and_the_job_over_the_executor() {
    let text = "version: 2.1\nexecutors:\n  go:\n    docker: [{image: 'cimg/go:1.25.1', environment: {GOWORK: 'off'}}]\n    environment: {GOFLAGS: -e, GOPRIVATE: e}\njobs:\n  test:\n    executor: go\n    environment:\n      GOFLAGS: \"-j\"\n      GOPROXY: direct\n    steps:\n      - checkout\n      - run: go vet\n      - run:\n          name: unit\n          environment: {GOFLAGS: -s}\n          working_directory: api\n          command: |\n            go test ./...\n  idle: {docker: [{image: 'golang:1.1'}], steps: [{run: go vet}]}\nworkflows:\n  all: {jobs: [test]}\n";
    let wanted = [
        "version 1.25.1 in job `test`",
        "GOFLAGS=-e in the executor",
        "GOPRIVATE=e in the executor",
        "GOFLAGS=-j in job `test`",
        "GOPROXY=direct in job `test`",
        "GOFLAGS=-s in step `unit`",
        ".: go vet with GOFLAGS=-j GOPRIVATE=e GOPROXY=direct GOWORK=?",
        "api: go test ./... with GOFLAGS=-s GOPRIVATE=e GOPROXY=direct GOWORK=?",
    ];
    assert_eq!(circleci(text), wanted, "a job that no workflow starts says nothing");
    assert_eq!(spans(".circleci/config.yml", text), ["-e", "e", "\"-j\"", "direct", "-s", "1.25.1"]);
}

#[test]
fn the_directory_is_the_checkout_or_below() {
    let run = |before: &str, step: &str| {
        let text = format!("{before}    steps:\n      - checkout\n      - run: {{command: go vet{step}}}\n");
        job(&text).pop().unwrap_or_default()
    };
    assert_eq!(run("", ""), ".: go vet");
    assert_eq!(run("", ", working_directory: ~/project/api"), "api: go vet");
    assert_eq!(run("", ", working_directory: ~/other"), "?: go vet");
    assert_eq!(run("    working_directory: /go/src/x\n", ", working_directory: /go/src/x/api/"), "api: go vet");
    assert_eq!(run("    working_directory: /go/src/x\n", ", working_directory: /go/src/xy"), "?: go vet");
    assert_eq!(run("", ", working_directory: << parameters.d >>"), "?: go vet");
    assert_eq!(job("    steps: [{run: go vet}]\n"), ["?: go vet"]);
    let kind = |steps: &str| {
        let artifact = read(".circleci/config.yml", &format!("jobs: {{build: {{steps: [{steps}]}}}}\n"));
        artifact.declarations.environments[2].kind
    };
    assert_eq!(kind("run: go vet"), EnvironmentKind::Detached);
    assert_eq!(kind("checkout, run: go vet"), EnvironmentKind::Job);
    assert_eq!(kind("attach_workspace: {at: .}"), EnvironmentKind::Job);
}

#[test]
fn what_other_steps_do_is_not_known() {
    let after = |step: &str| {
        let mut shown = job(&format!("    steps: [checkout, {step}, run: go vet]\n"));
        shown.pop().unwrap_or_default()
    };
    assert_eq!(after("setup_remote_docker"), ".: go vet");
    assert_eq!(after("restore_cache: {key: x}"), ".: go vet after more files");
    assert_eq!(after("go/mod-download"), ".: go vet after more files");
    assert_eq!(after("other/orb"), "");
    assert_eq!(after("run: echo 'export GOFLAGS=-v' >> $BASH_ENV"), "");
    assert_eq!(after("run: go build << parameters.flags >>"), "");
    assert!(job("    environment: {BASH_ENV: ci/env.sh}\n    steps: [checkout, run: go vet]\n")[1..].is_empty());
    assert_eq!(after("when: {condition: true, steps: [run: true]}"), ".: go vet");
}

#[test]
fn commands_of_the_file_are_followed() {
    let text = "commands:\n  vet: {steps: [again, {run: go vet}]}\n  again: {steps: [vet]}\n  cd: {steps: [{run: cd x && go version}]}\njobs:\n  build: {steps: [checkout, cd]}\n";
    assert_eq!(circleci(text), ["x: go version"]);
    assert!(circleci(&text.replace("checkout, cd", "checkout, vet")).is_empty(), "in a circle");
}

#[test]
fn a_parameter_is_what_workflows_give_or_the_default() {
    let asked = |default: &str, call: &str| {
        let text = format!(
            "jobs:\n  a:\n    parameters: {{go: {{type: string{default}}}}}\n    docker: [{{image: cimg/go:<< parameters.go >>-node}}]\n    steps: [checkout]\nworkflows: {{w: {{jobs: [{call}]}}}}\n"
        );
        let shown = circleci(&text).into_iter();
        shown.map(|line| line.split(" in ").next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(asked(", default: '1.25'", "a"), ["version 1.25"]);
    assert_eq!(asked(", default: '1.25'", "a: {go: '1.26'}, a"), ["version 1.26", "version 1.25"]);
    assert_eq!(asked("", "a: {matrix: {parameters: {go: ['1.26', '1.27']}}}"), ["version 1.26", "version 1.27"]);
    assert_eq!(asked("", "a: {go: 1.20}"), ["version ?"]);
    assert_eq!(asked("", "a"), ["version ?"]);
    let orb = "jobs:\n  a:\n    executor: {name: go/default, tag: '1.25'}\n    steps: [checkout, go/install: {version: 1.26.1}]\nworkflows: {w: {jobs: [a]}}\n";
    assert_eq!(circleci(orb), ["version 1.25 in job `a`", "version 1.26.1 in step `go/install`"]);
}

#[test]
fn other_files_and_odd_shapes_say_nothing() {
    assert!(kind_of(".circleci/other.yml").is_none());
    assert!(kind_of("sub/.circleci/config.yml").is_none());
    for text in [
        "",
        "jobs: [a]",
        "jobs: {build: {steps: {a: b}, docker: x, environment: [c]}}",
        "workflows: {a: b}\njobs: {build: {steps: [{run: go vet}]}}",
        "jobs: {build: {steps: [[a], {}, 3, {run: [x]}, run]}}",
        "jobs: {build: [",
    ] {
        assert!(circleci(text).is_empty(), "{text}: {:?}", circleci(text));
    }
}
