//! A `use` directive that names a directory without a go.mod.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static MISSING_MODULE: Rule = Rule {
    name: "go-work/missing-module",
    summary: "`use` names a directory without a go.mod",
    severity: Severity::Error,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://go.dev/ref/mod#go-work-file-use"],
    page: include_str!("../../../docs/rules/go-work/missing-module.md"),
    check,
};

/// Every go command in the workspace fails then (cmd/go/internal/modload/init.go; seen with Go 1.19 to 1.27). A submodule may hold the
/// module without our seeing it, so it is passed over.
fn check(repository: &Repository, findings: &mut Findings) {
    for workspace in repository.workspaces() {
        for (member, directory) in workspace.member_directories() {
            if repository.holds_module(&directory) != Some(false) {
                continue;
            }
            let path = member.directive.value.as_str();
            let message = format!("`{path}` holds no go.mod, so every go command in this workspace fails");
            let removal = Edit::delete(workspace.artifact.path(), member.directive.removal);
            findings.push(
                Diagnostic::at(workspace.site(member.directive.value.span()), message)
                    .help("remove the line, or create the module there with `go mod init`")
                    .fix(Fix::unsafe_("remove the `use`", vec![removal])),
            );
        }
    }
}
