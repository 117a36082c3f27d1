//! A GOWORK that the go command refuses.

use super::{is_expanded, settings};
use crate::diagnostic::{Diagnostic, Severity};
use crate::go::variables::scalars::is_gowork;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static GOWORK_INVALID: Rule = Rule {
    name: "env/gowork-invalid",
    summary: "GOWORK has a value that stops every go command",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#workspaces"],
    page: include_str!("../../../docs/rules/env/gowork-invalid.md"),
    check,
};

/// cmd/go/internal/modload/init.go, `FindGoWork`: "invalid GOWORK: not an absolute path", even from `go env`.
fn check(repository: &Repository, findings: &mut Findings) {
    for (assignment, value) in settings(repository, "GOWORK") {
        if is_gowork(value) || is_expanded(&assignment, value) {
            continue;
        }
        let message =
            format!("GOWORK takes `off`, `auto` or an absolute path; `{}` stops every go command", value.as_str());
        findings.push(
            Diagnostic::at(assignment.value_site(), message)
                .help("remove it: the go command finds the go.work at or above the directory by itself"),
        );
    }
}
