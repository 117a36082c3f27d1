//! What is to be done on save, in words that VS Code does not know.

use crate::artifact::Setting;
use crate::diagnostic::{Applicability, Diagnostic, Draft, Fix, Severity};
use crate::repository::{EditorSettings, Repository};
use crate::rules::{Findings, Rule};
use crate::syntax::jsonc::Value as Json;

pub(crate) static CODE_ACTION_VALUE: Rule = Rule {
    name: "vscode/code-action-value",
    summary: "a value of `editor.codeActionsOnSave` that VS Code does not know",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &[
        "https://code.visualstudio.com/docs/configure/settings#_settings-editor",
        "https://code.visualstudio.com/updates/v1_85",
    ],
    page: include_str!("../../../docs/rules/vscode/code-action-value.md"),
    check,
};

const ACTIONS: &str = "editor.codeActionsOnSave";

fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        let top = editor.settings.get(ACTIONS);
        let in_blocks = editor.settings.all_language_blocks().flat_map(|(block, _)| block.entries());
        let actions = top.into_iter().chain(in_blocks.filter(|entry| entry.key.as_str() == ACTIONS));
        for action in actions.flat_map(|setting| setting.entries()) {
            findings.extend(judged(&editor, &action));
        }
    }
}

/// `true` and `false` are the words of before 1.85, which VS Code rewrites (editorSettingsMigration.ts, `migrateOptions.ts`).
fn judged(editor: &EditorSettings<'_>, action: &Setting<'_>) -> Option<Draft> {
    let value = action.value;
    let site = editor.site(value.span());
    let written = editor.artifact.source.slice(value.span());
    let (word, draft) = match value {
        Json::Bool(on) => {
            let word = if on.value { "explicit" } else { "never" };
            let message = format!(
                "`{written}` is `\"{word}\"` since VS Code 1.85, which rewrites the file when someone opens it"
            );
            (Some(word), Diagnostic::at(site, message).severity(Severity::Note))
        }
        Json::String(text) => {
            let text = text.as_str();
            if WORDS.contains(&text) {
                return None;
            }
            let word = WORDS.into_iter().find(|word| word.eq_ignore_ascii_case(text.trim()));
            (word, Diagnostic::at(site, unknown(action, written)))
        }
        _ => (None, Diagnostic::at(site, unknown(action, written))),
    };
    let draft = draft.help("the words are `explicit`, `always` and `never`");
    Some(draft.fix(word.map(|word| {
        let text = format!("\"{word}\"");
        Fix::safe(format!("write `{text}`"), editor.edits([(value.span(), text)]))
    })))
}

const WORDS: [&str; 3] = ["explicit", "always", "never"];

fn unknown(action: &Setting<'_>, written: &str) -> String {
    let written: String = written.chars().take(40).collect();
    format!("VS Code knows no `{written}` here, so `{}` never runs on save", action.key.as_str())
}
