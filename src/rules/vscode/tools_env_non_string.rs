//! Variables for the tools and for tests whose values are no strings.

use crate::artifact::Setting;
use crate::diagnostic::{Applicability, Diagnostic, Draft, Fix, Severity};
use crate::repository::{EditorSettings, Repository};
use crate::rules::{Findings, Rule};
use crate::syntax::jsonc::Value as Json;

pub(crate) static TOOLS_ENV_NON_STRING: Rule = Rule {
    name: "vscode/tools-env-non-string",
    summary: "a variable for the tools or for tests is no string",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://nodejs.org/api/child_process.html#child_processspawncommand-args-options"],
    page: include_str!("../../../docs/rules/vscode/tools-env-non-string.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        for section in ["go.toolsEnvVars", "go.testEnvVars"] {
            for (name, entry) in editor.settings.section(section) {
                findings.extend(for_process(&editor, section, &name, &entry));
            }
        }
    }
}

/// goEnv.ts and testUtils.ts hand it on as it is, and Node makes a text of it; when debugging, Delve refuses anything but a string.
fn for_process(editor: &EditorSettings<'_>, section: &str, name: &str, entry: &Setting<'_>) -> Option<Draft> {
    let kind = entry.value.kind_name();
    let (message, severity) = match entry.value {
        Json::String(_) => return None,
        Json::Null(_) => (format!("a variable cannot be unset here: `{name}` gets the text `null`"), Severity::Error),
        Json::Array(_) => {
            (format!("`{name}` is {kind} and gets its elements with commas between them"), Severity::Error)
        }
        Json::Object(_) => (format!("`{name}` is {kind} and gets the text `[object Object]`"), Severity::Error),
        Json::Bool(_) | Json::Number(_) => {
            let stopped =
                if section == "go.testEnvVars" { "no test can be debugged" } else { "nothing can be debugged" };
            (format!("`{name}` is {kind}, which Delve refuses, so {stopped}"), Severity::Warning)
        }
    };
    let draft = Diagnostic::at(editor.site(entry.value.span()), message).severity(severity);
    Some(mended(draft, editor, entry))
}

fn mended(draft: Draft, editor: &EditorSettings<'_>, entry: &Setting<'_>) -> Draft {
    let span = entry.value.span();
    let spelled = editor.artifact.source.slice(span);
    let is_plain = |text: &str| !text.starts_with('0') || text == "0";
    let is_mendable = match entry.value {
        Json::Bool(_) => true,
        Json::Number(number) => number.value.bytes().all(|byte| byte.is_ascii_digit()) && is_plain(&number.value),
        _ => false,
    };
    if !is_mendable {
        return draft.help("write a string; an empty one is the nearest to no value");
    }
    let edits = editor.edits([(span, format!("\"{spelled}\""))]);
    draft.help(format!("write `\"{spelled}\"`")).fix(Fix::safe("put quotes around it", edits))
}
