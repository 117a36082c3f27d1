//! A folder of a workspace that is not there.

use crate::artifact::Document;
use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::tree::Presence;

pub(crate) static MISSING_WORKSPACE_FOLDER: Rule = Rule {
    name: "vscode/missing-workspace-folder",
    summary: "a folder of the workspace is not in the repository",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://code.visualstudio.com/docs/editing/workspaces/multi-root-workspaces#_workspace-file-schema"],
    page: include_str!("../../../docs/rules/vscode/missing-workspace-folder.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for artifact in repository.artifacts() {
        let Document::CodeWorkspace(workspace) = &artifact.document else { continue };
        for folder in &workspace.folders {
            // A backslash divides on Windows only.
            let Ok(path) = artifact.directory().join(&folder.path) else { continue };
            let what = match repository.presence(&path) {
                Presence::Absent if !folder.path.contains('\\') => "is not in the repository",
                Presence::File => "is a file",
                _ => continue,
            };
            let message = format!("`{path}` {what}, so the window shows a folder that cannot be resolved");
            findings.push(Diagnostic::at(artifact.site(folder.path.span()), message).help(
                "paths are relative to the workspace file; take the folder out of the list, or write where it is now",
            ));
        }
    }
}
