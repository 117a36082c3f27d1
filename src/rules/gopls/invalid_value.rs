//! A string that a setting does not take.

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::facts::gopls::{Kind, Setting, setting};
use crate::gopls::Fault;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::syntax::jsonc::Value as Json;

pub(crate) static INVALID_VALUE: Rule = Rule {
    name: "gopls/invalid-value",
    summary: "a setting for gopls has a value that gopls refuses",
    severity: Severity::Error,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://go.dev/gopls/settings"],
    page: include_str!("../../../docs/rules/gopls/invalid-value.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    let is_of_value =
        |fault: &Fault| matches!(fault, Fault::UnknownValue | Fault::RemovedValue(_) | Fault::Duration(_));
    for fault in repository.gopls_faults(is_of_value) {
        let (given, release) = (&fault.setting.given, fault.complaint.release);
        let (Some(known), Some(value)) = (setting(given.last_part()), given.written().and_then(Json::as_literal))
        else {
            continue;
        };
        let (name, text) = (known.name, value.as_str());
        let taken: Vec<&str> = known.values.iter().filter(|one| one.life.holds(release)).map(|one| one.name).collect();
        let message = match &fault.complaint.fault {
            Fault::Duration(why) => format!("gopls refuses `{text}` for `{name}`: {why}"),
            Fault::RemovedValue(since) => format!("gopls refuses `{text}` for `{name}` since {since}"),
            _ if known.kind == Kind::BoolOrEnum => {
                format!("gopls refuses `{text}` for `{name}`, which takes true, false or {}", listed(&taken))
            }
            _ => format!("gopls refuses `{text}` for `{name}`, which takes {}", listed(&taken)),
        };
        let draft = super::draft(repository, &fault, message);
        findings.push(match (&fault.complaint.fault, meant_by(text, known, &taken)) {
            (Fault::Duration(_), _) => draft.help("write a number with a unit: `100ms`"),
            (_, Some(meant)) => {
                let edits = fault.editor.edits([(value.span(), meant.clone())]);
                draft.help(format!("write `{meant}`")).fix(Fix::unsafe_(format!("write `{meant}`"), edits))
            }
            (_, None) => draft.help("write one of them, or delete the setting"),
        });
    }
}

fn listed(values: &[&str]) -> String {
    let values: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
    match values.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => "nothing".to_owned(),
    }
}

/// The JSON of the one value that is spelled almost like `text`.
fn meant_by(text: &str, known: &Setting, taken: &[&'static str]) -> Option<String> {
    if known.kind == Kind::BoolOrEnum && ["true", "false"].contains(&text.trim().to_ascii_lowercase().as_str()) {
        return Some(text.trim().to_ascii_lowercase());
    }
    super::nearest(text, taken.iter().copied()).map(|value| format!("\"{value}\""))
}
