//! Credentials that an image keeps.

use crate::artifact::{Declarations, EnvironmentId, EnvironmentKind};
use crate::diagnostic::{Diagnostic, Severity};
use crate::go::proxy::{computed_credentials, literal_credentials};
use crate::repository::{Assignment, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static CREDENTIAL_IN_HISTORY: Rule = Rule {
    name: "docker/credential-in-history",
    summary: "ENV or ARG puts the credentials of a module proxy into an image",
    severity: Severity::Warning,
    fix: None,
    security: Some("7.5"),
    references: &["https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/"],
    page: include_str!("../../../docs/rules/docker/credential-in-history.md"),
    check,
};

/// What is spelled out is found by `env/goproxy-credentials`.
fn check(repository: &Repository, findings: &mut Findings) {
    for name in ["GOPROXY", "GOSUMDB"] {
        for assignment in repository.assignments_of(name).filter(|set| set.environment.kind == EnvironmentKind::Stage) {
            let (set, declarations) = (assignment.set, &assignment.artifact.declarations);
            let Some(range) = computed_credentials(&set.written).into_iter().next() else { continue };
            if !literal_credentials(&set.written).is_empty() {
                continue;
            }
            let is_final = is_of_last_stage(declarations, set.environment);
            let message = message(&assignment, declarations.is_argument(set), is_final);
            findings.push(
                Diagnostic::at(assignment.artifact.site(set.written.part(range)), message)
                    .severity(if is_final { Severity::Warning } else { Severity::Note })
                    .help("hand them to the one RUN that needs them: `RUN --mount=type=secret,…`"),
            );
        }
    }
}

fn message(assignment: &Assignment<'_>, is_argument: bool, is_final: bool) -> String {
    let name = &assignment.set.name.value;
    match (is_final, is_argument) {
        (true, false) => format!("ENV writes the credentials in {name} into the image, for everyone who can pull it"),
        (true, true) => format!("the image's history shows the credentials in {name} to everyone who can pull it"),
        (false, _) => format!("the build cache keeps the credentials in {name} of {}", assignment.environment.name),
    }
}

/// Whether the image that is built in the end has what is set in `environment`: the last stage is that one, or begins with it.
fn is_of_last_stage(declarations: &Declarations, environment: EnvironmentId) -> bool {
    let stages = declarations.identified().filter(|(_, found)| found.kind == EnvironmentKind::Stage);
    stages.last().is_some_and(|(last, _)| declarations.nesting(last).any(|(id, _)| id == environment))
}
