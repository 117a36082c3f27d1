//! A Go image that is whichever is newest on the day.

use crate::artifact::{Artifact, GoVersionDeclaration, VersionKind};
use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::images::GoImage;
use crate::repository::{Repository, Version};
use crate::rules::{Findings, Rule};
use crate::text::Value;

pub(crate) static UNPINNED_GO: Rule = Rule {
    name: "docker/unpinned-go",
    summary: "an image brings whichever Go is newest on the day",
    severity: Severity::Note,
    fix: None,
    security: None,
    references: &["https://hub.docker.com/_/golang"],
    page: include_str!("../../../docs/rules/docker/unpinned-go.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for version in repository.versions() {
        let Version { artifact, declared } = version;
        if matches!(declared.kind, VersionKind::Image(_))
            && !has_digest(artifact, declared)
            && is_open(artifact, declared)
        {
            let written = artifact.source.slice(declared.span);
            let message =
                format!("`{written}` names no minor release, so the Go of the day is taken, and another one tomorrow");
            findings.push(Diagnostic::at(version.site(), message).help("name one: `golang:1.27-alpine`"));
        }
    }
}

/// Whether the tag leaves the minor release open, or there is none.
fn is_open(artifact: &Artifact, declared: &GoVersionDeclaration) -> bool {
    match &declared.spec {
        Value::Known(tag) => {
            tag.as_str() == "1" || tag.starts_with("1-") || tag.starts_with(|first: char| first.is_ascii_alphabetic())
        }
        Value::Unknown => {
            let written = artifact.source.slice(declared.span);
            !written.contains('$') && GoImage::parse(written).is_some_and(|image| image.tag.is_none())
        }
    }
}

/// Whether the image is named by its content as well.
fn has_digest(artifact: &Artifact, declared: &GoVersionDeclaration) -> bool {
    let whole = declared.consumer.unwrap_or(declared.span);
    let behind = artifact.source.text().get(declared.span.end..).is_some_and(|rest| rest.starts_with('@'));
    behind || artifact.source.slice(whole).contains('@')
}
