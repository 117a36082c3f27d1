use std::fmt::Write as _;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;
use crate::artifact::{Declarations, EnvAssignment, Environment, EnvironmentKind};
use crate::text::{Literal, Located, RepoPath, Span};

static HOST: Host = Host { hand_over: "OUT", is_template: |text| text.contains("${{"), has_own_root: false };

fn verbatim(text: &str) -> Literal {
    Literal::verbatim(text, Span::new(0, text.len()), 0)
}

/// What `scripts` do in a shell that has `GOWORK=off` and an empty `GOSUMDB`.
fn run(scripts: &[&str], dialect: Dialect) -> (Declarations, Left) {
    let mut declarations = Declarations::default();
    let environment = declarations.environment(Environment {
        kind: EnvironmentKind::Step,
        name: "step".to_owned(),
        parent: None,
        directory: Value::Known(RepoPath::root()),
        operating_system: Value::Unknown,
    });
    for (name, value) in [("GOWORK", "off"), ("GOSUMDB", "")] {
        let name = Located::new(name.to_owned(), Span::new(0, 1));
        let (written, value) = (verbatim(value), Value::Known(verbatim(value)));
        declarations.assignment(EnvAssignment { name, written, value, environment });
    }
    let start = Start {
        environment,
        directory: Value::Known(RepoPath::root()),
        is_known: true,
        starts: Starts::Certainly,
        may_fail: false,
        changes: Changes::default(),
        host: &HOST,
        dialect,
    };
    let mut shell = Shell::new(&mut declarations, start);
    for script in scripts {
        shell.run(&verbatim(script));
    }
    let left = shell.leave();
    (declarations, left)
}

/// Each go command as `words NAME=value`, with a `!` before it where its failure is foreseen.
fn commands(declarations: &Declarations) -> Vec<String> {
    let shown = declarations.go_commands.iter().map(|command| {
        let mut shown = format!("{}{}", if command.may_fail { "!" } else { "" }, command.words.join(" "));
        for (name, value) in &command.overrides {
            let _ = write!(shown, " {name}={}", value.as_ref().known().map_or("?", String::as_str));
        }
        shown
    });
    shown.collect()
}

fn shown(script: &str) -> Vec<String> {
    let declarations = run(&[script], Dialect::Usual).0;
    agree(&declarations);
    commands(&declarations)
}

/// Each assignment as it stands, and its value.
fn assignments(script: &str, dialect: Dialect) -> Vec<String> {
    let declarations = run(&[script], dialect).0;
    let slice = |span: Span| script.get(span.range()).unwrap().to_owned();
    let sets = declarations.assignments.iter().skip(2).map(|set| {
        let value = set.known().map_or("?", Literal::as_str);
        format!("{} {} {value}", slice(set.name.span), slice(set.written.span()))
    });
    sets.collect()
}

/// What a command is said to get from scripts is what it gets.
fn agree(declarations: &Declarations) {
    for command in &declarations.go_commands {
        assert_eq!(command.overrides, declarations.set_by_scripts(command.environment), "{:?}", command.words);
        let names = declarations.assignments.iter().map(|set| set.name.value.as_str());
        for name in names {
            let effective = declarations.effective(name, command.environment);
            let is_reached = effective
                .is_some_and(|set| declarations.commands_with(set).any(|reached| std::ptr::eq(reached, command)));
            assert_eq!(is_reached, effective.is_some(), "{name} {:?}", command.words);
        }
    }
}

fn check(cases: &[(&str, &[&str])]) {
    for (script, want) in cases {
        assert_eq!(shown(script), *want, "{script}");
    }
}

#[test]
fn a_variable_holds_for_one_command_or_for_those_that_follow() {
    check(&[
        ("GOFLAGS=-x go vet; go list", &["vet GOFLAGS=-x", "list"]),
        ("env GOFLAGS=-x go vet", &["vet GOFLAGS=-x"]),
        ("go list; export GOFLAGS=-x; export CC=c; go vet", &["list", "vet CC=c GOFLAGS=-x"]),
        ("export GOFLAGS=-x; GOFLAGS=-y go vet; go list", &["vet GOFLAGS=-y", "list GOFLAGS=-x"]),
        ("export GOFLAGS=-x; go vet; export GOFLAGS=-y; go list", &["vet GOFLAGS=-x", "list GOFLAGS=-y"]),
        ("GOFLAGS=-x; go vet; export GOFLAGS; go list", &["vet GOFLAGS=?", "list GOFLAGS=-x"]),
        ("GOWORK=auto\ngo vet", &["vet GOWORK=auto"]),
        ("set -a; GOFLAGS=-x; go vet", &["vet GOFLAGS=-x"]),
        ("FOO=1; go vet", &["vet"]),
        ("env GOFLAGS=-x; GOFLAGS=-y make; go vet", &["vet"]),
        ("export GOWORK=auto; unset GOWORK; go vet", &["vet GOWORK="]),
        ("export GOFLAGS=$X; go vet", &["vet GOFLAGS=?"]),
        ("GOFLAGS='${{ matrix.flags }}' go vet", &["vet GOFLAGS=?"]),
        (". ./env.sh; go vet", &[]),
    ]);
}

#[test]
fn what_may_not_have_run_leaves_nothing_certain() {
    check(&[
        ("if x; then export GOFLAGS=-x; go vet; fi; go list", &["vet GOFLAGS=-x", "list GOFLAGS=?"]),
        ("if x; then export GOFLAGS=-x; else go vet; fi", &["vet GOFLAGS=?"]),
        ("case x in a) export GOFLAGS=-x ;; esac; go vet", &["vet GOFLAGS=?"]),
        ("for x in a b; do go vet; export GOFLAGS=-x; go list; done", &["vet GOFLAGS=?", "list GOFLAGS=-x"]),
        ("while a; do export GOFLAGS=-x; done; go vet", &["vet GOFLAGS=?"]),
        ("[ -n x ] && export GOFLAGS=-x; go vet", &["vet GOFLAGS=?"]),
        ("[ -n x ] && export GOFLAGS=-x && go list; go vet", &["list GOFLAGS=-x", "vet GOFLAGS=?"]),
        (
            "cd x && export GOFLAGS=-x && (go list; go env); go vet",
            &["list GOFLAGS=-x", "env GOFLAGS=-x", "vet GOFLAGS=?"],
        ),
        ("x || export GOFLAGS=-x; go vet", &["vet GOFLAGS=?"]),
        ("x && export GOFLAGS=-x || go vet", &["vet GOFLAGS=?"]),
        ("export GOFLAGS=-x && go vet; go list", &["vet GOFLAGS=-x", "list GOFLAGS=-x"]),
        ("x && { export GOFLAGS=-x; go vet; }; go list", &["vet GOFLAGS=-x", "list GOFLAGS=?"]),
        ("export GOFLAGS=-x; fi; go vet", &["vet GOFLAGS=?"]),
        ("f() { export GOFLAGS=-x; }; go vet", &["vet GOFLAGS=?"]),
        ("f() { go vet; }; export GOFLAGS=-x; f", &[]),
        ("f() { go vet; }; f", &["vet"]),
        ("export GOFLAGS=-x; if a; then unset GOFLAGS; fi; go vet", &["vet GOFLAGS=?"]),
    ]);
}

#[test]
fn what_a_shell_of_its_own_sets_ends_with_it() {
    check(&[
        ("(export GOFLAGS=-x; go vet); go list", &["vet GOFLAGS=-x", "list"]),
        ("{ export GOFLAGS=-x; }; go vet", &["vet GOFLAGS=-x"]),
        ("{ export GOFLAGS=-x; } | cat; go vet", &["vet"]),
        ("export GOFLAGS=-x | cat; go vet", &["vet"]),
        ("export GOFLAGS=-x && a & go vet", &["vet"]),
        ("export GOFLAGS=-x; (export GOFLAGS=-y; . ./x); go vet", &["vet GOFLAGS=-x"]),
    ]);
}

#[test]
fn what_go_env_writes_counts_where_nothing_else_is_set() {
    check(&[
        ("go env -w GOFLAGS=-x; go vet", &["env -w GOFLAGS=-x", "vet GOFLAGS=-x"]),
        ("go env -w GOWORK=auto GOFLAGS=-x; go vet", &["env -w GOWORK=auto GOFLAGS=-x", "vet"]),
        ("go env -w GO111MODULE=yes; go vet", &["env -w GO111MODULE=yes", "vet"]),
        (
            "go env -w GOFLAGS=-x; GOFLAGS=-y go vet; GOFLAGS= go list",
            &["env -w GOFLAGS=-x", "vet GOFLAGS=-y", "list GOFLAGS=-x"],
        ),
        ("go env -w GOSUMDB=off; go vet", &["env -w GOSUMDB=off", "vet GOSUMDB=off"]),
        (
            "export GOFLAGS=-y; go env -w GOFLAGS=-x; go vet; unset GOFLAGS; go list",
            &["env -w GOFLAGS=-x GOFLAGS=-y", "vet GOFLAGS=-y", "list GOFLAGS=-x"],
        ),
        (
            "go env -w GOFLAGS=-x; go env -u GOFLAGS; go vet",
            &["env -w GOFLAGS=-x", "env -u GOFLAGS GOFLAGS=-x", "vet GOFLAGS="],
        ),
        ("(go env -w GOFLAGS=-x); go vet", &["env -w GOFLAGS=-x", "vet GOFLAGS=-x"]),
        (
            "if x; then go env -w GOFLAGS=-x; go vet; fi; go list",
            &["env -w GOFLAGS=-x", "vet GOFLAGS=-x", "list GOFLAGS=?"],
        ),
        ("x && go env -w GOFLAGS=-x; go list", &["env -w GOFLAGS=-x", "list GOFLAGS=?"]),
        ("go env -w GOPRIVATE=$X GOOS=js; go list", &["env -w GOPRIVATE=$X GOOS=js", "list GOOS=? GOPRIVATE=?"]),
    ]);
}

#[test]
fn a_failure_may_be_foreseen() {
    check(&[
        ("! go vet; go vet || true; if go vet; then go list; fi", &["!vet", "!vet", "!vet", "list"]),
        ("go vet && go list || echo x; go list && go vet", &["!vet", "!list", "list", "vet"]),
        (
            "{ go vet; } || x; set +e; go vet; set -e; go list; set +o errexit; go vet",
            &["!vet", "!vet", "list", "!vet"],
        ),
        ("until go vet; do go list; done; go vet | tee x", &["!vet", "list", "vet"]),
    ]);
}

#[test]
fn the_bytes_of_names_and_values_are_known() {
    let cases: [(&str, &[&str]); 8] = [
        ("GOFLAGS='-x -y' go vet", &["GOFLAGS '-x -y' -x -y"]),
        ("export \"GOFLAGS=-x\" GOWORK=a$B", &["GOFLAGS -x -x", "GOWORK a$B ?"]),
        ("GOFLAGS= go vet", &["GOFLAGS  "]),
        ("go env -w 'GOFLAGS=-x y' GOWORK= GOPROXY=\"a\"\\,b CC='c'", &[]),
        (
            "go env -w 'GOFLAGS=-x y' GOPROXY=\"a\"\\,b CC='c'",
            &["GOFLAGS -x y -x y", "GOPROXY \"a\"\\,b a,b", "CC 'c' c"],
        ),
        (
            "$env:GOFLAGS = '-x'\n$Env:GOOS=\"a$b\"; $env:CGO_ENABLED = 0",
            &["GOFLAGS '-x' -x", "GOOS \"a$b\" ?", "CGO_ENABLED 0 0"],
        ),
        ("GOPROXY=https://a:b@c make", &["GOPROXY https://a:b@c https://a:b@c"]),
        ("set GOFLAGS=-x", &[]),
    ];
    for (script, want) in cases {
        assert_eq!(assignments(script, Dialect::Usual), want, "{script}");
    }
}

#[test]
fn cmd_has_an_assignment_of_its_own() {
    let cases: [(&str, &[&str]); 4] = [
        ("set GOFLAGS=-x\r\ngo vet", &["GOFLAGS -x -x"]),
        ("set \"GOFLAGS=-x\"", &["GOFLAGS -x -x"]),
        ("set GOFLAGS=-x && go vet", &["GOFLAGS -x ?"]),
        ("set GOFLAGS=%X%", &["GOFLAGS %X% ?"]),
    ];
    for (script, want) in cases {
        assert_eq!(assignments(script, Dialect::Cmd), want, "{script}");
    }
    assert_eq!(shown("set GOFLAGS=-x\ngo vet"), ["vet GOFLAGS=?"]);
}

#[test]
fn what_is_handed_over_is_known_where_it_certainly_is() {
    let written = |script: &str| {
        let left = run(&[script], Dialect::Usual).1;
        let show = |set: &Assigned| format!("{}={}", set.name.value, set.known().unwrap_or("?"));
        (left.written.iter().map(show).collect::<Vec<_>>().join(" "), left.writes_at_will)
    };
    let certain = |script: &str, want: &str| assert_eq!(written(script), (want.to_owned(), false), "{script}");
    certain("echo \"GOFLAGS=-x\" >> $OUT; echo A=b >>\"${OUT}\"", "GOFLAGS=-x A=b");
    certain("{ echo A=b; echo C=d; } >> $OUT", "A=b C=d");
    certain("if x; then echo A=b >> $OUT; fi; x && echo C=d >> $OUT", "A=? C=?");
    certain("echo A=$B >> $OUT; echo 'C=${{ d }}' >> $OUT; echo 'D=a\\b' >> $OUT", "A=? C=? D=?");
    assert!(written("cat x >> $OUT").1);
    assert!(written("echo A=b | tee -a $OUT").1);
}

#[test]
fn one_shell_runs_several_scripts() {
    let (declarations, _) = run(&["export GOFLAGS=-x", "go vet", "(", "go list"], Dialect::Usual);
    assert_eq!(commands(&declarations), ["vet GOFLAGS=-x", "list GOFLAGS=-x"]);
}

#[test]
fn hostile_scripts_are_read_in_linear_time() {
    let parts = [
        "export GOFLAGS=a\ngo vet\n",
        "GOFLAGS=a go vet\n",
        "(export GOOS=a;go vet;",
        "if a;then export GOOS=b;go vet;fi\n",
        "while a;do export GOOS=b;",
        "a&&export GOOS=b\ngo vet\n",
        "go env -w GOFLAGS=a\ngo vet\n",
        "f(){ go vet; }\nexport CC=a\n",
        "export A",
        "unset GOOS;",
        "GOOS=a;export GOOS;go vet;",
        "echo GOOS=a>>$OUT\n",
        "go vet&&",
        "{ ",
        "case a in a) export CC=b;;\n",
    ];
    for part in parts {
        let start = Instant::now();
        let script: String =
            (0..200_000 / part.len()).map(|at| part.replace("export A", &format!("export A{at}=b;go vet\n"))).collect();
        let (declarations, _) = run(&[&script], Dialect::Usual);
        for set in declarations.assignments.iter().take(2_000) {
            let _ = declarations.commands_with(set).count();
        }
        assert!(start.elapsed() < Duration::from_secs(30), "{part:?} took {:?}", start.elapsed());
    }
}

proptest! {
    #[test]
    fn what_is_said_of_a_command_is_what_is_effective(
        script in "(if a;then |;fi;|else |for a in b;do |;done;|\\(|\\)|\\{ |;\\};|a&&|\\|\\|a;|;|\n|\\| |& |go vet;|go vet|GOOS=a go vet;|export GOOS=b;|export GOOS=\\$c|GOOS=d;|export GOOS;|unset GOOS;|go env -w GOOS=e;|go env -u GOFLAGS;|go env -w GOFLAGS=f;|GOFLAGS= |export GOFLAGS=g|f\\(\\)\\{ |set -a;|echo GOOS=h>>\\$OUT;){0,20}"
    ) {
        agree(&run(&[&script], Dialect::Usual).0);
    }
}

/// The go commands that `script` certainly runs and fails with.
fn certain(script: &str) -> Vec<String> {
    let commands = run(&[script], Dialect::Usual).0.go_commands;
    commands.into_iter().filter(|command| command.certain).map(|command| command.words.join(" ")).collect()
}

#[test]
fn what_a_script_runs_in_any_case_is_certain() {
    assert_eq!(certain("go a\ncd x && go b\ngo c | tee d\ngo e > f 2>&1\n"), ["a", "b", "c", "e"]);
    assert_eq!(certain("go a \\\n  -x\nA=1 go b\n(cd y && go c)\n{ go d; }"), ["a -x", "b", "c", "d"]);
    assert_eq!(certain("if x; then go b; fi\ngo c"), ["c"]);
    assert_eq!(certain("make || echo x\ngo c"), ["c"]);
}

#[test]
fn what_may_be_skipped_or_forgiven_is_not_certain() {
    for script in [
        "if x; then go a; fi",
        "if go a; then x; fi",
        "for x in y; do\n  go b\ndone",
        "f() {\n go a\n}\n",
        "test -f x && go b",
        "test -f x && \\\n go b",
        "test -f x && (go b)",
        "test -f x && { go b; }",
        "x || go b",
        "exit 0\ngo b",
        "if x; then exit 0; fi\ngo b",
        "go a || true",
        "go a \\\n  || true",
        "{ go a\n} || true",
        "go a &\nwait",
        "(go a) &",
        "set +e\ngo a",
        "! go a",
    ] {
        assert_eq!(certain(script), [""; 0], "{script:?}");
    }
}

#[test]
fn commands_of_tools_are_shown_with_the_words_that_are_known() {
    let (declarations, _) = run(
        &[
            "gopls -v check main.go $X y\nif gopls fix; then :; fi\necho gopls\nCC=x gopls version || true\nsudo gopls bug",
        ],
        Dialect::Usual,
    );
    let shown: Vec<(String, bool)> = declarations
        .tool_commands
        .iter()
        .map(|command| {
            let words: Vec<&str> = command.words.iter().map(|word| word.value.as_str()).collect();
            (words.join(" "), command.may_fail)
        })
        .collect();
    let want = [("-v check main.go", false), ("fix", true), ("version", true), ("bug", false)];
    assert_eq!(shown, want.map(|(words, may_fail)| (words.to_owned(), may_fail)));
}

#[test]
fn the_images_that_a_script_builds_are_found() {
    let builds = |script: &str| {
        let (declarations, _) = run(&[script], Dialect::Usual);
        let context = |context: &Value<RepoPath>| context.as_ref().known().map_or("?".to_owned(), ToString::to_string);
        let shown = declarations.image_builds.iter();
        let shown =
            shown.map(|build| format!("{} {} {}", build.file, context(&build.context), build.arguments.join(" ")));
        shown.collect::<Vec<String>>().join("; ")
    };
    assert_eq!(builds("docker build ."), "Dockerfile . ");
    assert_eq!(
        builds("docker buildx build --push -t a:b --platform linux/amd64,linux/arm64 svc"),
        "svc/Dockerfile svc "
    );
    assert_eq!(
        builds("cd svc && docker build -f ../x.Dockerfile --build-arg A=1 --build-arg=B=2 --build-arg C .."),
        "x.Dockerfile . A B"
    );
    assert_eq!(builds("sudo podman build --file=a/b $FLAGS a"), "a/b a ");
    assert_eq!(builds("DOCKER_BUILDKIT=1 docker image build --unknown x -f a ."), "a ? ");
    assert_eq!(builds("docker build -f a $DIR"), "a ? ");
    for silent in [
        "docker build -",
        "docker build git@example.com:x",
        "docker build $DIR",
        "docker buildx bake",
        "docker run x build .",
        "docker build --unknown x",
    ] {
        assert_eq!(builds(silent), "", "{silent}");
    }
}

#[test]
fn a_script_in_quotes_is_a_shell_of_its_own() {
    let shown = |script: &str| {
        let (declarations, _) = run(&[script], Dialect::Usual);
        let certain = |command: &crate::artifact::GoCommand| if command.certain { "" } else { "?" };
        let own = declarations.go_commands.iter().map(certain);
        let commands = commands(&declarations).into_iter().zip(own).map(|(command, certain)| command + certain);
        commands.collect::<Vec<String>>()
    };
    assert_eq!(shown("bash -ec 'cd a && GOFLAGS=-v go build ./...'; go vet"), ["build ./... GOFLAGS=-v", "vet"]);
    assert_eq!(shown("GOFLAGS=-x sh -c \"export GOWORK=; go test\"\ngo vet"), ["test GOFLAGS=-x GOWORK=", "vet"]);
    assert_eq!(shown("if x; then bash -c 'go build'; fi"), ["build?"]);
    assert_eq!(shown("bash -c \"go build $X\"; bash x.sh; sh -c 'go vet' a; sudo bash -c 'go vet'").len(), 0);
    assert_eq!(shown("xvfb-run go test; time go vet; env GOFLAGS=-v go list"), ["test", "vet", "list GOFLAGS=-v"]);
}

#[test]
fn what_is_put_together_in_quotes_is_the_value_of_the_flag_before_it() {
    let commands = |script: &str| commands(&run(&[script], Dialect::Usual).0);
    assert_eq!(
        commands("go build -tags \"${TAGS}\" -ldflags \"$FLAGS\" -o \"$OUT\" ."),
        ["build -tags ${TAGS} -ldflags $FLAGS -o $OUT ."]
    );
    for open in
        ["go build \"$FLAGS\"", "go build -tags $TAGS .", "go build -v \"$FLAGS\"", "go build -tags x \"$FLAGS\""]
    {
        assert_eq!(commands(open).len(), 0, "{open}");
    }
}
