//! A custom formatter that is nowhere named.

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static CUSTOM_FORMATTER_MISSING: Rule = Rule {
    name: "vscode/custom-formatter-missing",
    summary: "`go.formatTool` is `custom`, and no setting says what that is",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://github.com/golang/vscode-go/wiki/settings#goformattool"],
    page: include_str!("../../../docs/rules/vscode/custom-formatter-missing.md"),
    check,
};

/// goFormat.ts looks for a tool called `customFormatter`, which `go.alternateTools` says the path of; `validateConfig` in config.ts.
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        let tool = editor.settings.get("go.formatTool");
        let Some(tool) = tool.filter(|tool| tool.value.as_str() == Some("custom")) else { continue };
        let is_named = repository
            .editor_settings()
            .filter(|other| other.folders.iter().any(|folder| editor.folders.contains(folder)))
            .flat_map(|other| other.settings.section("go.alternateTools"))
            .any(|(name, entry)| name == "customFormatter" && entry.value.as_str().is_none_or(|path| !path.is_empty()));
        if !is_named {
            let message = "no `customFormatter` stands in `go.alternateTools`, so the extension finds no formatter and Go files stay as they are";
            findings.push(
                Diagnostic::at(editor.site(tool.value.span()), message)
                    .help("write `\"go.alternateTools\": { \"customFormatter\": \"…\" }`, or delete `go.formatTool` to format with gopls"),
            );
        }
    }
}
