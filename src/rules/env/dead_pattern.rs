//! Patterns that match no module whatever.

use super::{edit, part, settings};
use crate::diagnostic::{Applicability, Diagnostic, Draft, Fix, Severity};
use crate::go::patterns::{DeadPattern, Pattern, patterns};
use crate::repository::{Assignment, Module, Repository};
use crate::rules::{Findings, Rule};
use crate::text::{Literal, Span};

pub(crate) static DEAD_PATTERN: Rule = Rule {
    name: "env/dead-pattern",
    summary: "a pattern of private modules matches no module",
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/ref/mod#private-module-privacy"],
    page: include_str!("../../../docs/rules/env/dead-pattern.md"),
    check,
};

/// golang.org/x/mod/module, `MatchPrefixPatterns`: nothing is trimmed, and a malformed pattern is silently no match.
fn check(repository: &Repository, findings: &mut Findings) {
    for name in ["GOPRIVATE", "GONOPROXY", "GONOSUMDB", "GOINSECURE"] {
        for (assignment, value) in settings(repository, name) {
            for pattern in patterns(value) {
                let Some(why) = pattern.is_dead() else {
                    findings.extend(own_only(repository, &assignment, name, value, &pattern));
                    continue;
                };
                let message = format!("this pattern of {name} matches no module, because {}", reason(why));
                let mut draft =
                    Diagnostic::at(part(&assignment, value, pattern.range.clone()), message).help(advice(why));
                if let Some(trimmed) = trimmed(why, &pattern) {
                    let edits = vec![edit(&assignment, value, pattern.range.clone(), trimmed)];
                    draft = draft.fix(Fix::safe("remove the blanks", edits));
                }
                findings.push(draft);
            }
        }
    }
}

/// A pattern that matches a module of the repository, which is never looked up, and no other that any file names.
fn own_only(
    repository: &Repository,
    assignment: &Assignment<'_>,
    name: &str,
    value: &Literal,
    pattern: &Pattern<'_>,
) -> Option<Draft> {
    let is_own = |module: &Module<'_>| module.file.module.as_ref().is_some_and(|path| pattern.matches(&path.value));
    let own = repository.modules().find(is_own)?;
    if repository.names_module(|path| pattern.matches(path)) {
        return None;
    }
    let line = own.file.module.as_ref().map_or(Span::empty(0), |directive| directive.span);
    let message = format!("this pattern of {name} matches only the repository's own module, which is never looked up");
    let draft = Diagnostic::at(part(assignment, value, pattern.range.clone()), message).severity(Severity::Note);
    Some(draft.related(own.site(line), "the module").help("name the private modules that it requires, or remove it"))
}

fn reason(why: DeadPattern) -> String {
    match why {
        DeadPattern::Malformed => "it is malformed".to_owned(),
        DeadPattern::Blank => "the blank is a part of it".to_owned(),
        DeadPattern::Url => "it is a URL and no module path".to_owned(),
        DeadPattern::Dots => "`...` is no wildcard here".to_owned(),
        DeadPattern::Character(character) => format!("no module path has a `{character}`"),
    }
}

fn advice(why: DeadPattern) -> &'static str {
    match why {
        DeadPattern::Malformed => "close the `[`, or escape it",
        DeadPattern::Blank => "separate patterns by commas alone",
        DeadPattern::Url => "write the host and the path without the scheme",
        DeadPattern::Dots => "leave the dots out: a pattern covers all that lies below it",
        DeadPattern::Character(_) => "write module paths, separated by commas; `*` stands for one element of a path",
    }
}

/// The pattern without the blanks around it, where it is a live one then.
fn trimmed<'v>(why: DeadPattern, pattern: &Pattern<'v>) -> Option<&'v str> {
    let text = pattern.text.trim();
    let live = patterns(text).first().is_some_and(|pattern| pattern.is_dead().is_none());
    (why == DeadPattern::Blank && live).then_some(text)
}
