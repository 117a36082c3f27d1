//! GO111MODULE=on, which is the default since Go 1.16.

use super::settings;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity};
use crate::repository::{Assignment, Repository};
use crate::rules::{Findings, Rule};
use crate::text::Span;

pub(crate) static GO111MODULE_LEFTOVER: Rule = Rule {
    name: "env/go111module-leftover",
    summary: "GO111MODULE is set to what it is by default",
    severity: Severity::Note,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/doc/go1.16#modules"],
    page: include_str!("../../../docs/rules/env/go111module-leftover.md"),
    check,
};

/// The release that made `on` the default.
const SINCE: u32 = 16;

/// Where something around it sets another value, it is there to undo that.
fn check(repository: &Repository, findings: &mut Findings) {
    for (assignment, _) in settings(repository, "GO111MODULE").filter(|(_, value)| value.as_str() == "on") {
        if undoes(&assignment) || repository.go_of(assignment.artifact).may_be_before(SINCE) {
            continue;
        }
        let message = "`on` is what GO111MODULE is by default since Go 1.16, so this changes nothing";
        findings.push(Diagnostic::at(assignment.value_site(), message).help("remove it").fix(removal(&assignment)));
    }
}

/// Whether it hides another value.
fn undoes(assignment: &Assignment<'_>) -> bool {
    let declarations = &assignment.artifact.declarations;
    let mut around = declarations.nesting(assignment.set.environment).skip(1).map(|(id, _)| id);
    let stored = declarations.stored_for(assignment.set.environment);
    around.any(|id| declarations.own("GO111MODULE", id).is_some())
        || stored.into_iter().any(|id| declarations.own("GO111MODULE", id).is_some())
}

/// Deletes its line, where that holds nothing else, and where another variable stays in the same list.
fn removal(assignment: &Assignment<'_>) -> Option<Fix> {
    let (set, artifact) = (assignment.set, assignment.artifact);
    let lines = artifact.source.lines();
    let line = |span: Span| (lines.line(span.start), lines.line(span.end));
    let own = line(set.name.span.cover(set.written.span()));
    if own.0 != own.1 || !artifact.path().as_str().ends_with(['l', 'v']) {
        return None;
    }
    let text = artifact.source.slice(lines.span(own.0));
    let rest = text.replacen(artifact.source.slice(set.name.span), "", 1);
    let rest = rest.replacen(artifact.source.slice(set.written.span()), "", 1);
    let is_alone = matches!(rest.trim(), ":" | "=");
    let others = artifact.declarations.assignments.iter().filter(|other| other.environment == set.environment);
    let stays = others.filter(|other| line(other.name.span) != own).count() > 0;
    let edits = vec![Edit::delete(artifact.path(), lines.span(own.0))];
    (is_alone && stays).then(|| Fix::safe("remove the line", edits))
}
