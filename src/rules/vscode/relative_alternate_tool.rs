//! A path of a tool that is not absolute.

use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::facts::terminal::unresolved;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static RELATIVE_ALTERNATE_TOOL: Rule = Rule {
    name: "vscode/relative-alternate-tool",
    summary: "`go.alternateTools` names a tool by a relative path",
    severity: Severity::Error,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://github.com/microsoft/vscode-go/issues/2543"],
    page: include_str!("../../../docs/rules/vscode/relative-alternate-tool.md"),
    check,
};

/// What is not absolute after all replacements is put behind each directory that tools are looked for in (util.ts,
/// `getBinPathWithExplanation`; pathUtils.ts).
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        for (tool, entry) in editor.settings.section("go.alternateTools") {
            let Some(path) = entry.value.as_literal().filter(|path| is_relative(path)) else { continue };
            let consequence = match tool.as_str() {
                "go" => "so another `go` is used, or none",
                "gopls" => "so gopls does not start",
                _ => "so the tool is not found",
            };
            let message = format!(
                "`{}` is looked for below GOBIN, GOPATH, GOROOT and the PATH, never in the workspace, {consequence}",
                path.as_str()
            );
            let rest = path.strip_prefix("./").or_else(|| path.strip_prefix(".\\")).unwrap_or(path);
            let start = path.len() - rest.len();
            let edits = editor.edits([(path.part(0..start), "${workspaceFolder}/".to_owned())]);
            findings.push(
                Diagnostic::at(editor.site(path.span()), message)
                    .help(format!("write `${{workspaceFolder}}/{rest}` for a file of the repository"))
                    .fix(Fix::unsafe_("put `${workspaceFolder}/` before it", edits)),
            );
        }
    }
}

fn is_relative(path: &str) -> bool {
    let is_drive = path.as_bytes().get(1) == Some(&b':');
    path.contains(['/', '\\'])
        && !path.starts_with(['/', '\\', '~'])
        && !is_drive
        && !path.starts_with("${")
        && unresolved(path).is_empty()
}
