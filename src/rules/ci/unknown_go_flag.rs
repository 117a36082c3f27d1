//! A flag that a shown go command does not know.

use crate::artifact::{Artifact, GivenFlag};
use crate::diagnostic::{Diagnostic, Draft, Severity, Site};
use crate::facts::releases::{NEWEST_MINOR, OLDEST_MINOR};
use crate::facts::subcommands::KnownFlag;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static UNKNOWN_GO_FLAG: Rule = Rule {
    name: "ci/unknown-go-flag",
    summary: "a go command is given a flag that it does not know, or no longer",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://pkg.go.dev/cmd/go"],
    page: include_str!("../../../docs/rules/ci/unknown-go-flag.md"),
    check,
};

/// Only of subcommands whose flags are all known; `go test` hands others to the test, `go vet` and `go fix` ask a tool for theirs.
fn check(repository: &Repository, findings: &mut Findings) {
    for artifact in repository.artifacts() {
        for command in artifact.declarations.go_commands.iter().filter(|command| command.certain) {
            let Some(arguments) = command.arguments().filter(|arguments| arguments.subcommand.is_complete) else {
                continue;
            };
            let topic = arguments.subcommand.words.join(" ");
            let shown = Shown { artifact, site: artifact.site(command.span), name: format!("go {topic}"), topic };
            for given in arguments.flags.iter().filter(|given| is_plain(given)) {
                findings.extend(judge(repository, &shown, given, arguments.subcommand.flag(given.name)));
            }
        }
    }
}

/// A command that a script shows.
struct Shown<'r> {
    artifact: &'r Artifact,
    site: Site,
    /// With `go`.
    name: String,
    /// Without.
    topic: String,
}

/// Whether it is a flag's name by the form of it, and none that only asks for help.
fn is_plain(given: &GivenFlag<'_>) -> bool {
    let is_of_names = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    given.name.bytes().all(is_of_names) && !matches!(given.name, "h" | "help")
}

fn judge(repository: &Repository, run: &Shown<'_>, given: &GivenFlag<'_>, known: Option<KnownFlag>) -> Option<Draft> {
    let (flag, name) = (given.name, &run.name);
    let is_off = matches!(given.value, Some("false" | "0"));
    // Releases before the tables are not known.
    let rejects =
        |minor: u32| minor >= OLDEST_MINOR && known.is_none_or(|known| known.is_refused || !known.is_known_to(minor));
    if is_off || !(OLDEST_MINOR..=NEWEST_MINOR).any(rejects) {
        return None;
    }
    let used = repository.go_of(run.artifact);
    let judgement = used.judge(rejects)?;
    let (message, help) = match known {
        None => {
            (format!("`{name}` knows no flag `-{flag}`, so it fails"), format!("`go help {}` lists them", run.topic))
        }
        Some(known) if known.is_refused && flag == "insecure" => (
            format!("`{name}` no longer supports `-{flag}`, so it fails"),
            "remove it, and name the hosts in GOINSECURE".to_owned(),
        ),
        Some(known) if known.is_refused => {
            (format!("`{name}` no longer supports `-{flag}`, so it fails"), "remove it".to_owned())
        }
        Some(known) if known.last < NEWEST_MINOR => (
            format!("`{name}` knows no flag `-{flag}` since Go 1.{}, so it fails", known.last + 1),
            "remove it".to_owned(),
        ),
        Some(known) => (
            format!("`{name}` knows `-{flag}` from Go 1.{} on, and fails before", known.since),
            format!("install Go 1.{} or newer, or do without it", known.since),
        ),
    };
    let is_new = known.is_some_and(|known| !known.is_refused && known.last == NEWEST_MINOR);
    let draft = Diagnostic::at(run.site.clone(), message).severity(judgement.severity).help(help);
    Some(
        judgement
            .site
            .filter(|_| is_new)
            .into_iter()
            .fold(draft, |draft, site| draft.related(site.clone(), "the Go that it runs with")),
    )
}
