//! YAML that its reader rejects.

use crate::diagnostic::Severity;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::syntax::ProblemKind;

use super::push_problems;

pub(crate) static INVALID_YAML: Rule = Rule {
    name: "syntax/invalid-yaml",
    summary: "the file is not YAML, so its reader rejects it whole",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://yaml.org/spec/1.2.2/"],
    page: include_str!("../../../docs/rules/syntax/invalid-yaml.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    push_problems(repository, ProblemKind::InvalidYaml, findings);
}
