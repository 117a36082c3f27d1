//! A PATH that loses what was in it.

use crate::artifact::EnvironmentKind;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity};
use crate::facts::terminal::{Form, unresolved};
use crate::repository::{Assignment, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static PATH_REPLACED: Rule = Rule {
    name: "vscode/path-replaced",
    summary: "PATH is set without what was in it before",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://github.com/golang/vscode-go/wiki/settings#gotoolsenvvars"],
    page: include_str!("../../../docs/rules/vscode/path-replaced.md"),
    check,
};

/// Whether `variable` is the list of directories for commands; Windows does not mind its case.
pub(super) fn is_path_variable(variable: &str) -> bool {
    matches!(variable, "PATH" | "Path")
}

/// `newEnvironment` in goEnv.ts puts the value in the place of what the process has. What a terminal does not expand has a rule of its own.
fn check(repository: &Repository, findings: &mut Findings) {
    for assignment in repository.assignments().filter(|assignment| is_path_variable(&assignment.set.name.value)) {
        let consequence = match assignment.environment.kind {
            EnvironmentKind::EditorTools => "gopls and the other tools find neither `go` nor `git` nor a compiler",
            EnvironmentKind::EditorTests => "tests find neither `go` nor any other command",
            EnvironmentKind::Gopls => "gopls finds neither `go` nor a compiler",
            EnvironmentKind::Terminal(_) if unresolved(&assignment.set.written).is_empty() => {
                "the terminal finds no command"
            }
            _ => continue,
        };
        findings.extend(draft(&assignment, consequence));
    }
}

fn draft(assignment: &Assignment<'_>, consequence: &str) -> Option<crate::diagnostic::Draft> {
    let written = &assignment.set.written;
    let lower = written.to_ascii_lowercase();
    let takes_variables = !matches!(assignment.environment.kind, EnvironmentKind::Gopls | EnvironmentKind::EditorTests);
    if takes_variables && lower.contains("env:") && lower.contains("path") {
        return None;
    }
    let mut entries = written.split([':', ';']);
    let has_system =
        entries.any(|entry| matches!(entry, "/usr/bin" | "/bin") || entry.to_ascii_lowercase().contains("system32"));
    let in_container = assignment.artifact.path().as_str().ends_with("devcontainer.json");
    if has_system && in_container {
        return None;
    }
    let message = if has_system {
        "this replaces the PATH that everyone has with one list, so what else they have installed is not found"
            .to_owned()
    } else {
        format!("this replaces the whole PATH, so {consequence}")
    };
    let severity = if has_system { Severity::Warning } else { Severity::Error };
    let draft = Diagnostic::at(assignment.value_site(), message).severity(severity);
    if !takes_variables {
        return Some(draft.help("set it in `go.toolsEnvVars`, with `${env:PATH}` in it"));
    }
    let own = unresolved(written).into_iter().find(|reference| {
        matches!(reference.form, Form::Shell | Form::Percent) && reference.name.eq_ignore_ascii_case("PATH")
    });
    Some(match own {
        Some(own) => {
            let edit = Edit::replace(assignment.artifact.path(), written.part(own.range), "${env:PATH}");
            draft
                .help("write `${env:PATH}`: nothing else is replaced here")
                .fix(Fix::safe("write `${env:PATH}`", vec![edit]))
        }
        None => draft.help("add `${env:PATH}`"),
    })
}
