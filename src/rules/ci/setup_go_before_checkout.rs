//! setup-go runs where nothing has been checked out yet.

use crate::artifact::Workspace;
use crate::diagnostic::{Diagnostic, Draft, Severity};
use crate::facts::setup_go::CACHE_BY_DEFAULT;
use crate::repository::{Caching, Repository, SetupStep};
use crate::rules::{Findings, Rule};
use crate::text::RepoPath;
use crate::tree::Presence;

pub(crate) static SETUP_GO_BEFORE_CHECKOUT: Rule = Rule {
    name: "ci/setup-go-before-checkout",
    summary: "setup-go looks for files before the checkout",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &[
        "https://github.com/actions/setup-go#getting-go-version-from-the-gomod-file",
        "https://github.com/actions/setup-go/issues/281",
    ],
    page: include_str!("../../../docs/rules/ci/setup-go-before-checkout.md"),
    check,
};

/// setup-go looks for the version file and for the file that names its cache when it runs (src/main.ts, src/cache-restore.ts).
fn check(repository: &Repository, findings: &mut Findings) {
    for step in repository.setup_steps() {
        let Workspace::Empty { checkout, is_fresh } = step.setup.workspace else { continue };
        let Some(draft) = missed_file(&step, is_fresh).or_else(|| missed_cache(repository, &step, is_fresh)) else {
            continue;
        };
        findings.push(
            draft
                .related(step.artifact.site(checkout), "the checkout comes here")
                .help("check the repository out before"),
        );
    }
}

fn missed_file(step: &SetupStep<'_>, is_fresh: bool) -> Option<Draft> {
    let file = step.version_file()?;
    let name = step.setup.input("go-version-file")?.given.written.as_str();
    let severity = if is_fresh && step.setup.is_certain { Severity::Error } else { Severity::Warning };
    let message = format!("`{name}` is not there before the checkout, so setup-go fails");
    Some(Diagnostic::at(step.artifact.site(file.span), message).severity(severity))
}

/// What names the cache must be there once it is checked out; else another place would not help.
fn missed_cache(repository: &Repository, step: &SetupStep<'_>, is_fresh: bool) -> Option<Draft> {
    let caching = step.caching();
    let release = step.setup.release.filter(|_| is_fresh && caching != Caching::Off)?;
    let is_at_root = |name| RepoPath::new(name).is_ok_and(|path| repository.presence(&path) == Presence::File);
    let (what, site) = match (step.cache_key_file(), step.setup.input("cache-dependency-path")) {
        (_, Some(input)) => (format!("`{}`", input.given.written.as_str()), step.input_site(input)),
        (Some(name), None) if is_at_root(name) => (format!("`{name}`"), step.uses_site()),
        _ => return None,
    };
    let (severity, consequence) = match caching {
        _ if release < CACHE_BY_DEFAULT => (Severity::Error, "fails"),
        Caching::Asked => (Severity::Warning, "restores no cache and saves none"),
        _ => (Severity::Note, "restores no cache and saves none"),
    };
    let what = if what.contains('\n') { "what names the cache".to_owned() } else { what };
    let message = format!("{what} is not there before the checkout, so setup-go {consequence}");
    Some(Diagnostic::at(site, message).severity(severity))
}
