//! One job: its variables at three levels, its matrix, its steps.

use std::collections::{BTreeMap, BTreeSet};

use super::expression::{is_computed, lookup};
use super::{go_commands, go_steps};
use crate::artifact::{Changes, Declarations, EnvAssignment, Environment, EnvironmentId, EnvironmentKind};
use crate::syntax::shell::{self, Command, Word};
use crate::syntax::yaml::{Node, PlainKind};
use crate::text::{Located, RepoPath, Value};

/// Whose repository the steps run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Caller {
    /// This one.
    Own,
    /// Perhaps another, which calls the workflow or uses the action: its files are not ours.
    Other,
}

/// The variables in force, outermost first, as nodes, so that their spelling can be seen.
#[derive(Clone, Debug, Default)]
pub(super) struct Variables {
    scopes: Vec<Vec<(String, Node)>>,
    /// Variables that earlier steps wrote to `$GITHUB_ENV`.
    rewritten: BTreeSet<String>,
    /// Whether a step wrote something there that cannot be told.
    rewritten_at_will: bool,
}

impl Variables {
    /// Enters the scope of `env`, and declares what it sets in `environment`.
    pub(super) fn enter(&mut self, environment: EnvironmentId, env: Option<&Node>, declarations: &mut Declarations) {
        let entries = env.and_then(Node::mapping).map(|mapping| &mapping.entries[..]).unwrap_or_default();
        let mut scope = Vec::new();
        for entry in entries {
            let (Some(name), Some(written)) = (entry.name(), entry.value.text()) else { continue };
            let value = self.follow(&entry.value, false).and_then(|node| node.text().cloned());
            let value = value.map_or(Value::Unknown, Value::Known);
            let name = Located::new(name.to_owned(), entry.key.written());
            scope.push((name.value.clone(), entry.value.clone()));
            declarations.assignment(EnvAssignment { name, written: written.clone(), value, environment });
        }
        self.scopes.push(scope);
    }

    /// The node that says what `node` is: itself, or what sets the variable that it looks up. None where that cannot be told.
    pub(super) fn resolve<'n>(&'n self, node: &'n Node) -> Option<&'n Node> {
        self.follow(node, true)
    }

    /// As [`Variables::resolve`]; only what the innermost scope sets itself beats what was written to `$GITHUB_ENV`, and only where
    /// `node` stands inside of it.
    fn follow<'n>(&'n self, node: &'n Node, inside: bool) -> Option<&'n Node> {
        let text = node.text()?;
        if !is_computed(text) {
            return Some(node);
        }
        let ("env", name) = lookup(text)? else { return None };
        let set_in = |scope: &'n [(String, Node)]| scope.iter().find(|(set, _)| set == name).map(|(_, node)| node);
        let own = self.scopes.last().filter(|_| inside).and_then(|scope| set_in(scope));
        if own.is_none() && (self.rewritten_at_will || self.rewritten.contains(name)) {
            return None;
        }
        let set = self.scopes.iter().rev().find_map(|scope| set_in(scope))?;
        let text = set.text()?;
        (!is_computed(text)).then_some(set)
    }

    /// What earlier steps wrote to `$GITHUB_ENV`, which beats all environments but the step's own; none where it cannot be told.
    pub(super) fn rewritten(&self) -> Option<BTreeMap<String, Value<String>>> {
        let is_own = |name: &String| self.scopes.last().into_iter().flatten().any(|(own, _)| own == name);
        let names = self.rewritten.iter().filter(|name| !is_own(name));
        (!self.rewritten_at_will).then(|| names.map(|name| (name.clone(), Value::Unknown)).collect())
    }

    /// Takes note of what a script writes to `$GITHUB_ENV` for the steps after it.
    fn note_rewritten(&mut self, script: &str) {
        let is_file = |word: &Word| word.text.contains("GITHUB_ENV");
        let mut mentions = script.matches("GITHUB_ENV").count();
        for command in shell::commands(script) {
            let redirections = command.redirect_to.iter().filter(|target| is_file(target)).count();
            mentions = mentions.saturating_sub(redirections);
            if redirections > 0 {
                match written_name(&command) {
                    Some(name) => drop(self.rewritten.insert(name)),
                    None => self.rewritten_at_will = true,
                }
            }
        }
        self.rewritten_at_will |= mentions > 0;
    }
}

/// The variable that `echo "NAME=value" >> "$GITHUB_ENV"` writes.
fn written_name(command: &Command) -> Option<String> {
    let [echo, line] = command.words.as_slice() else { return None };
    let (name, value) = line.text.split_once('=')?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    (echo.text == "echo" && is_name && !value.contains('\n')).then(|| name.to_owned())
}

/// Reads jobs and steps into declarations.
pub(super) struct Reader<'d> {
    pub(super) declarations: &'d mut Declarations,
    pub(super) variables: Variables,
    pub(super) matrix: Option<Node>,
    /// Whether the workspace is a plain checkout of this repository.
    pub(super) checked_out: bool,
    /// What may have changed in it since.
    pub(super) changes: Changes,
}

impl<'d> Reader<'d> {
    pub(super) fn new(declarations: &'d mut Declarations, variables: Variables, caller: Caller) -> Self {
        let (checked_out, changes) = (caller == Caller::Own, Changes::default());
        Self { declarations, variables, matrix: None, checked_out, changes }
    }

    /// Declares a job called `name`, whose `run` steps start in `directory` by default.
    pub(super) fn job(&mut self, name: &str, node: &Node, workflow: EnvironmentId, directory: Option<&Node>) {
        if node.get("if").is_some_and(is_never) {
            return;
        }
        let steps = node.get("steps").and_then(Node::sequence).unwrap_or_default();
        let mut checkouts = steps.iter().filter(|step| is_checkout(step)).peekable();
        self.checked_out &= checkouts.peek().is_some() && checkouts.all(is_plain_checkout);
        let directory =
            if self.checked_out { directory_of(directory, &Value::Known(RepoPath::root())) } else { Value::Unknown };
        let job = self.declarations.environment(Environment {
            kind: EnvironmentKind::Job,
            name: name.to_owned(),
            parent: Some(workflow),
            directory: directory.clone(),
        });
        self.variables.enter(job, node.get("env"), self.declarations);
        self.matrix = node.get("strategy").and_then(|strategy| strategy.get("matrix")).cloned();
        go_steps::container(self, node, job);
        self.steps(node, job, &directory);
    }

    /// Declares the steps of a job or an action.
    pub(super) fn steps(&mut self, node: &Node, parent: EnvironmentId, directory: &Value<RepoPath>) {
        for (index, step) in node.get("steps").and_then(Node::sequence).unwrap_or_default().iter().enumerate() {
            self.step(index, step, parent, directory);
        }
    }

    fn step(&mut self, index: usize, step: &Node, parent: EnvironmentId, directory: &Value<RepoPath>) {
        if step.get("if").is_some_and(is_never) {
            return;
        }
        let name = step.get("name").or_else(|| step.get("uses")).and_then(Node::text);
        let name = name.map_or_else(|| format!("step {}", index + 1), |name| format!("step `{}`", name.as_str()));
        let directory = match directory {
            Value::Known(_) => directory_of(step.get("working-directory"), directory),
            Value::Unknown => Value::Unknown,
        };
        let environment =
            Environment { kind: EnvironmentKind::Step, name, parent: Some(parent), directory: directory.clone() };
        let environment = self.declarations.environment(environment);
        self.variables.enter(environment, step.get("env"), self.declarations);
        go_steps::step(self, step, environment);
        if let Some(script) = step.get("run").and_then(Node::text) {
            go_commands::declare(self, script, environment, &directory);
            self.variables.note_rewritten(script);
        }
        self.variables.scopes.pop();
    }

    /// The nodes that a value stands for: itself, the variable it looks up, or each value of the matrix. None for one that cannot be
    /// told.
    pub(super) fn candidates(&self, node: &Node) -> Vec<Option<Node>> {
        let Some(("matrix", name)) = node.text().and_then(|text| lookup(text)) else {
            return vec![self.variables.resolve(node).cloned()];
        };
        match &self.matrix {
            Some(matrix) => matrix_values(matrix, name),
            None => vec![None],
        }
    }
}

/// The values of `name` in a matrix, what `include` adds to them, and a none if there are some that cannot be told. What `exclude`
/// leaves no job for is no value.
fn matrix_values(matrix: &Node, name: &str) -> Vec<Option<Node>> {
    let rows = |key| matrix.get(key).and_then(Node::sequence).unwrap_or_default();
    let text = |node: &Node| node.text().map(|text| text.as_str().to_owned());
    let is_excluded = |value: &&Node| {
        let excludes = |row: &Node| {
            row.mapping().is_some_and(|row| row.entries.len() == 1)
                && row.get(name).is_some_and(|v| text(v) == text(value))
        };
        !rows("exclude").iter().any(excludes)
    };
    let listed = matrix.get(name);
    let values = listed.and_then(Node::sequence).unwrap_or_default().iter().filter(is_excluded);
    let values = values.chain(rows("include").iter().filter_map(|row| row.get(name)));
    let known = values.map(|value| value.text().filter(|text| !is_computed(text)).map(|_| value.clone()));
    let mut values: Vec<Option<Node>> = known.collect();
    let is_computed_list = |node: &Node| node.sequence().is_none();
    if values.is_empty() || listed.is_some_and(is_computed_list) || matrix.get("include").is_some_and(is_computed_list)
    {
        values.push(None);
    }
    values
}

/// `if: false`, with or without `${{ }}`.
fn is_never(condition: &Node) -> bool {
    let Some(scalar) = condition.scalar() else { return false };
    let text = scalar.text.trim();
    let inner = text.strip_prefix("${{").and_then(|rest| rest.strip_suffix("}}")).map_or(text, str::trim);
    scalar.plain_kind() == PlainKind::Bool(false) || inner == "false"
}

fn is_checkout(step: &&Node) -> bool {
    step.get("uses").and_then(Node::text).is_some_and(|uses| uses.starts_with("actions/checkout@"))
}

/// Whether a step checks out this repository, all of it, as it is in the run, into the workspace itself. A `ref` that the event gives
/// is the commit in question; any other may have other files.
fn is_plain_checkout(step: &Node) -> bool {
    let Some(with) = step.get("with") else { return true };
    let is_of_event = |reference: &Node| reference.text().is_some_and(|text| text.contains("${{ github."));
    !["repository", "path", "sparse-checkout"].iter().any(|key| with.get(key).is_some())
        && with.get("ref").is_none_or(is_of_event)
}

/// The directory that `node` names below the root, or the default where it names none.
fn directory_of(node: Option<&Node>, default: &Value<RepoPath>) -> Value<RepoPath> {
    let Some(node) = node else { return default.clone() };
    let written = node.text().filter(|text| !is_computed(text) && !text.contains(['$', '~', '\\']));
    match written.map(|text| RepoPath::root().join(text)) {
        Some(Ok(directory)) => Value::Known(directory),
        _ => Value::Unknown,
    }
}
