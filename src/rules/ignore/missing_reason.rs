//! A comment that hides findings and does not say why, where the configuration wants a reason.

use crate::diagnostic::Severity;
use crate::rules::{Rule, left_to_policy};

/// The rule.
pub const MISSING_REASON: Rule = Rule {
    name: "ignore/missing-reason",
    summary: "a comment hides findings and gives no reason",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &[],
    page: include_str!("../../../docs/rules/ignore/missing-reason.md"),
    check: left_to_policy,
};
