//! A go or toolchain line that asks for a Go which is not released.

use crate::diagnostic::{Diagnostic, Draft, Severity};
use crate::facts::releases::{NEWEST, SUPPORTED};
use crate::go::toolchain::ToolchainName;
use crate::go::version::GoVersion;
use crate::repository::{Repository, VersionLines};
use crate::rules::{Findings, Rule};

pub(crate) static UNRELEASED_GO_VERSION: Rule = Rule {
    name: "go-mod/unreleased-go-version",
    summary: "a go or toolchain line asks for a Go that is not released",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/doc/devel/release", "https://go.dev/doc/toolchain#config"],
    page: include_str!("../../../docs/rules/go-mod/unreleased-go-version.md"),
    check,
};

/// From Go 1.21 on, a Go below the go line refuses the module or fetches what the line asks for; a toolchain line is only fetched. What is
/// released next may be out by the time of a run, which this program does not know: that is a warning.
fn check(repository: &Repository, findings: &mut Findings) {
    for file in repository.version_lines() {
        findings.extend(go_line(&file));
        // A member's toolchain line counts for nothing.
        if file.is_workspace || repository.workspace_of(&file.artifact.directory()).is_none() {
            findings.extend(toolchain_line(repository, &file));
        }
    }
}

fn go_line(file: &VersionLines<'_>) -> Option<Draft> {
    let value = &file.go?.value;
    let version = GoVersion::parse(value)?;
    let unit = if file.is_workspace { "this workspace" } else { "this module" };
    let (cause, severity) = unreleased(&version)?;
    let message = format!("{cause} every Go from 1.21 on refuses {unit} or fails to download it");
    Some(
        Diagnostic::at(file.artifact.site(value.span()), message)
            .help(format!("write the lowest Go that this needs, at most `go {NEWEST}`"))
            .severity(severity),
    )
}

/// Names with a suffix, `go1.99.0-bigcorp`, are somebody's own.
fn toolchain_line(repository: &Repository, file: &VersionLines<'_>) -> Option<Draft> {
    let value = &file.toolchain?.value;
    let name = ToolchainName::parse(value).filter(|name| name.as_str() == format!("go{}", name.version()))?;
    let (cause, severity) = unreleased(name.version())?;
    // Nobody reads the toolchain line of a dependency.
    let is_dependency = repository.serves_another(&file.artifact.directory());
    let severity = if is_dependency { Severity::Warning } else { severity };
    let message = format!("{cause} go commands fail to download it, unless GOTOOLCHAIN forbids another toolchain");
    Some(
        Diagnostic::at(file.artifact.site(value.span()), message)
            .help("name a release, or drop the line")
            .severity(severity),
    )
}

/// That a version is not released, as the beginning of a sentence, and whether that is sure.
fn unreleased(version: &GoVersion) -> Option<(String, Severity)> {
    let [_, (major, minor)] = SUPPORTED;
    let next = GoVersion::of_language(major, minor + 1);
    if *version < next {
        return None;
    }
    if *version < GoVersion::of_language(major, minor + 2) {
        let cause = format!("{NEWEST} is the newest Go that is known here, and while there is no {version}");
        return Some((cause, Severity::Warning));
    }
    Some((format!("there is no Go {version} ({NEWEST} is the newest), so"), Severity::Error))
}
