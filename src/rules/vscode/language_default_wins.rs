//! A setting for all files that does not hold for Go files.

use std::collections::HashMap;

use crate::artifact::Setting;
use crate::diagnostic::{Diagnostic, Draft, Severity};
use crate::facts::vscode_core::go_default;
use crate::repository::{EditorSettings, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static LANGUAGE_DEFAULT_WINS: Rule = Rule {
    name: "vscode/language-default-wins",
    summary: "a setting that the Go extension's own defaults for Go files override",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://code.visualstudio.com/docs/configure/settings#_settings-precedence"],
    page: include_str!("../../../docs/rules/vscode/language-default-wins.md"),
    check,
};

const ACTIONS: &str = "editor.codeActionsOnSave";

/// Values for a language, defaults of an extension included, win over values for all languages
/// (platform/configuration/common/configurationModels.ts, `override`); those of a block for several languages lose to those for one.
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        for setting in editor.settings.entries() {
            let name = setting.key.as_str();
            let is_free = || {
                editor.settings.get_for("go", name).is_none()
                    && !repository.folders_governed(&editor, name, false).is_empty()
            };
            findings.extend(overridden(&editor, name, setting).filter(|_| is_free()).map(|(site, default)| {
                let message = format!("golang.go's defaults for Go files say {default}, which wins over this");
                Diagnostic::at(site, message)
                    .severity(Severity::Note)
                    .help("say it in a `[go]` block if it is meant for Go files, too")
            }));
        }
        findings.extend(in_combined_blocks(repository, &editor));
    }
}

/// What blocks for several languages say and golang.go's own block says otherwise.
fn in_combined_blocks(repository: &Repository, editor: &EditorSettings<'_>) -> Vec<Draft> {
    let blocks = editor.settings.language_blocks("go");
    let (own, combined): (Vec<Setting<'_>>, Vec<Setting<'_>>) =
        blocks.into_iter().partition(|block| block.key.as_str() == "[go]");
    let said: Vec<Setting<'_>> = own.iter().flat_map(Setting::entries).collect();
    let mut governed: HashMap<&str, bool> = HashMap::new();
    let mut found = Vec::new();
    for entry in combined.iter().flat_map(Setting::entries) {
        let name = entry.key.as_str();
        let Some((site, default)) = overridden(editor, name, entry) else { continue };
        let is_said = said.iter().any(|own| own.key.as_str() == name);
        let mut is_governed =
            || *governed.entry(name).or_insert_with(|| !repository.folders_governed(editor, name, true).is_empty());
        if !is_said && is_governed() {
            let message = format!(
                "golang.go's defaults for Go files say {default}, which wins over a block for several languages"
            );
            found.push(Diagnostic::at(site, message).help("say it in a block for Go alone: `[go]`"));
        }
    }
    found
}

/// The place in `setting` that differs from what golang.go's defaults say, and what those say.
fn overridden(
    editor: &EditorSettings<'_>,
    name: &str,
    setting: Setting<'_>,
) -> Option<(crate::diagnostic::Site, &'static str)> {
    if name == ACTIONS {
        let organize = setting.entries().find(|entry| entry.key.as_str() == "source.organizeImports")?;
        let is_same = organize.value.as_bool() == Some(true) || organize.value.as_str() == Some("explicit");
        return (!is_same).then(|| (editor.site(organize.key.span()), "`\"source.organizeImports\": \"explicit\"`"));
    }
    let default = go_default(name)?;
    let written = editor.artifact.source.slice(setting.value.span());
    (written != default.value).then(|| (editor.site(setting.key.span()), default.shown))
}
