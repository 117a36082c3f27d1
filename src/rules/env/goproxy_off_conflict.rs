//! GOPROXY=off around a command that must look a module up.

use super::{part, settings};
use crate::diagnostic::{Diagnostic, Severity};
use crate::go::proxy::{EntryKind, entries};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static GOPROXY_OFF_CONFLICT: Rule = Rule {
    name: "env/goproxy-off-conflict",
    summary: "GOPROXY=off is in force for a command that asks for the newest version of a module",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#environment-variables"],
    page: include_str!("../../../docs/rules/env/goproxy-off-conflict.md"),
    check,
};

/// modfetch/proxy.go: where `off` is the first entry, every look-up ends there. An exact version may be in the module cache; which is the
/// newest never is. `go install` and `go run` look for a deprecation notice in the newest since Go 1.23 (load/pkg.go).
fn check(repository: &Repository, findings: &mut Findings) {
    for (assignment, value) in settings(repository, "GOPROXY") {
        let list = entries(value);
        let Some(off) = list.iter().find(|entry| entry.kind != EntryKind::Empty) else { continue };
        if off.kind != EntryKind::Off {
            continue;
        }
        let lookups = repository.certain_lookups(&assignment);
        let worst = lookups.iter().max_by_key(|(_, severity)| *severity);
        let Some((run, severity)) = worst else { continue };
        let (Some(command), Some(site)) = (run.command, run.site()) else { continue };
        let message = format!(
            "`off` forbids to look modules up, so the `go {}` that asks for the newest version fails",
            command.subcommand()
        );
        findings.push(
            Diagnostic::at(part(&assignment, value, off.range.clone()), message)
                .severity(*severity)
                .related(site, "this command fails")
                .help(
                    "set GOPROXY for this command alone, or build the tool from the module graph, with a `tool` line",
                ),
        );
    }
}
