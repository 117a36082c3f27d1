//! A comma in GOPROXY, which is no fallback on an outage.

use super::{part, settings};
use crate::diagnostic::{Diagnostic, Severity};
use crate::go::proxy::{Entry, EntryKind, Separator, entries};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static GOPROXY_COMMA_FALLBACK: Rule = Rule {
    name: "env/goproxy-comma-fallback",
    summary: "a comma in GOPROXY falls back on 404 and 410 only",
    severity: Severity::Note,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#goproxy-protocol"],
    page: include_str!("../../../docs/rules/env/goproxy-comma-fallback.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for (assignment, value) in settings(repository, "GOPROXY") {
        let list = entries(value);
        let read: Vec<&Entry<'_>> =
            list.iter().filter(|entry| entry.reached && entry.kind != EntryKind::Empty).collect();
        for pair in read.windows(2) {
            let [one, next] = pair else { continue };
            let falls_back = is_proxy(one) && (is_proxy(next) || next.kind == EntryKind::Direct);
            let between = value.get(one.range.end..next.range.start).unwrap_or_default();
            let (Some(Separator::IfNotFound), true, Some(comma)) = (one.separator, falls_back, between.find(','))
            else {
                continue;
            };
            let comma = one.range.end + comma;
            let message = "what follows this comma is tried only where the proxy before it answers 404 or 410, not when it is down";
            findings.push(
                Diagnostic::at(part(&assignment, value, comma..comma + 1), message)
                    .help("a `|` falls back on any error; private module paths then reach the next entry too"),
            );
        }
    }
}

fn is_proxy(entry: &Entry<'_>) -> bool {
    matches!(entry.kind, EntryKind::Url(_) | EntryKind::SchemelessHost(_))
}
