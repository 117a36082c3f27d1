//! One job: its variables, its matrix, its steps.

use super::checkout::{is_checkout, is_plain_checkout, may_check_out};
use super::expression::is_computed;
use super::go_steps;
use super::matrix::Matrix;
use super::reader::{Caller, Reader};
use super::{image, inputs, runner};
use crate::artifact::script::{Dialect, Host, Left, Shell, Start, Starts};
use crate::artifact::{Environment, EnvironmentId, EnvironmentKind};
use crate::syntax::yaml::{Node, PlainKind};
use crate::text::{Literal, RepoPath, Span, Value};

impl Reader<'_> {
    /// Declares a job called `name`, whose `run` steps start in `directory` by default.
    pub(super) fn job(&mut self, name: &str, node: &Node, workflow: EnvironmentId, directory: Option<&Node>) {
        if node.get("if").is_some_and(is_never) {
            return;
        }
        let steps = node.get("steps").and_then(Node::sequence).unwrap_or_default();
        let mut checkouts = steps.iter().filter(|step| is_checkout(step)).peekable();
        let kind = if checkouts.peek().is_some() || may_check_out(steps) {
            EnvironmentKind::Job
        } else {
            EnvironmentKind::Detached
        };
        self.checked_out &= checkouts.peek().is_some_and(|first| is_plain_checkout(first));
        let is_only_checkout = self.checked_out && checkouts.all(is_plain_checkout);
        self.matrix = node.get("strategy").and_then(|strategy| strategy.get("matrix")).map(Matrix::of);
        self.workplace.is_fresh = runner::is_fresh(self, node);
        self.operating_system = runner::operating_system(self, node);
        let directory =
            if self.checked_out { directory_of(directory, &Value::Known(RepoPath::root())) } else { Value::Unknown };
        let job = self.declarations.environment(Environment {
            kind,
            name: name.to_owned(),
            parent: Some(workflow),
            directory: if is_only_checkout { directory.clone() } else { Value::Unknown },
            operating_system: self.operating_system,
        });
        self.variables.enter(job, node.get("env"), self.declarations);
        self.may_be_skipped = node.get("if").is_some_and(asks_other_jobs);
        let is_open = self.may_be_skipped || self.caller == Caller::Called || image::is_own(node);
        self.starts = if is_open { Starts::Usually } else { Starts::Certainly };
        self.may_fail = node.get("continue-on-error").is_some_and(is_set);
        go_steps::container(self, node, job);
        go_steps::container_variables(self, node, job);
        if let Some(uses) = node.get("uses").and_then(Node::text) {
            self.file.calls.extend(inputs::local_call(self, node, uses, job));
        }
        self.steps(node, job, &directory);
    }

    /// Declares the steps of a job or an action.
    pub(super) fn steps(&mut self, node: &Node, parent: EnvironmentId, directory: &Value<RepoPath>) {
        self.around = Some(parent);
        let steps = node.get("steps").and_then(Node::sequence).unwrap_or_default();
        let fetch = first_fetch(steps);
        for (index, step) in steps.iter().enumerate() {
            self.workplace.later_checkout = fetch.filter(|(at, _)| *at > index).and_then(|(_, checkout)| checkout);
            self.checked_out &= !is_checkout(step) || is_plain_checkout(step);
            self.step(index, step, directory);
        }
    }

    fn step(&mut self, index: usize, step: &Node, directory: &Value<RepoPath>) {
        if step.get("if").is_some_and(is_never) {
            return;
        }
        let name = step.get("name").or_else(|| step.get("uses")).and_then(Node::text);
        let name = name.map_or_else(|| format!("step {}", index + 1), |name| format!("step `{}`", name.as_str()));
        let directory = match directory {
            Value::Known(_) if self.checked_out => directory_of(step.get("working-directory"), directory),
            _ => Value::Unknown,
        };
        let environment = self.declarations.environment(Environment {
            kind: EnvironmentKind::Step,
            name,
            parent: self.around,
            directory: directory.clone(),
            operating_system: self.operating_system,
        });
        if let Some(stored) = self.stored {
            self.declarations.store(environment, stored);
        }
        inputs::note_lookups(self, step, environment);
        self.variables.enter(environment, step.get("env"), self.declarations);
        go_steps::step(self, step, environment);
        if let Some(script) = step.get("run").and_then(Node::text) {
            self.script(step, script, environment, directory);
        }
        self.variables.leave();
    }

    /// Runs the script of `step`.
    fn script(&mut self, step: &Node, script: &Literal, environment: EnvironmentId, directory: Value<RepoPath>) {
        let is_cmd = step.get("shell").and_then(Node::text).is_some_and(|shell| shell.as_str() == "cmd");
        let start = Start {
            environment,
            directory,
            is_known: !self.variables.are_rewritten_at_will(),
            starts: if step.get("if").is_some() { Starts::Perhaps } else { self.starts },
            may_fail: self.may_fail || step.get("continue-on-error").is_some_and(is_set),
            changes: self.changes,
            host: &GITHUB,
            dialect: if is_cmd { Dialect::Cmd } else { Dialect::Usual },
        };
        let mut shell = Shell::new(self.declarations, start);
        shell.run(script);
        let left = shell.leave();
        self.workplace.has_other_files |= left.changes.files;
        self.changes = left.changes;
        self.stored = left.stored;
        self.hand_over(left);
    }

    /// Makes an environment for the steps to come, for what an action of the repository wrote to `$GITHUB_ENV`: that stands in its file.
    pub(super) fn open_after_call(&mut self) -> Option<EnvironmentId> {
        let outer = self.around?;
        let depth = self.declarations.nesting(outer).count();
        let around = self.declarations.get(outer).filter(|_| depth <= HAND_OVERS)?.clone();
        let inner = Environment { kind: EnvironmentKind::Script, parent: Some(outer), ..around };
        let inner = self.declarations.environment(inner);
        self.around = Some(inner);
        self.around
    }

    /// Makes an environment for the steps to come of what a script wrote to `$GITHUB_ENV`. A step's own variables beat it.
    fn hand_over(&mut self, left: Left) {
        self.variables.note_rewritten(&left);
        let depth = self.around.map_or(0, |outer| self.declarations.nesting(outer).count());
        if depth > HAND_OVERS {
            self.variables.rewrite_at_will();
            return;
        }
        let outer = self.around.and_then(|outer| Some((outer, self.declarations.get(outer)?.clone())));
        if let Some((outer, around)) = outer.filter(|_| !left.written.is_empty()) {
            let inner = Environment { kind: EnvironmentKind::Script, parent: Some(outer), ..around };
            let inner = self.declarations.environment(inner);
            for written in left.written {
                self.declarations.assignment(written.declared(inner));
            }
            self.around = Some(inner);
        }
    }
}

/// The first of the steps that fetches something, and where it says so if it is the usual checkout.
fn first_fetch(steps: &[Node]) -> Option<(usize, Option<Span>)> {
    let at = steps.iter().position(|step| is_checkout(step) || may_check_out(std::slice::from_ref(step)))?;
    let checkout = steps.get(at).filter(|step| is_plain_checkout(step) && is_checkout(step));
    Some((at, checkout.and_then(|step| step.get("uses")).map(Node::written)))
}

/// No person's steps write to `$GITHUB_ENV` more often.
const HAND_OVERS: usize = 30;

/// A workflow's scripts.
static GITHUB: Host = Host { hand_over: "GITHUB_ENV", is_template: is_computed, has_own_root: false };

/// Whether a switch is on, or may be.
fn is_set(node: &Node) -> bool {
    node.scalar().is_none_or(|scalar| scalar.plain_kind() != PlainKind::Bool(false))
}

/// `if: false`, with or without `${{ }}`.
fn is_never(condition: &Node) -> bool {
    let Some(scalar) = condition.scalar() else { return false };
    let text = scalar.text.trim();
    let inner = text.strip_prefix("${{").and_then(|rest| rest.strip_suffix("}}")).map_or(text, str::trim);
    scalar.plain_kind() == PlainKind::Bool(false) || inner == "false"
}

/// Whether a condition asks what other jobs found out, such as which directories changed, or what the repository's owner set.
fn asks_other_jobs(condition: &Node) -> bool {
    let asks = |text: &str| ["needs.", "inputs.", "vars."].iter().any(|context| text.contains(context));
    condition.scalar().is_some_and(|scalar| asks(&scalar.text))
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
