//! The checksum database, switched off for everything that an environment runs.

use super::settings;
use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static GOSUMDB_OFF: Rule = Rule {
    name: "env/gosumdb-off",
    summary: "the checksum database is switched off for all modules",
    severity: Severity::Warning,
    fix: None,
    security: Some("5.9"),
    references: &["https://go.dev/ref/mod#checksum-database", "https://go.dev/doc/toolchain#download"],
    page: include_str!("../../../docs/rules/env/gosumdb-off.md"),
    check,
};

/// Where nothing is downloaded the database does not matter, and a single step does it on purpose.
fn check(repository: &Repository, findings: &mut Findings) {
    for (assignment, value) in settings(repository, "GOSUMDB") {
        if value.as_str() != "off" || assignment.is_for_one_purpose() || assignment.is_offline() {
            continue;
        }
        let message = format!(
            "the checksum database is off for every module in {}, so a module that is new to go.sum is trusted unseen and no toolchain can be downloaded",
            assignment.environment.name
        );
        findings.push(
            Diagnostic::at(assignment.value_site(), message)
                .help("name the private modules in `GOPRIVATE` instead, or set this for the one step that needs it"),
        );
    }
}
