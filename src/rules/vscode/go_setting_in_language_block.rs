//! A setting of the Go extension inside a block for a language.

use crate::artifact::Setting;
use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::repository::{EditorSettings, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static GO_SETTING_IN_LANGUAGE_BLOCK: Rule = Rule {
    name: "vscode/go-setting-in-language-block",
    summary: "a setting of the Go extension in a block for a language, where it is not read",
    severity: Severity::Warning,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://code.visualstudio.com/docs/configure/settings#_language-specific-editor-settings"],
    page: include_str!("../../../docs/rules/vscode/go-setting-in-language-block.md"),
    check,
};

/// The extension asks for its settings by a file's address and no language (config.ts, `getGoConfig`).
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        for (block, _) in editor.settings.all_language_blocks() {
            for entry in block.entries().filter(|entry| matches!(entry.key.split('.').next(), Some("go" | "gopls"))) {
                let message = format!(
                    "the Go extension looks for `{}` at the top only, so within `{}` it counts for nothing",
                    entry.key.as_str(),
                    block.key.as_str()
                );
                findings.push(
                    Diagnostic::at(editor.site(entry.key.span()), message)
                        .help("move it out of the block")
                        .fix(moved(&editor, &block, &entry)),
                );
            }
        }
    }
}

fn moved(editor: &EditorSettings<'_>, block: &Setting<'_>, entry: &Setting<'_>) -> Option<Fix> {
    let key = entry.key.as_str();
    let source = &editor.artifact.source;
    let value = source.slice(entry.value.span());
    let is_free = editor.settings.get(key).is_none() && editor.settings.section(key).is_empty();
    let insertion = block.insertion_behind(source, &format!("\"{key}\": {value}")).filter(|_| is_free)?;
    let changes = entry.removal(source).into_iter().chain([insertion]);
    Some(Fix::unsafe_(format!("move `{key}` out of the block"), editor.edits(changes)))
}
