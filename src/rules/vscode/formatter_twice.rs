//! A formatter beside gopls' gofumpt.

use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

use super::removal;

pub(crate) static FORMATTER_TWICE: Rule = Rule {
    name: "vscode/formatter-twice",
    summary: "`go.formatTool` formats instead of gopls, whose gofumpt does nothing then",
    severity: Severity::Warning,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://github.com/golang/vscode-go/wiki/settings#goformattool"],
    page: include_str!("../../../docs/rules/vscode/formatter-twice.md"),
    check,
};

/// goLanguageServer.ts asks gopls to format only without a formatter of its own; `validateConfig` in config.ts warns of the two.
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings().filter(|editor| repository.starts_gopls(editor)) {
        let Some(tool) = editor.settings.get("go.formatTool") else { continue };
        let Some(name) = tool.value.as_str().filter(|name| !matches!(*name, "" | "default")) else { continue };
        let Some((elsewhere, section)) = repository.setting_beside(&editor, "gopls") else { continue };
        let Some(gofumpt) = section.entries().find(|member| member.key.as_str() == "formatting.gofumpt") else {
            continue;
        };
        if gofumpt.value.as_bool() != Some(true) {
            continue;
        }
        let message = format!(
            "the extension formats with `{name}` and never asks gopls to, so `formatting.gofumpt` does nothing, and it warns of the two whenever it starts"
        );
        let draft = Diagnostic::at(editor.site(tool.value.span()), message)
            .help("delete `go.formatTool` to format with gopls and gofumpt, or `formatting.gofumpt` to keep the tool")
            .related(elsewhere.site(gofumpt.key.span()), "this does nothing");
        let is_same = name == "gofumpt";
        findings.push(if is_same { draft.fix(removal(&editor, &tool, Fix::unsafe_)) } else { draft });
    }
}
