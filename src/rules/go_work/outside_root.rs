//! A `use` that climbs out of the repository.

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::{MemberPlace, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static OUTSIDE_ROOT: Rule = Rule {
    name: "go-work/outside-root",
    summary: "`use` leads out of the repository",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#go-work-file-use"],
    page: include_str!("../../../docs/rules/go-work/outside-root.md"),
    check,
};

/// A clone has no such directory beside it, and then the go command loads no member at all.
fn check(repository: &Repository, findings: &mut Findings) {
    for workspace in repository.workspaces() {
        for member in workspace.members().filter(|member| member.place == MemberPlace::Outside) {
            let path = &member.directive.value;
            let message = format!(
                "`{}` lies outside of this repository, so every go command in this workspace fails where nothing lies there",
                path.as_str()
            );
            findings.push(
                Diagnostic::at(workspace.site(path.span()), message)
                    .help("remove the line, and keep such a `use` in a go.work of your own that `GOWORK` names"),
            );
        }
    }
}
