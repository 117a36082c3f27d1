//! A job that installs a Go which does not do for what it runs.

use crate::diagnostic::Severity;
use crate::repository::Repository;
use crate::rules::too_old;
use crate::rules::{Findings, Rule};

pub(crate) static GO_TOO_OLD: Rule = Rule {
    name: "ci/go-too-old",
    summary: "a job installs a Go below the go line of the module that it works on",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://github.com/actions/setup-go#breaking-changes-in-v6", "https://go.dev/doc/toolchain#config"],
    page: include_str!("../../../docs/rules/ci/go-too-old.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    let all = too_old::all(repository, |used| !used.go.is_of_image);
    let drafts = all.iter().filter_map(|old| old.draft(("and runs with that", Severity::Warning)));
    findings.extend(drafts);
}
