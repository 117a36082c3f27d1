//! Go settings for a folder in which there is no module.

use crate::artifact::Settings;
use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static NOT_A_MODULE_ROOT: Rule = Rule {
    name: "vscode/not-a-module-root",
    summary: "Go settings for a folder without a go.mod or go.work in view",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://go.dev/gopls/workspace"],
    page: include_str!("../../../docs/rules/vscode/not-a-module-root.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        let Some(setting) = editor.settings.go_settings().next() else { continue };
        let is_without = !editor.reaches_out
            && !editor.folders.is_empty()
            && editor.folders.iter().all(|folder| repository.is_without_module(folder));
        if !is_without || means_no_module(editor.settings) || repository.builds_without_modules() {
            continue;
        }
        let place = match editor.folders.as_slice() {
            [only] if only.is_root() => "in the repository".to_owned(),
            [only] => format!("in `{only}`, above or below it"),
            _ => "in the folders of this workspace, above or below them".to_owned(),
        };
        let message =
            format!("these settings are for Go, but there is no go.mod or go.work {place}, so gopls finds no module");
        findings.push(
            Diagnostic::at(editor.site(setting.key.span()), message)
                .help("create the module with `go mod init`, or move the settings to the folder that has it"),
        );
    }
}

/// Whether the settings are for code without modules, or for a driver that finds packages its own way.
fn means_no_module(settings: &Settings) -> bool {
    let is_set = |name: &str| settings.get(name).is_some();
    let variables = [settings.section("go.toolsEnvVars"), settings.gopls_env()];
    let asks_for_more = |name: &str| matches!(name, "GO111MODULE" | "GOPACKAGESDRIVER" | "GOPATH" | "GOWORK");
    is_set("go.gopath") || is_set("go.inferGopath") || variables.iter().flatten().any(|(name, _)| asks_for_more(name))
}
