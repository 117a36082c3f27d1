//! A setting that a later gopls has.

use crate::diagnostic::Severity;
use crate::gopls::Fault;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::syntax::jsonc::Value as Json;

pub(crate) static SETTING_TOO_NEW: Rule = Rule {
    name: "gopls/setting-too-new",
    summary: "the gopls in use is older than the setting and refuses it",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/gopls/settings"],
    page: include_str!("../../../docs/rules/gopls/setting-too-new.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for fault in repository.gopls_faults(|fault| matches!(fault, Fault::Later(_) | Fault::LaterValue(_))) {
        let (release, name) = (fault.complaint.release, fault.setting.given.last_part());
        let message = match &fault.complaint.fault {
            Fault::Later(since) if fault.setting.given.name_in(release) != name => {
                format!("gopls {release} refuses a name with a dot in it, which {since} is the first to understand")
            }
            Fault::Later(since) => format!("gopls {release} refuses `{name}`, which comes with {since}"),
            Fault::LaterValue(since) => {
                let value = fault.setting.given.written().and_then(Json::as_str).unwrap_or_default();
                format!("gopls {release} refuses `{value}` for `{name}`, which comes with {since}")
            }
            _ => continue,
        };
        findings.push(super::draft(repository, &fault, message).help("use a gopls that has it, or delete it"));
    }
}
