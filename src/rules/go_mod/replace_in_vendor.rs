//! A replacement inside the vendor directory.

use crate::artifact::Replacement;
use crate::diagnostic::{Diagnostic, Severity};
use crate::go::local_path::LocalPath;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::text::RepoPath;

pub(crate) static REPLACE_IN_VENDOR: Rule = Rule {
    name: "go-mod/replace-in-vendor",
    summary: "`replace` names a directory below vendor",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#go-mod-file-replace", "https://go.dev/ref/mod#go-mod-vendor"],
    page: include_str!("../../../docs/rules/go-mod/replace-in-vendor.md"),
    check,
};

/// modcmd/vendor.go, `moduleLine`: "replacement path inside vendor directory", going by the text of the path, after the vendor directory
/// was emptied (Go 1.19 to 1.27). `go mod vendor` does not run in a workspace.
fn check(repository: &Repository, findings: &mut Findings) {
    for file in repository.module_lines() {
        let Ok(vendor) = RepoPath::new("vendor") else { continue };
        let is_member = !file.is_workspace && repository.workspace_of(&file.artifact.directory()).is_some();
        let command = if file.is_workspace { "go work vendor" } else { "go mod vendor" };
        let is_inside = |line: &&Replacement| {
            let is_relative = line.is_local() && LocalPath::of(&line.target) == Some(LocalPath::Relative);
            is_relative && RepoPath::new(&line.target).is_ok_and(|target| target.is_within(&vendor))
        };
        for line in file.replacements.iter().filter(is_inside) {
            let message = format!(
                "`{}` lies in the vendor directory, which `{command}` empties before it refuses this line",
                line.target.as_str()
            );
            let severity = if is_member { Severity::Warning } else { Severity::Error };
            findings.push(
                Diagnostic::at(file.artifact.site(line.target.span()), message)
                    .severity(severity)
                    .help("move the module out of the vendor directory"),
            );
        }
    }
}
