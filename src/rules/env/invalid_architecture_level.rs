//! Levels of architectures that Go does not know.

use super::{edit, settings, severity_if};
use crate::artifact::GoCommand;
use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::go::variables::architecture::{LEVEL_VARIABLES, LevelVariable, Refusal};
use crate::repository::{Assignment, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static INVALID_ARCHITECTURE_LEVEL: Rule = Rule {
    name: "env/invalid-architecture-level",
    summary: "the go command refuses or ignores a level of an architecture",
    severity: Severity::Error,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://pkg.go.dev/cmd/go#hdr-Environment_variables"],
    page: include_str!("../../../docs/rules/env/invalid-architecture-level.md"),
    check,
};

/// internal/buildcfg/cfg.go. The error of GOAMD64 and GOARM is overwritten by the check of GOARM64 since Go 1.23.
fn check(repository: &Repository, findings: &mut Findings) {
    for variable in LEVEL_VARIABLES {
        for (assignment, value) in settings(repository, variable.name) {
            if variable.accepts(value) {
                continue;
            }
            let (severity, effect) = effect(repository, variable, &assignment);
            let message = format!("{} takes {}; `{}` {effect}", variable.name, variable.takes, value.as_str());
            let mut draft = Diagnostic::at(assignment.value_site(), message).severity(severity);
            draft = match variable.meaning(value) {
                Some(meant) => {
                    let edits = vec![edit(&assignment, value, 0..value.len(), &meant)];
                    draft.help(format!("write `{meant}`")).fix(Fix::unsafe_(format!("write `{meant}`"), edits))
                }
                None => draft.help("remove it for the default"),
            };
            findings.push(draft);
        }
    }
}

fn effect(repository: &Repository, variable: &LevelVariable, assignment: &Assignment<'_>) -> (Severity, &'static str) {
    match variable.refusal {
        Refusal::Always => (Severity::Error, "stops every go command, whatever GOARCH is"),
        Refusal::InBuildsFor386 => {
            let is_386 =
                assignment.beside("GOARCH").and_then(|set| set.known()).is_some_and(|arch| arch.as_str() == "386");
            let severity =
                if is_386 { severity_if(assignment, Severity::Warning, GoCommand::builds) } else { Severity::Warning };
            (severity, "fails every build for GOARCH=386")
        }
        Refusal::UntilGo122 => {
            let used = repository.go_of(assignment.artifact);
            if used.all_before(23) {
                (Severity::Error, "stops every go command up to Go 1.22")
            } else {
                (Severity::Warning, "stops Go 1.22, and later releases silently use the default")
            }
        }
    }
}
