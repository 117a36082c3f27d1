//! A version of gopls that was never released.

use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::gopls::{GoplsRelease, NEWEST, RELEASES};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static MISSING_VERSION: Rule = Rule {
    name: "gopls/missing-version",
    summary: "the version of gopls that is asked for was never released",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://pkg.go.dev/golang.org/x/tools/gopls?tab=versions"],
    page: include_str!("../../../docs/rules/gopls/missing-version.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for pin in repository.gopls_pins() {
        let Some(written) = pin.version else { continue };
        let version = if written.starts_with('v') { written.to_owned() } else { format!("v{written}") };
        if !GoplsRelease::is_missing(&version) {
            continue;
        }
        let message = format!("there never was a gopls {version}, so it cannot be downloaded");
        findings.push(Diagnostic::at(pin.site, message).help(last_of_its_minor(&version)));
    }
}

fn last_of_its_minor(version: &str) -> String {
    let minor = version.split('.').nth(1).unwrap_or_default();
    let minor = format!("v0.{minor}.");
    let last = RELEASES.iter().rev().map(|known| known.release).find(|release| release.to_string().starts_with(&minor));
    match last {
        Some(last) => {
            format!("the last of `v0.{}` is {last}, the newest {NEWEST}", minor.trim_matches(['v', '0', '.']))
        }
        None => format!("the newest is {NEWEST}"),
    }
}
