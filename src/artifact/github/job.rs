//! One job: its variables at three levels, its matrix, its steps.

use std::collections::BTreeSet;

use super::expression::{is_computed, lookup};
use super::go_steps;
use crate::artifact::{Declarations, EnvAssignment, Environment, EnvironmentId, EnvironmentKind};
use crate::syntax::shell;
use crate::syntax::yaml::Node;
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
    /// Variables that a step wrote to `$GITHUB_ENV`; none: it wrote something that cannot be told.
    rewritten: BTreeSet<Option<String>>,
}

impl Variables {
    /// Enters the scope of `env`, and declares what it sets in `environment`.
    pub(super) fn enter(&mut self, environment: EnvironmentId, env: Option<&Node>, declarations: &mut Declarations) {
        let entries = env.and_then(Node::mapping).map(|mapping| &mapping.entries[..]).unwrap_or_default();
        let mut scope = Vec::new();
        for entry in entries {
            let (Some(name), Some(written)) = (entry.name(), entry.value.text()) else { continue };
            let value = self.resolve(&entry.value).and_then(|node| node.text().cloned());
            let value = value.map_or(Value::Unknown, Value::Known);
            let name = Located::new(name.to_owned(), entry.key.written());
            scope.push((name.value.clone(), entry.value.clone()));
            declarations.assignment(EnvAssignment { name, written: written.clone(), value, environment });
        }
        self.scopes.push(scope);
    }

    /// The node that says what `node` is: itself, or what sets the variable that it looks up. None where that cannot be told.
    pub(super) fn resolve<'n>(&'n self, node: &'n Node) -> Option<&'n Node> {
        let text = node.text()?;
        if !is_computed(text) {
            return Some(node);
        }
        let ("env", name) = lookup(text)? else { return None };
        if self.rewritten.contains(&None) || self.rewritten.contains(&Some(name.to_owned())) {
            return None;
        }
        let (_, set) = self.scopes.iter().rev().flatten().find(|(set, _)| set == name)?;
        let text = set.text()?;
        (!is_computed(text)).then_some(set)
    }

    /// Takes note of what a script writes to `$GITHUB_ENV` for the steps after it.
    fn note_rewritten(&mut self, script: &str) {
        if !script.contains("GITHUB_ENV") {
            return;
        }
        let mut known = false;
        for command in shell::commands(script) {
            if !command.redirect_to.iter().any(|target| target.text.contains("GITHUB_ENV")) {
                continue;
            }
            let assigned =
                command.words.iter().skip(1).find_map(|word| word.text.split_once('=').map(|(name, _)| name));
            known = assigned.is_some();
            self.rewritten.insert(assigned.map(str::to_owned));
        }
        if !known {
            self.rewritten.insert(None);
        }
    }
}

/// Reads jobs and steps into declarations.
pub(super) struct Reader<'d> {
    pub(super) declarations: &'d mut Declarations,
    pub(super) variables: Variables,
    pub(super) matrix: Option<Node>,
    pub(super) caller: Caller,
    /// Whether what lies in the workspace is what the repository has: checked out plainly, and nothing added since.
    pub(super) workspace_is_repository: bool,
}

impl<'d> Reader<'d> {
    pub(super) fn new(declarations: &'d mut Declarations, variables: Variables, caller: Caller) -> Self {
        let workspace_is_repository = caller == Caller::Own;
        Self { declarations, variables, matrix: None, caller, workspace_is_repository }
    }

    /// Declares a job called `name`, whose `run` steps start in `directory` by default.
    pub(super) fn job(&mut self, name: &str, node: &Node, workflow: EnvironmentId, directory: Option<&Node>) {
        let steps = node.get("steps").and_then(Node::sequence).unwrap_or_default();
        let elsewhere = self.caller == Caller::Other || steps.iter().any(checks_out_elsewhere);
        let directory =
            if elsewhere { Value::Unknown } else { directory_of(directory, &Value::Known(RepoPath::root())) };
        let job = self.declarations.environment(Environment {
            kind: EnvironmentKind::Job,
            name: name.to_owned(),
            parent: Some(workflow),
            directory: directory.clone(),
        });
        self.variables.enter(job, node.get("env"), self.declarations);
        self.matrix = node.get("strategy").and_then(|strategy| strategy.get("matrix")).cloned();
        self.workspace_is_repository &= !elsewhere;
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
        let name = step.get("name").or_else(|| step.get("uses")).and_then(Node::text);
        let name = name.map_or_else(|| format!("step {}", index + 1), |name| format!("step `{}`", name.as_str()));
        let directory = match directory {
            Value::Known(_) => directory_of(step.get("working-directory"), directory),
            Value::Unknown => Value::Unknown,
        };
        let environment = Environment { kind: EnvironmentKind::Step, name, parent: Some(parent), directory };
        let environment = self.declarations.environment(environment);
        self.variables.enter(environment, step.get("env"), self.declarations);
        go_steps::step(self, step, environment);
        self.variables.scopes.pop();
        if let Some(script) = step.get("run").and_then(Node::text) {
            self.variables.note_rewritten(script);
        }
    }

    /// The nodes that a value stands for: itself, the variable it looks up, or each value of the matrix. None for one that cannot be
    /// told.
    pub(super) fn candidates(&self, node: &Node) -> Vec<Option<Node>> {
        let Some(("matrix", name)) = node.text().and_then(|text| lookup(text)) else {
            return vec![self.variables.resolve(node).cloned()];
        };
        let Some(matrix) = &self.matrix else { return vec![None] };
        let listed = matrix.get(name).and_then(Node::sequence).unwrap_or_default();
        let included = matrix.get("include").and_then(Node::sequence).unwrap_or_default();
        let values = listed.iter().chain(included.iter().filter_map(|row| row.get(name)));
        let known = values.map(|value| value.text().filter(|text| !is_computed(text)).map(|_| value.clone()));
        let mut values: Vec<Option<Node>> = known.collect();
        if values.is_empty() {
            values.push(None);
        }
        values
    }
}

/// Whether a step checks out another repository, or this one somewhere else than in the workspace itself.
fn checks_out_elsewhere(step: &Node) -> bool {
    let is_checkout = step.get("uses").and_then(Node::text).is_some_and(|uses| uses.starts_with("actions/checkout@"));
    let with = step.get("with");
    is_checkout
        && ["repository", "path", "sparse-checkout"].iter().any(|key| with.is_some_and(|with| with.get(key).is_some()))
}

/// The directory that `node` names below `default`'s root, or the default where it names none.
fn directory_of(node: Option<&Node>, default: &Value<RepoPath>) -> Value<RepoPath> {
    let Some(node) = node else { return default.clone() };
    let written = node.text().filter(|text| !is_computed(text) && !text.contains('$'));
    match written.map(|text| RepoPath::root().join(text)) {
        Some(Ok(directory)) => Value::Known(directory),
        _ => Value::Unknown,
    }
}
