//! A committed GOROOT.

use super::settings;
use crate::artifact::EnvironmentKind;
use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static GOROOT_WRONG: Rule = Rule {
    name: "env/goroot-wrong",
    summary: "GOROOT is set, and to a path that fails here or elsewhere",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/doc/install/source#environment"],
    page: include_str!("../../../docs/rules/env/goroot-wrong.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for (assignment, value) in settings(repository, "GOROOT") {
        // What a terminal does not expand has a rule of its own, for all variables.
        let is_terminal = matches!(assignment.environment.kind, EnvironmentKind::Terminal(_));
        if is_terminal && value.contains(['~', '$', '%']) {
            continue;
        }
        let draft = match fault(value) {
            Some(fault) => Diagnostic::at(assignment.value_site(), fault),
            None if assignment.is_for_one_purpose() || assignment.is_in_image() => continue,
            None => {
                let message = format!(
                    "GOROOT is set in {}, so every go command uses that installation or fails, whichever Go is on the PATH",
                    assignment.environment.name
                );
                Diagnostic::at(assignment.value_site(), message).severity(Severity::Warning)
            }
        };
        findings.push(draft.help("remove it: each go command finds its own GOROOT"));
    }
}

/// Why no go command works with this GOROOT (cmd/go/main.go; internal/cfg).
fn fault(goroot: &str) -> Option<String> {
    let path = goroot.trim_end_matches(['/', '\\']);
    let last = path.rsplit(['/', '\\']).next().unwrap_or_default();
    if goroot.starts_with('~') || goroot.contains('$') || goroot.contains('%') {
        let sign = goroot.chars().find(|sign| "~$%".contains(*sign)).unwrap_or('~');
        return Some(format!(
            "nothing expands the `{sign}` here, so every go command says that it cannot find this GOROOT"
        ));
    }
    if !is_absolute(goroot) {
        return Some(
            "GOROOT is a relative path, so what it names changes with the directory and builds fail".to_owned(),
        );
    }
    let outer = path.strip_suffix(last).unwrap_or_default().trim_end_matches(['/', '\\']);
    matches!(last, "src" | "bin")
        .then(|| format!("GOROOT ends in `{last}`, one level below the installation `{outer}`, so every build fails"))
}

fn is_absolute(path: &str) -> bool {
    let mut bytes = path.bytes();
    let is_drive = bytes.next().is_some_and(|b| b.is_ascii_alphabetic())
        && bytes.next() == Some(b':')
        && matches!(bytes.next(), Some(b'/' | b'\\'));
    path.starts_with(['/', '\\']) || is_drive
}
