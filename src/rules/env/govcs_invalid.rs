//! A GOVCS that the go command refuses.

use super::{edit, part, settings};
use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::go::variables::govcs::{VcsFault, fault};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static GOVCS_INVALID: Rule = Rule {
    name: "env/govcs-invalid",
    summary: "the go command refuses an entry of GOVCS",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/ref/mod#vcs-govcs"],
    page: include_str!("../../../docs/rules/env/govcs-invalid.md"),
    check,
};

/// cmd/go/internal/vcs/vcs.go, `parseGOVCS`: read when a module is fetched from its repository.
fn check(repository: &Repository, findings: &mut Findings) {
    for (assignment, value) in settings(repository, "GOVCS") {
        let Some((range, fault)) = fault(value) else { continue };
        let severity = if repository.looks_up_modules(&assignment) { Severity::Error } else { Severity::Warning };
        let message = format!("GOVCS is refused, because {fault}, so every fetch from a repository fails");
        let is_comma = fault == VcsFault::EmptyEntry;
        let site = if is_comma { assignment.value_site() } else { part(&assignment, value, range) };
        let mut draft = Diagnostic::at(site, message)
            .severity(severity)
            .help("write entries like `github.com:git` or `*:git|hg`, separated by commas");
        if is_comma && value.split(',').any(|entry| !entry.trim().is_empty()) {
            let kept: Vec<&str> = value.split(',').filter(|entry| !entry.trim().is_empty()).collect();
            let edits = vec![edit(&assignment, value, 0..value.len(), &kept.join(","))];
            draft = draft.fix(Fix::safe("remove the empty entry", edits));
        }
        findings.push(draft);
    }
}
