use super::{WORKFLOW, go_commands, job, known, read};
use crate::artifact::FileState;
use crate::text::Literal;

#[test]
fn commands_start_in_the_working_directory() {
    let artifact = read(
        WORKFLOW,
        "on: push\ndefaults: {run: {working-directory: w}}\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v5\n      - run: go vet a\n      - run: go vet b\n        working-directory: ./x/../y\n      - run: go vet c\n        working-directory: ${{ matrix.m }}\n      - run: go vet d\n        working-directory: ../out\n  b:\n    defaults: {run: {working-directory: j}}\n    steps:\n      - uses: actions/checkout@v5\n      - run: go vet e\n  c:\n    steps:\n      - uses: actions/checkout@v5\n        with: {path: src}\n      - run: go vet f\n",
    );
    assert_eq!(go_commands(&artifact), ["w: vet a", "y: vet b", "?: vet c", "?: vet d", "j: vet e", "?: vet f"]);
}

#[test]
fn go_commands_are_followed_through_a_script() {
    let commands = |script: &str| {
        let script = script.replace('\n', "\n          ");
        go_commands(&job(&format!(
            "    steps:\n      - uses: actions/checkout@v5\n      - run: |\n          {script}\n"
        )))
    };
    assert_eq!(
        commands("go build ./...\nif true; then go test ./... | tee x; fi"),
        [".: build ./...", ".: test ./..."]
    );
    assert_eq!(commands("go vet\ncd api\ngo vet"), [".: vet", "api: vet"]);
    assert_eq!(commands("go -C api vet"), ["api: vet"]);
    assert_eq!(commands("(cd api && go vet)\ngo vet"), ["?: vet", "?: vet"]);
    assert_eq!(commands("cd a\ncd b\ngo vet"), ["?: vet"]);
    assert_eq!(commands("cd $DIR\ngo vet"), ["?: vet"]);
    assert_eq!(commands("A=1 go vet\ngo vet"), [".: vet A=1", ".: vet"]);
    assert_eq!(commands("export A=1 B=$C\ngo vet\nunset A\ngo vet"), [".: vet A=1 B=?", ".: vet A= B=?"]);
    assert_eq!(commands("go test $FLAGS\ngo test $(go list ./...)\necho go vet"), [".: test $(go list ./...)"]);
    assert_eq!(commands(". ./env.sh\ngo vet"), [""; 0]);
    assert_eq!(commands("env -i go vet\nsudo go vet"), [""; 0]);
}

#[test]
fn a_command_knows_what_earlier_steps_rewrote_and_may_have_changed() {
    let artifact = job(
        "    env: {A: a}\n    steps:\n      - uses: actions/checkout@v5\n      - run: go vet 1\n      - run: echo A=b >> $GITHUB_ENV\n      - run: go mod vendor\n      - run: go vet 2\n      - run: go vet 3\n        env: {A: c}\n      - run: rm go.work && go vet 4\n      - run: cat x >> $GITHUB_ENV\n      - run: go vet 5\n",
    );
    assert_eq!(go_commands(&artifact), [".: vet 1", ".: mod vendor A=b", ".: vet 2 A=b", ".: vet 3", ".: vet 4 A=b"]);
    let before: Vec<_> = artifact.declarations.go_commands.iter().map(|command| command.before).collect();
    let shown: Vec<_> = before.iter().map(|before| (before.files, before.vendor, before.workspace)).collect();
    assert_eq!(
        shown,
        [(false, false, false), (false, true, false), (true, true, false), (true, true, false), (true, true, true)]
    );
}

#[test]
fn what_a_step_leaves_holds_for_the_steps_after_it() {
    let steps = |steps: &str| {
        let artifact = job(&format!("    env: {{CC: job, GOWORK: \"off\"}}\n    steps:\n{steps}"));
        let values = artifact.declarations.go_commands.iter().map(|command| {
            let effective = |name: &&str| {
                let set = artifact.declarations.effective(name, command.environment)?;
                Some(format!("{name}={}", known(set.value.as_ref().map(Literal::as_str))))
            };
            ["CC", "GOFLAGS", "GOWORK"].iter().filter_map(effective).collect::<Vec<_>>().join(" ")
        });
        values.collect::<Vec<_>>()
    };
    let handed = "      - run: |\n          go vet\n          echo CC=step >> $GITHUB_ENV\n          go env -w GOFLAGS=-x CC=c\n          go vet\n";
    let after = "      - run: go vet\n      - run: go vet\n        env: {CC: own, GOFLAGS: ''}\n";
    let job = "CC=job GOWORK=off";
    let stored = "CC=job GOFLAGS=-x GOWORK=off";
    assert_eq!(
        steps(&format!("{handed}{after}")),
        [job, job, stored, "CC=step GOFLAGS=-x GOWORK=off", "CC=own GOFLAGS=-x GOWORK=off"]
    );
    let conditional = handed.replace("run: |", "if: failure()\n        run: |");
    assert_eq!(
        steps(&format!("{conditional}{after}")),
        [job, job, stored, "CC=? GOFLAGS=? GOWORK=off", "CC=own GOFLAGS=? GOWORK=off"]
    );
}

#[test]
fn what_a_script_sets_stands_in_the_file() {
    let artifact = job(
        "    steps:\n      - run: \"GOFLAGS='-mod=\\x6dod' go vet\"\n      - run: >-\n          GOPROXY=off\n          go vet\n      - run: |\n          export GOSUMDB=\"off\"\n      - run: GOWORK=${{ matrix.w }} go vet\n        continue-on-error: true\n",
    );
    let slice = |set: &crate::artifact::EnvAssignment| {
        let value = known(set.value.as_ref().map(Literal::as_str));
        let place = |span| artifact.source.slice(span).to_owned();
        format!("{} {} {value}", place(set.name.span), place(set.written.span()))
    };
    let shown: Vec<String> = artifact.declarations.assignments.iter().map(slice).collect();
    assert_eq!(
        shown,
        ["GOFLAGS '-mod=\\x6dod' -mod=mod", "GOPROXY off off", "GOSUMDB \"off\" off", "GOWORK ${{ matrix.w }} ?",]
    );
    let set = &artifact.declarations.assignments[0];
    assert_eq!(artifact.source.slice(set.written.part(5..6)), "\\x6d");
    let may_fail: Vec<bool> = artifact.declarations.go_commands.iter().map(|command| command.may_fail).collect();
    assert_eq!(may_fail, [false, false, true]);
}

#[test]
fn only_commands_that_load_packages_obey_the_flags_of_modules() {
    let loads = |words: &str| {
        let artifact = job(&format!("    steps:\n      - uses: actions/checkout@v5\n      - run: go {words}\n"));
        artifact.declarations.go_commands[0].loads_packages()
    };
    for words in ["build", "test -race ./...", "list -m", "run ./cmd/x", "install ./cmd/x", "generate ./..."] {
        assert!(loads(words), "{words}");
    }
    for words in [
        "version",
        "env GOFLAGS",
        "mod download",
        "install example.com/x@latest",
        "run example.com/x@v1.0.0",
        "list -m example.com/x@latest",
        "build -mod=readonly ./...",
        "test --modfile=x.mod ./...",
    ] {
        assert!(!loads(words), "{words}");
    }
}

#[test]
fn a_command_is_certain_where_no_step_or_job_forgives_it() {
    let certain = |text: &str| -> Vec<bool> {
        job(text).declarations.go_commands.iter().map(|command| command.certain).collect()
    };
    let steps = "    steps:\n      - run: go vet && go test\n      - run: go vet || true\n      - run: go vet\n        if: failure()\n      - run: go vet\n        continue-on-error: true\n";
    assert_eq!(certain(steps), [true, true, false, false, false]);
    assert_eq!(certain("    continue-on-error: true\n    steps:\n      - run: go vet\n"), [false]);
    assert_eq!(certain("    if: github.event_name == 'push'\n    steps:\n      - run: go vet\n"), [true]);
}

#[test]
fn what_may_have_written_go_sum_is_known() {
    let sums = |commands: &str| {
        let artifact =
            job(&format!("    steps:\n      - uses: actions/checkout@v5\n      - run: {commands}; go vet\n"));
        artifact.declarations.go_commands.last().unwrap().before.go_sum == FileState::MayDiffer
    };
    for commands in ["go build ./...", "go mod edit -json", "go mod verify", "go list -mod=vendor ./...", "echo x"] {
        assert!(!sums(commands), "{commands}");
    }
    for commands in ["go mod tidy", "go mod download", "go get", "go list -mod=mod ./...", "go build $FLAGS", "make"] {
        assert!(sums(commands), "{commands}");
    }
}
