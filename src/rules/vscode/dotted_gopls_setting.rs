//! A setting of gopls under a heading, written as a key of its own.

use crate::artifact::{Fate, Setting, Settings};
use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::repository::{EditorSettings, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static DOTTED_GOPLS_SETTING: Rule = Rule {
    name: "vscode/dotted-gopls-setting",
    summary: "a dotted key of gopls that VS Code takes apart, so that gopls refuses it",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://github.com/golang/vscode-go/wiki/settings#settings-for-gopls"],
    page: include_str!("../../../docs/rules/vscode/dotted-gopls-setting.md"),
    check,
};

/// VS Code makes a level of each dot; gopls looks at the names of its object's members (gopls/internal/settings, v0.23.0).
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        let counting = editor.settings.go_settings().filter(|setting| setting.key.starts_with("gopls."));
        let counting: Vec<Setting<'_>> = counting.collect();
        if counting.is_empty() {
            continue;
        }
        let discarded: Vec<&str> = editor
            .settings
            .fates()
            .filter(|(_, fate)| !matches!(fate, Fate::Counts))
            .map(|(setting, _)| setting.key.as_str())
            .collect();
        let counting = counting.into_iter().filter(|setting| !discarded.contains(&setting.key.as_str()));
        for (at, setting) in counting.enumerate() {
            let rest = setting.key.get("gopls.".len()..).unwrap_or_default();
            let Some((heading, inner)) = rest.split_once('.') else { continue };
            if !matches!(heading, "build" | "formatting" | "ui") {
                continue;
            }
            let message = format!(
                "VS Code takes `{}` apart at its dots, so gopls gets an object called `{heading}` and refuses it: \
                 `{inner}` is not set",
                setting.key.as_str()
            );
            findings.push(
                Diagnostic::at(editor.site(setting.key.span()), message)
                    .help(format!("write `\"gopls\": {{ \"{rest}\": … }}`"))
                    .fix(mended(&editor, &setting, rest, at == 0)),
            );
        }
    }
}

/// Into the object of gopls, or, for the first of its keys, into one in its place: behind other keys it would discard them.
fn mended(editor: &EditorSettings<'_>, setting: &Setting<'_>, rest: &str, is_first: bool) -> Option<Fix> {
    let member = Settings::gopls_member(rest)?;
    let last = member.rsplit('.').next().unwrap_or_default();
    if editor.settings.gopls().iter().any(|(name, _)| name == last) {
        return None;
    }
    let source = &editor.artifact.source;
    let value = source.slice(setting.value.span());
    let object = editor.settings.go_settings().find(|setting| setting.key.as_str() == "gopls");
    let changes = match object {
        Some(object) => {
            let insertion = object.insertion_into(source, &format!("\"{member}\": {value}"))?;
            setting.removal(source).into_iter().chain([insertion]).collect()
        }
        None if is_first => {
            let opened = (setting.key.span(), format!("\"gopls\": {{ \"{member}\""));
            let closed = (setting.value.span(), format!("{value} }}"));
            vec![opened, closed]
        }
        None => return None,
    };
    Some(Fix::safe("put it into the object of gopls", editor.edits(changes)))
}
