//! A setting of a folder that VS Code takes from no folder of a workspace.

use crate::artifact::{Artifact, Document, Setting};
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity};
use crate::facts::vscode_go;
use crate::repository::{Disregard, EditorSettings, Layer, Repository};
use crate::rules::{Findings, Rule};
use crate::syntax::jsonc::insertion_into;

pub(crate) static WRONG_SCOPE: Rule = Rule {
    name: "vscode/wrong-scope",
    summary: "a setting in a file that VS Code does not take it from",
    severity: Severity::Warning,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://code.visualstudio.com/docs/editing/workspaces/multi-root-workspaces#_settings"],
    page: include_str!("../../../docs/rules/vscode/wrong-scope.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings().filter(|editor| editor.layer == Layer::Folder) {
        for name in Repository::settings_for_windows() {
            let written = written(&editor, name);
            if written.is_empty() {
                continue;
            }
            let Some(Disregard::InWorkspace(workspace)) = repository.disregard(&editor, name) else { continue };
            for setting in written.iter().filter(|_| !says(workspace, name)) {
                let message = format!(
                    "VS Code takes `{name}` from no folder of a workspace, so this counts for nothing where `{}` is opened",
                    workspace.path()
                );
                let is_default = is_default(repository, name, editor.artifact.source.slice(setting.value.span()));
                let severity = if is_default { Severity::Note } else { Severity::Warning };
                findings.push(
                    Diagnostic::at(editor.site(setting.key.span()), message)
                        .severity(severity)
                        .help("say it in the settings of the workspace file, too")
                        .fix(copied(&editor, setting, name, workspace)),
                );
            }
        }
    }
}

/// Whether `written` is what holds anyway.
fn is_default(repository: &Repository, name: &str, written: &str) -> bool {
    let in_force = repository.go_extension_in_force();
    vscode_go::setting(name).and_then(|setting| setting.default(in_force.judging(&setting.life))) == Some(written)
}

/// The keys that set `name`: itself, or longer ones below it.
fn written<'r>(editor: &EditorSettings<'r>, name: &str) -> Vec<Setting<'r>> {
    match editor.settings.get(name) {
        Some(setting) => vec![setting],
        None => editor.settings.section(name).into_iter().map(|(_, setting)| setting).collect(),
    }
}

fn says(workspace: &Artifact, name: &str) -> bool {
    match &workspace.document {
        Document::CodeWorkspace(workspace) => {
            workspace.settings.get(name).is_some() || !workspace.settings.section(name).is_empty()
        }
        _ => false,
    }
}

/// A copy in the workspace file; what a folder opened by itself gets stays.
fn copied(editor: &EditorSettings<'_>, setting: &Setting<'_>, name: &str, workspace: &Artifact) -> Option<Fix> {
    let Document::CodeWorkspace(document) = &workspace.document else { return None };
    if editor.settings.get(name)?.key.span() != setting.key.span() {
        return None;
    }
    let value = editor.artifact.source.slice(setting.value.span());
    if value.contains('\n') {
        return None;
    }
    let member = format!("\"{name}\": {value}");
    let (span, text) = insertion_into(workspace.source.text(), document.settings.root()?, &member)?;
    let edits = vec![Edit::replace(workspace.path(), span, text)];
    Some(Fix::unsafe_(format!("say it in `{}`, too", workspace.path()), edits))
}
