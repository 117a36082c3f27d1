//! `go get` where `go install` is meant.

use crate::artifact::{Artifact, EnvironmentKind, GoCommand};
use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::text::Value;

pub(crate) static GO_GET_TOOL: Rule = Rule {
    name: "ci/go-get-tool",
    summary: "`go get` is used to install a program",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://go.dev/doc/go-get-install-deprecation"],
    page: include_str!("../../../docs/rules/ci/go-get-tool.md"),
    check,
};

/// cmd/go/internal/modget/get.go: since Go 1.18 `go get` edits go.mod and builds nothing, and fails outside of a module.
fn check(repository: &Repository, findings: &mut Findings) {
    for artifact in repository.artifacts() {
        if repository.go_of(artifact).may_be_before(18) {
            continue;
        }
        for command in &artifact.declarations.go_commands {
            let Some(program) = program(command) else { continue };
            let is_outside = is_outside(repository, artifact, command);
            if !is_outside && (!is_command(program) || is_dependency(repository, program)) {
                continue;
            }
            let name = program.split('@').next().unwrap_or_default();
            let (severity, message) = if is_outside {
                (Severity::Error, format!("there is no go.mod here, so `go get {name}` fails since Go 1.18"))
            } else {
                (
                    Severity::Warning,
                    format!("`go get` installs nothing since Go 1.18; `{name}` is only added to go.mod"),
                )
            };
            let pinned = if program.contains('@') { program.to_owned() } else { format!("{program}@latest") };
            findings.push(
                Diagnostic::at(artifact.site(command.span), message)
                    .severity(severity)
                    .help(format!("write `go install {pinned}`")),
            );
        }
    }
}

/// The one package that a command gets, where it may be meant to be installed: `-tool` and `-d` say what they mean.
fn program(command: &GoCommand) -> Option<&str> {
    let (subcommand, arguments) = command.words.split_first()?;
    let is_deliberate =
        |argument: &String| matches!(argument.trim_start_matches('-'), "tool" | "d" | "t") && argument.starts_with('-');
    let in_module_mode = matches!(command.overrides.get("GO111MODULE"), None | Some(Value::Known(_)))
        && command
            .overrides
            .get("GO111MODULE")
            .is_none_or(|mode| mode.as_ref().known().is_some_and(|mode| mode != "off"));
    let mut packages = arguments.iter().filter(|argument| !argument.starts_with('-'));
    let package = packages.next().filter(|_| packages.next().is_none())?;
    let host = package.split('/').next().unwrap_or_default();
    let is_plain =
        !package.contains(['$', '`', '*']) && !package.contains("...") && host.contains('.') && !host.starts_with('.');
    let is_get = subcommand == "get" && in_module_mode && !arguments.iter().any(is_deliberate);
    (is_get && is_plain).then_some(package)
}

/// Whether a path is a program's by its form: `…/cmd/name`.
fn is_command(program: &str) -> bool {
    let path = program.split('@').next().unwrap_or_default();
    path.rsplit('/').nth(1) == Some("cmd")
}

/// Whether go.mod requires a module that the path belongs to, so that this may be meant to update it.
fn is_dependency(repository: &Repository, program: &str) -> bool {
    repository.modules().any(|module| {
        let own = module.file.module.as_ref().map(|module| module.value.as_str());
        let required = module.file.requirements.iter().map(|required| required.path.as_str());
        required.chain(own).any(|path| program.starts_with(path))
    })
}

/// Whether the command is known to run where there is no module: in a plain checkout, or in a job that has none.
fn is_outside(repository: &Repository, artifact: &Artifact, command: &GoCommand) -> bool {
    let declarations = &artifact.declarations;
    let mode = declarations.effective("GO111MODULE", command.environment);
    let sets_mode = mode.is_some() && !command.overrides.contains_key("GO111MODULE");
    if command.before.files || sets_mode {
        return false;
    }
    match &command.directory {
        Value::Known(directory) => {
            let has_module = |directory: &crate::text::RepoPath| repository.holds_module(directory) != Some(false);
            !directory.ancestors().any(|above| has_module(&above))
        }
        Value::Unknown => {
            let is_detached = |kind| kind == EnvironmentKind::Detached;
            let mut around = declarations.nesting(command.environment);
            around.any(|(_, environment)| is_detached(environment.kind)) && !artifact.source.text().contains("mod init")
        }
    }
}
