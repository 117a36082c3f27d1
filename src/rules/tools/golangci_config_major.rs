//! A configuration for another golangci-lint.

use std::collections::BTreeSet;

use crate::artifact::{Artifact, Golangci, Installer, ToolVersion};
use crate::diagnostic::{Diagnostic, Draft, Severity};
use crate::repository::{LintRun, Repository};
use crate::rules::{Findings, Rule};
use crate::text::Span;

pub(crate) static GOLANGCI_CONFIG_MAJOR: Rule = Rule {
    name: "tools/golangci-config-major",
    summary: "golangci-lint is installed at another major version than its configuration is written for",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://golangci-lint.run/docs/product/migration-guide/"],
    page: include_str!("../../../docs/rules/tools/golangci-config-major.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    let mut told = BTreeSet::new();
    for run in repository.lint_runs() {
        let Some((artifact, configuration)) = repository.lint_configuration(&run).known().flatten() else { continue };
        let Some(draft) = judge(&run, artifact, configuration) else { continue };
        if told.insert((run.artifact.path(), run.site.span.start, artifact.path())) {
            findings.push(draft);
        }
    }
}

fn judge(run: &LintRun<'_>, artifact: &Artifact, configuration: &Golangci) -> Option<Draft> {
    let (lint, file) = (name(run), artifact.path());
    let written = configuration.version.as_ref();
    let is_of_v2 = written.is_some_and(|version| version.value == "2");
    let (place, label) = match written {
        Some(version) => (version.span, "the configuration says for which golangci-lint it is written"),
        None => (first_line(artifact), "the configuration"),
    };
    let at = |message: String| Diagnostic::at(run.site.clone(), message).related(artifact.site(place), label);
    match run.version.major {
        2 if !is_of_v2 && configuration.is_whole => {
            let what = written
                .map_or_else(|| "no `version: \"2\"`".to_owned(), |version| format!("`version` `{}`", version.value));
            let draft = at(format!("{lint} refuses `{file}`, which has {what}"));
            Some(draft.help("let `golangci-lint migrate` rewrite the configuration, or stay with golangci-lint v1"))
        }
        1 if is_of_v2 && run.version.refuses_next_configuration() => {
            let draft = at(format!("{lint} refuses `{file}`, which is written for golangci-lint v2"));
            Some(draft.help("take golangci-lint v2"))
        }
        1 if is_of_v2 => {
            let message = format!("{lint} passes over most of `{file}`, which is written for golangci-lint v2");
            Some(at(message).severity(Severity::Warning).help("take golangci-lint v2"))
        }
        _ => None,
    }
}

/// What people call it where it is asked for.
fn name(run: &LintRun<'_>) -> String {
    let pins = &run.artifact.declarations.tools;
    let is_open = pins.iter().any(|pin| pin.version == ToolVersion::Unpinned && pin.tool.span == run.site.span);
    match run.installer {
        Installer::Action { .. } if is_open => format!("golangci-lint {}, which this action runs,", run.version),
        _ => format!("golangci-lint {}", run.version),
    }
}

/// The first line that says something.
fn first_line(artifact: &Artifact) -> Span {
    let index = artifact.source.lines();
    let mut lines = (1..=index.count()).map(|line| index.span(line));
    let says_something = |span: &Span| {
        let text = artifact.source.slice(*span).trim_start_matches('\u{feff}').trim();
        !text.is_empty() && !text.starts_with('#')
    };
    let line = lines.find(says_something).unwrap_or_else(|| index.span(1));
    let text = artifact.source.slice(line);
    let end = line.start + text.trim_end().len();
    Span::new(end - text.trim_start_matches('\u{feff}').trim().len(), end)
}
