//! One setting under two names.

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::gopls::Fault;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static DUPLICATE_SETTING: Rule = Rule {
    name: "gopls/duplicate-setting",
    summary: "gopls is given one setting under two names and complains",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/gopls/settings"],
    page: include_str!("../../../docs/rules/gopls/duplicate-setting.md"),
    check,
};

/// Of these the later value is put into the earlier one.
const MERGED: [&str; 2] = ["codelenses", "env"];

fn check(repository: &Repository, findings: &mut Findings) {
    for fault in repository.gopls_faults(|fault| matches!(fault, Fault::Duplicate { .. })) {
        let (Fault::Duplicate { agrees, .. }, Some(first)) = (&fault.complaint.fault, &fault.other) else { continue };
        let name = fault.setting.given.name_in(fault.complaint.release);
        let what_follows = match agrees {
            true => "",
            false if MERGED.contains(&name) => "; for a name in both, which value wins is chance",
            false => "; which of the values wins is chance",
        };
        let is_by_last_part = [&first.given, &fault.setting.given].iter().any(|given| given.name != name);
        let why = if is_by_last_part { ": it looks at the last part of a name only" } else { "" };
        let message = format!("gopls is given `{name}` twice and complains{why}{what_follows}");
        let draft = super::draft(repository, &fault, message)
            .help("keep one of them")
            .related(fault.editor.site(first.given.span), "the first one");
        findings.push(draft.fix(Some(()).filter(|()| *agrees).and_then(|()| super::removal(&fault, Fix::safe))));
    }
}
