//! A Go version that YAML takes for a number.

use std::collections::BTreeMap;

use crate::artifact::Artifact;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity};
use crate::repository::{Repository, Version};
use crate::rules::{Findings, Rule};
use crate::text::{RepoPath, Span};

pub(crate) static YAML_FLOAT_VERSION: Rule = Rule {
    name: "ci/yaml-float-version",
    summary: "an unquoted version loses its last zero",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://github.com/actions/setup-go#basic", "https://github.com/actions/setup-go/issues/326"],
    page: include_str!("../../../docs/rules/ci/yaml-float-version.md"),
    check,
};

/// One diagnostic a number, however many steps ask for it.
fn check(repository: &Repository, findings: &mut Findings) {
    let mut numbers: BTreeMap<(&RepoPath, Span), Vec<Version<'_>>> = BTreeMap::new();
    for version in repository.versions().filter(|version| version.declared.read_as.is_some()) {
        numbers.entry((version.artifact.path(), version.declared.span)).or_default().push(version);
    }
    for ((path, span), versions) in numbers {
        let Some(Version { artifact, declared }) = versions.first() else { continue };
        let (written, read) = (artifact.source.slice(span), declared.read_as.as_deref().unwrap_or_default());
        let message = format!("unquoted, `{written}` is the number {read}, so Go {read} is asked for");
        let quote = usual_quote(artifact);
        let edits = vec![Edit::insert(path, span.start, quote), Edit::insert(path, span.end, quote)];
        let mut draft = Diagnostic::at(artifact.site(span), message)
            .help(format!("write {quote}{written}{quote}"))
            .fix(Fix::safe("quote it", edits));
        let mut consumers: Vec<Span> = versions.iter().filter_map(|version| version.declared.consumer).collect();
        consumers.sort_unstable();
        consumers.dedup();
        for consumer in consumers {
            draft = draft.related(artifact.site(consumer), "it is asked for here");
        }
        findings.push(draft);
    }
}

/// The quotation mark that the file uses more often.
fn usual_quote(artifact: &Artifact) -> &'static str {
    let text = artifact.source.text();
    if text.matches(": '").count() > text.matches(": \"").count() { "'" } else { "\"" }
}
