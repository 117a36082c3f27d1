//! An entry of `directoryFilters` that does not do what it says.

use crate::diagnostic::{Applicability, Severity};
use crate::gopls::Fault;
use crate::gopls::directory_filters::{Dead, FilterFault, meant_by};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static DEAD_DIRECTORY_FILTER: Rule = Rule {
    name: "gopls/dead-directory-filter",
    summary: "an entry of `directoryFilters` that matches no directory, or another one",
    severity: Severity::Warning,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://go.dev/gopls/settings"],
    page: include_str!("../../../docs/rules/gopls/dead-directory-filter.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    let is_taken = |fault: &Fault| matches!(fault, Fault::Filter(FilterFault::Dead(_) | FilterFault::SwallowedSign(_)));
    for fault in repository.gopls_faults(is_taken) {
        let (Fault::Filter(why), Some(entry)) = (&fault.complaint.fault, super::element(&fault)) else { continue };
        let text = entry.as_str();
        let message = match why {
            FilterFault::SwallowedSign(excluded) => format!(
                "`{text}` excludes `{excluded}`: gopls cleans the path first, which takes the sign away, and then cuts off the first letter"
            ),
            FilterFault::Dead(Dead::Absolute) => {
                format!("`{text}` matches nothing: paths begin at the folder, without a `/`")
            }
            FilterFault::Dead(Dead::Dot) => {
                format!("`{text}` matches nothing: paths begin at the folder, without a `./`")
            }
            FilterFault::Dead(Dead::Outside) => format!("`{text}` matches nothing: no path leads out of the folder"),
            FilterFault::Dead(Dead::Blank) => {
                format!("`{text}` matches nothing: the blank behind the sign is a part of the path")
            }
            _ => format!("`{text}` matches nothing but on Windows: `/` parts directories everywhere"),
        };
        let draft = super::draft(repository, &fault, message);
        findings.push(super::rewritten(
            draft,
            &fault,
            meant_by(text, why),
            "write the path from the folder, or delete it",
        ));
    }
}
