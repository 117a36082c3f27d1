//! A value of GO111MODULE that Go does not know.

use super::{edit, settings};
use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static GO111MODULE_INVALID: Rule = Rule {
    name: "env/go111module-invalid",
    summary: "GO111MODULE has a value that stops every go command",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/ref/mod#mod-commands"],
    page: include_str!("../../../docs/rules/env/go111module-invalid.md"),
    check,
};

/// cmd/go/internal/modload/init.go: "unknown environment setting GO111MODULE=…".
fn check(repository: &Repository, findings: &mut Findings) {
    for (assignment, value) in settings(repository, "GO111MODULE") {
        if matches!(value.as_str(), "on" | "off" | "auto") {
            continue;
        }
        let message = format!("GO111MODULE takes `on`, `off` or `auto`; `{}` stops every go command", value.as_str());
        let meant = meaning(value);
        let draft = Diagnostic::at(assignment.value_site(), message);
        findings.push(match meant {
            Some(word) => {
                let edits = vec![edit(&assignment, value, 0..value.len(), word)];
                draft.help(format!("write `{word}`")).fix(Fix::safe(format!("write `{word}`"), edits))
            }
            None => draft.help("remove the variable: modules are on by default since Go 1.16"),
        });
    }
}

/// The only thing that a value can mean.
fn meaning(value: &str) -> Option<&'static str> {
    match value.trim().to_ascii_lowercase().as_str() {
        "on" | "true" | "1" | "yes" => Some("on"),
        "off" | "false" | "0" | "no" => Some("off"),
        "auto" => Some("auto"),
        _ => None,
    }
}
