//! A setting that gopls had and knows no more.

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::gopls::Fault;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static REMOVED_SETTING: Rule = Rule {
    name: "gopls/removed-setting",
    summary: "gopls had the setting once, or lists it by mistake, and refuses it",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/gopls/settings"],
    page: include_str!("../../../docs/rules/gopls/removed-setting.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for fault in repository.gopls_faults(|fault| matches!(fault, Fault::Removed(_) | Fault::NeverTaken)) {
        let name = fault.setting.given.last_part();
        let message = match fault.complaint.fault {
            Fault::Removed(since) => {
                format!("gopls removed `{name}` in {since} and refuses it as an unexpected setting")
            }
            _ => format!("gopls lists `{name}` among its settings and refuses it as an unexpected one"),
        };
        findings
            .push(super::draft(repository, &fault, message).help("delete it").fix(super::removal(&fault, Fix::safe)));
    }
}
