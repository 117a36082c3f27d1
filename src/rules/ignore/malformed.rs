//! A `goconflint:` comment that hides nothing as it is written.

use crate::diagnostic::Severity;
use crate::rules::{Rule, left_to_policy};

/// The rule.
pub const MALFORMED: Rule = Rule {
    name: "ignore/malformed",
    summary: "a `goconflint:` comment hides nothing as it is written",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &[],
    page: include_str!("../../../docs/rules/ignore/malformed.md"),
    check: left_to_policy,
};
