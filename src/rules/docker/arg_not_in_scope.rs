//! A variable of Go that is used in a stage which its `ARG` does not reach.

use crate::artifact::Document;
use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static ARG_NOT_IN_SCOPE: Rule = Rule {
    name: "docker/arg-not-in-scope",
    summary: "a stage uses an `ARG` of Go that it does not declare",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact"],
    page: include_str!("../../../docs/rules/docker/arg-not-in-scope.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for artifact in repository.artifacts() {
        let Document::Dockerfile(file) = &artifact.document else { continue };
        for unset in &file.unset {
            let (name, stage) = (&unset.name.value, &unset.stage);
            let reason = match unset.declared {
                Some(_) => "an `ARG` before the first `FROM` counts for `FROM` alone",
                None => "a stage has what the build knows of the platform only where it asks for it",
            };
            let message = format!("`{name}` is empty in {stage}: {reason}");
            let draft = Diagnostic::at(artifact.site(unset.name.span), message)
                .help(format!("add `ARG {name}` to the stage, above this line"));
            let declared = unset.declared.map(|span| artifact.site(span));
            findings.push(declared.into_iter().fold(draft, |draft, site| draft.related(site, "what gives it a value")));
        }
    }
}
