//! A use that does not begin with a dot.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity};
use crate::go::local_path::LocalPath;
use crate::repository::{MemberPlace, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static UNDOTTED_USE: Rule = Rule {
    name: "go-work/undotted-use",
    summary: "`use` names a directory without `./`",
    severity: Severity::Note,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/ref/mod#go-work-file-use"],
    page: include_str!("../../../docs/rules/go-work/undotted-use.md"),
    check,
};

/// Go takes it (Go 1.19 to 1.27), and `go work use` writes `./`.
fn check(repository: &Repository, findings: &mut Findings) {
    for workspace in repository.workspaces() {
        for member in workspace.members().filter(|member| matches!(member.place, MemberPlace::Inside(_))) {
            let path = &member.directive.value;
            if path.is_empty() || LocalPath::of(path).is_some() || path.contains('\\') {
                continue;
            }
            let message = format!("`{}` reads as the path of a module, and is a directory", path.as_str());
            let edit = Edit::insert(workspace.artifact.path(), path.content().start, "./");
            findings.push(
                Diagnostic::at(workspace.site(path.span()), message)
                    .help("begin it with `./`, as `go work use` does")
                    .fix(Fix::safe(format!("write `./{}`", path.as_str()), vec![edit])),
            );
        }
    }
}
