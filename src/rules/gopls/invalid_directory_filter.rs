//! An entry of `directoryFilters` that gopls refuses.

use crate::diagnostic::{Applicability, Severity};
use crate::gopls::Fault;
use crate::gopls::directory_filters::{FilterFault, meant_by};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static INVALID_DIRECTORY_FILTER: Rule = Rule {
    name: "gopls/invalid-directory-filter",
    summary: "an entry of `directoryFilters` that gopls refuses, and the whole list with it",
    severity: Severity::Error,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://go.dev/gopls/settings"],
    page: include_str!("../../../docs/rules/gopls/invalid-directory-filter.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    let is_refused = |fault: &Fault| matches!(fault, Fault::Filter(FilterFault::Prefix | FilterFault::Glob));
    for fault in repository.gopls_faults(is_refused) {
        let (Fault::Filter(why), Some(entry)) = (&fault.complaint.fault, super::element(&fault)) else { continue };
        let text = entry.as_str();
        let message = match why {
            FilterFault::Prefix => {
                format!("`{text}` begins with neither `+` nor `-`, so gopls refuses the whole of `directoryFilters`")
            }
            _ => format!(
                "of globs gopls knows only `**` for whole directories, so it refuses `{text}` and the whole of `directoryFilters`"
            ),
        };
        let draft = super::draft(repository, &fault, message);
        findings.push(super::rewritten(draft, &fault, meant_by(text, why), "begin it with `-` or `+`, or delete it"));
    }
}
