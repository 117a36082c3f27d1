//! What is about Windows and macOS, and can be told on any system.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "tests fail by panicking")]

use goconflint::policy::Policy;
use goconflint::report::{self, File, Format, Report};
use goconflint::repository::Repository;
use goconflint::rules::RULES;
use goconflint::tree::MemoryTree;

fn tree(files: &[(&str, &str)]) -> MemoryTree {
    files.iter().fold(MemoryTree::new(), |tree, (path, text)| tree.file(path, *text))
}

fn report(tree: &MemoryTree, format: Format) -> String {
    let repository = Repository::load(tree, &[]);
    let diagnostics = Policy::default().judge(&repository);
    let files = repository
        .artifacts()
        .map(|artifact| File { source: &artifact.source, confidential: artifact.kind.confidential });
    let mut bytes = Vec::new();
    report::write(&Report::new(&diagnostics, files, RULES), format, &report::Options::default(), &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn concise(files: &[(&str, &str)]) -> String {
    report(&tree(files), Format::Concise)
}

const MODULE: (&str, &str) = ("go.mod", "module example.com/m\n\ngo 1.25.0\n");

#[test]
fn a_directory_in_another_case_is_told_by_gits_spelling() {
    let files = [("go.work", "go 1.25.0\n\nuse ./API\n"), ("api/go.mod", "module example.com/api\n\ngo 1.25.0\n")];
    assert_eq!(
        concise(&files),
        "go.work:3:5: error[go-work/missing-module] git has `api` and not `API`, so every go command in this workspace fails where case \
         counts, as on Linux\n"
    );
    let composed =
        [("go.work", "go 1.25.0\n\nuse ./gru\u{308}n\n"), ("gr\u{fc}n/go.mod", "module example.com/g\n\ngo 1.25.0\n")];
    assert!(concise(&composed).contains("git has `gr\u{fc}n` and not `gru\u{308}n`"), "{}", concise(&composed));
}

#[test]
fn a_workspace_in_another_case_is_mended_to_gits_spelling() {
    let tree =
        tree(&[("go.work", "go 1.25.0\r\n\r\nuse ./API\r\n"), ("api/go.mod", "module example.com/api\n\ngo 1.25.0\n")]);
    let mended = goconflint::fix::mend(&tree, &[], &Policy::default(), goconflint::diagnostic::Applicability::Safe);
    let texts: Vec<&str> = mended.files.iter().map(|file| file.after.as_str()).collect();
    assert_eq!(texts, ["go 1.25.0\r\n\r\nuse ./api\r\n"]);
}

#[test]
fn other_files_that_are_named_in_another_case_get_the_right_name_as_advice() {
    let workflow = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v5\n      \
                    - uses: actions/setup-go@v6\n        with: {go-version-file: Go.mod}\n";
    let found = report(&tree(&[MODULE, (".github/workflows/a.yml", workflow)]), Format::Human);
    let found = found.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(found.contains("git has `go.mod`, which is the same only where case does not count"), "{found}");
    let elsewhere = |system| workflow.replace("ubuntu-latest", system);
    assert_eq!(concise(&[MODULE, (".github/workflows/a.yml", &elsewhere("windows-latest"))]), "");
    assert_eq!(concise(&[MODULE, (".github/workflows/a.yml", &elsewhere("macos-latest"))]), "");
    let replace = "module example.com/m\n\ngo 1.25.0\n\nreplace example.com/a => ./Lib\n";
    let found =
        report(&tree(&[("go.mod", replace), ("lib/go.mod", "module example.com/a\n\ngo 1.25.0\n")]), Format::Human);
    let found = found.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(found.contains("git has `lib`, which is the same only where case does not count"), "{found}");
}

#[test]
fn go_mod_in_another_case_is_no_go_mod() {
    assert_eq!(concise(&[("Go.mod", "modul x\n"), ("GO.WORK", "us .\n")]), "");
}

#[test]
fn line_ends_and_the_mark_of_windows_change_no_finding() {
    let settings = "{\n  \"go.goroot\": \"C:\\\\Program Files\\\\Go\",\n  \"terminal.integrated.inheritEnv\": false,\n  \
                    \"go.toolsEnvVars\": {\"GOFLAGS\": \"-mod=vendr\", \"GOPATH\": \"%USERPROFILE%\\\\go\"}\n}\n";
    let workflow = "on: push\nenv:\n  GOPROXY: direct,https://proxy.example.com\njobs:\n  a:\n    runs-on: windows-latest\n    \
                    steps:\n      - run: go vet\n        env: {GOPATH: 'C:\\go', GOFLAGS: '-mod=vendr'}\n";
    let files = |change: fn(&str) -> String| {
        let text = |text| change(text);
        tree(&[
            // Go takes no mark.
            (MODULE.0, text(MODULE.1).trim_start_matches('\u{feff}')),
            (".vscode/settings.json", &text(settings)),
            (".github/workflows/a.yml", &text(workflow)),
        ])
    };
    let plain = report(&files(str::to_owned), Format::Concise);
    assert!(plain.lines().count() >= 4, "{plain}");
    assert_eq!(plain, report(&files(|text| text.replace('\n', "\r\n")), Format::Concise));
    assert_eq!(plain, report(&files(|text| format!("\u{feff}{}", text.replace('\n', "\r\n"))), Format::Concise));
}

#[test]
fn reports_write_slashes_and_keep_a_backslash_that_is_a_letter() {
    let files = [MODULE, (r"a\b/.vscode/settings.json", "{\"terminal.integrated.inheritEnv\": false, }}")];
    let found = concise(&files);
    assert!(found.starts_with(r"a\b/.vscode/settings.json:1:"), "{found}");
    let sarif = report(&tree(&files), Format::Sarif);
    assert!(sarif.contains(r#""uri": "a%5Cb/.vscode/settings.json""#), "{sarif}");
}

/// On Windows `goflags` and `Goflags` are GOFLAGS, elsewhere they are variables of somebody else. What reaches whom is not told from such a
/// name, and it is no slip.
#[test]
fn a_variable_in_another_case_is_left_alone() {
    for runner in ["windows-latest", "ubuntu-latest"] {
        let workflow = format!(
            "on: push\njobs:\n  a:\n    runs-on: {runner}\n    env: {{goflags: -mod=vendr, Path: x, Goproxy: direct, go_proxy: off}}\n    \
             steps:\n      - uses: actions/checkout@v5\n      - run: go vet ./...\n"
        );
        assert_eq!(concise(&[MODULE, (".github/workflows/a.yml", &workflow)]), "", "{runner}");
    }
}
