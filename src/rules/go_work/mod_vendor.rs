//! `go mod vendor` where a go.work is in effect.

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::text::Span;

pub(crate) static MOD_VENDOR: Rule = Rule {
    name: "go-work/mod-vendor",
    summary: "`go mod vendor` is run in a workspace, where it fails",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/doc/go1.22#go-command"],
    page: include_str!("../../../docs/rules/go-work/mod-vendor.md"),
    check,
};

/// The first release with `go work vendor`, and the first that refuses `go mod vendor` in a workspace.
const WORK_VENDOR_MINOR: u32 = 22;

/// cmd/go/internal/modcmd/vendor.go: "cannot be run in workspace mode", whichever directory below the go.work it is run in.
fn check(repository: &Repository, findings: &mut Findings) {
    for run in repository.certain_runs() {
        let words: &[String] = run.command.map_or(&[], |command| &command.words);
        if !matches!(words, [group, name, ..] if group == "mod" && name == "vendor") {
            continue;
        }
        let (Some(Some(workspace)), Some(site)) = (repository.workspace_for(&run).known(), run.site()) else {
            continue;
        };
        let used = repository.go_of(run.artifact());
        let Some(severity) = used.severity(|minor| minor >= WORK_VENDOR_MINOR) else { continue };
        let first = workspace.file.uses.first().map_or(Span::empty(0), |line| line.value.span());
        let message =
            format!("since Go 1.22 `go mod vendor` fails in a workspace, and {} makes one", workspace.artifact.path());
        findings.push(
            Diagnostic::at(site, message)
                .severity(severity)
                .related(workspace.site(first), "the workspace in effect")
                .help("run `go work vendor` for the whole workspace, or `GOWORK=off go mod vendor` for one module"),
        );
    }
}
