//! A command that gopls does not have.

use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::gopls::{COMMANDS, GoplsRelease, Life};
use crate::repository::{GoplsCommand, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static UNKNOWN_COMMAND: Rule = Rule {
    name: "gopls/unknown-command",
    summary: "a script runs a command that gopls does not have",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/gopls/command-line", "https://go.dev/gopls/release/v0.23.0"],
    page: include_str!("../../../docs/rules/gopls/unknown-command.md"),
    check,
};

/// gopls/internal/cmd/cmd.go, `Application.Run`: "Unknown command", exit status 2.
fn check(repository: &Repository, findings: &mut Findings) {
    for shown in repository.gopls_commands() {
        let name = shown.command.value.as_str();
        let life = COMMANDS.iter().find(|command| command.name == name).map(|command| command.life);
        let lacks = |release: &GoplsRelease| match life {
            Some(life) => !life.holds(*release),
            None => *release != GoplsRelease::UNRELEASED,
        };
        let Some(newest) = shown.releases.first().filter(|_| shown.releases.iter().all(lacks)) else { continue };
        let draft = Diagnostic::at(shown.artifact.site(shown.command.span), message(name, life, *newest));
        let draft = match &shown.pin {
            Some(pin) => draft.related(pin.clone(), "this gopls is pinned here"),
            None => draft,
        };
        findings.push(match help(&shown) {
            Some(help) => draft.help(help),
            None => draft,
        });
    }
}

fn message(name: &str, life: Option<Life>, release: GoplsRelease) -> String {
    let Some(life) = life else { return format!("no gopls has a command `{name}`, so this fails") };
    match (life.gone_since(release), life.comes_with(release)) {
        (Some(gone), _) => format!("gopls has no command `{name}` since {gone}, so this fails"),
        (None, Some(comes)) => format!("gopls {release} has no command `{name}`, which comes with {comes}"),
        (None, None) => format!("gopls {release} has no command `{name}`, so this fails"),
    }
}

fn help(shown: &GoplsCommand<'_>) -> Option<&'static str> {
    match shown.command.value.as_str() {
        "cache" => Some("its cache is the directory `gopls` in the user's cache directory, and cleans itself"),
        "fix" => Some("`gopls codeaction` does its work since v0.17.0"),
        "inspect" => Some("`gopls remote` does its work since v0.6.11"),
        "generate" => Some("`go generate` does its work"),
        "workspace" => Some("`go work` does its work"),
        _ => None,
    }
}
