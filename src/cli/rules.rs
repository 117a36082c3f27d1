//! `goconflint rules`: the list of rules.

use std::fmt::Write;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::CLEAN;
use crate::diagnostic::{Applicability, Severity};
use crate::rules::{RULES, Rule};

#[derive(Args)]
pub(super) struct RulesArguments {
    /// How to print them
    #[arg(long, value_enum, default_value = "table")]
    format: RulesFormat,
}

#[derive(Clone, Copy, ValueEnum)]
enum RulesFormat {
    /// A table for people
    Table,
    /// A JSON array, one object a rule
    Json,
}

#[derive(Serialize)]
struct RuleRow {
    name: &'static str,
    summary: &'static str,
    severity: Severity,
    fix: Option<Applicability>,
    #[serde(rename = "securitySeverity")]
    security_severity: Option<&'static str>,
    references: &'static [&'static str],
}

impl From<&Rule> for RuleRow {
    fn from(rule: &Rule) -> Self {
        Self {
            name: rule.name,
            summary: rule.summary,
            severity: rule.severity,
            fix: rule.fix,
            security_severity: rule.security,
            references: rule.references,
        }
    }
}

pub(super) fn run(arguments: &RulesArguments) -> u8 {
    let text = match arguments.format {
        RulesFormat::Table => table(),
        RulesFormat::Json => match serde_json::to_string_pretty(&rows()) {
            Ok(json) => json + "\n",
            Err(error) => return super::fail(&error),
        },
    };
    super::print(text.as_bytes()).map_or_else(|error| super::fail(&error), |()| CLEAN)
}

fn rows() -> Vec<RuleRow> {
    RULES.iter().map(|rule| RuleRow::from(*rule)).collect()
}

fn table() -> String {
    let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    let mut text = format!("{:width$}  {:8}  {:6}  {}\n", "rule", "severity", "fix", "finds");
    for rule in RULES {
        let fix = rule.fix.map_or("", Applicability::as_str);
        let _ = writeln!(text, "{:width$}  {:8}  {fix:6}  {}", rule.name, rule.severity, rule.summary);
    }
    text
}
