//! A replacement by a directory outside of the repository.

use crate::artifact::Replacement;
use crate::diagnostic::{Diagnostic, Severity};
use crate::go::local_path::LocalPath;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static OUTSIDE_REPLACE: Rule = Rule {
    name: "go-mod/outside-replace",
    summary: "`replace` leads out of the repository",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#go-mod-file-replace"],
    page: include_str!("../../../docs/rules/go-mod/outside-replace.md"),
    check,
};

/// A clone has no such directory beside it. A vendor directory stands in for the replacement.
fn check(repository: &Repository, findings: &mut Findings) {
    for file in repository.module_lines() {
        let directory = file.artifact.directory();
        if repository.takes_from_vendor(&directory) {
            continue;
        }
        let leaves = |line: &&Replacement| {
            let is_relative = line.is_local() && LocalPath::of(&line.target) == Some(LocalPath::Relative);
            is_relative && directory.join(&line.target).is_err()
        };
        for line in file.replacements.iter().filter(leaves) {
            let message = format!(
                "`{}` lies outside of this repository, so `go list -m all` and every import of `{}` fail where nothing lies there",
                line.target.as_str(),
                line.path.as_str()
            );
            findings.push(
                Diagnostic::at(file.artifact.site(line.target.span()), message)
                    .help("remove the line, and use that module in a go.work of your own that `GOWORK` names"),
            );
        }
    }
}
