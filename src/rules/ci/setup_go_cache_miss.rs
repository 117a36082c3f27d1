//! A cache of setup-go that no file names.

use std::collections::HashMap;

use crate::artifact::Workspace;
use crate::diagnostic::{Diagnostic, Draft, Severity};
use crate::facts::setup_go::CACHE_BY_DEFAULT;
use crate::repository::{Caching, Repository, SetupStep};
use crate::rules::{Findings, Rule};
use crate::text::RepoPath;
use crate::tree::Presence;

pub(crate) static SETUP_GO_CACHE_MISS: Rule = Rule {
    name: "ci/setup-go-cache-miss",
    summary: "no file names the cache of setup-go, so that it keeps none",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &[
        "https://github.com/actions/setup-go#caching-dependency-files-and-build-outputs",
        "https://github.com/actions/setup-go/issues/427",
    ],
    page: include_str!("../../../docs/rules/ci/setup-go-cache-miss.md"),
    check,
};

/// src/cache-restore.ts: "Some specified paths were not resolved, unable to cache dependencies", "Dependencies file is not found".
fn check(repository: &Repository, findings: &mut Findings) {
    let (mut known, mut help) = (HashMap::new(), None);
    for step in repository.setup_steps().filter(|step| step.setup.workspace == Workspace::Checkout) {
        let caching = step.caching();
        let Some(release) = step.setup.release.filter(|_| caching != Caching::Off) else { continue };
        let Some(draft) = missing_path(repository, &step, &mut known).or_else(|| missing_key(repository, &step)) else {
            continue;
        };
        let draft = draft.help(help.get_or_insert_with(|| advice(repository)).as_str());
        let is_asked = caching == Caching::Asked;
        findings.push(match release {
            _ if release < CACHE_BY_DEFAULT => draft.severity(Severity::Error),
            _ if is_asked => draft,
            _ => draft.severity(Severity::Note),
        });
    }
}

/// What follows where a cache has no name.
fn consequence(step: &SetupStep<'_>) -> &'static str {
    if step.setup.release.is_some_and(|release| release < CACHE_BY_DEFAULT) { "fails" } else { "keeps no cache" }
}

/// A `cache-dependency-path` of which no line matches anything.
fn missing_path(repository: &Repository, step: &SetupStep<'_>, known: &mut HashMap<String, bool>) -> Option<Draft> {
    let input = step.setup.input("cache-dependency-path")?;
    let patterns = input.given.value.as_ref().known()?;
    let lines = patterns.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with(['#', '!']));
    let mut count = 0;
    for line in lines {
        count += 1;
        let may_match = known.entry(line.to_owned()).or_insert_with(|| repository.may_match(line));
        if *may_match {
            return None;
        }
    }
    let shown =
        if count == 1 { format!("`{}` matches", patterns.trim()) } else { "none of these paths matches".to_owned() };
    let message = format!("{shown} no file of the repository, so setup-go {}", consequence(step));
    (count > 0).then(|| Diagnostic::at(step.input_site(input), message))
}

/// Neither a path, nor the file at the root that is taken without one.
fn missing_key(repository: &Repository, step: &SetupStep<'_>) -> Option<Draft> {
    let name = step.cache_key_file()?;
    let path = RepoPath::new(name).ok()?;
    if repository.presence(&path) != Presence::Absent {
        return None;
    }
    let message = format!("there is no `{name}` at the root, so setup-go {}", consequence(step));
    let site = step.setup.input("cache").map_or_else(|| step.uses_site(), |input| step.input_site(input));
    Some(Diagnostic::at(site, message))
}

/// What to do about it. Every path of the repository is looked at.
fn advice(repository: &Repository) -> String {
    let sums = || repository.paths().filter(|path| *path == "go.sum" || path.ends_with("/go.sum"));
    match (sums().next(), sums().nth(1)) {
        (Some(only), None) => format!("write `cache-dependency-path: {only}`"),
        (Some(_), Some(_)) => "write `cache-dependency-path: '**/go.sum'`".to_owned(),
        _ => "write `cache: false`, or name a file that is there".to_owned(),
    }
}
