//! Experiments that a Go release does not know.

use super::{part, settings};
use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::experiments::{Experiment, find};
use crate::facts::releases::NEWEST_MINOR;
use crate::go::variables::lists::experiments;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static UNKNOWN_EXPERIMENT: Rule = Rule {
    name: "env/unknown-experiment",
    summary: "GOEXPERIMENT has a name that stops every go command",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://pkg.go.dev/internal/goexperiment"],
    page: include_str!("../../../docs/rules/env/unknown-experiment.md"),
    check,
};

/// internal/buildcfg/exp.go, `ParseGOEXPERIMENT`: "unknown GOEXPERIMENT", from every command, `go version` included. A Go built from the
/// newest sources may know names that no release knows.
fn check(repository: &Repository, findings: &mut Findings) {
    for (assignment, value) in settings(repository, "GOEXPERIMENT") {
        let stated = repository.go_of(assignment.artifact);
        let is_unreleased = assignment.artifact.source.text().contains("gotip");
        for experiment in experiments(value) {
            let known = find(experiment.name);
            let rejects = |minor| known.is_none_or(|known: &Experiment| !known.is_known_to(minor));
            let Some(severity) = stated.severity(rejects).filter(|_| known.is_some() || !is_unreleased) else {
                continue;
            };
            let name = experiment.name;
            let message = if let Some(known) = known {
                format!("Go 1.{} and later know no experiment `{name}`, so every go command fails", known.last + 1)
            } else {
                let written = value.get(experiment.range.clone()).unwrap_or(name);
                format!("Go 1.{NEWEST_MINOR} knows no experiment `{written}`, so every go command fails")
            };
            let lower = name.trim().to_ascii_lowercase();
            let help = match known {
                Some(_) => "remove it: what it tried is part of Go by now, or was given up".to_owned(),
                None if find(&lower).is_some() => format!("write `{lower}`, without blanks"),
                None if name.contains(' ') => "separate names by commas, without blanks".to_owned(),
                None => "remove it".to_owned(),
            };
            findings.push(
                Diagnostic::at(part(&assignment, value, experiment.range), message).severity(severity).help(help),
            );
        }
    }
}
