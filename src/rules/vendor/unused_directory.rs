//! A vendor directory that the go command does not use.

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::{Repository, VendorDisuse};
use crate::rules::{Findings, Rule};

pub(crate) static UNUSED_DIRECTORY: Rule = Rule {
    name: "vendor/unused-directory",
    summary: "the go command passes the vendor directory by",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#go-mod-vendor", "https://go.dev/ref/mod#build-commands"],
    page: include_str!("../../../docs/rules/vendor/unused-directory.md"),
    check,
};

/// modload/init.go, `setDefaultBuildMod` (Go 1.19 to 1.27). Projects that ask for `-mod=vendor` themselves use it all the same.
fn check(repository: &Repository, findings: &mut Findings) {
    if repository.asks_for_vendor() {
        return;
    }
    for unused in repository.unused_vendor_directories() {
        let (cause, help) = match unused.reason {
            VendorDisuse::NoGoLine => {
                (format!("{} has no go line", unused.file.path()), "add a go line of 1.14 or later")
            }
            VendorDisuse::OldGoLine => {
                (format!("the go line of {} is below 1.14", unused.file.path()), "raise the go line to 1.14 or later")
            }
            VendorDisuse::NotForWorkspace => (
                format!("modules.txt is not for the workspace of {}", unused.file.path()),
                "run `go work vendor`, or remove the directory",
            ),
            VendorDisuse::OnlyForWorkspace => {
                ("modules.txt is for a workspace, and there is no go.work here".to_owned(), "run `go mod vendor`")
            }
        };
        let message = format!("{cause}, so the go command does not use this vendor directory");
        let mut draft = Diagnostic::at(unused.site(), message).help(help);
        if let Some(line) = unused.line {
            draft = draft.related(unused.file.site(line), "its go line");
        }
        findings.push(draft);
    }
}
