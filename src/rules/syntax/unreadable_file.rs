//! A configuration file that cannot be read as text.

use crate::diagnostic::{Diagnostic, Severity, Site};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static UNREADABLE_FILE: Rule = Rule {
    name: "syntax/unreadable-file",
    summary: "the file cannot be read as text, so nothing in it was checked",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &[],
    page: include_str!("../../../docs/rules/syntax/unreadable-file.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for (path, problem) in repository.unreadable() {
        findings.push(Diagnostic::at(Site::new(path.clone(), problem.span), problem.message.clone()));
    }
}
