//! setup-go is not told which Go.

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static SETUP_GO_NO_VERSION: Rule = Rule {
    name: "ci/setup-go-no-version",
    summary: "setup-go is given no version, so that it leaves the Go of the runner",
    severity: Severity::Note,
    fix: None,
    security: None,
    references: &["https://github.com/actions/setup-go#usage"],
    page: include_str!("../../../docs/rules/ci/setup-go-no-version.md"),
    check,
};

/// src/main.ts: without a version nothing is installed.
fn check(repository: &Repository, findings: &mut Findings) {
    for step in repository.setup_steps() {
        let is_told = ["go-version", "go-version-file", "version"].iter().any(|name| step.setup.input(name).is_some());
        if is_told || step.setup.release.is_none() {
            continue;
        }
        let message = "setup-go is given no version, so it installs none and leaves the Go of the runner";
        findings.push(Diagnostic::at(step.uses_site(), message).help("add `go-version-file: go.mod`"));
    }
}
