//! A setting that gopls never had.

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::facts::gopls::{NEWEST, SETTINGS, Standing};
use crate::gopls::Fault;
use crate::repository::{GoplsFault, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static UNKNOWN_SETTING: Rule = Rule {
    name: "gopls/unknown-setting",
    summary: "gopls has no such setting and refuses it",
    severity: Severity::Error,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://go.dev/gopls/settings"],
    page: include_str!("../../../docs/rules/gopls/unknown-setting.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for (index, fault) in repository.gopls_faults(|fault| *fault == Fault::Unknown).into_iter().enumerate() {
        let name = fault.setting.given.name_in(fault.complaint.release);
        let message = format!("gopls has no setting `{name}` in any release up to {NEWEST} and refuses it");
        let draft = super::draft(repository, &fault, message);
        findings.push(if fault.setting.given.name.starts_with("go.") {
            draft.help("settings that begin with `go.` stand beside the `gopls` object, not in it")
        } else if let Some(meant) =
            Some(name).filter(|_| index < super::COMPARED).and_then(|name| meant_by(name, &fault))
        {
            let rename = super::rename(&fault, meant);
            draft
                .help(format!("write `{meant}`"))
                .fix(rename.map(|edits| Fix::unsafe_(format!("write `{meant}`"), edits)))
        } else {
            draft.help("delete it; gopls' documentation lists its settings")
        });
    }
}

/// The one setting that works and is spelled almost like `name`.
fn meant_by(name: &str, fault: &GoplsFault<'_>) -> Option<&'static str> {
    let release = fault.complaint.release;
    let works = SETTINGS
        .iter()
        .filter(|known| known.standing(release) == Standing::Accepted && known.dead_in(release).is_none());
    super::nearest(name, works.map(|known| known.name))
}
