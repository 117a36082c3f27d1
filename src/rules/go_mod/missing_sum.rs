//! A required module without a hash of its go.mod.

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::{Fetched, GoRun, Module, Repository, SumFile};
use crate::rules::{Findings, Rule};
use crate::tree::Presence;

pub(crate) static MISSING_SUM: Rule = Rule {
    name: "go-mod/missing-sum",
    summary: "go.sum has no hash of a module that go.mod requires",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#go-sum-files"],
    page: include_str!("../../../docs/rules/go-mod/missing-sum.md"),
    check,
};

/// modload: whoever reads the graph of modules needs the go.mod of each required one, and its hash. `go mod tidy` and `go get` write them
/// all. In a workspace, and with `-mod=mod`, the go command adds what is missing. Which modules' files are needed, imports would tell.
fn check(repository: &Repository, findings: &mut Findings) {
    let is_quiet = sums_are_not_needed(repository);
    for module in repository.modules().filter(|module| module.artifact.problems.is_empty()) {
        let sum = repository.sum_file(&module.directory);
        if sum.is_none() && !repository.lacks_sum_file(&module.directory) {
            continue;
        }
        let missing: Vec<Fetched<'_>> =
            repository.fetched(&module).filter(|fetched| !has_hash(sum.as_ref(), fetched)).collect();
        let Some((first, others)) = missing.split_first() else { continue };
        let needing = repository.command_that_needs_sums(&module);
        if needing.is_none() && (is_quiet || !is_checked(repository, &module)) {
            continue;
        }
        let severity = match &sum {
            _ if needing.is_some() => Severity::Error,
            // Where no go.sum was ever committed, something may well write one before it is needed.
            None => Severity::Note,
            Some(_) if repository.serves_another(&module.directory) => Severity::Warning,
            Some(_) => Severity::Error,
        };
        let draft = Diagnostic::at(
            module.site(first.requirement.path.span()),
            message(sum.is_some(), first, others.len(), needing.as_ref()),
        );
        let named = others
            .iter()
            .take(4)
            .fold(draft, |draft, fetched| draft.related(module.site(fetched.requirement.path.span()), "this one too"));
        let shown = match needing.and_then(|run| run.site()) {
            Some(site) => named.related(site, "this command fails"),
            None => named,
        };
        findings.push(shown.help("run `go mod tidy` and commit go.sum").severity(severity));
    }
}

fn message(has_sum_file: bool, first: &Fetched<'_>, others: usize, needing: Option<&GoRun<'_>>) -> String {
    let lack = if has_sum_file { "go.sum has no hash of the go.mod of" } else { "there is no go.sum with the hash of" };
    let more = if others == 0 { String::new() } else { format!(" (nor of {others} more)") };
    let consequence = match needing.and_then(|run| run.command) {
        Some(command) => format!("the `go {}` that a script runs here fails", command.subcommand()),
        None => "`go list -m all` and whatever else reads all go.mod files fails".to_owned(),
    };
    format!("{lack} `{} {}`{more}, so {consequence}", first.path, first.version)
}

fn is_checked(repository: &Repository, module: &Module<'_>) -> bool {
    repository.workspace_around(&module.directory).is_none()
        && module.directory.join("vendor").is_ok_and(|path| repository.presence(&path) == Presence::Absent)
}

fn has_hash(sum: Option<&SumFile<'_>>, fetched: &Fetched<'_>) -> bool {
    sum.is_some_and(|sum| {
        sum.file.entries.iter().any(|entry| {
            entry.is_of_go_mod && entry.is_read() && entry.path == fetched.path && entry.version == fetched.version
        })
    })
}

/// Whether some environment says `-mod=mod`, which adds what is missing, or `-mod=vendor`, which reads no sums.
fn sums_are_not_needed(repository: &Repository) -> bool {
    let says_so = |value: &str| value.contains("-mod=mod") || value.contains("-mod=vendor");
    repository.assignments_of("GOFLAGS").any(|assignment| assignment.set.known().is_none_or(|value| says_so(value)))
}
