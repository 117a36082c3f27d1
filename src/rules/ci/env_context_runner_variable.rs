//! A variable of the runner is looked up in the `env` context.

use crate::artifact::{Document, EnvLookup};
use crate::diagnostic::{Diagnostic, Severity};
use crate::go::variables;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static ENV_CONTEXT_RUNNER_VARIABLE: Rule = Rule {
    name: "ci/env-context-runner-variable",
    summary: "the `env` context does not hold the variables of the runner",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#env-context"],
    page: include_str!("../../../docs/rules/ci/env-context-runner-variable.md"),
    check,
};

/// Of what Go reads: its variables, the inputs of setup-go, and the directory that commands start in. The `env` context holds what
/// `env` maps and `$GITHUB_ENV` set; the runner's own are in the environment of a step alone.
fn check(repository: &Repository, findings: &mut Findings) {
    for artifact in repository.artifacts() {
        let Document::Github(file) = &artifact.document else { continue };
        for lookup in file.lookups.iter().filter(|lookup| concerns_go(lookup)) {
            let (target, name) = (lookup.target.value.as_str(), lookup.variable.value.as_str());
            let outcome = match lookup.becomes.as_deref() {
                Some("") => "is empty".to_owned(),
                Some(value) if !value.contains(['\n', '`']) => format!("becomes `{value}`"),
                _ => "lacks it".to_owned(),
            };
            let message = format!("the `env` context has no `{name}`, so `{target}` {outcome}");
            findings.push(Diagnostic::at(artifact.site(lookup.variable.span), message).help(instead(name)));
        }
    }
}

/// Whether it is a variable of Go, or else no variable at all.
fn concerns_go(lookup: &EnvLookup) -> bool {
    let name = lookup.target.value.as_str();
    let is_variable = !name.contains(|c: char| c.is_ascii_lowercase());
    !is_variable || variables::find(name).is_some()
}

/// Where it is found: `GITHUB_WORKSPACE` is `github.workspace`.
fn instead(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    match lower.split_once('_') {
        Some((context, name)) => format!("write `${{{{ {context}.{name} }}}}`"),
        None => "it is in the environment of scripts".to_owned(),
    }
}
