//! Two code lenses of which one supersedes the other.

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::gopls::Fault;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static VULNCHECK_CONFLICT: Rule = Rule {
    name: "gopls/vulncheck-conflict",
    summary: "both code lenses for govulncheck are switched on, of which gopls wants one",
    severity: Severity::Warning,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://go.dev/gopls/codelenses"],
    page: include_str!("../../../docs/rules/gopls/vulncheck-conflict.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for fault in repository.gopls_faults(|fault| *fault == Fault::TwoVulnchecks) {
        let message = "gopls complains that `run_govulncheck` is on beside `vulncheck`, which supersedes it";
        let draft = super::draft(repository, &fault, message).help("delete it");
        findings.push(draft.fix(super::member_removal(&fault, Fix::unsafe_)));
    }
}
