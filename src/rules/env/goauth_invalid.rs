//! A GOAUTH that the go command refuses.

use super::{edit, part, settings};
use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::go::variables::goauth::{AuthFault, fault};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static GOAUTH_INVALID: Rule = Rule {
    name: "env/goauth-invalid",
    summary: "the go command refuses GOAUTH",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://pkg.go.dev/cmd/go#hdr-GOAUTH_environment_variable"],
    page: include_str!("../../../docs/rules/env/goauth-invalid.md"),
    check,
};

/// cmd/go/internal/auth/auth.go, `runGoAuth`: read at the first request over HTTPS, since Go 1.24.
fn check(repository: &Repository, findings: &mut Findings) {
    for (assignment, value) in settings(repository, "GOAUTH") {
        let Some((range, fault)) = fault(value) else { continue };
        let severity = if repository.looks_up_modules(&assignment) { Severity::Error } else { Severity::Warning };
        let message = format!("GOAUTH is refused, because {fault}, so every request over HTTPS fails since Go 1.24");
        let is_empty = fault == AuthFault::EmptyCommand;
        let site = if is_empty { assignment.value_site() } else { part(&assignment, value, range) };
        let mut draft = Diagnostic::at(site, message)
            .severity(severity)
            .help("write `off` alone, or `netrc`, `git /absolute/directory` and commands, separated by `;`");
        if is_empty && value.split(';').any(|command| !command.trim().is_empty()) {
            let kept: Vec<&str> = value.split(';').filter(|command| !command.trim().is_empty()).collect();
            let edits = vec![edit(&assignment, value, 0..value.len(), &kept.join(";"))];
            draft = draft.fix(Fix::safe("remove the empty command", edits));
        }
        findings.push(draft);
    }
}
