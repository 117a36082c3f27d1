//! A replacement by an absolute path.

use crate::diagnostic::{Diagnostic, Severity};
use crate::go::local_path::LocalPath;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static ABSOLUTE_REPLACE: Rule = Rule {
    name: "go-mod/absolute-replace",
    summary: "`replace` names an absolute path",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#go-mod-file-replace"],
    page: include_str!("../../../docs/rules/go-mod/absolute-replace.md"),
    check,
};

/// Go takes absolute paths (Go 1.19 to 1.27), but whoever clones the repository has the module elsewhere. A vendor directory stands in for
/// the replacement.
fn check(repository: &Repository, findings: &mut Findings) {
    for file in repository.module_lines() {
        if repository.takes_from_vendor(&file.artifact.directory()) {
            continue;
        }
        for line in file.replacements.iter().filter(|line| line.is_local()) {
            let target = &line.target;
            if LocalPath::of(target).is_some_and(LocalPath::is_absolute) {
                let message = format!(
                    "`{}` is a path of one machine, so `go list -m all` and every import of `{}` fail on the others",
                    target.as_str(),
                    line.path.as_str()
                );
                findings.push(Diagnostic::at(file.artifact.site(target.span()), message).help(
                    "name the module by its path from here, `./dir` or `../dir`, or use it in a go.work of your own",
                ));
            }
        }
    }
}
