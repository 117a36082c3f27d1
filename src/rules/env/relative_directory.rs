//! Directories that the go command wants absolute.

use super::{is_expanded, settings};
use crate::artifact::GoCommand;
use crate::diagnostic::{Diagnostic, Severity};
use crate::go::local_path::LocalPath;
use crate::repository::{Assignment, Repository};
use crate::rules::{Findings, Rule};
use crate::text::Literal;
use crate::tree::Presence;

pub(crate) static RELATIVE_DIRECTORY: Rule = Rule {
    name: "env/relative-directory",
    summary: "a directory for the go command is not absolute",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://pkg.go.dev/cmd/go#hdr-Environment_variables"],
    page: include_str!("../../../docs/rules/env/relative-directory.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for name in ["GOBIN", "GOCACHE", "GOMODCACHE", "GOTMPDIR"] {
        for (assignment, value) in settings(repository, name) {
            let is_absolute = LocalPath::of(value).is_some_and(LocalPath::is_absolute);
            if is_absolute || is_expanded(&assignment, value) {
                continue;
            }
            let severity = if fails(repository, &assignment, value) { Severity::Error } else { Severity::Warning };
            findings.push(
                Diagnostic::at(assignment.value_site(), message(name, value))
                    .severity(severity)
                    .help("write an absolute path, or remove the variable"),
            );
        }
    }
}

fn message(name: &str, value: &str) -> String {
    match name {
        "GOCACHE" if value == "off" => "the build cache cannot be off since Go 1.12, so every build fails".to_owned(),
        "GOCACHE" => format!("`{value}` is not absolute, so there is no build cache and every build fails"),
        "GOBIN" => format!("`{value}` is not absolute, so every `go install` fails"),
        "GOMODCACHE" => format!("`{value}` is not absolute, so every download of a module fails"),
        _ => format!("`{value}` is not absolute, so builds fail wherever there is no such directory"),
    }
}

/// Whether a command fails that runs here; in an editor and in a shell all of them do.
fn fails(repository: &Repository, assignment: &Assignment<'_>, value: &Literal) -> bool {
    let name = assignment.set.name.value.as_str();
    let is_missing = || {
        let runs = assignment.go_runs();
        let lacks = |directory: &crate::text::RepoPath| {
            directory.join(value).is_ok_and(|path| repository.presence(&path) == Presence::Absent)
        };
        runs.iter().any(|run| {
            run.command.is_some_and(|command| command.builds() && !command.before.files) && lacks(&run.directory)
        })
    };
    let installs = |command: &&GoCommand| command.words.first().is_some_and(|subcommand| subcommand == "install");
    match (name, assignment.go_commands()) {
        ("GOTMPDIR", _) => is_missing(),
        ("GOBIN", Some(commands)) => commands.iter().any(installs),
        ("GOMODCACHE", Some(_)) if assignment.is_by_script() => repository.looks_up_modules(assignment),
        ("GOCACHE", Some(commands)) => commands.is_empty() || commands.iter().any(|command| command.builds()),
        _ => true,
    }
}
