//! JSON with comments that VS Code drops, mends or reads otherwise than written.

use crate::diagnostic::{Applicability, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::syntax::ProblemKind;

use super::push_problems;

pub(crate) static INVALID_JSON: Rule = Rule {
    name: "syntax/invalid-json",
    summary: "VS Code drops a part of the file, or reads it otherwise than written",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://code.visualstudio.com/docs/languages/json#_json-with-comments"],
    page: include_str!("../../../docs/rules/syntax/invalid-json.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    push_problems(repository, ProblemKind::InvalidJson, findings);
}
