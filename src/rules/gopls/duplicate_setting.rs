//! One setting under two names.

use std::collections::HashMap;

use crate::artifact::GoplsSetting;
use crate::diagnostic::{Applicability, Diagnostic, Draft, Fix, Severity};
use crate::gopls::Fault;
use crate::repository::{EditorSettings, ExtensionAddition, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static DUPLICATE_SETTING: Rule = Rule {
    name: "gopls/duplicate-setting",
    summary: "one setting reaches gopls twice, or is replaced before it reaches it",
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
    written_twice(repository, findings);
    let additions = repository.extension_additions();
    for editor in repository.editor_settings() {
        findings.extend(added_by_the_extension(&additions, &editor));
    }
}

fn written_twice(repository: &Repository, findings: &mut Findings) {
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

/// What is written for gopls, and what the Go extension gives it under that name or another one for the same.
fn added_by_the_extension(additions: &[ExtensionAddition], editor: &EditorSettings<'_>) -> Vec<Draft> {
    let settings = editor.settings.gopls_settings();
    if settings.is_empty() {
        return Vec::new();
    }
    let mut by_last_part: HashMap<&str, Vec<&GoplsSetting<'_>>> = HashMap::new();
    for setting in &settings {
        by_last_part.entry(setting.given.last_part()).or_default().push(setting);
    }
    let met = additions.iter().filter_map(|addition| Some((addition, by_last_part.get(addition.last_part())?)));
    // Of two names that are both written, the other check speaks.
    let met =
        met.filter_map(|(addition, settings)| Some((addition, *settings.first().filter(|_| settings.len() == 1)?)));
    met.filter_map(|(addition, setting)| of_addition(editor, addition, setting)).collect()
}

fn of_addition(editor: &EditorSettings<'_>, addition: &ExtensionAddition, setting: &GoplsSetting<'_>) -> Option<Draft> {
    let (given, last_part) = (&setting.given, addition.last_part());
    let says_the_same = addition.from.is_none() && given.written().and_then(|value| value.as_bool()) == Some(true);
    let message = if given.name != addition.name {
        let chance = if says_the_same { "" } else { "; which of the values wins is chance" };
        let source = addition.from.map(|from| format!(" from `{from}`")).unwrap_or_default();
        let adds = format!("the Go extension adds `{}`{source}", addition.name);
        format!("gopls is given `{last_part}` twice and complains: {adds}{chance}")
    } else if says_the_same {
        return None;
    } else {
        let put = addition.from.map_or_else(|| "its own value".to_owned(), |from| format!("`{from}`"));
        format!("the Go extension puts {put} in place of `{}`, so this never reaches gopls", given.name)
    };
    let help = match addition.from {
        Some(from) => format!("write it as `{from}` and not for gopls"),
        None => "delete it".to_owned(),
    };
    Some(Diagnostic::at(editor.site(given.span), message).help(help))
}
