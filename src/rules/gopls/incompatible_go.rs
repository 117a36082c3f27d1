//! A gopls that does not go with the Go beside it.

use crate::artifact::EnvironmentKind;
use crate::diagnostic::{Diagnostic, Draft, Severity};
use crate::facts::gopls::{GoplsRelease, Release};
use crate::go::semver::SemanticVersion;
use crate::go::version::GoVersion;
use crate::repository::{GoplsPin, Module, PinnedBy, PlacedGo, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static INCOMPATIBLE_GO: Rule = Rule {
    name: "gopls/incompatible-go",
    summary: "the gopls that is asked for does not work with the Go beside it",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/gopls/#go-version-compatibility", "https://github.com/golang/go/issues/74462"],
    page: include_str!("../../../docs/rules/gopls/incompatible-go.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for pin in repository.gopls_pins() {
        let Some(facts) = pin.release().and_then(GoplsRelease::facts) else { continue };
        findings.extend(match &pin.by {
            PinnedBy::Module { module, is_tool: true } => in_module(repository, &pin, facts, module),
            PinnedBy::Script(environment, command) => {
                let declarations = &pin.artifact.declarations;
                let kind = declarations.get(*environment).map(|found| found.kind);
                let is_of_container = matches!(kind, Some(EnvironmentKind::Container | EnvironmentKind::Stage));
                let place = match command {
                    Some(command) => Some(command.environment).filter(|_| !command.may_fail),
                    None => Some(*environment).filter(|_| is_of_container),
                };
                place.and_then(|place| installed(&pin, facts, &repository.placed_go(pin.artifact, place)))
            }
            PinnedBy::Module { .. } | PinnedBy::List => None,
        });
    }
}

/// What each Go of the place says against a `go install`, where all of them do.
fn installed(pin: &GoplsPin<'_>, facts: &Release, places: &[PlacedGo]) -> Option<Draft> {
    let obstacles: Option<Vec<Obstacle>> = places.iter().map(|go| obstacle(facts, go)).collect();
    let mut all: Vec<(Obstacle, &PlacedGo)> = obstacles?.into_iter().zip(places).collect();
    all.sort_by_key(|(obstacle, _)| *obstacle);
    let (mildest, go) = all.first()?;
    let (release, version) = (name(pin, facts), go.version.version.as_str());
    let draft = match mildest {
        Obstacle::Warned => {
            Diagnostic::at(pin.site.clone(), format!("gopls {release} warns that it does not support Go {version}"))
                .severity(Severity::Warning)
        }
        Obstacle::Refused => {
            Diagnostic::at(pin.site.clone(), format!("gopls {release} complains that Go {version} is too old for it"))
        }
        Obstacle::Unbuildable => Diagnostic::at(
            pin.site.clone(),
            format!("gopls {release} does not compile with Go {version}, so it is not installed"),
        ),
        Obstacle::NeedsNewer => {
            let what_follows = if go.version.version >= GoVersion::of_language(1, 21) {
                format!("and GOTOOLCHAIN=local keeps Go {version} here, so it is not installed")
            } else {
                format!("so Go {version} does not install it")
            };
            let message = format!("gopls {release} needs Go {}, {what_follows}", facts.go);
            Diagnostic::at(pin.site.clone(), message)
        }
    };
    Some(draft.related(go.site.clone(), "this Go runs here").help(help(facts, &go.version.version)))
}

/// What a Go says against a gopls, the mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Obstacle {
    /// gopls runs and warns.
    Warned,
    /// gopls runs and shows an error.
    Refused,
    /// It does not compile.
    Unbuildable,
    /// The go command refuses it.
    NeedsNewer,
}

fn obstacle(facts: &Release, go: &PlacedGo) -> Option<Obstacle> {
    let version = &go.version.version;
    let is_switching = *version >= GoVersion::of_language(1, 21);
    // Before 1.21 a go line is no more than advice, but one of three parts is not understood.
    let binds = if is_switching { go.is_kept() } else { facts.release >= THREE_PARTS };
    let need = GoVersion::parse(facts.go);
    let is_above =
        |bound: Option<&str>| bound.and_then(GoVersion::parse).is_some_and(|bound| version.language() > bound);
    let is_below =
        |bound: Option<&str>| bound.and_then(GoVersion::parse).is_some_and(|bound| version.language() < bound);
    if binds && need.is_some_and(|need| go.version.is_below(&need)) {
        Some(Obstacle::NeedsNewer)
    } else if is_above(facts.newest_go_that_builds) {
        Some(Obstacle::Unbuildable)
    } else if facts.newest_go_with_error.is_none() || is_switching || !is_below(facts.oldest_go_without_warning) {
        None
    } else if is_above(facts.newest_go_with_error) {
        Some(Obstacle::Warned)
    } else {
        Some(Obstacle::Refused)
    }
}

/// From which release on go.mod, or that of golang.org/x/tools which it requires, has a go line of three parts.
const THREE_PARTS: GoplsRelease = GoplsRelease::new(17, 0);

fn name(pin: &GoplsPin<'_>, facts: &Release) -> String {
    let newest = if pin.version.is_some() { "" } else { ", the newest," };
    format!("{}{newest}", facts.release)
}

fn help(facts: &Release, go: &GoVersion) -> String {
    let fits = crate::facts::gopls::GO_COMPATIBILITY
        .iter()
        .find(|row| GoVersion::of_language(1, row.minor).is_same_language(go));
    let newest =
        fits.map(|row| row.newest_by_directive.min(row.last_without_warning.unwrap_or(row.newest_by_directive)));
    match newest.filter(|newest| *newest != facts.release) {
        Some(newest) => format!("take gopls {newest}, the newest that goes with this Go, or another Go"),
        None => "take another Go".to_owned(),
    }
}

/// A `tool` line. The go line of a go.mod must not be below those of what it requires (modload/init.go: "updates to go.mod needed"), which
/// the go command finds out when it looks for the tool.
fn in_module(repository: &Repository, pin: &GoplsPin<'_>, facts: &Release, module: &Module<'_>) -> Option<Draft> {
    let line = module.file.go.as_ref()?;
    let own = GoVersion::parse(&line.value)?;
    if repository.is_vendored(module) || repository.workspace_of(&module.directory).is_some() {
        return None;
    }
    let site = module.site(line.value.span());
    let release = facts.release;
    if !own.satisfies(&GoVersion::parse(facts.go)?) {
        let message =
            format!("gopls {release} needs Go {}, so `go tool gopls` fails below `go {}`", facts.go, own.as_str());
        return Some(Diagnostic::at(pin.site.clone(), message).related(site, "the go line").help(help(facts, &own)));
    }
    let newest = GoVersion::parse(facts.newest_go_that_builds?)?;
    if own.language() <= newest || !lacks_the_mend(module) {
        return None;
    }
    let message = format!("gopls {release} does not compile with Go {}, so `go tool gopls` fails", own.as_str());
    Some(Diagnostic::at(pin.site.clone(), message).related(site, "the go line").help(help(facts, &own)))
}

/// Whether the golang.org/x/tools of that go.mod is one whose internal/tokeninternal does not compile with Go 1.25: v0.8.0 to v0.33.0, but
/// for v0.24.1 and v0.25.1.
fn lacks_the_mend(module: &Module<'_>) -> bool {
    let version = |text| SemanticVersion::parse(text);
    let is_replaced = module.file.replacements.iter().any(|replaced| replaced.path.as_str() == X_TOOLS);
    let required = module.file.requirements.iter().find(|required| required.path.as_str() == X_TOOLS);
    let Some(own) = required.and_then(|required| version(&required.version)).filter(|_| !is_replaced) else {
        return false;
    };
    let lies = |low, high| {
        let within =
            |low: SemanticVersion, high: SemanticVersion| own.precedence(&low).is_ge() && own.precedence(&high).is_le();
        version(low).zip(version(high)).is_some_and(|(low, high)| within(low, high))
    };
    lies("v0.8.0", "v0.24.0") || lies("v0.26.0", "v0.33.0")
}

const X_TOOLS: &str = "golang.org/x/tools";
