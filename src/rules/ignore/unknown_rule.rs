//! A comment that names a rule that does not exist.

use crate::diagnostic::{Applicability, Severity};
use crate::rules::{Rule, left_to_policy};

/// The rule.
pub const UNKNOWN_RULE: Rule = Rule {
    name: "ignore/unknown-rule",
    summary: "a comment names a rule that does not exist",
    severity: Severity::Warning,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &[],
    page: include_str!("../../../docs/rules/ignore/unknown-rule.md"),
    check: left_to_policy,
};
