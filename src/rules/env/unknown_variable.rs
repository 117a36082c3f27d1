//! Near misses of Go's variables, which Go silently ignores.

use std::collections::HashMap;

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity};
use crate::go::variables::{Miss, near_miss};
use crate::repository::{Assignment, Repository};
use crate::rules::{Findings, Rule};
use crate::text::{Literal, Span};

pub(crate) static UNKNOWN_VARIABLE: Rule = Rule {
    name: "env/unknown-variable",
    summary: "a variable that Go does not read, much like one that it does",
    severity: Severity::Warning,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://pkg.go.dev/cmd/go#hdr-Environment_variables"],
    page: include_str!("../../../docs/rules/env/unknown-variable.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    let mut is_own: HashMap<&str, bool> = HashMap::new();
    for assignment in repository.assignments() {
        let name = assignment.set.name.value.as_str();
        let miss = near_miss(name, assignment.set.known().map(Literal::as_str));
        let Some(miss) = miss.filter(|_| assignment.is_read()) else { continue };
        // A script may set a variable that Go does not read for itself.
        let may_be_own = matches!(miss, Miss::Misspelt(_) | Miss::NeverRead(_)) || assignment.is_by_script();
        if may_be_own && *is_own.entry(name).or_insert_with(|| repository.reads_variable(name)) {
            continue;
        }
        let (message, help) = match miss {
            Miss::Misspelt(meant) => (
                format!("Go knows no variable `{name}`, so it is silently ignored"),
                Some(format!("did you mean `{meant}`?")),
            ),
            Miss::NeverRead(meant) => (
                format!("no Go release reads `{name}`, so it is silently ignored"),
                Some(format!("`{meant}` is the variable for this; see `go help environment`")),
            ),
            Miss::OutputOnly => {
                (format!("`go env` prints `{name}` but does not read it, so setting it has no effect"), None)
            }
            Miss::Gone => (format!("Go no longer reads `{name}`, so setting it has no effect"), None),
        };
        let draft = Diagnostic::at(assignment.name_site(), message).fix(renaming(&assignment, miss));
        findings.push(draft.help(help.unwrap_or_else(|| "remove it".to_owned())));
    }
}

/// Writes the name that was meant, where that is not set beside it already.
fn renaming(assignment: &Assignment<'_>, miss: Miss) -> Option<Fix> {
    let Miss::Misspelt(meant) = miss else { return None };
    let span = assignment.set.name.span;
    let spelled = assignment.artifact.source.slice(span);
    let indent = spelled.find(assignment.set.name.value.as_str())?;
    let name = Span::new(span.start + indent, span.start + indent + assignment.set.name.value.len());
    let edit = Edit::replace(assignment.artifact.path(), name, meant);
    assignment.beside(meant).is_none().then(|| Fix::unsafe_(format!("rename it to `{meant}`"), vec![edit]))
}
