//! A line of go.sum that the go command cannot use.

use crate::artifact::SumEntry;
use crate::diagnostic::{Diagnostic, Draft, Severity};
use crate::repository::{Module, Repository, SumFile};
use crate::rules::{Findings, Rule};

pub(crate) static MALFORMED_SUM: Rule = Rule {
    name: "go-mod/malformed-sum",
    summary: "a line of go.sum has no three words, or no hash",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#go-sum-files"],
    page: include_str!("../../../docs/rules/go-mod/malformed-sum.md"),
    check,
};

/// go/modfetch/fetch.go, `readGoSum`. The file is read as soon as a download must be checked. Where nothing is downloaded, it never is.
fn check(repository: &Repository, findings: &mut Findings) {
    for sum in repository.sum_files() {
        let modules = repository.checked_against(&sum);
        findings.extend(not_three_words(repository, &sum, &modules));
        findings.extend(impossible_hashes(repository, &sum, &modules));
    }
}

/// The go command stops at the first, so there is one draft a file.
fn not_three_words(repository: &Repository, sum: &SumFile<'_>, modules: &[Module<'_>]) -> Option<Draft> {
    let (first, others) = sum.file.malformed.split_first()?;
    let name = sum.artifact.path().as_str().rsplit('/').next().unwrap_or_default();
    let is_read = modules.iter().any(|module| repository.fetched(module).next().is_some());
    let is_conflict = first.starts_with("<<<<<<<");
    let cause = match (is_conflict, first.split_whitespace().count()) {
        (true, _) => "a merge conflict was committed".to_owned(),
        (false, 1) => "this line has 1 word in place of 3".to_owned(),
        (false, count) => format!("this line has {count} words in place of 3"),
    };
    let (consequence, severity) = if is_read {
        ("so Go 1.22 and later reject the file whenever they check a module", Severity::Error)
    } else {
        ("so the file is rejected as soon as there is a module to check", Severity::Warning)
    };
    let draft = Diagnostic::at(sum.artifact.site(first.span()), format!("{cause}, {consequence}"))
        .help(format!("remove what is no `module version hash`, then run `go mod tidy`; {name} has no comments"))
        .severity(severity);
    Some(others.iter().take(4).fold(draft, |draft, line| draft.related(sum.artifact.site(line.span()), "this one too")))
}

/// A hash that no download can have. Of several for one thing the first decides (`haveModSumLocked`).
fn impossible_hashes(repository: &Repository, sum: &SumFile<'_>, modules: &[Module<'_>]) -> Vec<Draft> {
    let entries = &sum.file.entries;
    let draft = |(index, entry): (usize, &SumEntry)| {
        let is_used = modules.iter().any(|module| {
            repository.fetched(module).any(|fetched| fetched.path == entry.path && fetched.version == entry.version)
        });
        let before = entries.get(..index).unwrap_or_default();
        let is_first = !before.iter().any(|other| other.has_key_of(entry) && other.is_read());
        let what = if entry.is_of_go_mod { "the go.mod of " } else { "" };
        let (consequence, severity) = match (is_used, is_first) {
            (_, false) => ("but the line before it decides", Severity::Warning),
            (true, true) => ("so its download always ends in \"checksum mismatch\"", Severity::Error),
            (false, true) => ("so its download would end in \"checksum mismatch\"", Severity::Warning),
        };
        let message = format!("no hash of {what}`{} {}` has this form, {consequence}", entry.path, entry.version);
        Diagnostic::at(sum.artifact.site(entry.hash.span()), message)
            .help("remove the line and run `go mod tidy`; a hash is `h1:` and 44 characters of base64")
            .severity(severity)
    };
    entries.iter().enumerate().filter(|(_, entry)| !entry.has_possible_hash()).map(draft).collect()
}
