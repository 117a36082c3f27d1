//! A job that installs a Go which does not do for what it runs.

use crate::diagnostic::Severity;
use crate::repository::Repository;
use crate::rules::too_old;
use crate::rules::{Findings, Rule};

pub(crate) static GO_TOO_OLD: Rule = Rule {
    name: "ci/go-too-old",
    summary: "a job installs a Go below the go line of the module that it works on",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://github.com/actions/setup-go#breaking-changes-in-v6", "https://go.dev/doc/toolchain#config"],
    page: include_str!("../../../docs/rules/ci/go-too-old.md"),
    check,
};

/// What runs with a Go is not always shown. Where one is too old for every module, it is named with one that is known to be.
fn check(repository: &Repository, findings: &mut Findings) {
    let mut all = too_old::all(repository, false);
    let idle = if all.is_empty() { Vec::new() } else { repository.idle_old_go() };
    for (site, pinned) in idle {
        let at = all.iter().position(|old| old.uses.iter().any(|used| *used.artifact.path() == site.path));
        let text = format!("Go {} is too old as well; what runs with it is not shown", pinned.version);
        if let Some(old) = all.get_mut(at.unwrap_or(0)) {
            old.others.push((site, text));
        }
    }
    findings.extend(all.iter().filter_map(|old| old.draft(("and runs with that", Severity::Warning))));
}
