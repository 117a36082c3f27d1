//! A vendored package that is not there.

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::tree::Presence;

pub(crate) static MISSING_PACKAGE: Rule = Rule {
    name: "vendor/missing-package",
    summary: "modules.txt lists a package that is not in the vendor directory",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#go-mod-vendor"],
    page: include_str!("../../../docs/rules/vendor/missing-package.md"),
    check,
};

/// Importing it fails with "cannot find module providing package" (Go 1.19 to 1.27), and `go mod vendor` lists only what is imported.
/// Where nothing but modules.txt is committed, the rest is made elsewhere.
fn check(repository: &Repository, findings: &mut Findings) {
    for vendor in repository.vendor_directories() {
        let directory = vendor.artifact.directory();
        if repository.paths_below(&directory).all(|path| path == vendor.artifact.path().as_str()) {
            continue;
        }
        for package in vendor.manifest.listing.entries.iter().flat_map(|entry| &entry.packages) {
            let Ok(place) = directory.join(&package.value) else { continue };
            let is_there = repository.paths_below(&place).next().is_some();
            if is_there || repository.presence(&place) != Presence::Absent {
                continue;
            }
            let severity = if vendor.only_without_workspace { Severity::Warning } else { Severity::Error };
            let command = if vendor.is_of_workspace() { "go work vendor" } else { "go mod vendor" };
            let message = format!("`{}` is not in the vendor directory, so builds that import it fail", package.value);
            findings.push(
                Diagnostic::at(vendor.site(package.span), message)
                    .severity(severity)
                    .help(format!("run `{command}`, and see that no .gitignore hides the directory")),
            );
        }
    }
}
