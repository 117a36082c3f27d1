//! A go line that setup-go passes over for its blanks.

use std::collections::BTreeMap;

use crate::artifact::{Artifact, Document};
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity, Site};
use crate::go::asked_version::FileReader;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::text::{RepoPath, Span};

pub(crate) static SETUP_GO_DIRECTIVE_WHITESPACE: Rule = Rule {
    name: "ci/setup-go-directive-whitespace",
    summary: "setup-go does not see a go line with other blanks than one space",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://github.com/actions/setup-go/blob/v6.1.0/src/installer.ts"],
    page: include_str!("../../../docs/rules/ci/setup-go-directive-whitespace.md"),
    check,
};

/// src/installer.ts: `/^go (\d+(\.\d+)*)/m`, where Go takes any blanks. One diagnostic a file, however many steps read it.
fn check(repository: &Repository, findings: &mut Findings) {
    let mut asked: BTreeMap<RepoPath, Vec<Site>> = BTreeMap::new();
    for step in repository.setup_steps() {
        let Some(file) = repository.asked_file(&step).filter(|file| file.reader == FileReader::Directives) else {
            continue;
        };
        if file.reader.read(&file.text, file.release, step.local_by().is_some()).is_empty() {
            asked.entry(file.path).or_default().push(step.artifact.site(file.written.span()));
        }
    }
    for (path, steps) in asked {
        let Some(artifact) = repository.artifact(&path) else { continue };
        let Some((line, blanks)) = go_line(artifact) else { continue };
        let message = "setup-go sees a go line only behind one space, so it leaves the Go of the runner".to_owned();
        let mut draft =
            Diagnostic::at(artifact.site(line), message).help("write one space behind `go`, and none before");
        draft = draft.fix(blanks.map(|blanks| Fix::safe("write one space", vec![Edit::replace(&path, blanks, " ")])));
        for step in steps {
            draft = draft.related(step, "it is read here");
        }
        findings.push(draft);
    }
}

/// The go line, and the blanks in it that may be written as one space: those between the word and the version.
fn go_line(artifact: &Artifact) -> Option<(Span, Option<Span>)> {
    let go = match &artifact.document {
        Document::GoMod(file) => file.go.as_ref(),
        Document::GoWork(file) => file.go.as_ref(),
        _ => None,
    }?;
    let version = go.value.span();
    let blanks = Span::new(go.span.start + "go".len(), version.start);
    let text = artifact.source.text();
    let starts_line = text.get(..go.span.start).is_some_and(|before| before.is_empty() || before.ends_with('\n'));
    let are_blanks = text.get(blanks.range()).is_some_and(|blanks| !blanks.is_empty() && blanks.trim().is_empty());
    let is_word = text.get(go.span.range()).is_some_and(|line| line.starts_with("go"));
    Some((go.span, (starts_line && are_blanks && is_word).then_some(blanks)))
}
