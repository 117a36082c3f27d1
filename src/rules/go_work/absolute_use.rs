//! A `use` of an absolute path.

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::{MemberPlace, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static ABSOLUTE_USE: Rule = Rule {
    name: "go-work/absolute-use",
    summary: "`use` names an absolute path",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#go-work-file-use"],
    page: include_str!("../../../docs/rules/go-work/absolute-use.md"),
    check,
};

/// Go takes absolute paths (Go 1.19 to 1.27), but whoever clones the repository has the module elsewhere. Where the path would lead on the
/// machine of its author cannot be told from here, so there is no fix.
fn check(repository: &Repository, findings: &mut Findings) {
    for workspace in repository.workspaces() {
        for member in workspace.members().filter(|member| member.place == MemberPlace::Absolute) {
            let path = &member.directive.value;
            let message = format!(
                "`{}` is a path of one machine, so every go command in this workspace fails on the others",
                path.as_str()
            );
            findings.push(
                Diagnostic::at(workspace.site(path.span()), message)
                    .help("name the module by its path from this go.work: `./dir` or `../dir`"),
            );
        }
    }
}
