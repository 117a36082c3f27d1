//! `run.go` in a configuration of golangci-lint.

use std::cmp::Ordering;

use crate::diagnostic::{Diagnostic, Severity};
use crate::go::version::GoVersion;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static GOLANGCI_RUN_GO: Rule = Rule {
    name: "tools/golangci-run-go",
    summary: "golangci-lint is told of an older Go than go.mod asks for, or of the same",
    severity: Severity::Note,
    fix: None,
    security: None,
    references: &["https://golangci-lint.run/docs/configuration/file/#run-configuration"],
    page: include_str!("../../../docs/rules/tools/golangci-run-go.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for (artifact, configuration) in repository.golangci_configurations() {
        let Some(written) = &configuration.go else { continue };
        let Some(module) = repository.module_around(&artifact.directory()) else { continue };
        let (Some(told), Some(line)) = (GoVersion::parse(&written.value), &module.file.go) else { continue };
        let Some(own) = GoVersion::parse(&line.value) else { continue };
        let (told, own) = (told.language(), own.language());
        let (older, newer) = (told.as_str(), own.as_str());
        let message = match told.cmp(&own) {
            Ordering::Less => {
                format!("`run.go` makes linters look at the code as for Go {older}, and it is for Go {newer}")
            }
            Ordering::Equal => {
                format!("`run.go` says what go.mod says, Go {newer}, and will have to be changed along with it")
            }
            Ordering::Greater => continue,
        };
        let site = module.artifact.site(line.value.span());
        findings.push(
            Diagnostic::at(artifact.site(written.span), message)
                .related(site, "the go line")
                .help("leave it out: golangci-lint then asks go.mod"),
        );
    }
}
