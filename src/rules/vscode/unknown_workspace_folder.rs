//! A reference to a folder of the window that is none.

use crate::artifact::Artifact;
use crate::diagnostic::{Diagnostic, Draft, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::syntax::jsonc::{Object, Value as Json};
use crate::text::Literal;

pub(crate) static UNKNOWN_WORKSPACE_FOLDER: Rule = Rule {
    name: "vscode/unknown-workspace-folder",
    summary: "`${workspaceFolder:NAME}` with a name that no folder of the window has",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &[
        "https://code.visualstudio.com/docs/reference/variables-reference#_variables-scoped-per-workspace-folder",
    ],
    page: include_str!("../../../docs/rules/vscode/unknown-workspace-folder.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        for os in ["linux", "osx", "windows"] {
            for (name, entry) in editor.settings.section(&format!("terminal.integrated.env.{os}")) {
                let Some(value) = entry.value.as_literal() else { continue };
                let fate = format!("VS Code leaves all of `{name}` as it is written");
                findings.extend(unknown(repository, editor.artifact, value, &fate));
            }
        }
    }
    let runs = repository.launch_configurations().map(|run| (run, "nothing is started"));
    let tasks = repository.editor_tasks().map(|task| (task, "the task does not run"));
    for ((artifact, object), fate) in runs.chain(tasks) {
        for value in strings(object) {
            findings.extend(unknown(repository, artifact, value, fate));
        }
    }
}

/// A finding for each reference in `value` to a folder that the windows which read `artifact` do not have.
fn unknown(repository: &Repository, artifact: &Artifact, value: &Literal, fate: &str) -> Vec<Draft> {
    const OPENING: &str = "${workspaceFolder:";
    if !value.contains(OPENING) {
        return Vec::new();
    }
    let Some(names) = repository.window_folders(artifact) else { return Vec::new() };
    let references = value.match_indices(OPENING).filter_map(|(at, _)| {
        let name = value.get(at + OPENING.len()..)?.split_once('}')?.0;
        let reference = at..at + OPENING.len() + name.len() + 1;
        (!names.iter().any(|known| known == name)).then(|| {
            let known = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            let message = format!("no folder of the window is called `{name}`, so {fate}");
            Diagnostic::at(artifact.site(value.part(reference)), message).help(format!("the folders are {known}"))
        })
    });
    references.collect()
}

fn strings(object: &Object) -> Vec<&Literal> {
    let mut found = Vec::new();
    let mut open: Vec<&Json> = object.members.iter().rev().map(|member| &member.value).collect();
    while let Some(value) = open.pop() {
        match value {
            Json::String(text) => found.push(text),
            Json::Array(array) => open.extend(array.elements.iter().rev()),
            Json::Object(object) => open.extend(object.members.iter().rev().map(|member| &member.value)),
            _ => {}
        }
    }
    found
}
