use crate::artifact::kind_of;
use crate::artifact::pipeline::tests::{read, shown, spans};
use crate::text::Literal;

fn azure(text: &str) -> Vec<String> {
    shown("azure-pipelines.yml", text)
}

/// A pipeline of `steps`, indented by none.
fn last(steps: &str) -> String {
    azure(&format!("pool: {{vmImage: ubuntu-latest}}\nsteps:\n{steps}")).pop().unwrap_or_default()
}

#[test]
fn the_step_wins_over_the_job_and_the_job_over_the_stage_and_the_pipeline() {
    let text = "variables:\n  GOFLAGS: \"-p\"\n  GOPROXY: direct\n  goPrivate: x\nstages:\n- stage: build\n  variables:\n  - group: secrets\n  - name: GOFLAGS\n    value: -s\n  jobs:\n  - job: test\n    variables: {GOFLAGS: -j}\n    steps:\n    - script: go vet\n    - bash: |\n        go test ./...\n      displayName: unit\n      workingDirectory: $(Build.SourcesDirectory)/api\n      env: {GOFLAGS: -e}\n  - job: lint\n    steps: [{script: go version}]\n";
    let wanted = [
        "GOFLAGS=-p in the pipeline",
        "GOPROXY=direct in the pipeline",
        "GOFLAGS=-s in stage `build`",
        "GOFLAGS=-j in job `test`",
        "GOFLAGS=-e in step `unit`",
        ".: go vet with GOFLAGS=-j GOPRIVATE=? GOPROXY=direct",
        "api: go test ./... with GOFLAGS=-e GOPRIVATE=? GOPROXY=direct",
        ".: go version with GOFLAGS=-s GOPRIVATE=? GOPROXY=direct",
    ];
    assert_eq!(azure(text), wanted);
    assert_eq!(spans("azure-pipelines.yml", text), ["\"-p\"", "direct", "-s", "-j", "-e"]);
}

#[test]
fn a_version_is_followed_to_the_variable_or_the_matrix_that_holds_it() {
    let tool = "steps:\n- task: GoTool@0\n  inputs: {version: $(goVersion)}\n";
    let asked = |before: &str| azure(&format!("{before}{tool}"));
    let followed = |version: &str| format!("version {version} in step `GoTool@0` for $(goVersion)");
    assert_eq!(asked("variables: {GOVersion: '1.25'}\n")[0], followed("1.25"));
    assert_eq!(asked("variables:\n- {name: goVersion, value: '1.25.1'}\n")[0], followed("1.25.1"));
    let matrix = "strategy: {matrix: {a: {goVersion: '1.25'}, b: {goVersion: '1.26'}}}\n";
    assert_eq!(asked(matrix)[..2], [followed("1.25"), followed("1.26")]);
    let unknown = "version ? in step `GoTool@0`";
    assert_eq!(asked("")[0], unknown);
    assert_eq!(asked("variables: {goVersion: 1.20}\n")[0], unknown, "whether that is text is not known");
    assert_eq!(asked("variables: [{template: v.yml}, {name: goVersion, value: '1.25'}]\n")[0], unknown);
    assert_eq!(asked("strategy: {matrix: {'${{ each v in parameters.v }}': {goVersion: '1.25'}}}\n")[0], unknown);
}

#[test]
fn without_a_version_the_tool_has_its_own() {
    let artifact = read("azure-pipelines.yml", "steps:\n- task: 'GoTool@0'\n- script: go vet\n");
    let default: Vec<_> = artifact.declarations.default_versions().collect();
    assert_eq!(default[0].spec.as_ref().known().map(Literal::as_str), Some("1.10"));
    assert_eq!(artifact.source.slice(default[0].span), "'GoTool@0'");
    let goroot = "variables: {GOROOT: /usr/local/go}\nsteps: [{script: go vet}, {task: GoTool@0}]\n";
    assert_eq!(azure(goroot)[1], "GOROOT=? in the pipeline", "the tool sets it anew");
    assert_eq!(azure(&goroot.replace("GoTool", "Other"))[0], "GOROOT=/usr/local/go in the pipeline");
    let told = read("azure-pipelines.yml", "steps:\n- task: GoTool@0\n  inputs: {Version: ''}\n");
    assert_eq!(told.declarations.default_versions().count(), 0);
}

#[test]
fn what_another_file_or_task_does_is_not_known() {
    let vet = "- script: go vet\n";
    assert_eq!(last(vet), ".: go vet");
    assert_eq!(last(&format!("- task: Cache@2\n{vet}")), ".: go vet");
    assert_eq!(last(&format!("- checkout: self\n  fetchDepth: 1\n{vet}")), ".: go vet");
    assert_eq!(last(&format!("- checkout: self\n  path: x\n{vet}")), "?: go vet");
    assert_eq!(last(&format!("- checkout: none\n{vet}")), "?: go vet");
    for unknown in [
        "- template: x.yml\n",
        "- task: Other@1\n",
        "- bash: echo '##vso[task.setvariable variable=A]b'\n",
        "- ${{ if x }}:\n  - script: cd x\n",
        "- script: make ${{ parameters.x }}\n",
    ] {
        assert_eq!(last(&format!("{unknown}{vet}")), "", "{unknown}");
    }
    assert!(azure(&format!("parameters: [{{name: a}}]\nsteps:\n{vet}")).is_empty());
    assert!(azure(&format!("jobs:\n- deployment: a\n  steps:\n  {vet}")).iter().all(|line| line.starts_with("?:")));
}

#[test]
fn the_task_that_runs_go_is_a_go_command() {
    let go = |inputs: &str| last(&format!("- task: Go@0\n  inputs: {{{inputs}}}\n  env: {{GOFLAGS: -v}}\n"));
    assert_eq!(
        go("command: test, arguments: ./... -race, workingDirectory: api"),
        "api: go test ./... -race with GOFLAGS=-v"
    );
    assert_eq!(go("command: custom, customCommand: vet"), "GOFLAGS=-v in step `Go@0`");
    assert_eq!(go("command: build, arguments: $(flags)"), "GOFLAGS=-v in step `Go@0`");
}

#[test]
fn only_its_own_files_are_claimed_and_odd_shapes_say_nothing() {
    let name = |path: &str| kind_of(path).map(|kind| kind.name);
    for own in [
        "azure-pipelines.yml",
        "ci/azure-pipelines-release.yaml",
        ".azure-pipelines/a/b.yml",
        ".pipelines/a.yml",
        ".azdo/ci.yml",
    ] {
        assert_eq!(name(own), Some("Azure pipeline"), "{own}");
    }
    assert_eq!(name("eng/pipelines/x.yml"), None);
    for text in [
        "",
        "a: b",
        "steps: a",
        "steps: [a, [b], {task: [x]}, {task: GoTool@0, inputs: x}]",
        "jobs: [a, {job: [x], steps: {a: b}}]",
        "stages: [{stage: a, jobs: b, variables: 3}]",
        "steps: [{script: [x], env: y}]",
        "variables: [",
    ] {
        let found = azure(text);
        assert!(found.iter().all(|line| line.starts_with("version 1.10 ")), "{text}: {found:?}");
    }
}
