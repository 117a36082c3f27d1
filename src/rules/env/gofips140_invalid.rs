//! A GOFIPS140 that the go command refuses.

use super::settings;
use crate::diagnostic::{Diagnostic, Severity};
use crate::go::variables::scalars::is_fips140;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static GOFIPS140_INVALID: Rule = Rule {
    name: "env/gofips140-invalid",
    summary: "GOFIPS140 has a value that stops every go command",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/doc/security/fips140"],
    page: include_str!("../../../docs/rules/env/gofips140-invalid.md"),
    check,
};

/// internal/buildcfg/cfg.go, `gofips140`, since Go 1.24; earlier releases ignore the variable.
fn check(repository: &Repository, findings: &mut Findings) {
    for (assignment, value) in settings(repository, "GOFIPS140") {
        if is_fips140(value) {
            continue;
        }
        let message = format!(
            "GOFIPS140 takes `off`, `latest`, `inprocess`, `certified` or a version like `v1.0.0`; `{}` stops every go command since Go 1.24",
            value.as_str()
        );
        findings.push(Diagnostic::at(assignment.value_site(), message).help(
            "write `latest` for the module of the toolchain, or `off`; `GODEBUG=fips140=on` is for running programs",
        ));
    }
}
