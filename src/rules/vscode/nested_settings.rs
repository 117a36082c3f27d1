//! Settings that a window on the repository does not read.

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::{Layer, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static NESTED_SETTINGS: Rule = Rule {
    name: "vscode/nested-settings",
    summary: "a `.vscode/settings.json` below the root, which no window on the root reads",
    severity: Severity::Note,
    fix: None,
    security: None,
    references: &["https://github.com/microsoft/vscode/issues/32693"],
    page: include_str!("../../../docs/rules/vscode/nested-settings.md"),
    check,
};

/// One configuration a workspace folder (workbench/services/configuration/browser/configuration.ts, `FolderConfiguration`, VS Code 1.138).
fn check(repository: &Repository, findings: &mut Findings) {
    let listed = repository.workspace_folders();
    for editor in repository.editor_settings().filter(|editor| editor.layer == Layer::Folder) {
        let nested = editor.folders.iter().find(|folder| !folder.is_root() && !listed.contains(folder));
        let (Some(folder), Some(setting)) = (nested, editor.settings.go_settings().next()) else { continue };
        let message = format!(
            "VS Code reads this file only where `{folder}` itself is opened: a window on the repository does not, and no \
             `*.code-workspace` lists the folder"
        );
        findings.push(
            Diagnostic::at(editor.site(setting.key.span()), message)
                .help("move the settings to the root, or list the folder in a `*.code-workspace`"),
        );
    }
}
