//! A setting of gopls under a heading, written as a key of its own.

use std::collections::HashSet;

use crate::artifact::{Fate, Setting, Settings};
use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::facts::gopls;
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
        let counting = editor.settings.fates().filter(|(_, fate)| matches!(fate, Fate::Counts));
        let dotted = counting.map(|(setting, _)| setting).filter(|setting| setting.key.starts_with("gopls."));
        let dotted: Vec<(Setting<'_>, &str, &str)> = dotted.filter_map(below_heading).collect();
        if dotted.is_empty() {
            continue;
        }
        let object = editor.settings.get("gopls").filter(|object| object.key.as_str() == "gopls");
        let set: HashSet<String> = editor.settings.gopls().into_iter().map(|(name, _)| name).collect();
        for (at, (setting, heading, inner)) in dotted.iter().enumerate() {
            let message = format!(
                "VS Code takes `{}` apart at its dots, so gopls gets an object called `{heading}` and refuses it: \
                 `{inner}` is not set",
                setting.key.as_str()
            );
            let is_first = at == 0 && set.is_empty();
            let help = if gopls::is_group(heading) {
                format!("write `\"gopls\": {{ \"{heading}.{inner}\": … }}`")
            } else {
                "delete it, or write the name that gopls has for it".to_owned()
            };
            findings.push(Diagnostic::at(editor.site(setting.key.span()), message).help(help).fix(mended(
                &editor,
                setting,
                object.as_ref(),
                is_first,
                &set,
            )));
        }
    }
}

/// A setting whose name begins with what is no setting of gopls, as the headings of gopls' list, with that and the rest.
fn below_heading(setting: Setting<'_>) -> Option<(Setting<'_>, &str, &str)> {
    let (heading, inner) = setting.key.as_str().strip_prefix("gopls.")?.split_once('.')?;
    gopls::setting(heading).is_none().then_some((setting, heading, inner))
}

/// Into the object of gopls, or, for the first of its keys, into one in its place: behind other keys it would discard them. `set` are the
/// names that gopls gets.
fn mended(
    editor: &EditorSettings<'_>,
    setting: &Setting<'_>,
    object: Option<&Setting<'_>>,
    is_first: bool,
    set: &HashSet<String>,
) -> Option<Fix> {
    let member = Settings::gopls_member(setting.key.as_str().strip_prefix("gopls.")?)?;
    if set.contains(member.rsplit('.').next().unwrap_or_default()) {
        return None;
    }
    let source = &editor.artifact.source;
    let value = source.slice(setting.value.span());
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
