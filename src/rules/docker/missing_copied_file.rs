//! A file of Go's that is copied into an image and is in no build context.

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::{MissingCopy, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static MISSING_COPIED_FILE: Rule = Rule {
    name: "docker/missing-copied-file",
    summary: "a Dockerfile copies a file of Go's that the build does not have",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://docs.docker.com/reference/dockerfile/#copy"],
    page: include_str!("../../../docs/rules/docker/missing-copied-file.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for MissingCopy { artifact, file, context } in repository.missing_copies() {
        let place = match context {
            Some(context) if context.is_root() => "the build context, the root,".to_owned(),
            Some(context) => format!("the build context `{context}`"),
            None => "no directory that can be the build context".to_owned(),
        };
        let message = match context {
            Some(_) => format!("{place} has no `{}`, so the build stops here", file.value),
            None => format!("{place} has a `{}`, so the build stops here", file.value),
        };
        let help = match file.value.file_name() {
            "go.sum" => "commit the file, or write `go.sum*` if the module needs none",
            _ => "commit it, or leave it out",
        };
        findings.push(Diagnostic::at(artifact.site(file.span), message).help(help));
    }
}
