//! A tool whose package is not there.

use crate::diagnostic::{Diagnostic, Severity};
use crate::go::module::check_import_path;
use crate::repository::{PackageAbsence, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static MISSING_TOOL: Rule = Rule {
    name: "go-mod/missing-tool",
    summary: "a tool line names a package that is not there",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#go-mod-file-tool"],
    page: include_str!("../../../docs/rules/go-mod/missing-tool.md"),
    check,
};

/// `go list tool` and `go tool NAME` fail (Go 1.24 to 1.27); other commands pass.
fn check(repository: &Repository, findings: &mut Findings) {
    for module in repository.modules().filter(|module| module.artifact.problems.is_empty()) {
        for line in module.file.tools.iter().filter(|line| check_import_path(&line.value).is_ok()) {
            let Some(absence) = repository.absence_of_package(&module, &line.value) else { continue };
            let (cause, help) = match absence {
                PackageAbsence::NoGoFiles(directory) => (
                    format!("there is no Go file in `{directory}`"),
                    "name the package where it lies now, or remove the line",
                ),
                PackageAbsence::NotRequired => (
                    format!("no `require` provides `{}`", line.value.as_str()),
                    "`go get -tool PACKAGE@VERSION` adds the requirement with the line",
                ),
                PackageAbsence::NotVendored => (
                    format!("`{}` is not vendored", line.value.as_str()),
                    "run `go mod vendor` and commit what it changes",
                ),
            };
            let message = format!("{cause}, so this tool cannot be run, and `go list tool` fails");
            let gravest = repository.gravest_in_main_module(module.artifact);
            findings.push(Diagnostic::at(module.site(line.value.span()), message).help(help).at_most(gravest));
        }
    }
}
