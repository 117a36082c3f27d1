//! One key twice in one object or mapping.

use crate::diagnostic::{Applicability, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::syntax::ProblemKind;

use super::push_problems;

pub(crate) static DUPLICATE_KEY: Rule = Rule {
    name: "syntax/duplicate-key",
    summary: "a key stands twice: one of the two values counts for nothing",
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://code.visualstudio.com/docs/languages/json"],
    page: include_str!("../../../docs/rules/syntax/duplicate-key.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    push_problems(repository, ProblemKind::DuplicateKey, findings);
}
