//! A pattern of compiler flags that is no regular expression.

use super::{is_expanded, settings};
use crate::artifact::{GoCommand, OperatingSystem};
use crate::diagnostic::{Diagnostic, Severity};
use crate::go::regexp::fault;
use crate::repository::{GoRun, Repository};
use crate::rules::{Findings, Rule};
use crate::text::Value;

pub(crate) static INVALID_FLAG_PATTERN: Rule = Rule {
    name: "env/invalid-flag-pattern",
    summary: "a pattern of the flags that cgo lets through is no regular expression",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://pkg.go.dev/cmd/cgo#hdr-Using_cgo_with_the_go_command"],
    page: include_str!("../../../docs/rules/env/invalid-flag-pattern.md"),
    check,
};

const VARIABLES: [&str; 10] = [
    "CGO_CFLAGS_ALLOW",
    "CGO_CFLAGS_DISALLOW",
    "CGO_CPPFLAGS_ALLOW",
    "CGO_CPPFLAGS_DISALLOW",
    "CGO_CXXFLAGS_ALLOW",
    "CGO_CXXFLAGS_DISALLOW",
    "CGO_FFLAGS_ALLOW",
    "CGO_FFLAGS_DISALLOW",
    "CGO_LDFLAGS_ALLOW",
    "CGO_LDFLAGS_DISALLOW",
];

/// cmd/go/internal/work/security.go, `checkFlags`: asked for every package that is built with cgo, whatever flags it has.
fn check(repository: &Repository, findings: &mut Findings) {
    for name in VARIABLES {
        for (assignment, value) in settings(repository, name) {
            let Some(fault) = fault(value).filter(|_| !is_expanded(&assignment, value)) else { continue };
            let needs_cgo = assignment.go_runs().into_iter().find(needs_cgo);
            let severity = if needs_cgo.is_some() { Severity::Error } else { Severity::Warning };
            let message = format!(
                "this is no regular expression, as {fault}, so whatever is built with cgo fails, packages like `net` too"
            );
            let site = needs_cgo.and_then(|run| run.site());
            let draft = Diagnostic::at(assignment.value_site(), message).severity(severity);
            findings.push(
                site.into_iter()
                    .fold(draft, |draft, site| draft.related(site, "built with `-race`, which needs cgo"))
                    .help("write a backslash before a character that stands for itself"),
            );
        }
    }
}

/// Whether a run certainly builds something with cgo: the race detector's runtime, on Linux.
fn needs_cgo(run: &GoRun<'_>) -> bool {
    let has_race = |command: &GoCommand| {
        command.certain && command.builds() && command.arguments().is_some_and(|arguments| arguments.has("race"))
    };
    run.command.is_some_and(has_race)
        && run.operating_system() == Value::Known(OperatingSystem::Linux)
        && matches!(run.variable("CGO_ENABLED"), Value::Known("" | "1"))
}
