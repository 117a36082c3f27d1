//! A GOSUMDB that the go command refuses.

use super::settings;
use crate::diagnostic::{Diagnostic, Severity};
use crate::go::variables::gosumdb::fault;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static GOSUMDB_INVALID: Rule = Rule {
    name: "env/gosumdb-invalid",
    summary: "GOSUMDB names no checksum database",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#checksum-database"],
    page: include_str!("../../../docs/rules/env/gosumdb-invalid.md"),
    check,
};

/// cmd/go/internal/modfetch/sumdb.go, `dbDial`: read when a module is checked that go.sum does not have. Where go.sum has all, and where
/// private modules are exempt, the fault waits.
fn check(repository: &Repository, findings: &mut Findings) {
    for (assignment, value) in settings(repository, "GOSUMDB") {
        let Some(fault) = fault(value) else { continue };
        let fails = repository.looks_up_checksums(&assignment);
        let message =
            format!("GOSUMDB is refused, because {fault}, so every module that go.sum does not have fails to verify");
        findings.push(
            Diagnostic::at(assignment.value_site(), message)
                .severity(if fails { Severity::Error } else { Severity::Warning })
                .help("leave it empty for `sum.golang.org`, or name private modules in `GOPRIVATE`"),
        );
    }
}
