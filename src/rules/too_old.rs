//! What the rules about a Go that does not do for a module have in common: which finding speaks of which Go, and its words.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Draft, Severity, Site};
use crate::repository::{GoOutcome, GoUse, Repository, Shortfall};
use crate::text::RepoPath;

/// More places of one kind than this are no help to anybody.
const SHOWN: usize = 8;

/// All that falls short at one place: the version or list of versions that a step or stage installs, with what it is needed for.
pub(super) struct TooOld<'r> {
    /// The gravest first; of those the lowest Go first.
    pub(super) uses: Vec<GoUse<'r>>,
    /// Other places that belong to it, and what is the case there.
    pub(super) others: Vec<(Site, String)>,
}

/// What falls short, place by place, of the Go that images bring, or of the Go that is installed otherwise.
pub(super) fn all<'r>(repository: &'r Repository<'_>, of_images: bool) -> Vec<TooOld<'r>> {
    let mut places: BTreeMap<(RepoPath, usize), Vec<GoUse<'r>>> = BTreeMap::new();
    let falls_short = |outcome| !matches!(outcome, GoOutcome::Fits | GoOutcome::FetchesAsStated);
    let uses = repository.go_uses_where(|go| go.is_of_image == of_images, falls_short);
    // That no version is asked for is a fault of its own.
    let is_asked_for = |used: &GoUse<'r>| !used.artifact.declarations.is_default(used.go.site.span);
    for used in uses.into_iter().filter(is_asked_for) {
        places.entry(place(&used)).or_default().push(used);
    }
    let mut all: Vec<TooOld<'r>> = places.into_values().map(|uses| TooOld { uses, others: Vec::new() }).collect();
    for old in &mut all {
        old.uses.sort_by(|a, b| {
            let graver = b.outcome.cmp(&a.outcome).then_with(|| b.need.version.cmp(&a.need.version));
            graver.then_with(|| a.go.version.version.cmp(&b.go.version.version))
        });
    }
    all
}

/// The versions of a matrix are one place: that of the step that takes them.
fn place(used: &GoUse<'_>) -> (RepoPath, usize) {
    let GoUse { go, artifact, .. } = used;
    let taken = go
        .consumer
        .as_ref()
        .filter(|taken| !go.is_of_image && go.site.path == *artifact.path() && taken.path == go.site.path);
    let site = taken.unwrap_or(&go.site);
    (site.path.clone(), site.span.start)
}

impl TooOld<'_> {
    /// The finding; `fetching` says what it means that another Go is fetched, and how grave that is.
    pub(super) fn draft(&self, fetching: (&str, Severity)) -> Option<Draft> {
        let worst = self.uses.first()?;
        let mut draft = Diagnostic::at(worst.go.site.clone(), message(worst, fetching.0));
        draft = draft.severity(severity(worst, fetching.1)).related(worst.need.site(), "the Go that is needed");
        if let Some(site) = worst.run.site() {
            draft = draft.related(site, "a command that needs it");
        }
        if let Some(taken) = &worst.go.consumer {
            draft = draft.related(taken.clone(), "the version is taken here");
        }
        let mut said = vec![worst.go.site.clone(), worst.need.site()];
        said.extend(worst.go.consumer.clone());
        for (site, text) in self.uses.iter().skip(1).flat_map(others).chain(self.others.clone()).take(SHOWN) {
            if !said.contains(&site) {
                said.push(site.clone());
                draft = draft.related(site, text);
            }
        }
        let need = worst.need.version.first_toolchain();
        Some(draft.help(format!("install Go {need} or later; or ask for less: `go mod edit -go=VERSION`")))
    }
}

/// The places that another use adds.
fn others(used: &GoUse<'_>) -> [(Site, String); 3] {
    let go = used.go.version.version.as_str();
    let need = (used.need.site(), format!("`go {}` is needed too", used.need.version));
    let taken = used.go.consumer.clone().unwrap_or_else(|| used.need.site());
    [(used.go.site.clone(), format!("Go {go} is too old as well")), need, (taken, "and here".to_owned())]
}

fn severity(used: &GoUse<'_>, fetching: Severity) -> Severity {
    let is_forgiven = used.run.command.is_none_or(|command| command.may_fail);
    match used.outcome {
        GoOutcome::Stops | GoOutcome::Rejects if !is_forgiven && (used.go.is_of_image || used.run.is_certain()) => {
            Severity::Error
        }
        GoOutcome::Fetches => fetching,
        _ => Severity::Warning,
    }
}

fn message(used: &GoUse<'_>, fetching: &str) -> String {
    let GoUse { go, need, .. } = used;
    let (version, asked, path) = (&go.version.version, &need.version, need.artifact.path());
    let command = used.run.command.map_or_else(|| "a command".to_owned(), |command| format!("`{}`", command.line()));
    let below = format!("Go {version} is below the `go {asked}` of {path}");
    match used.outcome {
        GoOutcome::Stops => format!("{below}, and GOTOOLCHAIN=local keeps it, so {command} stops"),
        GoOutcome::Rejects => format!("{}, so {command} stops", unreadable(used)),
        GoOutcome::Unminded => format!("{below} and does not mind it, so {command} goes on without what that asks for"),
        GoOutcome::StopsOrFetches => {
            format!("{below}, so {command} stops or fetches another Go, whichever the image says")
        }
        GoOutcome::Fits | GoOutcome::FetchesAsStated | GoOutcome::Fetches => {
            format!("{below}, so {command} fetches Go {} {fetching}", need.fetched())
        }
    }
}

fn unreadable(used: &GoUse<'_>) -> String {
    let GoUse { go, need, .. } = used;
    let version = &go.version.version;
    match need.shortfall(&go.version) {
        Some(Shortfall::Unreadable) if need.has_plain_line() => {
            format!("Go {version} knows no toolchain line and rejects {}", need.artifact.path())
        }
        _ => format!("Go {version} cannot read the `go {}` of {}", need.version, need.artifact.path()),
    }
}
