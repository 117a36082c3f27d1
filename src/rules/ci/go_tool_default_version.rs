//! What installs Go is told no version.

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::text::Literal;

pub(crate) static GO_TOOL_DEFAULT_VERSION: Rule = Rule {
    name: "ci/go-tool-default-version",
    summary: "a task that installs Go is told no version, and has an old one of its own",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://learn.microsoft.com/azure/devops/pipelines/tasks/reference/go-tool-v0"],
    page: include_str!("../../../docs/rules/ci/go-tool-default-version.md"),
    check,
};

/// Without a module, that version may be as good as any.
fn check(repository: &Repository, findings: &mut Findings) {
    if repository.modules().next().is_none() {
        return;
    }
    for artifact in repository.artifacts() {
        for declared in artifact.declarations.default_versions() {
            let Some(version) = declared.spec.as_ref().known().map(Literal::as_str) else { continue };
            let tool = name(artifact.source.slice(declared.span));
            let message = format!("`{tool}` is told no version and installs Go {version}, which knows no modules");
            findings.push(
                Diagnostic::at(artifact.site(declared.span), message)
                    .help("set its `version` to the Go that go.mod asks for, or a later one"),
            );
        }
    }
}

/// What installs Go, without quotes.
fn name(spelled: &str) -> &str {
    spelled.trim_matches(['"', '\''])
}
