//! A Go that is installed and gets no fixes any more.

use std::collections::{BTreeMap, BTreeSet};

use crate::artifact::{Artifact, EnvironmentKind, GoVersionDeclaration, Scope};
use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::releases::SUPPORTED_MINORS;
use crate::go::version_file::PinnedVersion;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static END_OF_LIFE: Rule = Rule {
    name: "go-version/end-of-life",
    summary: "a Go is installed that gets no fixes any more",
    severity: Severity::Note,
    fix: None,
    security: None,
    references: &["https://go.dev/doc/devel/release#policy"],
    page: include_str!("../../../docs/rules/go-version/end-of-life.md"),
    check,
};

/// A matrix that has a newer one too is there to test old ones.
fn check(repository: &Repository, findings: &mut Findings) {
    for artifact in repository.artifacts() {
        let mut said = BTreeSet::new();
        for together in installed_together(artifact) {
            let minors: Option<Vec<u32>> = together.iter().map(|declared| old_minor(declared)).collect();
            for (minor, declared) in minors.unwrap_or_default().into_iter().zip(together) {
                if said.insert(declared.span.start) {
                    findings.push(Diagnostic::at(artifact.site(declared.span), message(minor, declared)));
                }
            }
        }
    }
}

/// What is installed, with what the same step may install instead. What a Makefile's variable is for is not known.
fn installed_together(artifact: &Artifact) -> impl Iterator<Item = Vec<&GoVersionDeclaration>> {
    let is_of_make = |declared: &GoVersionDeclaration| match declared.scope {
        Scope::Environment(id) => {
            artifact.declarations.get(id).is_some_and(|found| found.kind == EnvironmentKind::Make)
        }
        Scope::Directory(_) => false,
    };
    let installed = artifact.declarations.versions.iter();
    let installed = installed.filter(|declared| declared.is_installed() && !is_of_make(declared));
    let mut places: BTreeMap<(Option<usize>, usize), Vec<&GoVersionDeclaration>> = BTreeMap::new();
    for (number, declared) in installed.enumerate() {
        let taken = declared.consumer.map(|consumer| consumer.start);
        places.entry((taken, if taken.is_some() { 0 } else { number })).or_default().push(declared);
    }
    places.into_values()
}

/// The minor release that is installed, where it gets no fixes any more.
fn old_minor(declared: &GoVersionDeclaration) -> Option<u32> {
    let pinned = PinnedVersion::parse(declared.version_text().filter(|_| declared.read_as.is_none())?)?;
    pinned.version.minor().filter(|minor| *minor < SUPPORTED_MINORS[0])
}

fn message(minor: u32, declared: &GoVersionDeclaration) -> String {
    let [older, newer] = SUPPORTED_MINORS;
    let who = if matches!(declared.scope, Scope::Directory(_)) { "whoever works here gets" } else { "this installs" };
    format!(
        "{who} Go 1.{minor}, which has no fixes any more since Go 1.{} came out; 1.{older} and 1.{newer} have",
        minor + 2
    )
}
