//! The configuration file on the command line: where it is looked for, what its faults look like, `init` and `schema`.

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

fn goconflint(directory: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_goconflint"));
    command.args(arguments).current_dir(directory).env_remove("CLICOLOR_FORCE").env_remove("NO_COLOR");
    command.output().expect("goconflint runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn concise(directory: &Path, arguments: &[&str]) -> String {
    text(&goconflint(directory, &[&["check", "--format", "concise"], arguments].concat()).stdout)
}

fn status(directory: &Path, arguments: &[&str]) -> Option<i32> {
    goconflint(directory, &[&["check", "--quiet"], arguments].concat()).status.code()
}

fn write(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().expect("a parent")).expect("a directory");
    fs::write(file, text).expect("a file");
}

/// A repository with a warning that has a safe fix, and one with an error.
fn repository() -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a temporary directory");
    write(root.path(), "a.env", "GOPROXY=direct,off\n");
    write(root.path(), "go.work", "go 1.25.0\n\nuse ./web\n");
    root
}

#[test]
fn the_file_at_the_root_is_read_and_others_are_where_they_are_named() {
    let root = repository();
    write(root.path(), ".goconflint.toml", "ignore = [\"env/*\"]\nfail-on = \"error\"\n");
    write(root.path(), "ci/goconflint.toml", "ignore = [\"go-work/*\"]\n");
    assert!(!concise(root.path(), &[]).contains("env/"));
    assert!(!concise(root.path(), &["go.work", "a.env"]).contains("env/"), "for named files too");
    assert!(concise(root.path(), &["--isolated"]).contains("env/"));
    let other = concise(root.path(), &["--config", "ci/goconflint.toml"]);
    assert!(other.contains("env/") && !other.contains("go-work/"), "{other}");
    assert_eq!(status(root.path(), &["--isolated", "--config", "ci/goconflint.toml"]), Some(2));
    assert_eq!(status(root.path(), &["--config", "no.toml"]), Some(2));
    assert_eq!(status(root.path(), &["--config", "ci"]), Some(2));
}

#[test]
fn the_command_line_wins_over_fail_on() {
    let root = repository();
    write(root.path(), "goconflint.toml", "ignore = [\"go-work/*\"]\nfail-on = \"error\"\n");
    assert_eq!(status(root.path(), &[]), Some(0));
    assert_eq!(status(root.path(), &["--fail-on", "warning"]), Some(1));
}

#[test]
fn an_untracked_configuration_counts() {
    let root = repository();
    let git = |arguments: &[&str]| {
        let mut run = Command::new("git");
        run.args(arguments)
            .current_dir(root.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .output()
            .is_ok_and(|output| output.status.success())
    };
    if !(git(&["init", "-q"]) && git(&["add", "."])) {
        println!("SKIPPED: there is no git on this machine");
        return;
    }
    write(root.path(), ".goconflint.toml", "ignore = [\"env/*\"]\n");
    assert!(!concise(root.path(), &[]).contains("env/"));
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_root_is_not_followed() {
    let root = repository();
    let outside = tempfile::tempdir().expect("a temporary directory");
    write(outside.path(), "secret.toml", "token = \"hunter2\"\n");
    let link = root.path().join(".goconflint.toml");
    std::os::unix::fs::symlink(outside.path().join("secret.toml"), link).expect("a link");
    let output = goconflint(root.path(), &["check"]);
    assert_eq!(output.status.code(), Some(2));
    let told = text(&output.stdout) + &text(&output.stderr);
    assert!(told.contains("symbolic link leads out of the repository") && !told.contains("hunter2"), "{told}");
}

#[test]
fn faults_are_reported_like_findings_in_every_format_and_stop_the_run() {
    let root = repository();
    write(root.path(), ".goconflint.toml", "# é\ningore = [\"env/*\"]\n");
    for format in ["human", "concise", "json", "sarif"] {
        let output = goconflint(root.path(), &["check", "--format", format]);
        assert_eq!(output.status.code(), Some(2), "{format}");
        let report = text(&output.stdout);
        assert!(report.contains("there is no key `ingore` here"), "{format}: {report}");
        assert!(!report.contains("env/goproxy-dead-entry"), "{format}: {report}");
        assert!(text(&output.stderr).contains("nothing was checked"), "{format}");
    }
    assert_eq!(
        concise(root.path(), &[]),
        ".goconflint.toml:2:1: error[config/invalid] there is no key `ingore` here\n"
    );
    let human = text(&goconflint(root.path(), &["check"]).stdout);
    assert!(human.contains("ingore = [\"env/*\"]") && human.contains("did you mean `ignore`?"), "{human}");
    assert_eq!(status(root.path(), &["--fix"]), Some(2));
    assert_eq!(status(root.path(), &["--diff"]), Some(2));
    assert_eq!(fs::read_to_string(root.path().join("a.env")).expect("read"), "GOPROXY=direct,off\n");
}

#[test]
fn both_names_are_an_error() {
    let root = repository();
    write(root.path(), ".goconflint.toml", "");
    write(root.path(), "goconflint.toml", "");
    let output = goconflint(root.path(), &["check"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    assert!(text(&output.stderr).contains("`.goconflint.toml` and `goconflint.toml`"));
}

#[test]
fn init_writes_a_file_that_changes_nothing_and_overwrites_none() {
    let root = repository();
    let before = concise(root.path(), &[]);
    assert_eq!(goconflint(root.path(), &["init"]).status.code(), Some(0));
    let written = fs::read_to_string(root.path().join(".goconflint.toml")).expect("read");
    assert!(written.contains("# select = ["), "{written}");
    assert_eq!(concise(root.path(), &[]), before);
    for other in ["", "goconflint.toml"] {
        if !other.is_empty() {
            fs::rename(root.path().join(".goconflint.toml"), root.path().join(other)).expect("renamed");
        }
        let again = goconflint(root.path(), &["init", "."]);
        assert_eq!(again.status.code(), Some(2));
        assert!(text(&again.stderr).contains("is there already"), "{}", text(&again.stderr));
    }
    assert_eq!(fs::read_to_string(root.path().join("goconflint.toml")).expect("read"), written);
    assert!(!root.path().join(".goconflint.toml").exists());
}

#[test]
fn the_schema_is_printed() {
    let schema = text(&goconflint(Path::new("."), &["schema"]).stdout);
    assert_eq!(schema, fs::read_to_string("docs/goconflint.schema.json").expect("the schema that is kept"));
}

#[test]
fn what_is_hidden_is_not_mended_and_sarif_tells_of_it() {
    let root = repository();
    let hidden = "GOPROXY=direct,off # goconflint: ignore[env/goproxy-dead-entry] the mirror strips it\n";
    write(root.path(), "a.env", hidden);
    goconflint(root.path(), &["check", "--fix", "--unsafe-fixes"]);
    assert_eq!(fs::read_to_string(root.path().join("a.env")).expect("read"), hidden);
    write(root.path(), "go.work", "go 1.25.0\n\nuse ./web\n");
    let sarif: serde_json::Value =
        serde_json::from_str(&text(&goconflint(root.path(), &["check", "--format", "sarif"]).stdout)).expect("JSON");
    let results = sarif["runs"][0]["results"].as_array().expect("results");
    let of = |rule: &str| results.iter().find(|result| result["ruleId"] == rule).expect("a result");
    let suppressed = &of("env/goproxy-dead-entry")["suppressions"];
    assert_eq!(suppressed[0]["kind"], "inSource");
    assert_eq!(suppressed[0]["justification"], "the mirror strips it");
    assert_eq!(of("go-work/missing-module")["suppressions"], serde_json::json!([]));
    assert!(!concise(root.path(), &[]).contains("env/"));
}
