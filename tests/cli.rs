//! The command line as a user meets it.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "tests fail by panicking and say on standard output what they skip"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn goconflint(directory: &Path, arguments: &[&str]) -> Output {
    goconflint_with(directory, arguments, &[])
}

/// What the command looks at, and what may be set where the tests run.
const VARIABLES: &[&str] = &[
    "AI_AGENT",
    "AUGMENT_AGENT",
    "CLAUDECODE",
    "CLICOLOR_FORCE",
    "CODEX_SANDBOX",
    "CODEX_THREAD_ID",
    "COPILOT_AGENT",
    "COPILOT_CLI",
    "CURSOR_AGENT",
    "GEMINI_CLI",
    "GITHUB_ACTIONS",
    "GITHUB_STEP_SUMMARY",
    "NO_COLOR",
    "OPENCODE",
];

/// Runs it with `variables` and no others that it looks at.
fn goconflint_with(directory: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_goconflint"));
    for name in VARIABLES {
        command.env_remove(name);
    }
    let output = command.args(arguments).current_dir(directory).envs(variables.iter().copied()).output();
    output.expect("goconflint runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn stdout(directory: &Path, arguments: &[&str]) -> String {
    text(&goconflint(directory, arguments).stdout)
}

/// A repository with one error that has an unsafe fix, one warning with a safe one, and an ignored file.
fn repository() -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a temporary directory");
    let write = |path: &str, text: &str| {
        let file = root.path().join(path);
        fs::create_dir_all(file.parent().expect("a parent")).expect("a directory");
        fs::write(file, text).expect("a file");
    };
    write("go.work", "go 1.25.0\n\nuse (\n\t./api\n\t./web\n)\n");
    write("api/go.mod", "module example.com/api\n\ngo 1.25.0\n");
    write(
        ".vscode/settings.json",
        "{\r\n  // kept\r\n  \"terminal.integrated.inheritEnv\": false,\r\n  \"editor.tabSize\": 4\r\n}\r\n",
    );
    root
}

#[test]
fn no_arguments_check_the_current_directory() {
    let root = repository();
    let plain = goconflint(root.path(), &[]);
    assert_eq!(plain.status.code(), Some(1));
    let without_time =
        |bytes: &[u8]| text(bytes).lines().filter(|line| !line.contains(" ms)")).collect::<Vec<_>>().join("\n");
    assert_eq!(without_time(&plain.stdout), without_time(&goconflint(root.path(), &["check", "."]).stdout));
    assert!(text(&plain.stdout).contains("go-work/missing-module"));
}

#[test]
fn the_exit_status_says_how_grave_it_is() {
    let root = repository();
    let status = |arguments: &[&str]| goconflint(root.path(), arguments).status.code();
    assert_eq!(status(&["check"]), Some(1));
    assert_eq!(status(&["check", "--ignore", "*", "--quiet"]), Some(0));
    assert_eq!(status(&["check", "--select", "vscode/inherit-env-inert", "--fail-on", "error"]), Some(0));
    assert_eq!(status(&["check", "--select", "vscode/inherit-env-inert", "--fail-on", "warning"]), Some(1));
    assert_eq!(status(&["check", "no/such/directory"]), Some(2));
}

#[test]
fn errors_of_use_name_the_option_and_what_would_be_right() {
    let root = repository();
    let error = |arguments: &[&str]| {
        let output = goconflint(root.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        text(&output.stderr)
    };
    assert!(error(&["check", "--select", "go-work/mising-module"]).contains("did you mean `go-work/missing-module`?"));
    assert!(error(&["check", "--format", "xml"]).contains("--format"));
    assert!(error(&["check", "--format", "xml"]).contains("sarif"));
    assert!(error(&["check", "--fail-on", "fatal"]).contains("note, warning, error"));
    assert!(error(&["explain", "missing-module"]).contains("did you mean `go-work/missing-module`?"));
    assert!(error(&["check", "api", "go.work"]).contains("give one directory"));
    assert!(error(&["check", "no/such/file"]).contains("no/such/file"));
}

#[test]
fn variables_are_told_for_a_directory_or_for_files() {
    let root = repository();
    fs::write(root.path().join(".env"), "GOFLAGS=-mod=mod\n").expect("a file");
    fs::write(root.path().join("mise.toml"), "[env]\nGOFLAGS = \"-v\"\n").expect("a file");
    let all = stdout(root.path(), &["env"]);
    assert!(all.contains("GOFLAGS=-mod=mod  .env:1:9") && all.contains("mise.toml"), "{all}");
    let one = stdout(root.path(), &["env", "GOFLAGS", "--in", ".env"]);
    assert!(one.starts_with("GOFLAGS\n  -mod=mod\n") && !one.contains("mise.toml"), "{one}");
    let json = stdout(root.path(), &["env", "--format", "json"]);
    assert!(json.starts_with("{\n  \"version\": 1,") && json.contains("\"GOFLAGS\""), "{json}");
    let astray = goconflint(root.path(), &["env", "GOPRXY"]);
    assert_eq!(astray.status.code(), Some(2));
    assert!(text(&astray.stderr).contains("did you mean `GOPROXY`?"), "{}", text(&astray.stderr));
}

#[test]
fn files_are_read_with_their_repository_and_shown_alone() {
    let root = repository();
    let report = stdout(root.path(), &["check", "--format", "concise", ".vscode/settings.json"]);
    assert!(report.contains("vscode/inherit-env-inert") && !report.contains("go.work"), "{report}");
}

#[test]
fn a_named_file_is_read_wherever_it_lies() {
    let root = repository();
    fs::create_dir_all(root.path().join("testdata/x")).expect("a directory");
    fs::write(root.path().join("testdata/x/go.mod"), "modul example.com/x\n").expect("a file");
    assert!(!stdout(root.path(), &["check", "--format", "concise"]).contains("testdata"));
    let named = stdout(root.path(), &["check", "--format", "concise", "testdata/x/go.mod"]);
    assert!(named.contains("testdata/x/go.mod:1:1: error[syntax/invalid-modfile]"), "{named}");
}

#[test]
fn only_what_a_list_names_is_shown_and_all_is_read() {
    let root = repository();
    let shown = |list: &[u8]| {
        fs::write(root.path().join("list"), list).expect("a list");
        let output = goconflint(root.path(), &["check", "--format", "concise", "--quiet", "--only-listed", "list"]);
        (text(&output.stdout), output.status.code())
    };
    let all = stdout(root.path(), &["check", "--format", "concise", "--quiet"]);
    let of_work: String = all.split_inclusive('\n').filter(|line| line.starts_with("go.work:")).collect();
    assert!(!of_work.is_empty() && of_work != all, "{all}");
    assert_eq!(shown(b"go.work\r\nmain.go\n../elsewhere\ngone/go.mod\n"), (of_work.clone(), Some(1)));
    assert_eq!(shown(b"main.go\0./go.work\0"), (of_work, Some(1)));
    assert_eq!(shown(b"main.go\n"), (String::new(), Some(0)));
    assert_eq!(shown(b""), (String::new(), Some(0)));

    // What nobody looks into is not looked into for being listed.
    fs::create_dir_all(root.path().join("testdata")).expect("a directory");
    fs::write(root.path().join("testdata/go.mod"), "no go.mod\n").expect("a file");
    assert_eq!(shown(b"testdata/go.mod\n"), (String::new(), Some(0)));
    let output = goconflint(root.path(), &["check", "--only-listed", "no-such-list"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("the list no-such-list cannot be read"), "{}", text(&output.stderr));
}

#[test]
fn only_tracked_files_are_read_unless_asked() {
    let root = repository();
    let git = |arguments: &[&str]| {
        let run =
            Command::new("git").args(arguments).current_dir(root.path()).env("GIT_CONFIG_GLOBAL", "/dev/null").output();
        run.is_ok_and(|output| output.status.success())
    };
    if !(git(&["init", "-q"]) && git(&["add", "go.work", "api"])) {
        println!("SKIPPED: there is no git on this machine");
        return;
    }
    let concise = |arguments: &[&str]| stdout(root.path(), &[&["check", "--format", "concise"], arguments].concat());
    let untracked_only = goconflint(&root.path().join(".vscode"), &["check"]);
    assert!(text(&untracked_only.stderr).contains("--untracked"), "{}", text(&untracked_only.stderr));
    assert!(!concise(&[]).contains(".vscode") && concise(&[]).contains("go.work"));
    assert!(concise(&["--untracked"]).contains(".vscode"));
    fs::write(root.path().join(".gitignore"), ".vscode\n").expect("a file");
    assert!(!concise(&["--untracked"]).contains(".vscode"));
}

#[test]
fn safe_fixes_are_applied_and_the_others_only_when_asked() {
    let root = repository();
    let settings = root.path().join(".vscode/settings.json");
    let work = root.path().join("go.work");
    let diff = goconflint(root.path(), &["check", "--diff", "--quiet"]);
    assert_eq!(diff.status.code(), Some(1));
    assert!(text(&diff.stdout).contains("-  \"terminal.integrated.inheritEnv\": false,"), "{}", text(&diff.stdout));
    assert!(fs::read_to_string(&settings).expect("read").contains("inheritEnv"), "--diff changes nothing");
    goconflint(root.path(), &["check", "--fix"]);
    assert_eq!(fs::read_to_string(&settings).expect("read"), "{\r\n  // kept\r\n  \"editor.tabSize\": 4\r\n}\r\n");
    assert!(fs::read_to_string(&work).expect("read").contains("./web"), "an unsafe fix is not applied unasked");
    let last = goconflint(root.path(), &["check", "--fix", "--unsafe-fixes"]);
    assert_eq!(fs::read_to_string(&work).expect("read"), "go 1.25.0\n\nuse (\n\t./api\n)\n");
    assert_eq!(last.status.code(), Some(0), "{}", text(&last.stdout));
}

#[test]
fn several_reports_are_written_in_one_run() {
    let root = repository();
    let output = goconflint(
        root.path(),
        &["check", "--format", "concise", "--format", "json=out.json", "--format", "sarif=out.sarif"],
    );
    assert!(text(&output.stdout).contains("go.work:5:2: error[go-work/missing-module]"));
    let json: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(root.path().join("out.json")).expect("read")).expect("JSON");
    let sarif: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(root.path().join("out.sarif")).expect("read")).expect("JSON");
    assert_eq!(json["version"], 1);
    assert_eq!(sarif["runs"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_job_gets_annotations_and_a_summary_beside_the_report_for_people() {
    let root = repository();
    let summary = root.path().join("summary.md");
    fs::write(&summary, "before\n").expect("a file");
    let variables = [("GITHUB_ACTIONS", "true"), ("GITHUB_STEP_SUMMARY", summary.to_str().expect("UTF-8"))];
    let output = goconflint_with(root.path(), &["check"], &variables);
    let log = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1));
    let (token, rest) = log.strip_prefix("::stop-commands::").and_then(|log| log.split_once('\n')).expect("a pause");
    let (human, annotations) = rest.split_once(&format!("::{token}::\n")).expect("its end");
    assert!(human.contains("error[go-work/missing-module]:"), "{human}");
    assert!(
        annotations
            .starts_with("::error file=go.work,line=5,endLine=5,col=2,endColumn=7,title=go-work/missing-module::")
    );
    let summary = fs::read_to_string(&summary).expect("a summary");
    assert!(summary.starts_with("before\n### goconflint: 1 error"), "{summary}");

    let other = goconflint_with(root.path(), &["check", "--format", "concise"], &variables);
    assert!(!text(&other.stdout).contains("::stop-commands::"));
    assert_eq!(other.status.code(), Some(1));
}

#[test]
fn an_agent_gets_one_line_a_finding() {
    let root = repository();
    let output = goconflint_with(root.path(), &["check"], &[("CLAUDECODE", "1")]);
    assert_eq!(text(&output.stdout), stdout(root.path(), &["check", "--format", "concise"]));
    let human = goconflint_with(root.path(), &["check", "--format", "human", "--quiet"], &[("CLAUDECODE", "1")]);
    assert_eq!(text(&human.stdout), stdout(root.path(), &["check", "--quiet"]));
}

#[test]
fn the_format_never_decides_the_exit_status() {
    let root = repository();
    for format in goconflint::report::Format::ALL {
        let status = |options: &[&str]| {
            goconflint(root.path(), &[&["check", "--format", format.as_str()], options].concat()).status.code()
        };
        assert_eq!(status(&[]), Some(1), "{format}");
        assert_eq!(status(&["--ignore", "*/*"]), Some(0), "{format}");
    }
}

#[test]
fn services_get_paths_below_the_top_of_the_work_tree() {
    let top = tempfile::tempdir().expect("a temporary directory");
    let git = Command::new("git").args(["init", "--quiet"]).current_dir(top.path()).status();
    if !git.is_ok_and(|status| status.success()) {
        println!("SKIPPED: there is no git on this machine");
        return;
    }
    let root = top.path().join("deep er/shop");
    fs::create_dir_all(&root).expect("directories");
    fs::write(root.join("go.work"), "go 1.25.0\n\nuse ./web\n").expect("a file");
    let report = |format: &str| stdout(top.path(), &["check", "deep er/shop", "--untracked", "--format", format]);
    assert!(report("concise").starts_with("go.work:3:5: "), "{}", report("concise"));
    assert!(report("sarif").contains(r#""uri": "deep%20er/shop/go.work""#));
    assert!(report("github").starts_with("::error file=deep er/shop/go.work,line=3"));
    for format in ["gitlab", "junit", "checkstyle", "rdjson", "markdown"] {
        assert!(report(format).contains("deep er/shop/go.work"), "{format}");
    }
}

#[test]
fn a_run_that_failed_says_so_in_sarif() {
    let root = repository();
    let output = goconflint(root.path(), &["check", "--select", "nothing/such", "--format", "sarif"]);
    assert_eq!(output.status.code(), Some(2));
    let sarif: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let invocation = &sarif["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(invocation["exitCode"], 2);
    let said = invocation["toolConfigurationNotifications"][0]["message"]["text"].as_str().unwrap_or_default();
    assert!(said.contains("nothing/such"), "{said}");
}

#[test]
fn the_same_tree_gives_the_same_bytes() {
    let root = repository();
    for format in ["concise", "json", "sarif", "github", "gitlab", "checkstyle", "rdjson", "markdown"] {
        let first = stdout(root.path(), &["check", "--format", format]);
        assert!(!first.is_empty());
        assert_eq!(first, stdout(root.path(), &["check", "--format", format]), "{format}");
    }
}

#[test]
fn a_pipe_has_no_colours_unless_they_are_forced() {
    let root = repository();
    assert!(!stdout(root.path(), &["check"]).contains('\u{1b}'));
    let run = |variables: &[(&str, &str)]| text(&goconflint_with(root.path(), &["check"], variables).stdout);
    assert!(run(&[("CLICOLOR_FORCE", "1")]).contains('\u{1b}'));
    assert!(!run(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]).contains('\u{1b}'));
}

#[test]
fn a_pipe_closed_early_is_no_error() {
    let root = repository();
    let mut command = Command::new(env!("CARGO_BIN_EXE_goconflint"));
    command.args(["check", "--format", "json"]).current_dir(root.path());
    let mut run = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("goconflint runs");
    drop(run.stdout.take());
    let output = run.wait_with_output().expect("goconflint ends");
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    assert!(output.stderr.is_empty(), "{}", text(&output.stderr));
}

#[test]
fn credentials_are_masked_in_every_format() {
    let root = tempfile::tempdir().expect("a temporary directory");
    fs::write(root.path().join("go.mod"), "module example.com/m\n\ngo 1.25.0\n").expect("a file");
    fs::write(
        root.path().join(".env"),
        "DB_PASSWORD=hunter2hunter2\nGOPROXY=https://ci:s3cr3tpart@proxy.example.com,off,direct\n",
    )
    .expect("a file");
    for format in goconflint::report::Format::ALL {
        let format = format.as_str();
        let report = stdout(root.path(), &["check", "--format", format]);
        let name = if format == "checkstyle" { "env.goproxy-credentials" } else { "env/goproxy-credentials" };
        assert!(report.contains(name), "{report}");
        assert!(!report.contains("s3cr3tpart") && !report.contains("hunter2"), "{format}: {report}");
    }
    assert!(!stdout(root.path(), &["check", "--diff", "--unsafe-fixes"]).contains("s3cr3tpart"));
}

#[test]
fn rules_and_pages_can_be_read() {
    let here = Path::new(".");
    let table = stdout(here, &["rules"]);
    assert!(table.contains("go-work/missing-module"));
    assert!(table.lines().all(|line| line.chars().count() <= 160), "{table}");
    let json: serde_json::Value = serde_json::from_str(&stdout(here, &["rules", "--format", "json"])).expect("JSON");
    assert_eq!(json.as_array().map(Vec::len), Some(table.lines().count() - 1));
    assert!(stdout(here, &["explain", "go-work/missing-module"]).starts_with("# go-work/missing-module\n"));
    assert!(stdout(here, &["--version"]).starts_with("goconflint "));
}

#[test]
fn versions_show_every_place_that_says_which_go() {
    let root = repository();
    let shown = goconflint(root.path(), &["versions"]);
    assert_eq!(shown.status.code(), Some(0), "{}", text(&shown.stderr));
    assert!(text(&shown.stdout).starts_with("workspace, go.work\n"), "{}", text(&shown.stdout));
    let json: serde_json::Value =
        serde_json::from_str(&stdout(root.path(), &["versions", "--format", "json"])).expect("JSON");
    assert_eq!(json["modules"][1]["mentions"][0]["written"], "1.25.0");
    assert!(stdout(root.path(), &["versions", ".", "--format", "markdown"]).contains("| `1.25.0` | minimum |"));
    for wrong in [&["versions", "--format", "xml"][..], &["versions", "nowhere"]] {
        assert_eq!(goconflint(root.path(), wrong).status.code(), Some(2), "{wrong:?}");
    }
    assert!(stdout(root.path(), &["versions", "--help"]).contains("JSON: an object"));
}

#[test]
fn the_example_shows_at_least_ten_rules() {
    let report = stdout(Path::new(env!("CARGO_MANIFEST_DIR")), &["check", "examples/shop", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    let rules: std::collections::BTreeSet<&str> =
        json["diagnostics"].as_array().expect("diagnostics").iter().filter_map(|d| d["rule"].as_str()).collect();
    assert!(rules.len() >= 10, "{rules:?}");
}
