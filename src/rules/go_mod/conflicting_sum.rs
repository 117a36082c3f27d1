//! Two hashes of one thing in a go.sum.

use std::collections::HashMap;

use crate::artifact::SumEntry;
use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static CONFLICTING_SUM: Rule = Rule {
    name: "go-mod/conflicting-sum",
    summary: "a go.sum has two hashes of one module version",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#go-sum-files"],
    page: include_str!("../../../docs/rules/go-mod/conflicting-sum.md"),
    check,
};

/// go/modfetch/fetch.go, `haveModSumLocked`: the first hash of a kind that it knows decides. Impossible hashes have a rule of their own.
fn check(repository: &Repository, findings: &mut Findings) {
    for sum in repository.sum_files() {
        let mut seen: HashMap<(&str, &str, bool), &SumEntry> = HashMap::new();
        for entry in sum.file.entries.iter().filter(|entry| entry.is_read() && entry.has_possible_hash()) {
            let first = seen.entry((&entry.path, &entry.version, entry.is_of_go_mod)).or_insert(entry);
            if first.hash.as_str() == entry.hash.as_str() {
                continue;
            }
            let what = if entry.is_of_go_mod { "the go.mod of " } else { "" };
            let message = format!(
                "a second hash of {what}`{} {}`: the go command goes by the first, so one of them is wrong and this one is never asked",
                entry.path, entry.version
            );
            findings.push(
                Diagnostic::at(sum.artifact.site(entry.hash.span()), message)
                    .related(sum.artifact.site(first.hash.span()), "the first hash")
                    .help("find out which is right: remove both lines and run `go mod tidy` with the checksum database on"),
            );
        }
    }
}
