//! Attributes of Go's launch configurations and tasks that the extension does not take as they are written.

use crate::artifact::Artifact;
use crate::diagnostic::{Applicability, Diagnostic, Draft, Edit, Fix, Severity};
use crate::facts::vscode_go::{self, Setting, Standing, attribute, nearest, takes_more};
use crate::repository::{ExtensionInForce, GoSetting, Repository, go_attributes};
use crate::rules::{Findings, Rule};
use crate::syntax::jsonc::{Object, Value as Json};

use super::invalid_value;

pub(crate) static INVALID_ATTRIBUTE: Rule = Rule {
    name: "vscode/invalid-attribute",
    summary: "a launch configuration or task for Go holds what the Go extension does not take",
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://github.com/golang/vscode-go/blob/master/docs/debugging.md"],
    page: include_str!("../../../docs/rules/vscode/invalid-attribute.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    let in_force = repository.go_extension_in_force();
    for (artifact, launch) in repository.launch_configurations().filter(|(_, launch)| is_go(launch)) {
        let table = match launch.get("request").and_then(Json::as_str) {
            Some("launch") => vscode_go::LAUNCH,
            Some("attach") => vscode_go::ATTACH,
            _ => continue,
        };
        findings.extend(judged(artifact, launch, table, &in_force));
    }
    for (artifact, task) in repository.editor_tasks().filter(|(_, task)| is_go(task)) {
        findings.extend(judged(artifact, task, vscode_go::TASK, &in_force));
    }
}

/// Whether a launch configuration or task is for the Go extension.
pub(super) fn is_go(object: &Object) -> bool {
    object.get("type").and_then(Json::as_str) == Some("go")
}

fn judged<'a>(
    artifact: &'a Artifact,
    object: &'a Object,
    table: &'static [Setting],
    in_force: &'a ExtensionInForce,
) -> impl Iterator<Item = Draft> + 'a {
    let attributes = go_attributes(object, table, in_force).into_iter();
    attributes.filter_map(move |written| judge(artifact, object, table, &written, in_force))
}

/// VS Code resolves references before the extension sees a value, so of one with any nothing is known; and it adds attributes of its own, so
/// an unknown name is complained of only where another is meant. The extension runs any command of a task.
fn judge(
    artifact: &Artifact,
    object: &Object,
    table: &'static [Setting],
    written: &GoSetting<'_>,
    in_force: &ExtensionInForce,
) -> Option<Draft> {
    let Some(known) = written.known else {
        return unknown(artifact, object, table, written).filter(|_| written.member_of.is_none());
    };
    let value = written.written.value;
    let is_resolved = value.as_str().is_some_and(|text| text.contains("${"));
    if is_resolved || takes_more(known.name) || in_force.standing(&known.life) != Standing::Present {
        return None;
    }
    let draft = invalid_value::judge(artifact, written, in_force)?;
    let is_command = written.name == "command" && value.as_str().is_some();
    Some(if is_command { draft.severity(Severity::Note) } else { draft })
}

fn unknown(artifact: &Artifact, object: &Object, table: &'static [Setting], written: &GoSetting<'_>) -> Option<Draft> {
    const OF_VS_CODE: [&str; 22] = [
        "debugServer",
        "dependsOn",
        "dependsOrder",
        "detail",
        "group",
        "hide",
        "icon",
        "internalConsoleOptions",
        "isBackground",
        "linux",
        "name",
        "options",
        "osx",
        "postDebugTask",
        "preLaunchTask",
        "presentation",
        "problemMatcher",
        "request",
        "runOptions",
        "serverReadyAction",
        "type",
        "windows",
    ];
    let name = written.name.as_str();
    let present = table.iter().filter(|attribute| attribute.life.removed.is_none()).map(|attribute| attribute.name);
    let meant = nearest(name, present).filter(|_| !OF_VS_CODE.contains(&name))?;
    let key = written.written.key;
    let message = format!("the Go extension has no attribute `{name}`, in no release");
    let edit = || Edit::replace(artifact.path(), key.span(), format!("\"{meant}\""));
    let is_free = object.get(meant).is_none() && attribute(table, meant).is_some();
    let fix = is_free.then(|| Fix::unsafe_(format!("write `{meant}`"), vec![edit()]));
    Some(Diagnostic::at(artifact.site(key.span()), message).help(format!("did you mean `{meant}`?")).fix(fix))
}
