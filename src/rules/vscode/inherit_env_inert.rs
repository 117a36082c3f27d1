//! A terminal setting that no committed file can set.

use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

use super::removal;

pub(crate) static INHERIT_ENV_INERT: Rule = Rule {
    name: "vscode/inherit-env-inert",
    summary: "`terminal.integrated.inheritEnv` has no effect in a committed file",
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://code.visualstudio.com/docs/terminal/profiles"],
    page: include_str!("../../../docs/rules/vscode/inherit-env-inert.md"),
    check,
};

/// Its scope is APPLICATION (VS Code 1.138, platform/terminal/common/terminalPlatformConfiguration.ts).
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        let Some(setting) = editor.settings.get("terminal.integrated.inheritEnv") else { continue };
        let message =
            "VS Code reads `terminal.integrated.inheritEnv` from user settings only, so it does nothing in this file";
        findings.push(
            Diagnostic::at(editor.site(setting.key.span()), message)
                .help("delete it; whoever wants it sets it for themselves")
                .fix(removal(&editor, &setting, Fix::safe)),
        );
    }
}
