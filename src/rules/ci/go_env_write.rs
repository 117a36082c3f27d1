//! What `go env -w` refuses in a script.

use crate::artifact::{Artifact, GoCommand};
use crate::diagnostic::{Diagnostic, Draft, Severity};
use crate::facts::experiments::find;
use crate::facts::platforms::{is_arch, is_os};
use crate::go::variables::lists::experiments;
use crate::go::variables::written::{Refusal, refusal};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::text::Span;

pub(crate) static GO_ENV_WRITE: Rule = Rule {
    name: "ci/go-env-write",
    summary: "`go env -w` refuses what a script has it write",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://pkg.go.dev/cmd/go#hdr-Print_Go_environment_information"],
    page: include_str!("../../../docs/rules/ci/go-env-write.md"),
    check,
};

/// cmd/go/internal/envcmd/env.go, `checkEnvWrite` and `checkBuildConfig`.
fn check(repository: &Repository, findings: &mut Findings) {
    for artifact in repository.artifacts() {
        for command in &artifact.declarations.go_commands {
            let is_write = command.words.first().is_some_and(|word| word == "env")
                && command.words.iter().any(|word| matches!(word.as_str(), "-w" | "--w"));
            for word in command.words.iter().filter(|_| is_write).skip(1) {
                findings.extend(judge(repository, artifact, command, word));
            }
        }
    }
}

fn judge(repository: &Repository, artifact: &Artifact, command: &GoCommand, word: &str) -> Option<Draft> {
    let (name, value) = word.split_once('=').filter(|(name, _)| !name.starts_with('-') && !name.contains('$'))?;
    let is_computed = value.contains(['$', '`']);
    let refusal = match refusal(name, value) {
        Some(Refusal::Value) | None if is_computed => return None,
        None if name == "GOOS" && !value.is_empty() && !is_os(value) => Refusal::Value,
        None if name == "GOEXPERIMENT" => {
            let unknown = |name: &str| find(name).is_none();
            experiments(value).iter().any(|experiment| unknown(experiment.name)).then_some(Refusal::Value)?
        }
        None if name == "GOARCH" && !value.is_empty() && !is_arch(value) => Refusal::Value,
        None => return None,
        Some(refusal) => refusal,
    };
    let mut severity = Severity::Error;
    let message = match refusal {
        Refusal::Fixed => format!("`go env -w` refuses `{name}`, which cannot be modified"),
        Refusal::FixedSinceGo127 => {
            severity = repository.go_of(artifact).severity(|minor| minor >= 27)?;
            format!("`go env -w` refuses `{name}` since Go 1.27")
        }
        Refusal::EnvironmentOnly => format!("`go env -w` refuses `{name}`, which counts in the environment only"),
        Refusal::Unknown => format!("`go env -w` refuses `{name}`, which the go command does not read"),
        Refusal::Value => format!("`go env -w` refuses this value of `{name}`"),
    };
    let help = match refusal {
        Refusal::Value => "write a value that the go command takes; paths are absolute",
        _ => "set it in the environment of the step or the job",
    };
    Some(Diagnostic::at(artifact.site(place(artifact, command, word)), message).severity(severity).help(help))
}

/// Where `word` stands in its command, or the whole command where it is spelled otherwise.
fn place(artifact: &Artifact, command: &GoCommand, word: &str) -> Span {
    match artifact.source.slice(command.span).find(word) {
        Some(at) => Span::new(command.span.start + at, command.span.start + at + word.len()),
        None => command.span,
    }
}
