//! Hostile and broken files: each gets a clear diagnostic, the others are checked all the same, and memory stays bounded.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "tests fail by panicking and say on standard output what they skip"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const HEALTHY_BUT_ONE: &str = "go 1.25.0\n\nuse ./missing\n";

/// Runs `goconflint check` on `root` and gives the concise report.
fn check(root: &Path) -> (Output, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_goconflint"))
        .args(["check", "--format", "concise"])
        .arg(root)
        .output()
        .expect("goconflint runs");
    let report = String::from_utf8(output.stdout.clone()).expect("reports are UTF-8");
    (output, report)
}

/// A directory with one known fault, which must be found whatever lies beside it.
fn root() -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a temporary directory");
    fs::write(root.path().join("go.work"), HEALTHY_BUT_ONE).expect("a file");
    root
}

/// The lines about `path`; and the check went on to the fault that is known.
fn lines_about(report: &str, path: &str) -> Vec<String> {
    assert!(report.contains("go.work:3:5: error[go-work/missing-module]"), "the run did not go on:\n{report}");
    report.lines().filter(|line| line.starts_with(&format!("{path}:"))).map(str::to_owned).collect()
}

fn report_with(path: &str, bytes: impl AsRef<[u8]>) -> Vec<String> {
    let root = root();
    let file = root.path().join(path);
    fs::create_dir_all(file.parent().expect("a parent")).expect("a directory");
    fs::write(file, bytes).expect("a file");
    let (output, report) = check(root.path());
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    lines_about(&report, path)
}

#[test]
fn a_file_that_is_not_utf8_is_named_with_its_line() {
    let lines = report_with(".vscode/settings.json", b"{\n  \"go.goroot\": \"/usr/lib/\xff\"\n}\n");
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains("[syntax/unreadable-file] line 2 is not UTF-8"), "{lines:?}");
}

#[test]
fn a_directory_in_the_place_of_a_tracked_file_is_a_diagnostic() {
    let root = root();
    let git = |arguments: &[&str]| {
        let run =
            Command::new("git").args(arguments).current_dir(root.path()).env("GIT_CONFIG_GLOBAL", "/dev/null").output();
        run.is_ok_and(|output| output.status.success())
    };
    fs::write(root.path().join(".go-version"), "1.25.0\n").expect("a file");
    if !(git(&["init", "-q"]) && git(&["add", "-A"])) {
        println!("SKIPPED: there is no git on this machine");
        return;
    }
    fs::remove_file(root.path().join(".go-version")).expect("removed");
    fs::create_dir(root.path().join(".go-version")).expect("a directory");
    let (_, report) = check(root.path());
    let lines = lines_about(&report, ".go-version");
    assert_eq!(lines.len(), 1, "{report}");
    assert!(lines[0].contains("[syntax/unreadable-file] a directory stands where a file is expected"), "{lines:?}");
}

#[cfg(unix)]
#[test]
fn a_file_without_read_permission_is_a_diagnostic() {
    use std::os::unix::fs::PermissionsExt;
    let root = root();
    let file = root.path().join("go.mod");
    fs::write(&file, "module example.com/m\n").expect("a file");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).expect("permissions");
    if fs::read(&file).is_ok() {
        println!("SKIPPED: this user reads every file, whatever its permissions");
        return;
    }
    let (_, report) = check(root.path());
    assert!(lines_about(&report, "go.mod")[0].contains("[syntax/unreadable-file] the file cannot be read"), "{report}");
}

#[test]
fn an_empty_file_is_judged_as_its_reader_judges_it() {
    assert!(report_with("go.mod", "")[0].contains("there is no `module` line"));
    assert_eq!(report_with(".go-version", "").len(), 1, "no reader finds a version in an empty .go-version");
    assert!(report_with(".vscode/settings.json", "").is_empty(), "VS Code takes an empty settings file for {{}}");
    assert!(report_with(".env", "").is_empty(), "an empty environment file sets nothing");
}

#[test]
fn a_huge_file_is_refused_without_being_read() {
    let root = root();
    let huge = fs::File::create(root.path().join("go.mod")).expect("a file");
    huge.set_len(100 * 1024 * 1024).expect("a size");
    let (output, report) = check(root.path());
    assert_eq!(output.status.code(), Some(1));
    assert!(
        lines_about(&report, "go.mod")[0].contains("[syntax/unreadable-file] the file has 104857600 bytes"),
        "{report}"
    );
}

#[test]
fn json_nested_ten_thousand_deep_is_refused() {
    let lines = report_with(".vscode/settings.json", "[".repeat(10_000) + &"]".repeat(10_000));
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains("error[syntax/invalid-json]") && lines[0].contains("deep"), "{lines:?}");
}

#[test]
fn yaml_nested_ten_thousand_deep_is_refused() {
    let lines = report_with(".github/workflows/ci.yml", "[".repeat(10_000));
    assert!(lines[0].contains("error[syntax/invalid-yaml]"), "{lines:?}");
}

#[test]
fn a_yaml_alias_bomb_is_refused() {
    let level = |level: usize| {
        let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
        format!("a{level}: &a{level} [{aliases}]\n")
    };
    let bomb: String =
        std::iter::once("a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned()).chain((1..12).map(level)).collect();
    let lines = report_with(".github/workflows/ci.yml", bomb);
    assert!(!lines.is_empty() && lines[0].contains("error[syntax/invalid-yaml]"), "{lines:?}");
}

#[test]
fn more_entries_than_any_real_file_has_are_refused() {
    for (path, text) in [
        ("go.mod", "require a v1\n".repeat(300_000)),
        (".vscode/settings.json", format!("[{}1]", "1,".repeat(300_000))),
    ] {
        let lines = report_with(path, text);
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert!(lines[0].contains("more than 200000 lines and list entries"), "{lines:?}");
    }
}

#[test]
fn megabytes_of_nonsense_end_soon() {
    let started = std::time::Instant::now();
    let nonsense =
        [("go.mod", "require ( \u{0} \"\n"), (".vscode/settings.json", "{'a' [}\n"), (".env", "export A='\n")];
    for (path, line) in nonsense {
        report_with(path, line.repeat(150_000));
    }
    report_with(".github/workflows/ci.yml", "- [a: {\"\n".repeat(150_000));
    assert!(started.elapsed().as_secs() < 120, "it took {:?}", started.elapsed());
}

#[test]
fn hostile_files_of_other_programs_end_soon_and_quietly() {
    let started = std::time::Instant::now();
    let lines = |count: usize, line: &dyn Fn(usize) -> String| (0..count).map(line).collect::<Vec<_>>().concat();
    let stages = lines(40_000, &|stage| format!("FROM s{stage} AS s{}\nENV A{stage}=1\n", stage + 1));
    let doubling = lines(10_000, &|line| format!("ARG A{}=$A{line}$A{line}\n", line + 1));
    for (path, text) in [
        ("Dockerfile", "FROM golang:1.24\nRUN ".to_owned() + &"a \\\n".repeat(190_000)),
        ("Dockerfile", "RUN \\\n".repeat(2_000_000)),
        (
            "Dockerfile",
            "ARG A=$B\nARG B=$A\nFROM golang:$A$B\n".to_owned() + &"ARG A=$B$B\nARG B=$A$A\n".repeat(50_000),
        ),
        ("Dockerfile", format!("ARG A0=0123456789\n{doubling}FROM golang:$A10000\n")),
        ("Dockerfile", format!("FROM golang:1.24 AS s0\n{stages}")),
        (
            "Dockerfile",
            "FROM golang:1.24\n".to_owned() + &"COPY . .\nENV GOFLAGS=-v\nRUN go build ./...\n".repeat(60_000),
        ),
        ("Dockerfile", format!("FROM a\nENV A={}\n", "${A:-".repeat(500_000))),
        ("Dockerfile", format!("FROM a\nRUN {}\n", "--mount=a ".repeat(300_000))),
        ("Dockerfile", format!("FROM a\nRUN {}\n", "<<E ".repeat(300_000))),
        ("mise.toml", "a = [".repeat(500_000)),
        ("mise.toml", format!("tools.{} = 1", "a.".repeat(1_000_000))),
        ("netlify.toml", "[build]\ncommand = \"".to_owned() + &"go ".repeat(1_000_000)),
        ("docker-compose.yml", "services: ".to_owned() + &"[".repeat(100_000)),
        ("MODULE.bazel", "go_sdk.download(".repeat(200_000)),
        ("Makefile", "export A = 1 #\\\n".repeat(150_000)),
        ("Makefile", "export ".repeat(500_000)),
        (".drone.yml", "kind: pipeline\n---\n".repeat(20_000)),
        (".drone.yml", format!("kind: pipeline\nsteps:\n{}", "- {image: golang, commands: [x]}\n".repeat(20_000))),
        (
            ".gitlab-ci.yml",
            lines(20_000, &|job| format!("j{job}: {{extends: .t, script: [x]}}\n")) + ".t: {script: [y]}\n",
        ),
        (
            ".gitlab-ci.yml",
            lines(20_000, &|job| format!(".j{job}: {{extends: .j{}}}\n", job + 1)) + "a: {extends: .j0}\n",
        ),
        (
            ".circleci/config.yml",
            format!("commands: {{{}}}\n", lines(20_000, &|at| format!("c{at}: {{steps: [c{}]}},", at + 1))),
        ),
        ("azure-pipelines.yml", "steps:\n".to_owned() + &"- task: GoTool@0\n- script: go vet\n".repeat(20_000)),
        (".travis.yml", "env:\n".to_owned() + &"- A=b C=d\n".repeat(40_000)),
        (
            "bitbucket-pipelines.yml",
            format!("a: &a [{}]\npipelines: {{default: *a}}\n", "{step: {script: [x]}},".repeat(20_000)),
        ),
        (".goreleaser.yml", "builds:\n".to_owned() + &"- {main: a, env: [A=b]}\n".repeat(30_000)),
        (".envrc", "export A=$(".repeat(200_000)),
    ] {
        let lines = report_with(path, &text);
        assert!(lines.is_empty(), "{path} {}: {lines:?}", text.get(..40).unwrap_or_default());
    }
    report_with("Dockerfile", b"FROM golang:1.24\n# caf\xe9\n");
    assert!(started.elapsed().as_secs() < 180, "it took {:?}", started.elapsed());
}

/// Peak memory of a run, where the system tells.
#[cfg(target_os = "linux")]
#[test]
fn memory_stays_bounded() {
    let root = root();
    fs::create_dir_all(root.path().join(".github/workflows")).expect("a directory");
    for file in 0..8 {
        fs::write(root.path().join(format!(".github/workflows/{file}.yml")), "a: [".repeat(900_000)).expect("a file");
    }
    fs::write(root.path().join("go.mod"), "require (\n".to_owned() + &"\tx v1\n".repeat(190_000)).expect("a file");
    // Address space: what is in use at the same time is about half of it, the rest is what threads reserve.
    let kibibytes = 800_000;
    let script = format!("ulimit -v {kibibytes}; exec \"$0\" check --format concise \"$1\"");
    let output = Command::new("sh").args(["-c", &script, env!("CARGO_BIN_EXE_goconflint")]).arg(root.path()).output();
    let output = output.expect("sh runs");
    let report = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    lines_about(&report, "go.mod");
}
