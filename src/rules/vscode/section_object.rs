//! Settings in an object of their section.

use crate::artifact::Setting;
use crate::diagnostic::{Applicability, Diagnostic, Draft, Fix, Severity};
use crate::facts::vscode_core;
use crate::facts::vscode_go::{self, Place};
use crate::repository::{EditorSettings, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static SECTION_OBJECT: Rule = Rule {
    name: "vscode/section-object",
    summary: "settings in an object of their section",
    severity: Severity::Error,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://code.visualstudio.com/docs/configure/settings"],
    page: include_str!("../../../docs/rules/vscode/section-object.md"),
    check,
};

/// Only what stands at the top is split at its dots (platform/configuration/common/configuration.ts, `toValuesTree`).
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        let objects = editor.settings.entries().filter(|setting| setting.value.as_object().is_some());
        for section in objects.filter(|setting| is_section(setting.key)) {
            findings.push(noted(&editor, &section));
            let mut open = vec![(section.key.as_str().to_owned(), section)];
            while let Some((name, inner)) = open.pop() {
                for member in inner.entries() {
                    let full = format!("{name}.{}", member.key.as_str());
                    if member.key.contains('.') && is_setting(&full) {
                        findings.push(unread(&editor, &section, &member, &full));
                    } else if !member.key.contains('.') && is_section(&full) {
                        open.push((full, member));
                    }
                }
            }
        }
    }
}

fn is_setting(name: &str) -> bool {
    vscode_core::scope_of(name).is_some() || matches!(vscode_go::place(name), Place::Setting(_))
}

/// Whether `name` is no setting itself but what the names of some begin with.
fn is_section(name: &str) -> bool {
    vscode_core::is_section(name) || matches!(vscode_go::place(name), Place::Section)
}

fn noted(editor: &EditorSettings<'_>, section: &Setting<'_>) -> Draft {
    let key = section.key.as_str();
    let message = format!(
        "VS Code reads what stands in the object `{key}`, but its editor knows no such setting and completes nothing in it"
    );
    Diagnostic::at(editor.site(section.key.span()), message)
        .severity(Severity::Note)
        .help(format!("write each as one key, `\"{key}.…\"`"))
}

fn unread(editor: &EditorSettings<'_>, section: &Setting<'_>, member: &Setting<'_>, name: &str) -> Draft {
    let source = &editor.artifact.source;
    let value = source.slice(member.value.span());
    let insertion = section.insertion_behind(source, &format!("\"{name}\": {value}"));
    let fix = insertion.filter(|_| editor.settings.get(name).is_none()).map(|insertion| {
        let changes = member.removal(source).into_iter().chain([insertion]);
        Fix::unsafe_(format!("write `{name}` as a key of its own"), editor.edits(changes))
    });
    let message = format!("VS Code splits names at dots at the top only, so `{name}` is not set by this");
    Diagnostic::at(editor.site(member.key.span()), message).help(format!("write `\"{name}\": …` at the top")).fix(fix)
}
