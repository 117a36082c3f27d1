//! A variable of the terminal whose value is no string.

use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::syntax::jsonc::Value as Json;

pub(crate) static TERMINAL_ENV_NON_STRING: Rule = Rule {
    name: "vscode/terminal-env-non-string",
    summary: "a variable of the terminal that is no string, so that VS Code takes it away",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://code.visualstudio.com/docs/terminal/profiles#_profile-settings"],
    page: include_str!("../../../docs/rules/vscode/terminal-env-non-string.md"),
    check,
};

/// `null` takes a variable away on purpose, and so does all else that is no string
/// (workbench/contrib/terminal/common/terminalEnvironment.ts, `mergeEnvironments`).
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        for os in ["linux", "osx", "windows"] {
            for (name, entry) in editor.settings.section(&format!("terminal.integrated.env.{os}")) {
                let value = entry.value;
                if matches!(value, Json::String(_) | Json::Null(_)) {
                    continue;
                }
                let message =
                    format!("`{name}` is {}, so VS Code takes the variable away from the terminal", value.kind_name());
                let draft = Diagnostic::at(editor.site(value.span()), message);
                findings.push(match value {
                    Json::Bool(_) | Json::Number(_) => {
                        let text = format!("\"{}\"", editor.artifact.source.slice(value.span()));
                        draft
                            .help("write it in quotes")
                            .fix(Fix::safe(format!("write `{text}`"), editor.edits([(value.span(), text)])))
                    }
                    _ => draft.help("write a string"),
                });
            }
        }
    }
}
