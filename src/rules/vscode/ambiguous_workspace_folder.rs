//! A reference to the folder in settings for several.

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::{Layer, Repository};
use crate::rules::{Findings, Rule};
use crate::syntax::jsonc::Value as Json;
use crate::text::Literal;

pub(crate) static AMBIGUOUS_WORKSPACE_FOLDER: Rule = Rule {
    name: "vscode/ambiguous-workspace-folder",
    summary: "`${workspaceFolder}` in settings for several folders",
    severity: Severity::Note,
    fix: None,
    security: None,
    references: &["https://github.com/golang/vscode-go/wiki/settings"],
    page: include_str!("../../../docs/rules/vscode/ambiguous-workspace-folder.md"),
    check,
};

const REFERENCES: [&str; 3] = ["${workspaceFolder}", "${workspaceRoot}", "${workspaceFolderBasename}"];

/// The extension takes the folder of the file that is open, else the first (util.ts, `getWorkspaceFolderPath`).
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings().filter(|editor| editor.layer == Layer::Workspace) {
        if editor.folders.len() < 2 && !editor.reaches_out {
            continue;
        }
        for setting in editor.settings.go_settings().filter(|setting| setting.key.starts_with("go.")) {
            for value in strings(setting.value) {
                let Some((at, reference)) = REFERENCES.iter().find_map(|word| Some((value.find(word)?, word))) else {
                    continue;
                };
                let message = format!(
                    "`{reference}` is the folder of the file that is open, else the first of the workspace: it changes with \
                     the file"
                );
                let span = value.part(at..at + reference.len());
                findings.push(
                    Diagnostic::at(editor.site(span), message)
                        .help("say it in the settings of the folder that is meant"),
                );
            }
        }
    }
}

fn strings(value: &Json) -> Vec<&Literal> {
    match value {
        Json::String(text) => vec![text],
        Json::Array(array) => array.elements.iter().flat_map(strings).collect(),
        Json::Object(object) => object.members.iter().flat_map(|member| strings(&member.value)).collect(),
        _ => Vec::new(),
    }
}
