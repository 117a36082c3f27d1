//! A version that setup-go cannot find.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::actions::ActionRelease;
use crate::facts::setup_go::ALIASES;
use crate::go::asked_version::can_be_found;
use crate::go::version::GoVersion;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::text::Literal;

pub(crate) static SETUP_GO_INVALID_VERSION: Rule = Rule {
    name: "ci/setup-go-invalid-version",
    summary: "`go-version` is nothing that setup-go finds a Go by",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &[
        "https://github.com/actions/setup-go#supported-version-syntax",
        "https://github.com/npm/node-semver#ranges",
    ],
    page: include_str!("../../../docs/rules/ci/setup-go-invalid-version.md"),
    check,
};

/// Releases before took a version as it is.
const RANGES: ActionRelease = ActionRelease::new(2, 0, 0);

/// src/installer.ts, `getGo`: the version is a range of npm's semver, or an alias. A server of one's own may have other names.
fn check(repository: &Repository, findings: &mut Findings) {
    let mut seen = HashSet::new();
    for step in repository.setup_steps() {
        let Some(release) = step.setup.release.filter(|release| *release >= RANGES) else { continue };
        let Some(input) = step.setup.input("go-version") else { continue };
        if step.setup.input("go-download-base-url").is_some() {
            continue;
        }
        for declared in step.artifact.declarations.versions_of(step.setup.environment) {
            let Some(spec) = declared.spec.as_ref().known().filter(|_| declared.read_as.is_none()) else { continue };
            let site = step.artifact.site(declared.span);
            if can_be_found(spec.trim(), release) || !seen.insert(site.clone()) {
                continue;
            }
            let message =
                format!("`{}` is nothing that setup-go {release} finds a Go by, so the step fails", shown(spec));
            let mut draft = Diagnostic::at(site, message).help(help(spec, release));
            if declared.consumer.is_some() {
                draft = draft.related(step.input_site(input), "it is asked for here");
            }
            findings.push(draft);
        }
    }
}

/// No longer than what fits a line.
fn shown(spec: &Literal) -> String {
    spec.lines().next().unwrap_or_default().chars().take(40).collect()
}

fn help(spec: &str, release: ActionRelease) -> String {
    let bare = spec.trim().trim_start_matches("go");
    let numbers = bare.split(|c: char| c.is_ascii_lowercase()).next().unwrap_or_default();
    match GoVersion::parse(bare) {
        _ if matches!(spec, "stable" | "oldstable") => format!("it is taken since {ALIASES}, and this is {release}"),
        _ if matches!(spec, "latest" | "tip" | "master") => "write `stable` for the newest release".to_owned(),
        Some(version) if version.is_prerelease() => {
            let zero = if numbers.matches('.').count() == 1 { ".0" } else { "" };
            let word = bare.get(numbers.len()..).unwrap_or_default();
            let digits = word.trim_start_matches(|c: char| c.is_ascii_lowercase());
            let kind = word.strip_suffix(digits).unwrap_or_default();
            format!("write `{numbers}{zero}-{kind}.{digits}`")
        }
        Some(version) => format!("write `{version}`"),
        None => "write a release, as `1.26.3`, or a range, as `1.26.x`".to_owned(),
    }
}
