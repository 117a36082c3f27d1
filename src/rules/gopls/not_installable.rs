//! A release of gopls that `go install` refuses.

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::{PinnedBy, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static NOT_INSTALLABLE: Rule = Rule {
    name: "gopls/not-installable",
    summary: "`go install` refuses that release of gopls",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#go-install"],
    page: include_str!("../../../docs/rules/gopls/not-installable.md"),
    check,
};

/// cmd/go/internal/load/pkg.go, `PackagesAndErrorsOutsideModule`: no replace and no exclude in the go.mod of what is installed.
fn check(repository: &Repository, findings: &mut Findings) {
    for pin in repository.gopls_pins().into_iter().filter(|pin| matches!(pin.by, PinnedBy::Script(..))) {
        let release = pin.release().filter(|_| pin.version.is_some());
        let Some(release) = release.filter(|release| release.facts().is_some_and(|facts| !facts.go_install_version))
        else {
            continue;
        };
        let message = format!("`go install` refuses gopls {release}, since its go.mod has a `replace`");
        findings.push(Diagnostic::at(pin.site, message).help("take a later release; of `v0.6`, v0.6.11 is the last"));
    }
}
