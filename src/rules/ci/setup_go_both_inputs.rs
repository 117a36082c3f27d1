//! setup-go is given a version and a file with one.

use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::setup_go::VERSION_FILE;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static SETUP_GO_BOTH_INPUTS: Rule = Rule {
    name: "ci/setup-go-both-inputs",
    summary: "`go-version` wins over `go-version-file`",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://github.com/actions/setup-go#getting-go-version-from-the-gomod-file"],
    page: include_str!("../../../docs/rules/ci/setup-go-both-inputs.md"),
    check,
};

/// src/main.ts, `resolveVersionInput`. A version that is computed may be empty, and the file is then what is fallen back to.
fn check(repository: &Repository, findings: &mut Findings) {
    for step in repository.setup_steps() {
        let has_both = step.setup.release.is_some_and(|release| release >= VERSION_FILE);
        let Some(version) = step.setup.input("go-version").filter(|_| has_both) else { continue };
        let (Some(known), Some(file)) = (version.given.value.as_ref().known(), step.setup.input("go-version-file"))
        else {
            continue;
        };
        let name = file.given.written.as_str();
        let message = format!("setup-go installs `{}` and does not read `{name}`", known.as_str());
        findings.push(
            Diagnostic::at(step.input_site(file), message)
                .related(step.input_site(version), "`go-version` wins")
                .help("leave one of the two"),
        );
    }
}
