//! A task of the Go extension in a workspace file.

use crate::artifact::Document;
use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static GO_TASK_IN_WORKSPACE: Rule = Rule {
    name: "vscode/go-task-in-workspace",
    summary: "a task of type `go` in a workspace file, which runs only shell and process tasks",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &[
        "https://code.visualstudio.com/docs/editing/workspaces/multi-root-workspaces#_workspace-task-configurations",
    ],
    page: include_str!("../../../docs/rules/vscode/go-task-in-workspace.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for (artifact, task) in repository.editor_tasks() {
        let Some(kind) = task.get("type").filter(|kind| kind.as_str() == Some("go")) else { continue };
        if matches!(artifact.document, Document::CodeWorkspace(_)) {
            let message =
                "a workspace file has tasks of the types `shell` and `process` only, so VS Code ignores this one";
            findings.push(
                Diagnostic::at(artifact.site(kind.span()), message).help(
                    "move it to `.vscode/tasks.json` of the folder that it is for, or write it as a `shell` task",
                ),
            );
        }
    }
}
