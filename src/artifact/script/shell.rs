//! A shell that runs one script after another.

use std::collections::BTreeSet;

use super::assigned::{Assigned, Text};
use super::flow::Flow;
use super::go_command::{GoLine, Surroundings, below, unsets_variables};
use super::variables::{Hold, Variables, is_of_go};
use super::{Dialect, Left, Start, Starts, go_env, image_build, is_shell, tools};
use crate::artifact::{Declarations, ToolCommand};
use crate::syntax::shell::{self, Command, Script, Word};
use crate::text::{Literal, RepoPath, Value};

/// A shell, with what its scripts did so far.
pub(in crate::artifact) struct Shell<'d> {
    variables: Variables<'d>,
    flow: Flow,
    moves_once: bool,
    /// As it started, with the directory and the changes as they are now.
    start: Start,
    written: Vec<Assigned>,
    writes_at_will: bool,
    /// How many shells it was started from.
    depth: usize,
}

/// Shells that start shells are followed no further than this.
const NESTED: usize = 3;

/// A command of a script.
#[derive(Clone, Copy)]
struct Step<'s> {
    text: Text<'s>,
    script: &'s Script,
    number: usize,
    command: &'s Command,
    hold: Hold,
}

impl<'d> Shell<'d> {
    pub(in crate::artifact) fn new(declarations: &'d mut Declarations, start: Start) -> Self {
        let variables = Variables::new(declarations, start.environment, start.is_known);
        let (flow, written) = (Flow::default(), Vec::new());
        Self { variables, flow, moves_once: true, start, written, writes_at_will: false, depth: 0 }
    }

    /// Runs `literal`, and declares what it does.
    pub(in crate::artifact) fn run(&mut self, literal: &Literal) {
        self.start.changes.note_script(literal);
        let script = &shell::read(literal);
        let comments = script.comments.iter().map(|comment| literal.part(comment.clone()));
        self.variables.declarations.script_comments.extend(comments);
        let text = Text { script: literal, is_template: self.start.host.is_template };
        self.moves_once = moves_once(literal, &script.commands);
        let mut mentions = literal.matches(self.start.host.hand_over).count();
        for (number, command) in script.commands.iter().enumerate() {
            for tool in tools::installed(literal, script, number, self.start.environment) {
                self.variables.declarations.tool(tool);
            }
            self.flow.go_to(number, script, &mut self.variables);
            let step = Step { text, script, number, command, hold: Flow::hold(command, script) };
            self.step(step);
            self.tool(step);
            self.image_build(command);
            mentions = mentions.saturating_sub(self.hand_over(step));
            self.start.changes.note_command(command);
        }
        self.flow.finish(&mut self.variables);
        self.writes_at_will |= mentions > 0;
    }

    /// Ends the shell.
    pub(in crate::artifact) fn leave(mut self) -> Left {
        if self.start.starts == Starts::Perhaps {
            self.flow.doubt_stored(&mut self.variables);
        }
        Left {
            changes: self.start.changes,
            written: self.written,
            writes_at_will: self.writes_at_will,
            stored: self.variables.now.stored,
        }
    }

    fn step(&mut self, step: Step<'_>) {
        let Step { text, command, .. } = step;
        let first = command.words.first().map(|word| word.text.as_str());
        match first {
            _ if command.exported => self.export(step),
            Some("go") if !unsets_variables(command) => self.go(step),
            Some(program) if is_shell(program) && !unsets_variables(command) => self.nested(step),
            // What a sourced file sets cannot be told.
            Some("source" | "." | "eval") => self.variables.now.is_known = false,
            Some("cd" | "pushd" | "popd") => self.change_directory(command),
            Some("unset") => self.unset(step),
            Some("set") => self.set_options(step),
            Some(word) if word.starts_with("$env:") || word.starts_with("$Env:") => {
                self.set(text.powershell(command).into_iter().collect(), step.hold);
            }
            None if !is_wrapped(command) => self.assign(step),
            _ => self.set_for_other(step),
        }
    }

    /// Sets variables for the commands that come after.
    fn set(&mut self, assigned: Vec<Assigned>, hold: Hold) {
        if hold == Hold::Nowhere {
            self.variables.set_for_one(assigned);
            return;
        }
        let names: Vec<String> = assigned.iter().map(|assigned| assigned.name.value.clone()).collect();
        self.flow.note_set(&names, hold);
        self.variables.set(assigned, hold);
    }

    /// `NAME=value` alone.
    fn assign(&mut self, Step { text, command, hold, .. }: Step<'_>) {
        let assigned = command.assignments.iter().map(|assignment| text.assignment(assignment));
        if hold == Hold::Nowhere {
            return;
        }
        let mut exported = Vec::new();
        for assigned in assigned {
            let assigned = if hold == Hold::Certain { assigned } else { assigned.doubtful() };
            self.flow.note_set(std::slice::from_ref(&assigned.name.value), hold);
            exported.extend(self.variables.keep(assigned));
        }
        self.set(exported, hold);
    }

    /// `export NAME=value`, `export NAME`, `declare -x`.
    fn export(&mut self, Step { text, command, hold, .. }: Step<'_>) {
        let assigned = command.assignments.iter().map(|assignment| text.assignment(assignment));
        let kept = command.words.iter().filter_map(|word| self.variables.kept(&word.text));
        let all: Vec<Assigned> = assigned.chain(kept).collect();
        // `export -n` takes the variable out of the environment.
        let is_plain = command.prefix.iter().all(|word| !word.text.starts_with('-') || word.text == "-x");
        self.set(all, if is_plain || hold == Hold::Nowhere { hold } else { Hold::Doubtful });
    }

    fn unset(&mut self, Step { command, hold, .. }: Step<'_>) {
        if hold == Hold::Nowhere {
            return;
        }
        let names: Vec<String> = command.words.iter().skip(1).map(|word| word.text.clone()).collect();
        self.flow.note_set(&names, hold);
        let value = if hold == Hold::Doubtful { Value::Unknown } else { Value::Known(()) };
        let names: BTreeSet<String> = names.into_iter().filter(|name| !name.starts_with('-')).collect();
        self.variables.imply(&names, value);
    }

    /// `set -e` and the like, or `set NAME=value` of cmd.exe, which means something else elsewhere.
    fn set_options(&mut self, Step { text, command, hold, .. }: Step<'_>) {
        let mut words = command.words.iter().skip(1).map(|word| word.text.as_str());
        let options = &mut self.variables.now.options;
        while let Some(word) = words.next() {
            let is_on = word.starts_with('-');
            let letters = word.strip_prefix(['-', '+']).unwrap_or_default();
            let name = if letters.contains('o') { words.next().unwrap_or_default() } else { "" };
            if letters.contains('e') || name == "errexit" {
                options.ignores_failure = !is_on;
            }
            if letters.contains('a') || name == "allexport" {
                options.exports_all = is_on;
            }
        }
        let names = command.words.iter().skip(1).filter_map(|word| Some(word.text.split_once('=')?.0));
        let names: Vec<String> = names.filter(|name| is_of_go(name)).map(str::to_owned).collect();
        if hold == Hold::Nowhere || names.is_empty() {
            return;
        }
        if let Some(assigned) = text.cmd(command).filter(|_| self.start.dialect == Dialect::Cmd) {
            self.set(vec![assigned], hold);
        } else {
            self.flow.note_set(&names, hold);
            self.variables.imply(&names.into_iter().collect(), Value::Unknown);
        }
    }

    /// A go command, with the variables that stand before it.
    fn go(&mut self, step: Step<'_>) {
        let Step { text, command, .. } = step;
        let line = GoLine::read(text.script, command, &self.start.directory, self.start.host.has_own_root);
        match line.filter(|_| self.variables.now.is_known && !self.flow.is_vague()) {
            Some(line) => {
                let assigned = command.assignments.iter().map(|assignment| text.assignment(assignment)).collect();
                let (environment, overrides) = self.variables.set_for_one(assigned);
                let is_tried = self.start.may_fail || self.variables.now.options.ignores_failure;
                let surroundings = Surroundings {
                    environment,
                    overrides,
                    before: self.start.changes,
                    may_fail: is_tried || self.flow.may_fail(step.number, step.script),
                    is_reached: self.start.starts == Starts::Certainly
                        && self.flow.is_reached(step.number, step.script),
                };
                self.variables.declarations.go_command(line.into_command(text.script, surroundings));
            }
            None => self.set_for_other(step),
        }
        self.store(step);
    }

    /// `sh -c SCRIPT`: a shell of its own, which leaves nothing but files.
    fn nested(&mut self, step: Step<'_>) {
        let Step { text, script, number, command, .. } = step;
        let [_, flag, inner] = command.words.as_slice() else { return self.set_for_other(step) };
        if !(flag.text.starts_with('-') && flag.text.ends_with('c') && inner.literal) || self.depth >= NESTED {
            return self.set_for_other(step);
        }
        let assigned = command.assignments.iter().map(|assignment| text.assignment(assignment)).collect();
        let (environment, _) = self.variables.set_for_one(assigned);
        let is_tried = self.start.may_fail || self.variables.now.options.ignores_failure;
        let is_reached = self.flow.is_reached(number, script);
        let start = Start {
            environment,
            directory: self.start.directory.clone(),
            is_known: self.variables.now.is_known && !self.flow.is_vague(),
            starts: if is_reached { self.start.starts } else { Starts::Perhaps },
            may_fail: is_tried || self.flow.may_fail(number, script),
            changes: self.start.changes,
            host: self.start.host,
            dialect: Dialect::Usual,
        };
        let mut shell = Shell::new(self.variables.declarations, start);
        shell.depth = self.depth + 1;
        shell.run(&text.script.nested(inner.text.clone(), inner.range.clone(), inner.offsets(text.script)));
        self.start.changes = shell.leave().changes;
    }

    /// A command of a Go tool.
    fn tool(&mut self, Step { text, script, number, command, .. }: Step<'_>) {
        let Some((tool, words, is_whole)) = tools::run(text.script, command) else { return };
        if words.iter().any(|word| (self.start.host.is_template)(&word.value)) {
            return;
        }
        let is_tried = self.start.may_fail || self.variables.now.options.ignores_failure;
        let (environment, may_fail) = (self.variables.now.environment, is_tried || self.flow.may_fail(number, script));
        let directory = if self.start.host.has_own_root { Value::Unknown } else { self.start.directory.clone() };
        let command = ToolCommand { tool, words, is_whole, environment, directory, may_fail };
        self.variables.declarations.tool_command(command);
    }

    /// A container image that is built from files of the repository.
    fn image_build(&mut self, command: &Command) {
        if !self.start.host.has_own_root
            && let Some(build) = image_build::of(command, &self.start.directory)
        {
            self.variables.declarations.image_build(build);
        }
    }

    /// What `go env -w` writes outlasts the shell.
    fn store(&mut self, Step { text, command, hold, .. }: Step<'_>) {
        let go_env::Change { written, removed } = go_env::change(text, command);
        let goenv = self.variables.declarations.effective("GOENV", self.variables.now.environment);
        if goenv.and_then(|set| set.known()).is_some_and(|value| value.as_str() == "off") {
            return;
        }
        let is_doubtful = matches!(hold, Hold::Doubtful | Hold::Nowhere);
        for (assigned, are_implied) in [(written, false), (removed, true)] {
            let names: Vec<String> = assigned.iter().map(|assigned| assigned.name.value.clone()).collect();
            self.flow.note_stored(&names, hold);
            let assigned = assigned.into_iter().map(|one| if is_doubtful { one.doubtful() } else { one });
            self.variables.store(assigned.collect(), are_implied);
        }
    }

    /// What stands before a command that is no go command to be told: nothing is known to read it, but it may hold a secret.
    fn set_for_other(&mut self, Step { text, command, .. }: Step<'_>) {
        let assigned = command.assignments.iter().filter(|assignment| is_of_go(&assignment.name.text));
        let assigned = assigned.map(|assignment| text.assignment(assignment)).collect();
        self.variables.set_for_one(assigned);
    }

    fn change_directory(&mut self, command: &Command) {
        let has_own_root = self.start.host.has_own_root;
        let directory: &mut Value<RepoPath> = &mut self.start.directory;
        *directory = match command.words.as_slice() {
            [program, target] if program.text == "cd" && self.moves_once => below(directory, target, has_own_root),
            _ => Value::Unknown,
        };
    }

    /// Takes note of what a command writes for shells that start later. Gives how often it names the file.
    fn hand_over(&mut self, Step { text, command, hold, .. }: Step<'_>) -> usize {
        let file = self.start.host.hand_over;
        let targets = command.redirect_to.iter().filter(|target| target.text.contains(file));
        let (count, is_cmd) =
            targets.fold((0, false), |(count, is_cmd), target| (count + 1, is_cmd || target.text.contains('%')));
        if count > 0 {
            let is_certain = self.flow.is_certain(hold) && self.start.starts != Starts::Perhaps && !is_cmd;
            match written_line(command).and_then(|line| text.argument(line)) {
                // Some shells' `echo` makes something of a backslash.
                Some(line) if is_certain && !line.known().is_some_and(|value| value.contains('\\')) => {
                    self.written.push(line);
                }
                Some(line) => self.written.push(line.doubtful()),
                None => self.writes_at_will = true,
            }
        }
        count
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

/// `env NAME=value` and the like, without a command: they set nothing.
fn is_wrapped(command: &Command) -> bool {
    command.prefix.iter().any(|word| matches!(word.text.as_str(), "env" | "sudo" | "command" | "exec" | "nohup"))
}

/// The line that `echo "NAME=value"` writes.
fn written_line(command: &Command) -> Option<&Word> {
    let [echo, line] = command.words.as_slice() else { return None };
    (echo.text == "echo" && !line.text.contains('\n')).then_some(line)
}
