//! A GOMEMLIMIT with which no Go program starts.

use super::{edit, settings};
use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::go::variables::scalars::{is_memory_limit, memory_limit_meant_by};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static GOMEMLIMIT_INVALID: Rule = Rule {
    name: "env/gomemlimit-invalid",
    summary: "GOMEMLIMIT stops every Go program",
    severity: Severity::Error,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://pkg.go.dev/runtime#hdr-Environment_Variables"],
    page: include_str!("../../../docs/rules/env/gomemlimit-invalid.md"),
    check,
};

/// runtime/mgcpacer.go, `readGOMEMLIMIT`: "malformed GOMEMLIMIT", from every program, the go command included.
fn check(repository: &Repository, findings: &mut Findings) {
    for (assignment, value) in settings(repository, "GOMEMLIMIT").filter(|(_, value)| !is_memory_limit(value)) {
        let message = format!(
            "GOMEMLIMIT takes bytes, or a number with `KiB`, `MiB`, `GiB` or `TiB`, or `off`; no Go program starts with `{}`",
            value.as_str()
        );
        let draft = Diagnostic::at(assignment.value_site(), message);
        findings.push(match memory_limit_meant_by(value) {
            Some(meant) => {
                let edits = vec![edit(&assignment, value, 0..value.len(), &meant)];
                draft.help(format!("write `{meant}`")).fix(Fix::unsafe_(format!("write `{meant}`"), edits))
            }
            None => draft.help("write a number of bytes, or one with a unit: `512MiB`"),
        });
    }
}
