//! gopls switched off.

use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::syntax::jsonc::Value as Json;

use super::removal;

pub(crate) static LANGUAGE_SERVER_DISABLED: Rule = Rule {
    name: "vscode/language-server-disabled",
    summary: "`go.useLanguageServer` switches gopls off",
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://github.com/golang/vscode-go/wiki/settings#gouselanguageserver"],
    page: include_str!("../../../docs/rules/vscode/language-server-disabled.md"),
    check,
};

const OFF: &str = "without gopls the Go extension completes, navigates, renames and runs tests no more";

/// The extension starts gopls for `=== true` (goLanguageServer.ts) and leaves build and vet on save to it for anything truthy
/// (goCheck.ts).
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        let Some(setting) = editor.settings.get("go.useLanguageServer") else { continue };
        let site = editor.site(setting.value.span());
        findings.push(match setting.value {
            Json::Bool(value) if value.value => continue,
            Json::Bool(_) => Diagnostic::at(site, OFF).help("delete the line: gopls is on by default").fix(removal(
                &editor,
                &setting,
                Fix::unsafe_,
            )),
            value => {
                let fate = if is_truthy(value) { "neither gopls nor build and vet on save runs" } else { OFF };
                let kind = value.kind_name();
                let message =
                    format!("`go.useLanguageServer` is {kind} and gopls starts for the boolean `true` only, so {fate}");
                let draft = Diagnostic::at(site, message).severity(Severity::Error);
                match value.as_str().filter(|word| matches!(*word, "true" | "false")) {
                    Some(word) => draft
                        .help(format!("write `{word}` without quotes"))
                        .fix(Fix::safe("take the quotes away", editor.edits([(value.span(), word.to_owned())]))),
                    None => draft.help("write `true`, or delete the line"),
                }
            }
        });
    }
}

/// What JavaScript takes for true.
fn is_truthy(value: &Json) -> bool {
    match value {
        Json::Null(_) => false,
        Json::Bool(value) => value.value,
        Json::Number(number) => number.value.parse::<f64>().is_ok_and(|number| number != 0.0),
        Json::String(text) => !text.is_empty(),
        Json::Array(_) | Json::Object(_) => true,
    }
}
