//! `go.toolsGopath` beside gopls, which never gets it.

use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::repository::{EditorSettings, Repository};
use crate::rules::{Findings, Rule};

use super::removal;

pub(crate) static TOOLS_GOPATH_INERT: Rule = Rule {
    name: "vscode/tools-gopath-inert",
    summary: "`go.toolsGopath` is not the GOPATH of gopls or the go command",
    severity: Severity::Warning,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://github.com/golang/vscode-go/blob/master/docs/gopath.md"],
    page: include_str!("../../../docs/rules/vscode/tools-gopath-inert.md"),
    check,
};

/// It is the GOPATH of `go install` for tools and the second place where they are looked up (goEnv.ts, util.ts); nothing else gets it.
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings().filter(has_language_server) {
        let Some(setting) = editor.settings.get("go.toolsGopath") else { continue };
        if setting.value.as_str().is_none_or(|path| path.trim().is_empty()) {
            continue;
        }
        let message = "gopls and the go command never get `go.toolsGopath`: it says only where the extension installs its tools, and \
                       looks for them after GOBIN";
        findings.push(
            Diagnostic::at(editor.site(setting.key.span()), message)
                .help("delete it, unless the tools are to lie apart from everyone's GOPATH")
                .fix(removal(&editor, &setting, Fix::unsafe_)),
        );
    }
}

fn has_language_server(editor: &EditorSettings<'_>) -> bool {
    editor.settings.get("go.useLanguageServer").is_none_or(|setting| setting.value.as_bool() == Some(true))
}
