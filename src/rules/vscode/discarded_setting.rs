//! A key that another key of the file puts out of force.

use crate::artifact::{Fate, Setting, Settings};
use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::repository::{EditorSettings, Repository};
use crate::rules::{Findings, Rule};

use super::removal;

pub(crate) static DISCARDED_SETTING: Rule = Rule {
    name: "vscode/discarded-setting",
    summary: "another key of the file puts the setting out of force",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://github.com/golang/vscode-go/issues/987"],
    page: include_str!("../../../docs/rules/vscode/discarded-setting.md"),
    check,
};

/// Keys go into one tree in the order of the file (platform/configuration/common/configuration.ts, `addToValueTree`, VS Code 1.138).
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        for (setting, fate) in editor.settings.fates() {
            let key = setting.key.as_str();
            let site = editor.site(setting.key.span());
            findings.push(match fate {
                Fate::Counts => continue,
                Fate::Replaced(section) => {
                    let message = format!(
                        "`{key}` counts for nothing: `{}` behind it replaces all that its section held",
                        section.key.as_str()
                    );
                    Diagnostic::at(site, message)
                        .related(editor.site(section.key.span()), "this replaces it")
                        .help("put the section first, or everything into it")
                        .fix(mended(&editor, &setting, &section))
                }
                Fate::KeptOut(section) => {
                    let kind = section.value.kind_name();
                    let message = format!("VS Code ignores `{key}`: its section is {kind}, which holds no settings");
                    Diagnostic::at(site, message)
                        .related(editor.site(section.key.span()), format!("the section is {kind}"))
                        .help("delete one of the two")
                }
            });
        }
    }
}

/// What is dead today goes where it counts; what the section says again goes.
fn mended(editor: &EditorSettings<'_>, setting: &Setting<'_>, section: &Setting<'_>) -> Option<Fix> {
    let key = setting.key.as_str();
    if editor.settings.get(key).is_some() {
        return Some(removal(editor, setting, Fix::safe));
    }
    let name = section.key.as_str();
    let rest = key.strip_prefix(name)?.strip_prefix('.')?;
    if section.value.as_object().is_none() || is_shut_off(editor.settings, key, name) {
        return None;
    }
    // gopls goes by the last part of a name, and refuses what it is given twice.
    let last = rest.rsplit('.').next().unwrap_or_default();
    if name == "gopls" && editor.settings.gopls().iter().any(|(given, _)| given == last) {
        return None;
    }
    let source = &editor.artifact.source;
    let value = source.slice(setting.value.span());
    let member = Settings::gopls_member(rest).filter(|_| name == "gopls");
    let (title, insertion) = if let Some(member) = member {
        (format!("move `{key}` into `gopls`"), section.insertion_into(source, &format!("\"{member}\": {value}"))?)
    } else {
        let written = source.slice(setting.key.span());
        (format!("move `{key}` behind `{name}`"), section.insertion_behind(source, &format!("{written}: {value}"))?)
    };
    let changes = setting.removal(source).into_iter().chain([insertion]);
    Some(Fix::safe(title, editor.edits(changes)))
}

/// Whether behind the section called `name`, too, something between it and `key` would keep `key` out.
fn is_shut_off(settings: &Settings, key: &str, name: &str) -> bool {
    let between = key.match_indices('.').map(|(at, _)| key.get(..at).unwrap_or_default());
    let mut inner = between.filter(|prefix| prefix.len() > name.len());
    inner.any(|prefix| settings.get(prefix).is_some_and(|inner| inner.value.as_object().is_none()))
}
