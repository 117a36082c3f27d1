//! The configuration and the comments that hide findings, as a project uses them.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "tests fail by panicking")]

use std::fmt::Write as _;
use std::fs;

use goconflint::diagnostic::{Applicability, Diagnostic};
use goconflint::fix;
use goconflint::policy::{Configuration, Policy, Verdict, schema};
use goconflint::text::RepoPath;
use goconflint::tree::{MemoryTree, Tree};

fn policy(tree: &MemoryTree) -> Policy {
    Policy::of(Configuration::find(tree).unwrap())
}

fn line(diagnostic: &Diagnostic, tree: &MemoryTree) -> String {
    let text = String::from_utf8(tree.read(&diagnostic.site.path, u64::MAX).unwrap()).unwrap();
    let line = text[..diagnostic.site.span.start].matches('\n').count() + 1;
    format!("{}:{line} {}[{}]", diagnostic.site.path, diagnostic.severity, diagnostic.rule)
}

fn told(tree: &MemoryTree, policy: &Policy) -> Vec<String> {
    policy.judge(&policy.load(tree, &[])).iter().map(|diagnostic| line(diagnostic, tree)).collect()
}

fn found(tree: &MemoryTree) -> Vec<String> {
    told(tree, &policy(tree))
}

const DEAD: &str = "GOPROXY=direct,off";

/// Two files with a warning each, and one with an error.
fn repository() -> MemoryTree {
    MemoryTree::new()
        .file("a.env", format!("{DEAD}\n"))
        .file("legacy/b.env", format!("{DEAD}\n"))
        .file("go.work", "go 1.25.0\n\nuse ./web\n")
}

const ALL: [&str; 3] = [
    "a.env:1 warning[env/goproxy-dead-entry]",
    "go.work:3 error[go-work/missing-module]",
    "legacy/b.env:1 warning[env/goproxy-dead-entry]",
];

fn configured(text: &str) -> Vec<String> {
    found(&repository().file(".goconflint.toml", text))
}

#[test]
fn rules_are_selected_ignored_and_weighed() {
    assert_eq!(configured(""), ALL);
    assert_eq!(configured("select = ['go-work/*']"), ALL[1..2]);
    assert_eq!(configured("ignore = ['env/*']"), ALL[1..2]);
    assert_eq!(
        configured("select = ['env/*']\nextend-select = ['go-work/missing-module']\nignore = ['env/*']"),
        ALL[1..2]
    );
    let graver = configured("[severity]\n'env/*' = 'error'\n'go-work/missing-module' = 'note'");
    assert_eq!(graver, ["a.env:1 error[env/goproxy-dead-entry]", "legacy/b.env:1 error[env/goproxy-dead-entry]"]);
    let one_before_pattern = configured("[severity]\n'env/goproxy-dead-entry' = 'error'\n'env/*' = 'note'");
    assert_eq!(one_before_pattern.len(), 3);
}

#[test]
fn a_note_is_on_where_it_is_asked_for_or_raised() {
    let note = |text: &str| {
        let tree = MemoryTree::new()
            .file("go.work", "go 1.25.0\n\nuse web\n")
            .file("web/go.mod", "module example.com/web\n\ngo 1.25.0\n")
            .file("goconflint.toml", text);
        found(&tree).into_iter().filter(|line| line.contains("undotted")).collect::<Vec<_>>()
    };
    assert_eq!(note(""), [""; 0]);
    assert_eq!(note("extend-select = ['go-work/undotted-use']").len(), 1);
    assert_eq!(note("pedantic = true").len(), 1);
    assert_eq!(note("[severity]\n'go-work/undotted-use' = 'error'"), ["go.work:3 error[go-work/undotted-use]"]);
    assert_eq!(note("[[overrides]]\npaths = ['go.work']\nselect = ['go-work/*']").len(), 1);
}

#[test]
fn overrides_hold_for_their_paths_and_the_later_one_counts() {
    assert_eq!(configured("[[overrides]]\npaths = ['legacy/']\nignore = ['env/*']"), ALL[..2]);
    assert_eq!(configured("[[overrides]]\npaths = ['*.env', '!a.env']\nselect = ['go-mod/*']"), ALL[..2]);
    let lighter = configured(
        "[[overrides]]\npaths = ['*.env']\nseverity = {'env/*' = 'note'}\n[[overrides]]\npaths = ['/a.env']\nseverity = {'*' = 'error'}\n",
    );
    assert_eq!(lighter, ["a.env:1 error[env/goproxy-dead-entry]", ALL[1]]);
    let again = configured("ignore = ['env/*']\n[[overrides]]\npaths = ['legacy']\nselect = ['env/*']\n");
    assert_eq!(again, ALL[1..]);
}

#[test]
fn the_command_line_has_the_last_word() {
    let tree = repository().file(
        ".goconflint.toml",
        "select = ['env/*']\nignore = ['go-work/*']\n[[overrides]]\npaths = ['legacy']\nignore = ['*']\n",
    );
    let globs = |glob: &str| vec![glob.to_owned()];
    assert_eq!(told(&tree, &policy(&tree)), ALL[..1]);
    assert_eq!(told(&tree, &policy(&tree).select(&globs("go-work/*")).unwrap()), ALL[1..2]);
    assert_eq!(
        told(&tree, &policy(&tree).select(&globs("*")).unwrap().ignore(&globs("ignore/*")).unwrap())[..2],
        ALL[..2]
    );
    assert_eq!(told(&tree, &policy(&tree).ignore(&globs("env/*")).unwrap()), [""; 0]);
}

#[test]
fn excluded_files_are_there_and_not_read() {
    let tree = MemoryTree::new()
        .file("go.work", "go 1.25.0\n\nuse ./web\n")
        .file("web/go.mod", "modul x\n")
        .file("web/b.env", DEAD);
    assert!(found(&tree).iter().any(|line| line.contains("syntax/invalid-modfile")));
    let excluded = tree.file("goconflint.toml", "exclude = ['web']");
    assert_eq!(found(&excluded), [""; 0], "the workspace still has its module");
    let policy = policy(&excluded);
    let named = [RepoPath::new("web/b.env").unwrap()];
    assert_eq!(policy.judge(&policy.load(&excluded, &named)).len(), 1, "a named file is read all the same");
}

#[test]
fn what_the_project_states_counts_where_nothing_is_pinned() {
    let told = |text: &str, go_mod: &str| {
        let tree = MemoryTree::new()
            .file(".vscode/settings.json", "{\"gopls\": {\"fileWatcher\": \"fsnotify\"}}")
            .file("go.mod", go_mod)
            .file("goconflint.toml", text);
        found(&tree).iter().filter(|line| line.contains("gopls/setting")).cloned().collect::<Vec<_>>()
    };
    let go_mod = "module example.com/shop\n\ngo 1.25.0\n";
    assert_eq!(told("", go_mod), [""; 0]);
    assert_eq!(told("[gopls]\nversion = '0.20.0'", go_mod), [".vscode/settings.json:1 error[gopls/setting-too-new]"]);
    let pinned = format!("{go_mod}\ntool golang.org/x/tools/gopls\n\nrequire golang.org/x/tools/gopls v0.22.0\n");
    assert_eq!(told("[gopls]\nversion = 'v0.20.0'", &pinned), [""; 0]);
    let tree = MemoryTree::new().file("goconflint.toml", "[vscode-go]\nversion = 'v0.40.0'");
    let policy = policy(&tree);
    let in_force = policy.load(&tree, &[]).go_extension_in_force();
    assert_eq!((in_force.release.to_string().as_str(), in_force.is_chosen), ("v0.40.0", true));
}

#[test]
fn supported_releases_of_go_are_judged_by() {
    let workflow = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    env:\n      GOAMD64: V3\n    steps:\n      - uses: actions/checkout@v5\n      - run: go test ./...\n";
    let told = |text: &str| {
        let tree = MemoryTree::new().file(".github/workflows/a.yml", workflow).file("goconflint.toml", text);
        found(&tree).into_iter().find(|line| line.contains("[env/")).unwrap_or_default()
    };
    let found = |severity: &str| format!(".github/workflows/a.yml:6 {severity}[env/invalid-architecture-level]");
    assert_eq!(told("[go]\nsupported = ['1.22']"), found("error"));
    assert_eq!(told("[go]\nsupported = ['1.27']"), found("warning"));
}

/// What stands and what is hidden, of one file that is wrong on the line with `@`, which is left out.
fn hidden(path: &str, text: &str) -> (Vec<String>, Vec<String>) {
    let tree = MemoryTree::new().file(path, text);
    let policy = policy(&tree);
    let Verdict { standing, suppressed } = policy.verdict(&policy.load(&tree, &[]));
    let reasons = suppressed.into_iter().map(|hidden| {
        format!("{} {}", line(&hidden.diagnostic, &tree).split(' ').next().unwrap(), hidden.reason.unwrap_or_default())
    });
    (standing.iter().map(|diagnostic| line(diagnostic, &tree)).collect(), reasons.collect())
}

#[test]
fn comments_hide_findings_in_every_format_that_has_them() {
    let jobs = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/setup-go@v6\n        with:\n";
    let cases: &[(&str, String, usize)] = &[
        ("a.env", format!("{DEAD} # goconflint: ignore[env/*] r\n"), 1),
        ("a.env", format!("\u{feff}# goconflint: ignore[env/goproxy-dead-entry] r\r\n{DEAD}\r\n"), 2),
        (".envrc", "# goconflint: ignore[*] r\nexport GOPROXY=direct,off\n".to_owned(), 2),
        (".envrc", "export GOPROXY=direct,off # goconflint: ignore[*] r\n".to_owned(), 1),
        ("go.env", "# goconflint: ignore-file[env/*] r\nGOPROXY=direct,off\n".to_owned(), 2),
        ("mise.toml", "[env]\n# goconflint: ignore[env/*] r\n# and why\nGOPROXY = 'direct,off'\n".to_owned(), 4),
        ("mise.toml", "[env]\nGOPROXY = 'direct,off' # goconflint: ignore[env/*] r\n".to_owned(), 2),
        ("Makefile", "export GOPROXY = direct,off # goconflint: ignore[env/*] r\n".to_owned(), 1),
        (
            "Dockerfile",
            "FROM golang:1.27\n# goconflint: ignore[env/*] r\nENV GOPROXY=direct,off\nRUN go build\n".to_owned(),
            3,
        ),
        ("go.work", "go 1.25.0\n\nuse ./web // goconflint: ignore[go-work/missing-module] r\n".to_owned(), 3),
        ("go.mod", "// goconflint: ignore-file[go-mod/*, go-work/*] r\n\nmodul x\n".to_owned(), 0),
        (
            ".github/workflows/a.yml",
            format!("---\n# goconflint: ignore-file[ci/*] r\n{jobs}          go-version: 1.20\n"),
            10,
        ),
        (".github/workflows/a.yml", format!("{jobs}          go-version: 1.20 # goconflint: ignore[ci/*] r\n"), 8),
        (
            ".vscode/settings.json",
            "{\n  // goconflint: ignore[vscode/inherit-env-inert] r\n  \"terminal.integrated.inheritEnv\": false\n}\n"
                .to_owned(),
            3,
        ),
        (
            ".vscode/settings.json",
            "{\n  \"terminal.integrated.inheritEnv\": false /* goconflint: ignore[vscode/*] r */\n}\n".to_owned(),
            2,
        ),
    ];
    let mut faults = String::new();
    for (path, text, line) in cases.iter().filter(|(_, _, line)| *line > 0) {
        let got = hidden(path, text);
        if got != (Vec::new(), vec![format!("{path}:{line} r")]) {
            let _ = writeln!(faults, "==== {path}\n{text}---- {got:?}");
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn a_comment_of_the_shell_in_a_script_hides_what_is_found_there() {
    let head = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      - run: |\n";
    let script = format!(
        "{head}          # goconflint: ignore[ci/*] r\n          go build -verbose ./...\n          go install -verbose ./... # goconflint: ignore[ci/unknown-go-flag] s\n"
    );
    let (standing, hidden) = hidden(".github/workflows/a.yml", &script);
    assert_eq!(standing, [""; 0]);
    assert_eq!(hidden, [".github/workflows/a.yml:9 r", ".github/workflows/a.yml:10 s"]);
}

#[test]
fn text_that_is_no_comment_hides_nothing() {
    for (path, text) in [
        ("a.env", format!("X=\"\n# goconflint: ignore[*] r\n\"\n{DEAD}\n")),
        ("mise.toml", "[env]\nA = '''\n# goconflint: ignore[*] r'''\nGOPROXY = 'direct,off'\n".to_owned()),
        ("compose.yml", "services:\n  a:\n    image: golang:1.27\n    command: go build\n    environment:\n      A: |\n        # goconflint: ignore[*] r\n      GOPROXY: direct,off\n".to_owned()),
        (".vscode/settings.json", "{\n\"x\": \"// goconflint: ignore[*] r\",\n  \"terminal.integrated.inheritEnv\": false\n}\n".to_owned()),
    ] {
        let (standing, hidden) = hidden(path, &text);
        assert_eq!((standing.len(), hidden.len()), (1, 0), "{path}: {standing:?}");
    }
}

#[test]
fn only_the_line_and_the_line_below_are_meant() {
    let ignore = "# goconflint: ignore[env/goproxy-dead-entry] r\n";
    assert_eq!(hidden("a.env", &format!("{ignore}\n{DEAD}\n")).0.len(), 2, "a blank line parts them");
    assert_eq!(hidden("a.env", &format!("X=1 {ignore}{DEAD}\n")).0.len(), 2, "it is for its own line");
    let (standing, hidden) = hidden("a.env", &format!("{ignore}# more\n{ignore}{DEAD}\n"));
    assert_eq!((standing.len(), hidden.len()), (0, 1), "comments may stand one above the other: {standing:?}");
}

#[test]
fn only_what_has_run_is_called_unused() {
    let unused = |ignored: &str, configuration: &str| {
        let tree = MemoryTree::new()
            .file("a.env", format!("X=1 # goconflint: ignore[{ignored}]\n"))
            .file("goconflint.toml", configuration);
        found(&tree).iter().any(|line| line.contains("ignore/unused"))
    };
    assert!(unused("env/goproxy-dead-entry", ""));
    assert!(!unused("env/goproxy-dead-entry", "ignore = ['env/*']"));
    assert!(!unused("env/goproxy-dead-entry", "select = ['go-mod/*', 'ignore/*']"));
    assert!(!unused("env/goproxy-dead-entry", "ignore = ['ignore/unused']"));
    assert!(!unused("go-work/undotted-use", ""), "a note does not run by default");
    assert!(unused("go-work/undotted-use", "pedantic = true"));
    assert!(!unused("*", ""));
    assert!(unused("*", "pedantic = true"));
    let dropped = MemoryTree::new()
        .file("a.env", format!("{DEAD} # goconflint: ignore[env/*]\n"))
        .file("goconflint.toml", "[[overrides]]\npaths = ['a.env']\nignore = ['env/*']");
    assert_eq!(found(&dropped), [""; 0], "what an override drops as well is hidden all the same");
}

#[test]
fn fixes_leave_alone_what_is_hidden_and_delete_what_hides_nothing() {
    let text = format!(
        "# goconflint: ignore[env/goproxy-dead-entry, env/gosumdb-invalid] r\n{DEAD}\n# goconflint: ignore[env/gosumdb-invalid]\nX=1 # nosec # goconflint: ignore[env/gosumdb-invalid]\n"
    );
    let tree = MemoryTree::new().file("a.env", text);
    let mended = fix::mend(&tree, &[], &policy(&tree), Applicability::Unsafe);
    let after: Vec<&str> = mended.files.iter().map(|file| file.after.as_str()).collect();
    assert_eq!(after, [format!("# goconflint: ignore[env/goproxy-dead-entry] r\n{DEAD}\nX=1 # nosec\n")]);
}

#[test]
fn a_needless_comment_goes_and_nothing_else_does() {
    let ignore = "goconflint: ignore[env/gosumdb-invalid]";
    let cases: &[(&str, String, &str)] = &[
        ("a.env", format!("A=1 # {ignore} r\r\nB=1\r\n"), "A=1\r\nB=1\r\n"),
        ("a.env", format!("\u{feff}# {ignore}\r\nB=1"), "\u{feff}B=1"),
        ("a.env", format!("B=1\n# {ignore}"), "B=1\n"),
        (
            "go.mod",
            format!("module example.com/a // {ignore}\r\n\r\ngo 1.25.0\r\n"),
            "module example.com/a\r\n\r\ngo 1.25.0\r\n",
        ),
        (
            "go.mod",
            format!("module example.com/a\n\n\t// {ignore} é\ngo 1.25.0\n"),
            "module example.com/a\n\ngo 1.25.0\n",
        ),
        ("mise.toml", format!("a = 1\t# {ignore}\r\n"), "a = 1\r\n"),
        (".tool-versions", format!("nodejs 20 # {ignore}\r\n"), "nodejs 20\r\n"),
        ("MODULE.bazel", format!("module() # {ignore}\r\n"), "module()\r\n"),
        ("Makefile", format!("A = 1 # {ignore}\r\n"), "A = 1\r\n"),
        (
            "Dockerfile",
            format!("FROM golang:1.27\r\nRUN a \\\r\n  # {ignore}\r\n  b\r\n"),
            "FROM golang:1.27\r\nRUN a \\\r\n  b\r\n",
        ),
        (
            ".vscode/settings.json",
            format!("{{\r\n  \"a\": 1, // {ignore}\r\n  \"b\": 2\r\n}}\r\n"),
            "{\r\n  \"a\": 1,\r\n  \"b\": 2\r\n}\r\n",
        ),
        (".vscode/settings.json", format!("{{ \"a\": /* {ignore} */ 1 }}\n"), "{ \"a\": 1 }\n"),
        (".vscode/settings.json", format!("// {ignore}\n{{}}\n"), "{}\n"),
        (
            "compose.yml",
            format!("services: # {ignore}\r\n  a:\r\n    image: b\r\n"),
            "services:\r\n  a:\r\n    image: b\r\n",
        ),
    ];
    let mut faults = String::new();
    for (path, text, wanted) in cases {
        let tree = MemoryTree::new().file(path, text.as_str());
        let policy = policy(&tree).select(&["env/*".to_owned(), "ignore/*".to_owned()]).unwrap();
        let mended = fix::mend(&tree, &[], &policy, Applicability::Safe);
        let after: Vec<&str> = mended.files.iter().map(|file| file.after.as_str()).collect();
        if after != [*wanted] {
            let _ = writeln!(faults, "==== {path} {text:?}\n  wanted {wanted:?}\n  got    {after:?}");
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn a_host_of_comments_is_neither_slow_nor_endless() {
    let start = std::time::Instant::now();
    let many = |line: &str| line.repeat(limits(line));
    let tree = MemoryTree::new()
        .file("a.env", many("# goconflint: ignore[env/*, x/y]\n"))
        .file("b.env", many("GOPROXY=direct,off # goconflint: ignore[*]\n"))
        .file("c.env", format!("# goconflint: ignore[{}]\n{DEAD}\n", "a/b,".repeat(100_000)))
        .file(".vscode/settings.json", format!("{{ {} }}", "/* goconflint: ignore[*] */".repeat(20_000)));
    let found = found(&tree);
    assert!(found.iter().any(|line| line.contains("ignore/malformed")), "too many are told");
    assert!(start.elapsed() < std::time::Duration::from_secs(60), "{:?}", start.elapsed());
}

fn limits(line: &str) -> usize {
    (1_000_000 / line.len()).min(50_000)
}

/// `UPDATE_SCHEMA=1 cargo test --test configuration` writes it.
#[test]
fn the_schema_is_kept() {
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        fs::write("docs/goconflint.schema.json", schema()).unwrap();
    }
    let kept = fs::read_to_string("docs/goconflint.schema.json").unwrap_or_default();
    assert!(kept == schema(), "docs/goconflint.schema.json is stale: UPDATE_SCHEMA=1 cargo test --test configuration");
}

#[test]
fn every_example_in_the_documentation_is_right() {
    let page = fs::read_to_string("docs/configuration.md").unwrap();
    let blocks: Vec<&str> = page.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert!(blocks.len() > 8, "{}", blocks.len());
    for block in &blocks {
        let tree = MemoryTree::new().file(".goconflint.toml", *block);
        assert!(Configuration::find(&tree).is_ok(), "{block}");
    }
    let all = blocks.concat();
    let schema: serde_json::Value = serde_json::from_str(&schema()).unwrap();
    for key in schema["properties"].as_object().unwrap().keys() {
        assert!(all.contains(&format!("{key} = ")) || all.contains(&format!("[{key}]")), "{key} has no example");
    }
}
