//! A `CGO_ENABLED` that switches nothing.

use super::{edit, settings};
use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static CGO_ENABLED_IGNORED: Rule = Rule {
    name: "env/cgo-enabled-ignored",
    summary: "CGO_ENABLED has a value that the go command ignores",
    severity: Severity::Warning,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://pkg.go.dev/cmd/cgo"],
    page: include_str!("../../../docs/rules/env/cgo-enabled-ignored.md"),
    check,
};

/// cmd/go/internal/cfg/cfg.go, `defaultContext`: `1` and `0` count, all else is as if it were not set.
fn check(repository: &Repository, findings: &mut Findings) {
    for (assignment, value) in
        settings(repository, "CGO_ENABLED").filter(|(_, value)| !matches!(value.as_str(), "0" | "1"))
    {
        let message =
            format!("only `0` and `1` count here; `{}` is ignored, so the default decides about cgo", value.as_str());
        let meant = match value.trim().to_ascii_lowercase().as_str() {
            "false" | "off" | "no" | "0" | "disabled" => Some("0"),
            "true" | "on" | "yes" | "1" | "enabled" => Some("1"),
            _ => None,
        };
        let draft = Diagnostic::at(assignment.value_site(), message);
        findings.push(match meant {
            Some(meant) => {
                let edits = vec![edit(&assignment, value, 0..value.len(), meant)];
                draft.help(format!("write `{meant}`")).fix(Fix::unsafe_(format!("write `{meant}`"), edits))
            }
            None => draft.help("write `0` to switch cgo off, `1` to switch it on"),
        });
    }
}
