//! The go commands that a step's script runs: where, and with which variables besides those of the environments around it.

use std::collections::BTreeMap;

use super::reader::Reader;
use crate::artifact::{EnvironmentId, FileState, GoCommand};
use crate::syntax::shell::{self, Certainty, Command, Word};
use crate::text::{Literal, RepoPath, Span, Value};

/// Where a script runs.
pub(super) struct Place<'d> {
    pub(super) environment: EnvironmentId,
    pub(super) directory: &'d Value<RepoPath>,
    /// Whether it runs in any case, and its failure is that of the job.
    pub(super) is_certain: bool,
}

/// Declares the go commands of `script`, as far as it is plain to see what they do.
pub(super) fn declare(reader: &mut Reader<'_>, script: &Literal, place: &Place<'_>) {
    let Some(overrides) = reader.variables.rewritten() else { return };
    // A flag makes no directory.
    reader.changes.vendor |= script.replace("-mod=vendor", "").contains("vendor");
    reader.changes.workspace |= script.contains("go.work") || script.contains("go work");
    let commands = shell::commands(script);
    let certainty = Certainty::of(script, &commands);
    let directory = place.directory.clone();
    let mut shell = Shell { directory, overrides, moves_once: moves_once(script, &commands) };
    for (index, command) in commands.iter().enumerate() {
        match command.words.first().map(|word| word.text.as_str()) {
            Some("go") if !unsets_variables(command) => {
                if let Some(run) = shell.go_command(script, command, reader, place.environment) {
                    let certain = place.is_certain && certainty.holds(index);
                    reader.declarations.go_command(GoCommand { certain, ..run });
                }
            }
            // What a sourced file sets and does cannot be told.
            Some("source" | "." | "eval") => {
                reader.changes.files = true;
                reader.changes.go_sum = FileState::MayDiffer;
                return;
            }
            Some("cd" | "pushd" | "popd") => shell.change_directory(command),
            Some("unset") => shell.unset(command),
            // `set NAME=value` of cmd.exe.
            Some("set") => shell.set_on_windows(command),
            None => shell.assign(command),
            Some(_) => {}
        }
        reader.changes.files |= may_add_files(command);
        if may_add_files(command) || may_write_sums(command) {
            reader.changes.go_sum = FileState::MayDiffer;
        }
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
        if words.iter().any(may_hold_flags) {
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
            certain: false,
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

/// `$FLAGS` may hold anything, `-mod` and `-modfile` too.
fn may_hold_flags(word: &Word) -> bool {
    !word.literal && word.text.starts_with(['$', '`']) && !word.text.starts_with("$(go list")
}

/// The directory that `target` means in `directory`.
fn below(directory: &Value<RepoPath>, target: &Word) -> Value<RepoPath> {
    let joined = directory.as_ref().known().filter(|_| target.literal && target.text != "-");
    match joined.map(|directory| directory.join(&target.text)) {
        Some(Ok(directory)) => Value::Known(directory),
        _ => Value::Unknown,
    }
}

/// Whether a command might make or fetch files in the workspace. Only a few are known not to.
pub(super) fn may_add_files(command: &Command) -> bool {
    const HARMLESS: [&str; 16] = [
        "echo", "printf", "true", "ls", "pwd", "cd", "set", "test", "[", "exit", "export", "unset", "cat", "which",
        "grep", "sleep",
    ];
    const HARMLESS_GO: [&str; 8] = ["build", "test", "vet", "list", "version", "env", "install", "run"];
    let is_harmless = match command.words.as_slice() {
        [] => true,
        [program, subcommand, rest @ ..] if program.text == "go" => {
            HARMLESS_GO.contains(&subcommand.text.as_str()) || (subcommand.text == "mod" && only_reads_modules(rest))
        }
        [program, ..] => HARMLESS.contains(&program.text.as_str()),
    };
    let leaves_alone = |target: &Word| target.text.contains("GITHUB_") || target.text.starts_with("/dev/");
    !is_harmless || !command.redirect_to.iter().all(leaves_alone)
}

/// What `go mod` does without a change of any file: seen with Go 1.26.6 and 1.27.3.
fn only_reads_modules(words: &[Word]) -> bool {
    let prints = |word: &Word| matches!(word.text.trim_start_matches('-'), "json" | "print");
    match words {
        [subcommand, rest @ ..] if subcommand.text == "edit" => rest.iter().any(prints),
        [subcommand, ..] => matches!(subcommand.text.as_str(), "graph" | "verify" | "why"),
        [] => false,
    }
}

/// Whether a command that adds no other file may write go.sum: `-mod=mod` does.
fn may_write_sums(command: &Command) -> bool {
    let may_update = |word: &Word| word.text.contains("mod=mod") || may_hold_flags(word);
    command.words.first().is_some_and(|program| program.text == "go") && command.words.iter().any(may_update)
}
