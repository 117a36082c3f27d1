//! A workspace without modules.

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::text::Span;

pub(crate) static EMPTY_WORKSPACE: Rule = Rule {
    name: "go-work/empty-workspace",
    summary: "a go.work uses no module",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#go-work-file-use"],
    page: include_str!("../../../docs/rules/go-work/empty-workspace.md"),
    check,
};

/// Every go command below it works in a workspace without modules: "directory prefix . does not contain modules listed in go.work"
/// (Go 1.19 to 1.27).
fn check(repository: &Repository, findings: &mut Findings) {
    for workspace in repository.workspaces() {
        let is_sound = workspace.artifact.problems.is_empty();
        if is_sound && workspace.file.uses.is_empty() {
            let span = workspace.file.go.as_ref().map_or(Span::empty(0), |line| line.span);
            let message = "this workspace uses no module, so `go build ./...` fails everywhere below it";
            findings.push(
                Diagnostic::at(workspace.site(span), message)
                    .help("add the modules with `go work use -r .`, or remove the file"),
            );
        }
    }
}
