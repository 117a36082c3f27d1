//! An editor that ignores the workspace that is committed for it.

use super::settings;
use crate::artifact::EnvironmentKind;
use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::{Repository, Workspace};
use crate::rules::{Findings, Rule};
use crate::text::{RepoPath, Span};

pub(crate) static GOWORK_OFF_CONFLICT: Rule = Rule {
    name: "env/gowork-off-conflict",
    summary: "the editor's tools run with GOWORK=off although a go.work is committed",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://go.dev/gopls/workspace"],
    page: include_str!("../../../docs/rules/env/gowork-off-conflict.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for (assignment, value) in settings(repository, "GOWORK") {
        let is_editor = matches!(assignment.environment.kind, EnvironmentKind::EditorTools | EnvironmentKind::Gopls);
        if !is_editor || value.as_str() != "off" {
            continue;
        }
        let folders = repository.folders_of_editor(assignment.artifact);
        let Some(workspace) = folders.iter().find_map(|folder| workspace_for(repository, folder)) else { continue };
        let line = workspace.file.go.as_ref().map_or(Span::empty(0), |directive| directive.span);
        let message = format!(
            "{} ignores the committed go.work, so code of one module does not see the others as they are here",
            assignment.environment.name
        );
        let message = if assignment.environment.kind == EnvironmentKind::EditorTools {
            message.replacen(" ignores", " ignore", 1)
        } else {
            message
        };
        findings.push(
            Diagnostic::at(assignment.value_site(), message)
                .related(workspace.site(line), "the workspace that is ignored")
                .help("remove the setting, or the go.work if each module is meant to stand alone"),
        );
    }
}

/// The workspace around `folder`, if it is meant for what lies there: it uses the folder's module, or one below.
fn workspace_for<'r>(repository: &'r Repository<'_>, folder: &RepoPath) -> Option<Workspace<'r>> {
    let workspace = repository.workspace_around(folder)?;
    let has_own = repository.module_around(folder).is_some_and(|module| workspace.uses(&module.directory));
    let has_below = workspace.member_directories().any(|(_, member)| member.is_within(folder));
    (has_own || has_below).then_some(workspace)
}
