//! A file that names a Go below what the module asks for, where no command is shown that fails of it.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Draft, Severity};
use crate::repository::{DriftingGo, Repository, Shortfall};
use crate::rules::{Findings, Rule};
use crate::text::RepoPath;

pub(crate) static DRIFT: Rule = Rule {
    name: "go-version/drift",
    summary: "a file names a Go below the go line",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://go.dev/doc/toolchain#config"],
    page: include_str!("../../../docs/rules/go-version/drift.md"),
    check,
};

/// One finding for each go line that is missed, at the lowest Go; the other places are shown with it.
fn check(repository: &Repository, findings: &mut Findings) {
    let mut missed: BTreeMap<&RepoPath, Vec<DriftingGo<'_>>> = BTreeMap::new();
    for drifting in repository.drifting_go() {
        missed.entry(drifting.need.artifact.path()).or_default().push(drifting);
    }
    for mut all in missed.into_values() {
        all.sort_by(|a, b| a.pinned.version.cmp(&b.pinned.version));
        findings.extend(draft(&all));
    }
}

fn draft(all: &[DriftingGo<'_>]) -> Option<Draft> {
    let (worst, others) = all.split_first()?;
    let consequence = match worst.shortfall {
        Shortfall::Older if worst.is_kept => "a Go that stops at every command",
        Shortfall::Older => "a Go that stops or fetches a newer one at every command",
        Shortfall::Unreadable => "a Go that cannot read that file and stops at every command",
        Shortfall::Unminded => "a Go that fetches no newer one, and fails or builds without what the module asks for",
    };
    let (version, need) = (&worst.pinned.version, &worst.need);
    let message = format!(
        "`{version}` is below the `go {}` of {}, so this installs {consequence}",
        need.version,
        need.artifact.path()
    );
    let mut draft = Diagnostic::at(worst.site(), message).related(need.site(), "the Go that is needed");
    for other in others {
        draft = draft.related(other.site(), format!("`{}` is below it as well", other.pinned.version));
    }
    Some(draft.help(format!("write `{}` or a later release", need.version.first_toolchain())))
}
