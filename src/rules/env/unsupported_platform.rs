//! Pairs of GOOS and GOARCH that no build is made for.

use super::{edit, settings, severity_if};
use crate::artifact::{EnvAssignment, GoCommand};
use crate::diagnostic::{Applicability, Diagnostic, Draft, Fix, Severity};
use crate::facts::platforms::{Platform, arch_meant_by, find, is_arch, is_os, os_meant_by};
use crate::repository::{Assignment, Repository};
use crate::rules::{Findings, Rule};
use crate::text::Literal;

pub(crate) static UNSUPPORTED_PLATFORM: Rule = Rule {
    name: "env/unsupported-platform",
    summary: "Go builds for no such GOOS and GOARCH",
    severity: Severity::Error,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://go.dev/doc/install/source#environment"],
    page: include_str!("../../../docs/rules/env/unsupported-platform.md"),
    check,
};

/// cmd/go/internal/work/action.go, `CheckGOOSARCHPair`. `go list` and `go env` do not look.
fn check(repository: &Repository, findings: &mut Findings) {
    for name in ["GOOS", "GOARCH"] {
        for (assignment, value) in settings(repository, name) {
            if !is_known(name, value) {
                findings.push(judge_name(&assignment, value));
            }
        }
    }
    check_pairs(repository, findings);
}

fn is_known(name: &str, value: &str) -> bool {
    if name == "GOOS" { is_os(value) } else { is_arch(value) }
}

fn judge_name(assignment: &Assignment<'_>, value: &Literal) -> Draft {
    let name = assignment.set.name.value.as_str();
    let severity = severity_if(assignment, Severity::Warning, GoCommand::builds);
    let message = format!("Go has no {name} called `{}`, so every build fails", value.as_str());
    let draft = Diagnostic::at(assignment.value_site(), message).severity(severity);
    match if name == "GOOS" { os_meant_by(value) } else { arch_meant_by(value) } {
        Some(meant) => {
            let edits = vec![edit(assignment, value, 0..value.len(), meant)];
            draft.help(format!("write `{meant}`")).fix(Fix::unsafe_(format!("write `{meant}`"), edits))
        }
        None => draft.help("`go tool dist list` prints the pairs that Go has"),
    }
}

/// Each pair is reported once, where the inner of the two is set.
fn check_pairs(repository: &Repository, findings: &mut Findings) {
    for (name, other_name) in [("GOARCH", "GOOS"), ("GOOS", "GOARCH")] {
        for (assignment, value) in settings(repository, name) {
            let Some((other, other_value)) = assignment.beside(other_name).and_then(known) else { continue };
            if other.environment == assignment.set.environment && name == "GOOS" {
                continue;
            }
            let (os, arch) = if name == "GOOS" { (value, other_value) } else { (other_value, value) };
            let meets = |command: &GoCommand| assignment.is_met(command, other);
            // What a script sets first and what it sets later may never meet.
            if assignment.is_by_script() && !assignment.go_commands().unwrap_or_default().into_iter().any(meets) {
                continue;
            }
            let fails = |command: &GoCommand| command.builds() && meets(command);
            if let Some(draft) = judge_pair(repository, &assignment, (os, arch), fails) {
                let site = assignment.artifact.site(other.written.span());
                findings.push(draft.related(site, format!("{other_name} is set here")));
            }
        }
    }
}

fn known(set: &EnvAssignment) -> Option<(&EnvAssignment, &Literal)> {
    set.known().filter(|value| !value.is_empty()).map(|value| (set, value))
}

fn judge_pair(
    repository: &Repository,
    assignment: &Assignment<'_>,
    (os, arch): (&str, &str),
    fails: impl Fn(&GoCommand) -> bool,
) -> Option<Draft> {
    if !is_os(os) || !is_arch(arch) {
        return None;
    }
    let platform = find(os, arch);
    let rejects = |minor| platform.is_none_or(|platform: &Platform| !platform.is_built_by(minor));
    let severity = repository.go_of(assignment.artifact).severity(rejects)?;
    let severity = severity.min(severity_if(assignment, Severity::Warning, fails));
    let message = match platform {
        Some(platform) => format!("Go 1.{} and later do not build for {os}/{arch}", platform.last + 1),
        None => format!("Go does not build for {os}/{arch}"),
    };
    Some(
        Diagnostic::at(assignment.value_site(), message)
            .severity(severity)
            .help("`go tool dist list` prints the pairs that Go has"),
    )
}
