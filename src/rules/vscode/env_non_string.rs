//! Values of variables that are no strings.

use crate::artifact::Setting;
use crate::diagnostic::{Applicability, Diagnostic, Draft, Fix, Severity};
use crate::repository::{EditorSettings, Repository};
use crate::rules::{Findings, Rule};
use crate::syntax::jsonc::Value as Json;

pub(crate) static ENV_NON_STRING: Rule = Rule {
    name: "vscode/env-non-string",
    summary: "the value of a variable is no string",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://nodejs.org/api/child_process.html#child_processspawncommand-args-options"],
    page: include_str!("../../../docs/rules/vscode/env-non-string.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        for section in ["go.toolsEnvVars", "go.testEnvVars"] {
            for (name, entry) in editor.settings.section(section) {
                findings.extend(for_process(&editor, section, &name, &entry));
            }
        }
        for os in ["linux", "osx", "windows"] {
            for (name, entry) in editor.settings.section(&format!("terminal.integrated.env.{os}")) {
                findings.extend(for_terminal(&editor, &name, &entry));
            }
        }
    }
}

/// goEnv.ts and testUtils.ts hand it on as it is, and Node makes a text of it; when debugging, Delve refuses anything but a string.
fn for_process(editor: &EditorSettings<'_>, section: &str, name: &str, entry: &Setting<'_>) -> Option<Draft> {
    let kind = entry.value.kind_name();
    let (text, severity) = match entry.value {
        Json::String(_) => return None,
        Json::Null(_) => ("null".to_owned(), Severity::Error),
        Json::Array(_) => ("its elements with commas between them".to_owned(), Severity::Error),
        Json::Object(_) => ("[object Object]".to_owned(), Severity::Error),
        Json::Bool(_) | Json::Number(_) => (String::new(), Severity::Warning),
    };
    let message = match entry.value {
        Json::Null(_) => format!("a variable cannot be unset here: `{name}` gets the text `null`"),
        Json::Array(_) => format!("`{name}` is {kind} and gets {text}"),
        Json::Object(_) => format!("`{name}` is {kind} and gets the text `{text}`"),
        _ if section == "go.testEnvVars" => {
            format!("`{name}` is {kind}, which Delve refuses, so no test can be debugged")
        }
        _ => format!("`{name}` is {kind}, which Delve refuses, so nothing can be debugged"),
    };
    let draft = Diagnostic::at(editor.site(entry.value.span()), message).severity(severity);
    Some(mended(draft, editor, entry, "write a string; an empty one is the nearest to no value"))
}

/// terminalEnvironment.ts: what is no string deletes the variable, which for `null` is the documented way to do it.
fn for_terminal(editor: &EditorSettings<'_>, name: &str, entry: &Setting<'_>) -> Option<Draft> {
    if matches!(entry.value, Json::String(_) | Json::Null(_)) {
        return None;
    }
    let kind = entry.value.kind_name();
    let message = format!("`{name}` is {kind}, and VS Code deletes a variable whose value is no string");
    let draft = Diagnostic::at(editor.site(entry.value.span()), message);
    Some(mended(draft, editor, entry, "write a string, or `null` to delete the variable"))
}

fn mended(draft: Draft, editor: &EditorSettings<'_>, entry: &Setting<'_>, help: &str) -> Draft {
    let span = entry.value.span();
    let spelled = editor.artifact.source.slice(span);
    let is_plain = |text: &str| !text.starts_with('0') || text == "0";
    let is_mendable = match entry.value {
        Json::Bool(_) => true,
        Json::Number(number) => number.value.bytes().all(|byte| byte.is_ascii_digit()) && is_plain(&number.value),
        _ => false,
    };
    if !is_mendable {
        return draft.help(help.to_owned());
    }
    let edits = editor.edits([(span, format!("\"{spelled}\""))]);
    draft.help(format!("write `\"{spelled}\"`")).fix(Fix::safe("put quotes around it", edits))
}
