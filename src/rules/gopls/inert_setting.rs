//! A setting that gopls knows and does nothing with.

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::facts::gopls::{RELEASES, Setting, setting};
use crate::gopls::Fault;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static INERT_SETTING: Rule = Rule {
    name: "gopls/inert-setting",
    summary: "gopls knows the setting and does nothing with it",
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/gopls/settings", "https://go.dev/gopls/workspace"],
    page: include_str!("../../../docs/rules/gopls/inert-setting.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for fault in repository.gopls_faults(|fault| matches!(fault, Fault::Dead { .. })) {
        let Fault::Dead { since, said } = fault.complaint.fault else { continue };
        let name = fault.setting.given.last_part();
        // What was before the first release that is known cannot be told.
        let since = if RELEASES.first().is_some_and(|first| first.release == since) {
            format!("{since} or earlier")
        } else {
            since.to_string()
        };
        let complaint = if said { " and complains of it" } else { "" };
        let successor =
            setting(name).and_then(Setting::successor).map(|clause| format!("; {clause}")).unwrap_or_default();
        let message = format!("gopls ignores `{name}` since {since}{complaint}{successor}");
        findings
            .push(super::draft(repository, &fault, message).help("delete it").fix(super::removal(&fault, Fix::safe)));
    }
}
