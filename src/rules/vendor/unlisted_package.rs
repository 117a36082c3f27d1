//! A vendored package that modules.txt does not know.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Severity};
use crate::go::version::GoVersion;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::text::Span;

pub(crate) static UNLISTED_PACKAGE: Rule = Rule {
    name: "vendor/unlisted-package",
    summary: "the vendor directory holds a package that modules.txt does not list",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#go-mod-vendor"],
    page: include_str!("../../../docs/rules/vendor/unlisted-package.md"),
    check,
};

/// modload/import.go: from go 1.23 on such a package is not imported (Go 1.23 to 1.27): "ignoring package which exists in the vendor
/// directory but is missing from vendor/modules.txt". One diagnostic a directory tree names the first.
fn check(repository: &Repository, findings: &mut Findings) {
    for vendor in repository.vendor_directories() {
        let asked = vendor.go_line();
        if asked.is_none_or(|go| go < GoVersion::of_language(1, 23)) {
            continue;
        }
        let listing = &vendor.manifest.listing;
        let listed: BTreeSet<&str> =
            listing.entries.iter().flat_map(|entry| &entry.packages).map(|package| package.value.as_str()).collect();
        let directory = vendor.artifact.directory();
        let mut unlisted: BTreeSet<&str> = BTreeSet::new();
        for path in repository.paths_below(&directory).filter(|path| path.ends_with(".go")) {
            let inside = path.strip_prefix(directory.as_str()).and_then(|rest| rest.strip_prefix('/'));
            let package = inside.and_then(|inside| inside.rsplit_once('/')).map(|(package, _)| package);
            // Below a listed package lie files that it embeds.
            unlisted.extend(package.filter(|package| !parents(package).any(|parent| listed.contains(parent))));
        }
        for package in &unlisted {
            if parents(package).skip(1).any(|parent| unlisted.contains(parent)) {
                continue;
            }
            let message =
                format!("modules.txt does not list `{package}`, so the go command does not import it from here");
            let command = if vendor.is_of_workspace() { "go work vendor" } else { "go mod vendor" };
            findings.push(
                Diagnostic::at(vendor.site(Span::empty(0)), message)
                    .help(format!("run `{command}`: it adds what is imported and removes the rest")),
            );
        }
    }
}

/// The path itself, and those above it.
fn parents(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| path.rsplit_once('/').map(|(parent, _)| parent))
}
