//! The go commands that a step's script runs: where, and with which variables besides those of the environments around it.

use std::collections::BTreeMap;

use super::certainty;
use super::reader::Reader;
use crate::artifact::{EnvironmentId, GoCommand};
use crate::syntax::shell::{self, Command, Word};
use crate::text::{Literal, RepoPath, Span, Value};

/// Declares the go commands of `script`, as far as it is plain to see what they do.
pub(super) fn declare(
    reader: &mut Reader<'_>,
    script: &Literal,
    is_certain: bool,
    environment: EnvironmentId,
    directory: &Value<RepoPath>,
) {
    let Some(overrides) = reader.variables.rewritten() else { return };
    reader.changes.vendor |= script.contains("vendor");
    reader.changes.workspace |= script.contains("go.work") || script.contains("go work");
    let commands = shell::commands(script);
    let is_certain = is_certain && certainty::is_straight(script, &commands);
    let mut shell =
        Shell { directory: directory.clone(), overrides, moves_once: moves_once(script, &commands), is_certain };
    for command in &commands {
        match command.words.first().map(|word| word.text.as_str()) {
            Some("go") if !unsets_variables(command) => {
                if let Some(run) = shell.go_command(script, command, reader, environment) {
                    reader.declarations.go_command(run);
                }
            }
            // What a sourced file sets cannot be told.
            Some("source" | "." | "eval") => return,
            Some("cd" | "pushd" | "popd") => shell.change_directory(command),
            Some("unset") => shell.unset(command),
            // `set NAME=value` of cmd.exe.
            Some("set") => shell.set_on_windows(command),
            None => shell.assign(command),
            Some(_) => {}
        }
        reader.changes.files |= may_add_files(command);
        reader.changes.modules |= may_make_modules(command);
    }
}

/// Whether the script changes its directory at most once, and outside of a subshell.
fn moves_once(script: &str, commands: &[Command]) -> bool {
    let changes = ["cd", "pushd", "popd"];
    let count = commands
        .iter()
        .filter(|command| command.words.first().is_some_and(|word| changes.contains(&word.text.as_str())))
        .count();
    let opens_subshell = |at: usize| !script.get(..at).unwrap_or_default().ends_with('$');
    count <= 1 && !script.match_indices('(').any(|(at, _)| opens_subshell(at))
}

/// `env -u NAME go build`, `env -i go build`, `sudo go build`.
fn unsets_variables(command: &Command) -> bool {
    command.prefix.iter().any(|word| word.text.starts_with('-') || word.text == "sudo")
}

/// What the commands of a script left for those after them.
struct Shell {
    directory: Value<RepoPath>,
    overrides: BTreeMap<String, Value<String>>,
    moves_once: bool,
    is_certain: bool,
}

impl Shell {
    fn go_command(
        &self,
        script: &Literal,
        command: &Command,
        reader: &Reader<'_>,
        environment: EnvironmentId,
    ) -> Option<GoCommand> {
        let first = command.words.first()?;
        let mut words = command.words.get(1..)?;
        let mut directory = self.directory.clone();
        if let [flag, target, rest @ ..] = words
            && flag.text == "-C"
        {
            directory = below(&directory, target);
            words = rest;
        }
        // `$FLAGS` may hold anything, `-mod` and `-modfile` too.
        let may_hold_flags = |word: &Word| !word.literal && word.text.starts_with(['$', '`']);
        if words.iter().any(|word| may_hold_flags(word) && !word.text.starts_with("$(go list")) {
            return None;
        }
        let mut overrides = self.overrides.clone();
        overrides.extend(assignments(command));
        let last = words.last().unwrap_or(first);
        Some(GoCommand {
            words: words.iter().map(|word| word.text.clone()).collect(),
            span: Span::cover(script.part(first.range.clone()), script.part(last.range.clone())),
            environment,
            directory,
            overrides,
            before: reader.changes,
            is_certain: self.is_certain,
        })
    }

    fn change_directory(&mut self, command: &Command) {
        self.directory = match command.words.as_slice() {
            [program, target] if program.text == "cd" && self.moves_once => below(&self.directory, target),
            _ => Value::Unknown,
        };
    }

    fn unset(&mut self, command: &Command) {
        let names = command.words.iter().skip(1).map(|word| (word.text.clone(), Value::Known(String::new())));
        self.overrides.extend(names);
    }

    fn set_on_windows(&mut self, command: &Command) {
        let names = command.words.iter().filter_map(|word| word.text.split_once('='));
        self.overrides.extend(names.map(|(name, _)| (name.to_owned(), Value::Unknown)));
    }

    fn assign(&mut self, command: &Command) {
        self.overrides.extend(assignments(command));
    }
}

fn assignments(command: &Command) -> impl Iterator<Item = (String, Value<String>)> {
    command.assignments.iter().map(|assignment| {
        let value = &assignment.value;
        let known = if value.literal { Value::Known(value.text.clone()) } else { Value::Unknown };
        (assignment.name.text.clone(), known)
    })
}

/// The directory that `target` means in `directory`.
fn below(directory: &Value<RepoPath>, target: &Word) -> Value<RepoPath> {
    let joined = directory.as_ref().known().filter(|_| target.literal && target.text != "-");
    match joined.map(|directory| directory.join(&target.text)) {
        Some(Ok(directory)) => Value::Known(directory),
        _ => Value::Unknown,
    }
}

/// Programs that add no files.
const HARMLESS: [&str; 16] = [
    "echo", "printf", "true", "ls", "pwd", "cd", "set", "test", "[", "exit", "export", "unset", "cat", "which", "grep",
    "sleep",
];

/// Whether a command might make a go.mod or go.work, or set a variable of the commands after it.
fn may_make_modules(command: &Command) -> bool {
    let words: Vec<&str> = command.words.iter().map(|word| word.text.as_str()).collect();
    match words.as_slice() {
        ["go", "env", rest @ ..] => rest.iter().any(|word| word.trim_start_matches('-') == "w"),
        ["go", "mod" | "work", "init" | "edit" | "use", ..] | ["go", "generate" | "run" | "tool", ..] => true,
        [] | ["go" | "apt-get" | "apt" | "apk" | "mkdir" | "gofmt", ..] | ["git", "config" | "diff" | "status", ..] => {
            false
        }
        [program, ..] => !HARMLESS.contains(program) || command.redirect_to.iter().any(|to| to.text.contains("go.")),
    }
}

/// Whether a command might make or fetch files in the workspace. Only a few are known not to.
pub(super) fn may_add_files(command: &Command) -> bool {
    const HARMLESS_GO: [&str; 8] = ["build", "test", "vet", "list", "version", "env", "install", "run"];
    let is_harmless = match command.words.as_slice() {
        [] => true,
        [program, subcommand, ..] if program.text == "go" => HARMLESS_GO.contains(&subcommand.text.as_str()),
        [program, ..] => HARMLESS.contains(&program.text.as_str()),
    };
    let leaves_alone = |target: &Word| target.text.contains("GITHUB_") || target.text.starts_with("/dev/");
    !is_harmless || !command.redirect_to.iter().all(leaves_alone)
}
