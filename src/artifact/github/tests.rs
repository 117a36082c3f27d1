mod scripts;

use std::fmt::Write as _;

use crate::artifact::{Artifact, Declarations, EnvironmentId, EnvironmentKind, Scope, kind_of};
use crate::text::{Literal, RepoPath, Source, Span, Value};

pub(super) const WORKFLOW: &str = ".github/workflows/test.yml";

pub(super) fn read(path: &str, text: &str) -> Artifact {
    let kind = kind_of(path).unwrap();
    Artifact::read(kind, Source::new(RepoPath::new(path).unwrap(), text))
}

fn known<T: ToString>(value: Value<T>) -> String {
    value.known().map_or_else(|| "?".to_owned(), |value| value.to_string())
}

fn place(declarations: &Declarations, id: EnvironmentId) -> &str {
    &declarations.get(id).unwrap().name
}

/// A workflow with one job of which `job` is the body, indented by four.
fn job(job: &str) -> Artifact {
    read(WORKFLOW, &format!("on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n{job}"))
}

/// The versions as `spec`, `spec->read` or `?`, and where they are asked for if that is elsewhere.
fn versions(artifact: &Artifact) -> Vec<String> {
    let show = |span: Span| artifact.source.slice(span).to_owned();
    let versions = artifact.declarations.versions.iter().map(|version| {
        let mut shown = known(version.spec.as_ref().map(Literal::as_str));
        if let Some(read) = &version.read_as {
            let _ = write!(shown, "->{read}");
        }
        if let Some(consumer) = version.consumer {
            let _ = write!(shown, " at {} for {}", show(version.span), show(consumer));
        }
        shown
    });
    versions.collect()
}

fn version_files(artifact: &Artifact) -> Vec<String> {
    let files = artifact.declarations.version_files.iter();
    files.map(|file| known(file.path.as_ref().map(Literal::as_str))).collect()
}

/// Each go command as `directory: words [what scripts set]`.
fn go_commands(artifact: &Artifact) -> Vec<String> {
    let commands = artifact.declarations.go_commands.iter().map(|command| {
        let mut shown = format!("{}: {}", known(command.directory.as_ref()), command.words.join(" "));
        for (name, value) in &command.overrides {
            let _ = write!(shown, " {name}={}", known(value.as_ref()));
        }
        shown
    });
    commands.collect()
}

fn assignments(artifact: &Artifact) -> Vec<String> {
    let declarations = &artifact.declarations;
    let show = |set: &crate::artifact::EnvAssignment| {
        let value = known(set.value.as_ref().map(Literal::as_str));
        format!("{}: {}={value}", place(declarations, set.environment), set.name.value)
    };
    declarations.assignments.iter().map(show).collect()
}

#[test]
fn only_files_that_github_runs_are_workflows() {
    let name = |path: &str| kind_of(path).map(|kind| kind.name);
    assert_eq!(name(".github/workflows/a.yaml"), Some("GitHub workflow"));
    assert_eq!(name(".github/workflows/deep/a.yml"), None);
    assert_eq!(name("sub/.github/workflows/a.yml"), None);
    assert_eq!(name(".github/actions/x/action.yml"), Some("GitHub action"));
}

#[test]
fn variables_stand_at_three_levels_and_the_inner_one_wins() {
    let artifact = read(
        WORKFLOW,
        "on: push\nenv: {A: w, B: w}\njobs:\n  test:\n    env: {B: j}\n    steps:\n      - name: s\n        run: go vet\n        env:\n          C: ${{ env.A }}-x\n          D: ${{ env.B }}\n          E: ${{ secrets.E }}\n",
    );
    let wanted = [
        "the workflow: A=w",
        "the workflow: B=w",
        "job `test`: B=j",
        "step `s`: C=?",
        "step `s`: D=j",
        "step `s`: E=?",
    ];
    assert_eq!(assignments(&artifact), wanted);
    let declarations = &artifact.declarations;
    let step = declarations.go_commands[0].environment;
    let effective = |name: &str| declarations.effective(name, step).map(|set| set.written.as_str().to_owned());
    assert_eq!(effective("B").as_deref(), Some("j"));
    assert_eq!(effective("A").as_deref(), Some("w"));
    assert_eq!(effective("Z"), None);
}

#[test]
fn a_version_is_followed_to_the_variable_that_holds_it() {
    let text = "on: push\nenv:\n  GO: 1.20\njobs:\n  test:\n    steps:\n      - uses: actions/setup-go@v6\n        with:\n          go-version: ${{ env.GO }}\n";
    let artifact = read(WORKFLOW, text);
    assert_eq!(versions(&artifact), ["1.20->1.2 at 1.20 for ${{ env.GO }}"]);
    assert!(matches!(artifact.declarations.versions[0].scope, Scope::Environment(_)));
}

#[test]
fn only_a_plain_number_that_ends_in_a_zero_is_read_otherwise() {
    let read_as = |version: &str| {
        versions(&job(&format!(
            "    steps:\n      - uses: actions/setup-go@v6\n        with: {{go-version: {version}}}\n"
        )))
    };
    assert_eq!(read_as("1.20"), ["1.20->1.2"]);
    assert_eq!(read_as("1.30"), ["1.30->1.3"]);
    for plain in ["1.21", "1.20.x", "1.20.0", "stable"] {
        assert_eq!(read_as(plain), [plain]);
    }
    assert_eq!(read_as("'1.20'"), ["1.20"]);
    assert_eq!(read_as("\"1.10\""), ["1.10"]);
    assert_eq!(read_as("!!str 1.20"), ["1.20"]);
}

#[test]
fn what_is_written_to_github_env_is_not_known_after() {
    let asked = |script: &str| {
        versions(&job(&format!(
            "    env: {{GO: \"1.25.0\", OTHER: x}}\n    steps:\n      - run: |\n          {script}\n      - uses: actions/setup-go@v6\n        with: {{go-version: \"${{{{ env.GO }}}}\"}}\n"
        )))
        .remove(0)
    };
    assert!(asked("echo \"GO=$(cat x)\" >> $GITHUB_ENV").starts_with('?'));
    assert!(asked("{ echo A=1; echo GO=2; } >> \"$GITHUB_ENV\"").starts_with('?'));
    for at_will in [
        "cat x >> $GITHUB_ENV",
        "echo \"$NAME=1\" >> $GITHUB_ENV",
        "printf 'A=1\\nGO=2\\n' >> $GITHUB_ENV",
        "echo A=1 | tee -a $GITHUB_ENV",
        "echo A=1 >> $GITHUB_ENV; echo B=1 | tee -a $GITHUB_ENV",
        "\"GO=2\" | Out-File -FilePath $env:GITHUB_ENV -Append",
    ] {
        assert!(asked(at_will).starts_with('?'), "{at_will}");
    }
    assert!(asked("echo OTHER=1 >> $GITHUB_ENV").starts_with("1.25.0"));
    assert!(asked("echo GO=2 >> $GITHUB_OUTPUT").starts_with("1.25.0"));
}

#[test]
fn what_the_step_sets_itself_beats_what_was_written_before() {
    let artifact = job(
        "    env: {A: job, B: job}\n    steps:\n      - run: echo A=1 >> $GITHUB_ENV\n      - name: s\n        env: {C: \"${{ env.A }}\", D: \"${{ env.B }}\"}\n        uses: actions/setup-go@v6\n        with: {go-version: \"${{ env.D }}\"}\n",
    );
    assert_eq!(assignments(&artifact)[2..], ["job `test`: A=1", "step `s`: C=?", "step `s`: D=job"]);
    assert_eq!(versions(&artifact).len(), 1);
}

#[test]
fn a_matrix_gives_all_its_values() {
    let asked = |matrix: &str| {
        let asks = "      - uses: actions/setup-go@v6\n        with: {go-version: \"${{ matrix.go }}\"}\n";
        let specs = versions(&job(&format!("    strategy:\n      matrix:\n{matrix}    steps:\n{asks}")));
        let first = |shown: String| shown.split(" at ").next().unwrap_or_default().to_owned();
        specs.into_iter().map(first).collect::<Vec<_>>()
    };
    assert_eq!(asked("        go: [1.20, '1.21', 1.22.x]\n"), ["1.20->1.2", "1.21", "1.22.x"]);
    assert_eq!(asked("        include:\n          - go: 1.20\n          - os: linux\n"), ["1.20->1.2"]);
    assert_eq!(
        asked("        go: ['1.21']\n        include:\n          - {go: '1.22', os: linux}\n"),
        ["1.21", "1.22"]
    );
    assert_eq!(asked("        go: [1.20, '1.21']\n        exclude:\n          - go: 1.20\n"), ["1.21"]);
    let excluded =
        "        go: ['1.20', '1.21']\n        os: [a, b]\n        exclude:\n          - {go: '1.20', os: a}\n";
    assert_eq!(asked(excluded), ["1.20", "1.21"]);
    assert_eq!(asked(&format!("{excluded}          - {{go: '1.20', os: b}}\n")), ["1.21"]);
    let overwrites = "        go: ['1.20']\n        os: [a]\n        include:\n          - {go: '1.21', os: a}\n";
    assert_eq!(asked(overwrites), ["1.20", "1.21"], "a combination of its own");
    let adds = "        os: [a, b]\n        include:\n          - {go: '1.20'}\n          - {os: b, go: '1.21'}\n          - {os: c}\n";
    assert_eq!(asked(adds), ["1.20", "1.21"], "the later wins over what an earlier one added");
    assert_eq!(
        asked("        os: [a]\n        include:\n          - {go: '1.20'}\n          - {go: '1.21'}\n"),
        ["1.21"]
    );
    assert_eq!(
        asked("        go: [a, b]\n        os: ${{ fromJSON(x) }}\n        exclude: [{go: a, os: x}]\n"),
        ["a", "b"]
    );
    assert_eq!(asked("        go: ${{ fromJSON(needs.a.outputs.go) }}\n"), ["?"]);
    assert_eq!(asked("        go: ${{ fromJSON(x) }}\n        include: [{go: '1.22'}]\n"), ["1.22", "?"]);
    assert_eq!(asked("        go: ['${{ vars.GO }}', '1.22']\n"), ["?", "1.22"]);
    assert_eq!(asked("        os: [linux]\n"), ["?"]);
}

#[test]
fn what_a_matrix_holds_is_looked_into() {
    let asked = |path: &str, matrix: &str| {
        let asks =
            format!("      - uses: actions/setup-go@v6\n        with: {{go-version: \"${{{{ matrix.{path} }}}}\"}}\n");
        versions(&job(&format!("    strategy: {{matrix: {matrix}}}\n    steps:\n{asks}")))
    };
    let first =
        |shown: Vec<String>| shown.iter().map(|s| s.split(" at ").next().unwrap().to_owned()).collect::<Vec<_>>();
    let nested = "{job: [{go: '1.21', os: a}, {go: 1.30}]}";
    assert_eq!(first(asked("job.go", nested)), ["1.21", "1.30->1.3"]);
    assert_eq!(first(asked("job['go']", nested)), ["1.21", "1.30->1.3"]);
    assert_eq!(asked("job.version", nested), ["?"]);
    let many = format!("{{go: ['1.21'], a: [{0}], b: [{0}]}}", vec!["x"; 20].join(", "));
    assert_eq!(asked("go", &many), ["?"], "GitHub refuses more than 256 jobs");
}

#[test]
fn anchors_and_merge_keys_are_followed_to_where_the_number_is_written() {
    let artifact = job(
        "    strategy: {matrix: {go: &versions [&old 1.20, '1.21']}}\n    steps:\n      - &setup\n        uses: actions/setup-go@v6\n        with: &with {go-version: *old}\n      - <<: *setup\n        with: {<<: *with, cache: false}\n",
    );
    assert_eq!(versions(&artifact), ["1.20->1.2", "1.20->1.2"]);
    let spans: Vec<&str> =
        artifact.declarations.versions.iter().map(|version| artifact.source.slice(version.span)).collect();
    assert_eq!(spans, ["1.20", "1.20"]);
}

#[test]
fn a_version_file_is_known_only_in_a_plain_checkout() {
    let setup = "      - uses: actions/setup-go@v6\n        with: {go-version-file: go.mod}\n";
    let after = |steps: &str| version_files(&job(&format!("    steps:\n{steps}{setup}"))).remove(0);
    let checkout = "      - uses: actions/checkout@v5\n";
    assert_eq!(after(checkout), "go.mod");
    assert_eq!(after(&format!("{checkout}        with: {{fetch-depth: 0}}\n")), "go.mod");
    assert_eq!(after(&format!("{checkout}        with: {{ref: \"${{{{ github.head_ref }}}}\"}}\n")), "go.mod");
    assert_eq!(after(&format!("{checkout}      - run: go version && echo x >> $GITHUB_ENV\n")), "go.mod");
    for other in [
        "        with: {path: src}\n",
        "        with: {repository: a/b}\n",
        "        with: {ref: gh-pages}\n",
        "        with: {sparse-checkout: x}\n",
        "      - uses: actions/download-artifact@v5\n",
        "      - uses: ./.github/actions/prepare\n",
        "      - run: make generate\n",
        "      - run: echo 1.25 > .go-version\n",
        "      - run: go mod init x\n",
    ] {
        assert_eq!(after(&format!("{checkout}{other}")), "?", "{other}");
    }
    assert_eq!(after(""), "?");
}

#[test]
fn a_step_with_a_condition_may_be_for_other_repositories() {
    let artifact = job(
        "    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        if: hashFiles('go.mod') != ''\n        with: {go-version-file: go.mod}\n      - uses: actions/setup-go@v6\n        if: false\n        with: {go-version-file: go.mod}\n      - uses: actions/setup-go@v6\n        with: {go-version-file: \"${{ inputs.file }}\"}\n      - uses: actions/setup-go@v6\n        with: {go-version: stable, go-version-file: go.mod}\n",
    );
    assert_eq!(version_files(&artifact), ["?", "?"]);
    assert_eq!(versions(&artifact), ["stable"]);
}

#[test]
fn a_job_that_never_runs_says_nothing() {
    let never = "    if: ${{ false }}\n    env: {GOSUMDB: off}\n    steps:\n      - run: go vet\n";
    assert!(assignments(&job(never)).is_empty());
    assert!(go_commands(&job(never)).is_empty());
}

#[test]
fn the_paths_of_a_reusable_workflow_are_its_callers() {
    for on in ["workflow_call", "[push, workflow_call]", "{workflow_call: {inputs: {}}}"] {
        let text = format!(
            "on: {on}\njobs:\n  test:\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/setup-go@v6\n        with: {{go-version-file: go.mod}}\n      - run: go vet\n"
        );
        let artifact = read(WORKFLOW, &text);
        assert_eq!(version_files(&artifact), ["?"], "{on}");
        assert_eq!(go_commands(&artifact), ["?: vet"], "{on}");
    }
}

#[test]
fn a_composite_action_runs_wherever_it_is_used() {
    let text = "runs:\n  using: composite\n  steps:\n    - uses: actions/setup-go@v6\n      with: {go-version: 1.20}\n    - run: go vet\n      shell: bash\n    - uses: actions/setup-go@v6\n      with: {go-version-file: go.mod}\n";
    let artifact = read("action.yml", text);
    assert_eq!(versions(&artifact), ["1.20->1.2"]);
    assert_eq!(version_files(&artifact), ["?"]);
    assert_eq!(go_commands(&artifact), ["?: vet"]);
    assert!(read("action.yml", &text.replace("composite", "node24")).declarations.versions.is_empty());
}

#[test]
fn a_job_that_checks_nothing_out_is_detached() {
    let kind = |steps: &str| {
        let artifact = job(&format!("    steps:\n{steps}"));
        artifact.declarations.environments[1].kind
    };
    assert_eq!(kind("      - run: go install example.com/x@latest\n"), EnvironmentKind::Detached);
    assert_eq!(kind("      - uses: actions/checkout@v5\n"), EnvironmentKind::Job);
    assert_eq!(kind("      - uses: actions/checkout@v5\n        with: {path: x}\n"), EnvironmentKind::Job);
    assert_eq!(kind("      - uses: taiki-e/checkout-action@v1\n"), EnvironmentKind::Job);
    assert_eq!(kind("      - run: git clone https://example.com/x .\n"), EnvironmentKind::Job);
}

#[test]
fn tools_and_images_are_found() {
    let artifact = job(
        "    container: golang:1.25-alpine\n    steps:\n      - uses: golangci/golangci-lint-action@v9\n        with: {version: v2.5}\n      - run: go install golang.org/x/tools/gopls@v0.20.0 # pinned\n",
    );
    let tools: Vec<(&str, &str)> = artifact
        .declarations
        .tools
        .iter()
        .map(|tool| (tool.tool.value.as_str(), artifact.source.slice(tool.tool.span)))
        .collect();
    assert_eq!(
        tools,
        [
            ("golangci-lint", "golangci/golangci-lint-action@v9"),
            ("golang.org/x/tools/gopls", "golang.org/x/tools/gopls@v0.20.0"),
        ]
    );
    assert_eq!(versions(&artifact), ["1.25-alpine"]);
}

#[test]
fn a_release_is_told_by_its_commit_whatever_the_comment_says() {
    let keeps = |release: &str| {
        let artifact = job(&format!(
            "    steps:\n      - uses: actions/setup-go@{release}\n        with: {{go-version: stable}}\n"
        ));
        artifact.declarations.kept_toolchains().count() == 1
    };
    assert!(keeps("v6") && keeps("b7ad1dad31e06c5925ef5d2fc7ad053ef454303e # v5"));
    assert!(!keeps("v5") && !keeps("main") && !keeps("0a1b2c3d4e5f60718293a4b5c6d7e8f901234567 # v6"));
}

#[test]
fn the_image_of_a_job_may_be_computed_from_its_matrix() {
    let images = |container: &str, values: &str| {
        versions(&job(&format!(
            "    strategy: {{matrix: {{v: {values}}}}}\n    container: {container}\n    steps:\n      - run: go version\n"
        )))
    };
    let whole = images("{image: '${{ matrix.v }}'}", "['golang:1.25', 'debian:13', 'golang:1.24-alpine']");
    assert_eq!(whole, ["1.25 at 1.25 for '${{ matrix.v }}'", "1.24-alpine at 1.24-alpine for '${{ matrix.v }}'"]);
    let tag = images("'golang:${{ matrix.v }}'", "['1.25', 1.20]");
    assert_eq!(tag[0], "1.25 at '1.25' for 'golang:${{ matrix.v }}'");
    assert_eq!(tag[1], "1.20->1.2 at 1.20 for 'golang:${{ matrix.v }}'");
    assert!(images("'golang:${{ matrix.v }}-alpine'", "['1.25']").is_empty());
    assert!(images("'debian:${{ matrix.v }}'", "['13']").is_empty());
}

#[test]
fn variables_of_a_container_give_way_to_those_of_job_and_workflow() {
    let text = "on: push\nenv: {A: w}\njobs:\n  a:\n    env: {B: j}\n    container: {image: 'golang:1.25', env: {A: c, B: c, C: c}}\n    steps:\n      - run: go vet\n";
    assert_eq!(assignments(&read(WORKFLOW, text)), ["the workflow: A=w", "job `a`: B=j", "job `a`: C=c"]);
}

#[test]
fn crlf_a_mark_and_odd_shapes_are_read() {
    let text = "\u{feff}on: push\r\njobs:\r\n  é:\r\n    steps:\r\n      - uses: actions/setup-go@v6\r\n        with:\r\n          go-version: 1.20 # é\r\n";
    let artifact = read(WORKFLOW, text);
    assert_eq!(artifact.source.slice(artifact.declarations.versions[0].span), "1.20");
    for odd in [
        "",
        "on: push",
        "jobs: [a]",
        "jobs:\n  a: {steps: x, env: [1], strategy: 3}",
        "jobs:\n  a: {steps: [1, [2], {run: [x], uses: {}, with: 3, env: x}]}",
        "jobs: {a: {steps: [{uses: actions/setup-go@v6, with: {go-version: [1], go-version-file: {}}}]}}",
        "env: {? [a] : b, c: [d]}\njobs:",
    ] {
        let artifact = read(WORKFLOW, odd);
        assert!(artifact.declarations.version_files.is_empty(), "{odd}");
    }
}
