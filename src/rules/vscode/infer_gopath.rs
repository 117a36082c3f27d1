//! A GOPATH made up from where the checkout lies, for modules, which need none.

use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

use super::removal;

pub(crate) static INFER_GOPATH: Rule = Rule {
    name: "vscode/infer-gopath",
    summary: "`go.inferGopath` moves GOPATH and the module cache in a repository of modules",
    severity: Severity::Warning,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://github.com/golang/vscode-go/blob/master/docs/gopath.md"],
    page: include_str!("../../../docs/rules/vscode/infer-gopath.md"),
    check,
};

/// The inferred directory becomes the GOPATH of gopls and every tool (util.ts, `getCurrentGoPath`; goEnv.ts, `toolExecutionEnvironment`).
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        let Some(setting) = editor.settings.get("go.inferGopath") else { continue };
        let has_module = editor.folders.iter().any(|folder| repository.has_module_in_view(folder));
        if setting.value.as_bool() != Some(true) || !has_module {
            continue;
        }
        let message = "`go.inferGopath` is for code without modules; in a checkout below a `src` directory, or with one in it, \
                       it moves GOPATH there, and with it the module cache and the tools";
        findings.push(
            Diagnostic::at(editor.site(setting.key.span()), message)
                .help("delete it: modules need no GOPATH around them")
                .fix(removal(&editor, &setting, Fix::unsafe_)),
        );
    }
}
