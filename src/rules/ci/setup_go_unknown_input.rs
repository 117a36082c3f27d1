//! An input that this release of setup-go does not have.

use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::actions::ActionRelease;
use crate::facts::setup_go::{INPUTS, input_named};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static SETUP_GO_UNKNOWN_INPUT: Rule = Rule {
    name: "ci/setup-go-unknown-input",
    summary: "setup-go is given an input that it does not have",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://github.com/actions/setup-go/blob/main/action.yml"],
    page: include_str!("../../../docs/rules/ci/setup-go-unknown-input.md"),
    check,
};

/// actions/runner, `ActionManifestManager`: an input that `action.yml` does not name is a warning in the log, and nothing else.
fn check(repository: &Repository, findings: &mut Findings) {
    for step in repository.setup_steps() {
        let Some(release) = step.setup.release else { continue };
        for input in &step.setup.inputs {
            let name = input.name.value.as_str();
            let known = input_named(name);
            if known.is_some_and(|known| known.is_in(release)) || is_newer_than_known(release) && known.is_none() {
                continue;
            }
            let is_told = step.setup.inputs.iter().any(|other| tells_version(other.name.value.as_str(), release));
            let consequence =
                if names_version(name) && !is_told { "leaves the Go of the runner" } else { "passes over it" };
            let message = format!("setup-go {release} has no input `{name}`, so it {consequence}");
            let help = match known {
                Some(known) if known.since > release => format!("it came with {}", known.since),
                Some(_) if name.eq_ignore_ascii_case("version") => "it is called `go-version` now".to_owned(),
                Some(_) => "it is gone; a pre-release is asked for by its name, as `1.27.0-rc.1`".to_owned(),
                None => nearest(name, release),
            };
            findings.push(Diagnostic::at(step.artifact.site(input.name.span), message).help(help));
        }
    }
}

/// Releases of a major version that the table has nothing of may have more inputs.
fn is_newer_than_known(release: ActionRelease) -> bool {
    release.major > NEWEST_MAJOR
}

/// The newest major version in the table.
const NEWEST_MAJOR: u16 = 7;

/// Whether an input of that name says which Go.
fn names_version(name: &str) -> bool {
    ["go-version", "go-version-file", "version"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// As [`names_version`], to a release that has it.
fn tells_version(name: &str, release: ActionRelease) -> bool {
    names_version(name) && input_named(name).is_some_and(|known| known.is_in(release))
}

fn nearest(name: &str, release: ActionRelease) -> String {
    let inputs = INPUTS.iter().filter(|input| input.is_in(release));
    let near = inputs
        .filter(|input| name.starts_with(input.name) || input.name.starts_with(name))
        .max_by_key(|input| input.name.len());
    near.map_or_else(|| "see its action.yml for those it has".to_owned(), |near| format!("it has `{}`", near.name))
}
