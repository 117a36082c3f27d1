//! A `go.testEnvFile` that is not found by all who read it.

use crate::diagnostic::{Applicability, Diagnostic, Draft, Fix, Severity};
use crate::facts::words::{Meaning, words};
use crate::repository::{EditorSettings, Repository};
use crate::rules::{Findings, Rule};
use crate::text::Literal;

pub(crate) static TEST_ENV_FILE_PATH: Rule = Rule {
    name: "vscode/test-env-file-path",
    summary: "`go.testEnvFile` is found when tests run and not when they are debugged, or the other way round",
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://github.com/golang/vscode-go/wiki/settings#gotestenvfile"],
    page: include_str!("../../../docs/rules/vscode/test-env-file-path.md"),
    check,
};

/// testUtils.ts reads the file itself and only logs where it cannot; goTest.ts leaves it to VS Code's `envFile`.
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        let Some(setting) = editor.settings.get("go.testEnvFile") else { continue };
        findings.extend(setting.value.as_literal().and_then(|path| fault(&editor, path)));
    }
}

fn fault(editor: &EditorSettings<'_>, path: &Literal) -> Option<Draft> {
    let variable = words(path).into_iter().find(|word| matches!(word.meaning, Meaning::Variable(_)));
    if let Some(word) = variable {
        let written = path.get(word.range.clone())?;
        let message = format!(
            "only VS Code replaces `{written}`, when a test is debugged: when tests run, the file is not found, and nothing says so"
        );
        let site = editor.site(path.part(word.range));
        return Some(Diagnostic::at(site, message).help("write `${workspaceFolder}/…`, which both know"));
    }
    if path.starts_with('~') {
        let message = "only the Go extension replaces `~`, when tests run: when one is debugged, the file is not found";
        let site = editor.site(path.part(0..1));
        return Some(Diagnostic::at(site, message).help("write `${workspaceFolder}/…`, which both know"));
    }
    let is_drive = path.as_bytes().get(1) == Some(&b':');
    if path.trim().is_empty() || path.starts_with(['/', '\\', '$', '%']) || is_drive {
        return None;
    }
    let message = "this is relative to the directory that the editor was started in, so the variables are not set, and nothing says so";
    let rest = path.strip_prefix("./").unwrap_or(path);
    let new = format!("${{workspaceFolder}}/{rest}");
    let start = path.len() - rest.len();
    let edits = editor.edits([(path.part(0..start), "${workspaceFolder}/".to_owned())]);
    let draft = Diagnostic::at(editor.site(path.span()), message).help(format!("write `{new}`"));
    Some(draft.fix(Fix::safe(format!("write `{new}`"), edits)))
}
