//! A setting that gopls still takes, and complains of.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::facts::gopls::{Setting, setting};
use crate::gopls::Fault;
use crate::repository::{GoplsFault, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static DEPRECATED_SETTING: Rule = Rule {
    name: "gopls/deprecated-setting",
    summary: "gopls takes the setting and complains of it",
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/gopls/settings"],
    page: include_str!("../../../docs/rules/gopls/deprecated-setting.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for (index, fault) in repository.gopls_faults(|fault| *fault == Fault::Deprecated).into_iter().enumerate() {
        let name = fault.setting.given.last_part();
        let Some(known) = setting(name) else { continue };
        let what_follows = match (known.successor(), known.dead_since) {
            (Some(successor), _) => format!(": {successor}"),
            (None, Some(dead)) => format!(" and, from {dead} on, does nothing with it"),
            (None, None) => String::new(),
        };
        let message = format!("gopls complains that `{name}` is deprecated{what_follows}");
        let draft = super::draft(repository, &fault, message);
        findings.push(match Some(known).filter(|_| index < super::COMPARED).and_then(|known| mended(&fault, known)) {
            Some((title, edits)) => draft.help(title.clone()).fix(Fix::safe(title, edits)),
            None => draft.help("write what does its work, or delete it"),
        });
    }
}

/// The edits that say the same in the way that gopls wants, where nothing else is said in that way.
fn mended(fault: &GoplsFault<'_>, known: &Setting) -> Option<(String, Vec<Edit>)> {
    let replacement = known.replacement?;
    let settings = fault.editor.settings.gopls_settings();
    let beside = |name: &str| settings.iter().find(|other| other.given.last_part() == name);
    if beside(replacement).is_some() {
        return None;
    }
    if known.name == "codelens" {
        return Some((format!("write `{replacement}`"), super::rename(fault, replacement)?));
    }
    // Both token settings become one object, so they are replaced together, at the place of the first.
    let tokens = [("noSemanticNumber", "number"), ("noSemanticString", "string")];
    let written: Vec<_> = tokens.iter().filter_map(|(name, token)| Some((beside(name)?, *token))).collect();
    let first = written.iter().map(|(setting, _)| setting.given.span).min()?;
    if first != fault.setting.given.span || !tokens.iter().any(|(name, _)| *name == known.name) {
        return None;
    }
    let mut off = Vec::new();
    for (setting, token) in &written {
        if setting.given.written()?.as_bool()? {
            off.push(format!("\"{token}\": false"));
        }
    }
    let mut edits: Vec<Edit> = Vec::new();
    for (setting, _) in written.iter().filter(|(setting, _)| setting.given.span != first || off.is_empty()) {
        edits.extend(super::deleted(fault, &setting.setting));
    }
    if off.is_empty() {
        return Some(("delete it".to_owned(), edits));
    }
    edits.extend(super::rename(fault, replacement)?);
    edits.extend(fault.editor.edits([(fault.setting.given.value_span(), format!("{{ {} }}", off.join(", ")))]));
    Some((format!("write `{replacement}`"), edits))
}
