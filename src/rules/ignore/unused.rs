//! A comment that hides nothing.

use crate::diagnostic::{Applicability, Severity};
use crate::rules::{Rule, left_to_policy};

/// The rule.
pub const UNUSED: Rule = Rule {
    name: "ignore/unused",
    summary: "a comment hides nothing",
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    security: None,
    references: &[],
    page: include_str!("../../../docs/rules/ignore/unused.md"),
    check: left_to_policy,
};
