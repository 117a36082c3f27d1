//! A `go` of one installation with the GOROOT of another.

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::text::Literal;

pub(crate) static GOROOT_MISMATCH: Rule = Rule {
    name: "vscode/goroot-mismatch",
    summary: "settings take `go` from one installation and GOROOT from another",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &[
        "https://github.com/golang/vscode-go/blob/master/docs/advanced.md#choosing-a-different-version-of-go",
    ],
    page: include_str!("../../../docs/rules/vscode/goroot-mismatch.md"),
    check,
};

/// Which `go` runs is decided by `go.alternateTools`, then by `go.goroot` (util.ts, `getBinPathWithExplanation`); which GOROOT it gets by
/// `go.toolsEnvVars`, then by `go.goroot` (goEnv.ts, `newEnvironment` and `setGOROOTEnvVar`).
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        let tool = editor.settings.section("go.alternateTools").into_iter().find(|(name, _)| name == "go");
        let tool = tool.and_then(|(_, entry)| entry.value.as_literal());
        let goroot = editor.settings.get("go.goroot").and_then(|setting| setting.value.as_literal());
        let variable = editor.settings.section("go.toolsEnvVars").into_iter().find(|(name, _)| name == "GOROOT");
        let variable = variable.and_then(|(_, entry)| entry.value.as_literal()).filter(|it| !it.is_empty());
        let goroot = goroot.filter(|it| !it.is_empty());
        let of_tool = tool.and_then(installation_of);
        let (got, got_by) = match (variable, goroot) {
            (Some(variable), _) => (variable, "GOROOT in `go.toolsEnvVars`"),
            (None, Some(goroot)) => (goroot, "`go.goroot`"),
            (None, None) => continue,
        };
        let (binary, installation) = match (tool, of_tool, goroot) {
            (Some(tool), Some(installation), _) => (tool, installation),
            (None, _, Some(goroot)) => (goroot, trimmed(goroot)),
            // Which installation a link or a script leads to is not known.
            (Some(_), None, _) => continue,
            (None, _, None) => {
                findings.extend(unseen(got).map(|message| {
                    Diagnostic::at(editor.site(got.span()), message)
                        .help("delete it; to choose a Go, say which in go.mod, with `go` or `toolchain`")
                }));
                continue;
            }
        };
        if comparable(installation).zip(comparable(got)).is_some_and(|(one, other)| one != other) {
            let message = format!(
                "{got_by} is another installation than the one that the editor takes its `go` from, and a `go` with a foreign GOROOT builds nothing"
            );
            findings.push(
                Diagnostic::at(editor.site(got.span()), message)
                    .help(
                        "name one installation, or delete all of them: go.mod says which Go, with `go` or `toolchain`",
                    )
                    .related(editor.site(binary.span()), "`go` comes from here"),
            );
        }
    }
}

/// What is to be said of a GOROOT for the tools alone. Where its value is written out, `env/goroot-wrong` speaks.
fn unseen(goroot: &Literal) -> Option<&'static str> {
    let is_resolved = goroot.starts_with('~') || goroot.contains("${workspace");
    (is_resolved && !goroot.contains("${env:")).then_some(
        "every tool gets this GOROOT, but the extension does not look for `go` there, so a `go` of another installation runs with it",
    )
}

/// The installation that `…/bin/go` lies in.
fn installation_of(go: &Literal) -> Option<&str> {
    let path = go.as_str();
    let directory = path.strip_suffix(".exe").unwrap_or(path).strip_suffix("go")?;
    let directory = directory.strip_suffix(['/', '\\'])?.strip_suffix("bin")?;
    let is_absolute = directory.starts_with(['/', '~', '$']) || directory.as_bytes().get(1) == Some(&b':');
    is_absolute.then(|| directory.trim_end_matches(['/', '\\']))
}

/// `path` so that two that are spelled alike mean the same, and others do not; none where that depends on the machine.
fn comparable(path: &str) -> Option<String> {
    let path = trimmed(path).replace("${workspaceRoot}", "${workspaceFolder}").replace("${env:HOME}", "~");
    (!path.contains("${env:")).then_some(path)
}

fn trimmed(path: &str) -> &str {
    path.trim_end_matches(['/', '\\'])
}
