//! Settings in GODEBUG that a Go program does not survive.

use super::{edit, part, settings};
use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::facts::godebug::{FATAL_IN_ENVIRONMENT_MINOR, removal_at};
use crate::go::variables::lists::{DebugSetting, debug_settings};
use crate::repository::{Assignment, Repository};
use crate::rules::{Findings, Rule};
use crate::text::Literal;

pub(crate) static GODEBUG_INVALID: Rule = Rule {
    name: "env/godebug-invalid",
    summary: "GODEBUG has a setting that stops every Go program",
    severity: Severity::Error,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://go.dev/doc/godebug"],
    page: include_str!("../../../docs/rules/env/godebug-invalid.md"),
    check,
};

/// runtime/proc.go: "removed GODEBUG … set to old value … in environment", since Go 1.27. crypto/internal/fips140/check: a panic on
/// another word for `fips140`, since Go 1.24. Whatever else is unknown is ignored.
fn check(repository: &Repository, findings: &mut Findings) {
    for (assignment, value) in settings(repository, "GODEBUG") {
        for setting in debug_settings(value) {
            if let Some((severity, message)) = judge(repository, &assignment, &setting) {
                let site = part(&assignment, value, setting.range.clone());
                let edits = vec![edit(&assignment, value, with_comma(value, &setting), "")];
                let title = format!("remove `{}`", setting.key);
                findings.push(
                    Diagnostic::at(site, message)
                        .severity(severity)
                        .help("remove the setting")
                        .fix(Fix::unsafe_(title, edits)),
                );
            }
        }
    }
}

fn judge(
    repository: &Repository,
    assignment: &Assignment<'_>,
    setting: &DebugSetting<'_>,
) -> Option<(Severity, String)> {
    let DebugSetting { key, value, .. } = setting;
    if let Some(removal) = removal_at(key, value) {
        let severity = repository.go_of(assignment.artifact).severity(|minor| minor >= FATAL_IN_ENVIRONMENT_MINOR)?;
        let message = format!(
            "`{key}` is gone since Go 1.{}, and no program built with Go 1.{FATAL_IN_ENVIRONMENT_MINOR} or later starts with its old value, the go command included",
            removal.minor
        );
        return Some((severity, message));
    }
    let is_bad_mode = *key == "fips140" && !matches!(*value, "" | "off" | "on" | "only" | "debug");
    is_bad_mode.then(|| {
        let message =
            format!("`fips140` takes `off`, `on` or `only`; `{value}` stops every program built with Go 1.24 or later");
        (Severity::Error, message)
    })
}

/// The range of a setting with the comma that parts it from a neighbour.
fn with_comma(value: &Literal, setting: &DebugSetting<'_>) -> std::ops::Range<usize> {
    let range = setting.range.clone();
    if range.end < value.len() { range.start..range.end + 1 } else { range.start.saturating_sub(1)..range.end }
}
