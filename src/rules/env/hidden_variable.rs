//! A value that nothing ever gets, since a stronger place sets the same variable.

use crate::artifact::{EnvAssignment, EnvironmentKind};
use crate::diagnostic::{Diagnostic, Draft, Severity};
use crate::facts::precedence::Precedence;
use crate::repository::{Assignment, Repository};
use crate::rules::{Findings, Rule};
use crate::text::Span;

pub(crate) static HIDDEN_VARIABLE: Rule = Rule {
    name: "env/hidden-variable",
    summary: "a value that no go command gets, since a stronger place sets the variable too",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://docs.docker.com/reference/dockerfile/#using-arg-variables"],
    page: include_str!("../../../docs/rules/env/hidden-variable.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for assignment in repository.assignments().filter(|set| crate::repository::is_read_by_go(&set.set.name.value)) {
        match assignment.environment.kind {
            EnvironmentKind::Stage => findings.extend(overwritten(&assignment)),
            EnvironmentKind::Workflow | EnvironmentKind::Job | EnvironmentKind::Step => {
                findings.extend(overridden(&assignment));
            }
            _ => {}
        }
    }
}

/// An `ENV` or `ARG` behind which, before any script runs, an `ENV` of the same name comes that does not look it up.
fn overwritten(assignment: &Assignment<'_>) -> Option<Draft> {
    let (set, declarations) = (assignment.set, &assignment.artifact.declarations);
    let name = set.name.value.as_str();
    let counts = declarations.own(name, set.environment).filter(|counts| !std::ptr::eq(*counts, set))?;
    let between = Span::new(set.written.span().end, counts.written.span().end);
    let is_hidden = counts.name.span.start > set.name.span.start
        && !declarations.is_argument(counts)
        && !mentions(assignment.artifact.source.slice(between), name);
    if !is_hidden {
        return None;
    }
    let (message, help) = if declarations.is_argument(set) {
        (
            format!("{}, so neither this {name} nor a `--build-arg` ever counts", Precedence::EnvOverArg.words()),
            format!("write `ENV {name}=${name}` behind the ARG, or remove one of the two"),
        )
    } else {
        (format!("this {name} is overwritten before anything runs with it"), "remove one of the two".to_owned())
    };
    let related = assignment.artifact.site(counts.written.span());
    Some(Diagnostic::at(assignment.name_site(), message).related(related, "this counts").help(help))
}

/// Whether `$NAME` or `${NAME` stands in `text`.
fn mentions(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| text.get(..at).is_some_and(|before| before.ends_with(['$', '{'])))
}

/// A variable of a job or a step whose go commands all get another value. What else runs there may still read it.
fn overridden(assignment: &Assignment<'_>) -> Option<Draft> {
    let (set, declarations) = (assignment.set, &assignment.artifact.declarations);
    let name = set.name.value.as_str();
    if set.known().is_none_or(|value| value.is_empty()) || !assignment.go_commands()?.is_empty() {
        return None;
    }
    let mut stronger: Option<&EnvAssignment> = None;
    for command in declarations.commands_within(set.environment) {
        let effective = declarations.effective(name, command.environment)?;
        if std::ptr::eq(effective, set) || effective.known().is_none() || effective.name.span.is_empty() {
            return None;
        }
        stronger = stronger.or(Some(effective));
    }
    let stronger = stronger?;
    let message = format!(
        "each go command of {} gets another {name}, so this value reaches none of them",
        assignment.environment.name
    );
    let related = assignment.artifact.site(stronger.written.span());
    let draft = Diagnostic::at(assignment.value_site(), message).severity(Severity::Note);
    Some(draft.related(related, "the first of those").help("remove it, unless something else reads it"))
}
