//! Entries of GOPROXY that nothing gets to.

use super::{edit, part, settings};
use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::go::proxy::{EntryKind, entries};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static GOPROXY_DEAD_ENTRY: Rule = Rule {
    name: "env/goproxy-dead-entry",
    summary: "entries of GOPROXY after `direct` or `off` are never reached",
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/ref/mod#environment-variables"],
    page: include_str!("../../../docs/rules/env/goproxy-dead-entry.md"),
    check,
};

/// `direct` and `off` end the list (cmd/go/internal/modfetch/proxy.go, `proxyList`).
fn check(repository: &Repository, findings: &mut Findings) {
    for (assignment, value) in settings(repository, "GOPROXY") {
        let entries = entries(value);
        let mut dead = entries.iter().filter(|entry| !entry.reached && entry.kind != EntryKind::Empty);
        let last_read = entries.iter().rfind(|entry| entry.reached);
        let (Some(first), Some(end)) = (dead.next(), last_read) else { continue };
        let last = dead.next_back().unwrap_or(first);
        let verb = if last == first { "this entry is" } else { "these entries are" };
        let message = format!("{verb} never reached, because `{}` ends the list", end.text);
        let edits = vec![edit(&assignment, value, end.range.end..value.len(), "")];
        findings.push(
            Diagnostic::at(part(&assignment, value, first.range.start..last.range.end), message)
                .help(format!("put `{}` last, or remove what follows it", end.text))
                .related(part(&assignment, value, end.range.clone()), "the list ends here")
                .fix(Fix::safe(format!("remove what follows `{}`", end.text), edits)),
        );
    }
}
