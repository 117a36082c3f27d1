//! A shell that runs one script after another.

use std::collections::BTreeMap;

use super::go_command::{GoLine, below, unsets_variables};
use super::{Left, Start, tools};
use crate::artifact::{Changes, Declarations, EnvironmentId};
use crate::syntax::shell::{self, Command, Word};
use crate::text::{Literal, RepoPath, Value};

/// A shell, with what its scripts did so far.
pub(in crate::artifact) struct Shell<'d> {
    declarations: &'d mut Declarations,
    environment: EnvironmentId,
    directory: Value<RepoPath>,
    moves_once: bool,
    /// None once something ran of which it cannot be told what it sets.
    overrides: Option<BTreeMap<String, Value<String>>>,
    changes: Changes,
    hand_over: &'static str,
    written: Vec<String>,
    writes_at_will: bool,
}

impl<'d> Shell<'d> {
    pub(in crate::artifact) fn new(declarations: &'d mut Declarations, start: Start) -> Self {
        let Start { environment, directory, overrides, changes, hand_over } = start;
        Self {
            declarations,
            environment,
            directory,
            moves_once: true,
            overrides,
            changes,
            hand_over,
            written: Vec::new(),
            writes_at_will: false,
        }
    }

    /// Runs `script`, and declares what it does.
    pub(in crate::artifact) fn run(&mut self, script: &Literal) {
        self.changes.note_script(script);
        let commands = shell::read(script).commands;
        self.moves_once = moves_once(script, &commands);
        let mut mentions = script.matches(self.hand_over).count();
        for command in &commands {
            for tool in tools::installed(script, command, self.environment) {
                self.declarations.tool(tool);
            }
            self.command(script, command);
            mentions = mentions.saturating_sub(self.hand_over(command));
            self.changes.note_command(command);
        }
        self.writes_at_will |= mentions > 0;
    }

    /// Ends the shell.
    pub(in crate::artifact) fn leave(self) -> Left {
        Left { changes: self.changes, written: self.written, writes_at_will: self.writes_at_will }
    }

    fn command(&mut self, script: &Literal, command: &Command) {
        match command.words.first().map(|word| word.text.as_str()) {
            Some("go") if !unsets_variables(command) => self.go_command(script, command),
            // What a sourced file sets cannot be told.
            Some("source" | "." | "eval") => self.overrides = None,
            Some("cd" | "pushd" | "popd") => self.change_directory(command),
            Some("unset") => {
                let names = command.words.iter().skip(1).map(|word| (word.text.clone(), Value::Known(String::new())));
                self.set(names);
            }
            // `set NAME=value` of cmd.exe.
            Some("set") => {
                let names = command.words.iter().filter_map(|word| word.text.split_once('='));
                self.set(names.map(|(name, _)| (name.to_owned(), Value::Unknown)));
            }
            None => self.set(assignments(command)),
            Some(_) => {}
        }
    }

    fn set(&mut self, variables: impl Iterator<Item = (String, Value<String>)>) {
        if let Some(overrides) = &mut self.overrides {
            overrides.extend(variables);
        }
    }

    fn go_command(&mut self, script: &Literal, command: &Command) {
        let Some(mut overrides) = self.overrides.clone() else { return };
        let Some(line) = GoLine::read(command, &self.directory) else { return };
        overrides.extend(assignments(command));
        self.declarations.go_command(line.into_command(script, self.environment, overrides, self.changes));
    }

    fn change_directory(&mut self, command: &Command) {
        self.directory = match command.words.as_slice() {
            [program, target] if program.text == "cd" && self.moves_once => below(&self.directory, target),
            _ => Value::Unknown,
        };
    }

    /// Takes note of what `command` writes for shells that start later. Gives how often it names the file.
    fn hand_over(&mut self, command: &Command) -> usize {
        let is_file = |word: &&Word| word.text.contains(self.hand_over);
        let redirections = command.redirect_to.iter().filter(is_file).count();
        if redirections > 0 {
            match written_name(command) {
                Some(name) => self.written.push(name),
                None => self.writes_at_will = true,
            }
        }
        redirections
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

fn assignments(command: &Command) -> impl Iterator<Item = (String, Value<String>)> {
    command.assignments.iter().map(|assignment| {
        let value = &assignment.value;
        let known = if value.literal { Value::Known(value.text.clone()) } else { Value::Unknown };
        (assignment.name.text.clone(), known)
    })
}

/// The variable that `echo "NAME=value" >> "$GITHUB_ENV"` writes.
fn written_name(command: &Command) -> Option<String> {
    let [echo, line] = command.words.as_slice() else { return None };
    let (name, value) = line.text.split_once('=')?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    (echo.text == "echo" && is_name && !value.contains('\n')).then(|| name.to_owned())
}
