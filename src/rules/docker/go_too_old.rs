//! An image whose Go does not do for what is built in it.

use crate::diagnostic::Severity;
use crate::repository::Repository;
use crate::rules::too_old;
use crate::rules::{Findings, Rule};

pub(crate) static GO_TOO_OLD: Rule = Rule {
    name: "docker/go-too-old",
    summary: "the Go of an image is below the go line of the module that is built in it",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://github.com/docker-library/golang/issues/472", "https://go.dev/doc/toolchain#config"],
    page: include_str!("../../../docs/rules/docker/go-too-old.md"),
    check,
};

/// An image that fetches what is needed works as it is meant to, only slower.
fn check(repository: &Repository, findings: &mut Findings) {
    let all = too_old::all(repository, true);
    findings.extend(all.iter().filter_map(|old| old.draft(("each time that it has none yet", Severity::Note))));
}
