use crate::artifact::kind_of;
use crate::artifact::pipeline::tests::{shown, spans};

fn gitlab(text: &str) -> Vec<String> {
    shown(".gitlab-ci.yml", text)
}

/// The only go command, with what it gets.
fn command(text: &str) -> String {
    let mut shown = gitlab(text);
    shown.retain(|line| line.contains(": go "));
    assert_eq!(shown.len(), 1, "{shown:?}");
    shown.remove(0)
}

#[test]
fn a_job_has_its_own_image_and_variables_before_those_of_the_file() {
    let text = "default: {image: 'golang:1.25'}\nvariables:\n  GOFLAGS: \"-mod=mod\"\n  GOPROXY: {value: direct, description: x}\n  GOPRIVATE: $GROUP\nvet:\n  script: [go vet]\ntest:\n  image: {name: golang:1.26-alpine, entrypoint: ['']}\n  variables: {GOFLAGS: -mod=readonly}\n  before_script: [cd api]\n  script:\n    - |\n      go test ./...\n  after_script: [go version]\n";
    let wanted = [
        "version 1.25 in job `vet`",
        "version 1.26-alpine in job `test`",
        "GOFLAGS=-mod=mod in the pipeline",
        "GOPROXY=direct in the pipeline",
        "GOPRIVATE=? in the pipeline",
        "GOFLAGS=-mod=readonly in job `test`",
        ".: go vet with GOFLAGS=-mod=mod GOPRIVATE=? GOPROXY=direct",
        "api: go test ./... with GOFLAGS=-mod=readonly GOPRIVATE=? GOPROXY=direct",
        ".: go version with GOFLAGS=-mod=readonly GOPRIVATE=? GOPROXY=direct",
    ];
    assert_eq!(gitlab(text), wanted);
    let spelled = ["\"-mod=mod\"", "direct", "$GROUP", "-mod=readonly", "1.25", "1.26-alpine"];
    assert_eq!(spans(".gitlab-ci.yml", text), spelled);
}

#[test]
fn a_job_has_what_it_extends_and_hidden_jobs_run_nothing() {
    let text = ".a:\n  image: golang:1.24\n  variables: {GOFLAGS: -a, GOPROXY: direct}\n  script: [go build]\n.b:\n  extends: .a\n  image: golang:1.25\n  variables: {GOFLAGS: -b}\n.unused:\n  variables: {GOSUMDB: off}\n  script: [go run .]\nvet:\n  extends: [.b]\n  script: [go vet]\nbuild:\n  extends: .b\n";
    let wanted = [
        "version 1.25 in job `vet`",
        "version 1.25 in job `build`",
        "GOFLAGS=-a in template `.a`",
        "GOPROXY=direct in template `.a`",
        "GOFLAGS=-b in template `.b`",
        ".: go vet with GOFLAGS=-b GOPROXY=direct",
        ".: go build with GOFLAGS=-b GOPROXY=direct",
    ];
    assert_eq!(gitlab(text), wanted);
    let endless = ".a: {extends: .b}\n.b: {extends: .a}\nx: {extends: .a, script: [go vet]}\n";
    assert!(gitlab(endless).is_empty());
}

#[test]
fn what_another_file_may_say_is_not_guessed() {
    assert!(gitlab("vet: {extends: .elsewhere, variables: {A: b}, script: [go vet]}\n")[1..].is_empty());
    assert!(gitlab("include: {local: x.yml}\nvet: {script: [go vet]}\n").is_empty());
    assert!(gitlab("vet: {inherit: {variables: [A]}, script: [go vet]}\n").is_empty());
    assert!(
        gitlab(".a: {variables: {A: b}}\nvet: {variables: !reference [.a, variables], script: [go vet]}\n").is_empty()
    );
    assert!(gitlab("vet: {trigger: x, variables: {GOFLAGS: -v}}\n").is_empty());
    let reference = ".a: {script: [cd api]}\nvet: {script: [!reference [.a, script], go vet]}\n";
    assert_eq!(command(reference), "api: go vet");
    assert!(gitlab(&reference.replace(".a:", "include: x\n.a:")).is_empty());
    assert!(gitlab(&reference.replace(", script]", ", other]")).is_empty());
}

#[test]
fn variables_of_the_file_can_be_left_out_and_rules_may_change_them() {
    let global = "variables: {GOFLAGS: -v, GIT_STRATEGY: fetch}\n";
    assert_eq!(command(&format!("{global}a: {{script: go vet}}\n")), ".: go vet with GOFLAGS=-v");
    assert_eq!(command(&format!("{global}a: {{variables: {{}}, script: go vet}}\n")), ".: go vet");
    let rules = "a: {rules: [{if: x, variables: {GOFLAGS: -x}}], script: go vet}\n";
    assert_eq!(command(&format!("{global}{rules}")), ".: go vet with GOFLAGS=?");
    let matrix = "a: {parallel: {matrix: [{GOFLAGS: [-a, -b]}]}, script: go vet}\n";
    assert_eq!(command(&format!("{global}{matrix}")), ".: go vet with GOFLAGS=?");
    let detached = "a: {variables: {GIT_STRATEGY: none}, script: go vet}\n";
    assert_eq!(command(&format!("{global}{detached}")), "?: go vet with GOFLAGS=-v");
    let artifacts = "a: {script: go vet}\nb: {artifacts: {paths: [vendor]}}\n";
    assert_eq!(command(artifacts), ".: go vet after more files");
}

#[test]
fn the_variable_of_an_image_is_followed_to_its_value() {
    let asked = |text: &str| {
        let mut shown = gitlab(text);
        shown.retain(|line| line.starts_with("version"));
        shown
    };
    let job = "a:\n  image: golang:${GO}-alpine\n  script: go vet\n";
    let followed = |version: &str| format!("version {version} in job `a` for golang:${{GO}}-alpine");
    assert_eq!(asked(&format!("variables: {{GO: '1.25'}}\n{job}")), [followed("1.25")]);
    assert_eq!(asked(&format!("variables: {{GO: '1.25'}}\n{job}  variables: {{GO: 1.26}}\n")), [followed("1.26")]);
    assert_eq!(
        asked(&format!("{job}  parallel:\n    matrix:\n      - GO: ['1.25', '1.26']\n")),
        [followed("1.25"), followed("1.26")]
    );
    assert_eq!(asked(&format!("variables: {{GO: 1.20}}\n{job}")), ["version ? in job `a`"]);
    assert_eq!(asked(job), ["version ? in job `a`"]);
    assert!(asked("a: {image: $IMAGE, script: go vet}\n").is_empty());
    assert!(asked("a: {image: '$CI_REGISTRY/golang:1.25', script: go vet}\n").is_empty());
}

#[test]
fn other_files_and_odd_shapes_say_nothing() {
    assert!(kind_of("sub/.gitlab-ci.yml").is_none());
    for text in [
        "",
        "a",
        "a: [b]",
        "a: {script: {b: c}, extends: {x: y}, image: [z], rules: 3, variables: 3}",
        "spec: {inputs: {}}\n---\na: {image: 'golang:$[[ inputs.go ]]'}\n",
        "a: [",
    ] {
        assert!(gitlab(text).is_empty(), "{text}: {:?}", gitlab(text));
    }
}

#[test]
fn templates_that_multiply_are_read_in_bounds() {
    let layer = |level: usize, key: &str, of: &str| format!(".l{level}: {{{key}: [{}]}}\n", vec![of; 50].join(", "));
    let extends: String = (0..9).map(|level| layer(level, "extends", &format!(".l{}", level + 1))).collect();
    assert!(gitlab(&format!("{extends}.l9: {{}}\na: {{extends: .l0, script: [go vet]}}\n")).is_empty());
    let leads = |level: usize| layer(level, "script", &format!("!reference [.l{}, script]", level + 1));
    let script: String = (0..9).map(leads).collect();
    assert!(gitlab(&format!("{script}.l9: {{script: []}}\na: {{script: [!reference [.l0, script]]}}\n")).is_empty());
    let started = std::time::Instant::now();
    let jobs: Vec<String> = (0..5_000).map(|job| format!("j{job}: {{extends: .t}}\n")).collect();
    gitlab(&format!(".t: {{image: 'golang:1.25', script: [{}]}}\n{}", vec!["go vet"; 1_000].join(", "), jobs.concat()));
    assert!(started.elapsed().as_secs() < 60, "it took {:?}", started.elapsed());
}
