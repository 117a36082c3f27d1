//! A configuration of goconflint that does not say what to do.

use crate::diagnostic::Severity;
use crate::rules::{Rule, left_to_policy};

/// The rule. It stops the run, so it can be neither ignored nor left out.
pub const INVALID: Rule = Rule {
    name: "config/invalid",
    summary: "goconflint's own configuration has a key or a value that means nothing",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &[],
    page: include_str!("../../../docs/rules/config/invalid.md"),
    check: left_to_policy,
};
