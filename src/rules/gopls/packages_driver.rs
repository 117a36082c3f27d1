//! A driver for loading packages where modules say it all.

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static PACKAGES_DRIVER: Rule = Rule {
    name: "gopls/packages-driver",
    summary: "a driver loads gopls' packages, so that go.mod and go.work are not looked at",
    severity: Severity::Note,
    fix: None,
    security: None,
    references: &["https://pkg.go.dev/golang.org/x/tools/go/packages#hdr-The_driver_protocol"],
    page: include_str!("../../../docs/rules/gopls/packages-driver.md"),
    check,
};

/// gopls/internal/cache/view.go, `defineView`, v0.23.0: the driver comes before any go.work or go.mod.
fn check(repository: &Repository, findings: &mut Findings) {
    if repository.builds_without_modules() {
        return;
    }
    for editor in repository.editor_settings() {
        if !editor.folders.iter().any(|folder| repository.has_module_in_view(folder)) {
            continue;
        }
        for entry in super::environment_of_gopls(&editor, "GOPACKAGESDRIVER") {
            let Some(driver) = entry.value.as_str().filter(|driver| !["", "off"].contains(driver)) else { continue };
            let message =
                format!("`{driver}` loads the packages for gopls, which does not look at go.mod and go.work then");
            findings.push(
                Diagnostic::at(editor.site(entry.value.span()), message)
                    .help("delete it unless something else than modules says how the code is built"),
            );
        }
    }
}
