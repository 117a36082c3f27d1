//! A Go that is installed and gets no fixes any more.

use std::collections::{BTreeMap, BTreeSet};

use crate::artifact::{GoVersionDeclaration, Scope};
use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::releases::SUPPORTED_MINORS;
use crate::go::version_file::PinnedVersion;
use crate::repository::{Repository, Version};
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
        let mut places: BTreeMap<(Option<usize>, usize), Vec<&GoVersionDeclaration>> = BTreeMap::new();
        let installed = artifact.declarations.versions.iter().filter(|declared| declared.is_installed());
        for (number, declared) in installed.enumerate() {
            let taken = declared.consumer.map(|consumer| consumer.start);
            places.entry((taken, if taken.is_some() { 0 } else { number })).or_default().push(declared);
        }
        let mut said = BTreeSet::new();
        for together in places.into_values() {
            let old: Vec<(u32, Version<'_>)> = together
                .iter()
                .filter_map(|declared| Some((old_minor(declared)?, Version { artifact, declared })))
                .collect();
            if old.len() < together.len() {
                continue;
            }
            for (minor, version) in old {
                if said.insert(version.declared.span.start) {
                    findings.push(Diagnostic::at(version.site(), message(minor, version.declared)));
                }
            }
        }
    }
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
