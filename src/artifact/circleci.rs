//! `.circleci/config.yml`: jobs, their executors and steps.

mod executor;
mod parameters;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use crate::artifact::pipeline::{self, Job, Pipeline};
use crate::artifact::script::{Host, Starts};
use crate::artifact::{Candidate, EnvironmentId, EnvironmentKind, GoVersionDeclaration, Kind, Reading, Scope};
use crate::syntax::yaml::{self, Node};
use crate::text::{Literal, RepoPath, Source, Value};

/// `.circleci/config.yml` at the root: CircleCI asks for no other.
pub(super) static CIRCLECI: Kind = Kind {
    name: "CircleCI configuration",
    lies_in_vendor: false,
    confidential: false,
    comments: Some(yaml::comments),
    claims,
    read,
};

/// Each `run` sources what earlier ones wrote to this file.
static HOST: Host = Host { hand_over: "BASH_ENV", is_template: pipeline::is_computed, has_own_root: false };

/// Commands lead to others no further than this.
const DEPTH: usize = 5;

fn claims(path: Candidate<'_>) -> bool {
    path.directory == ".circleci" && matches!(path.name, "config.yml" | "config.yaml")
}

fn read(source: &Source) -> Reading {
    pipeline::read_yaml(source, &HOST, declare)
}

fn declare(root: &Node, pipeline: &mut Pipeline) {
    let around = pipeline.environment(EnvironmentKind::Workflow, "the pipeline", None, &Value::Known(RepoPath::root()));
    let calls = parameters::calls(root);
    let commands = root.get("commands").and_then(Node::mapping).map(|mapping| &mapping.entries[..]).unwrap_or_default();
    let commands = commands.iter().filter_map(|entry| Some((entry.name()?, &entry.value))).collect();
    for entry in root.get("jobs").and_then(Node::mapping).map(|jobs| &jobs.entries[..]).unwrap_or_default() {
        let Some(name) = entry.name() else { continue };
        // Without workflows, the job `build` runs.
        let is_started = calls.as_ref().map_or(name == "build", |calls| calls.contains_key(name));
        if is_started && pipeline.take_room() {
            let called = calls.as_ref().and_then(|calls| calls.get(name)).map(Vec::as_slice).unwrap_or_default();
            JobReader { root, commands: &commands, job: &entry.value, called }.declare(pipeline, name, around);
        }
    }
}

/// Steps that leave the workspace as it is.
const HARMLESS: [&str; 6] = [
    "add_ssh_keys",
    "persist_to_workspace",
    "save_cache",
    "setup_remote_docker",
    "store_artifacts",
    "store_test_results",
];

/// A job that is being read.
struct JobReader<'n> {
    root: &'n Node,
    commands: &'n HashMap<&'n str, &'n Node>,
    job: &'n Node,
    /// Where workflows start it, with the values of its parameters.
    called: &'n [&'n Node],
}

/// The workspace of a job.
struct Checkout<'n> {
    /// What `working_directory` says for the whole job.
    directory: Option<&'n str>,
    /// Whether the repository was checked out there.
    is_there: bool,
}

impl<'n> JobReader<'n> {
    fn declare(&self, pipeline: &mut Pipeline, name: &str, around: EnvironmentId) {
        let steps = self.job.get("steps").and_then(Node::sequence).unwrap_or_default();
        let named = |step: &Node, name: &str| step_name(step) == Some(name);
        let may_check_out = |step: &Node| !named(step, "run") || text(step).is_some_and(|text| text.contains("git "));
        let checks_out = steps.iter().any(|step| named(step, "checkout") || may_check_out(step));
        let kind = if checks_out { EnvironmentKind::Job } else { EnvironmentKind::Detached };
        let executor = executor::of(self.root, self.job);
        pipeline.operating_system = executor.operating_system();
        let directory = if checks_out { Value::Known(RepoPath::root()) } else { Value::Unknown };
        let outer = pipeline.environment(EnvironmentKind::Workflow, "the executor", Some(around), &directory);
        executor.declare(pipeline, outer);
        let environment = pipeline.environment(kind, format!("job `{name}`"), Some(outer), &directory);
        pipeline.variables(self.job.get("environment"), environment);
        executor.image(pipeline, environment, |name| self.values(name));
        let working_directory = self.job.get("working_directory").or_else(|| executor.working_directory());
        let directory = working_directory.and_then(Node::text).map(Literal::as_str);
        let mut checkout = Checkout { directory, is_there: false };
        let mut job = Job::new(environment, Value::Unknown);
        for step in steps {
            self.step(pipeline, &mut job, &mut checkout, step, DEPTH);
        }
    }

    fn step(&self, pipeline: &mut Pipeline, job: &mut Job, checkout: &mut Checkout<'n>, step: &'n Node, depth: usize) {
        let (name, arguments) = (step_name(step), step.mapping().and_then(|step| Some(&step.entries.first()?.value)));
        match name {
            _ if !pipeline.take_room() => {}
            Some("checkout") => checkout.is_there = arguments.is_none_or(|given| given.get("path").is_none()),
            Some("run") => run(pipeline, job, checkout, arguments),
            Some(step) if HARMLESS.contains(&step) => {}
            Some("restore_cache" | "attach_workspace") => pipeline::note_unknown(&mut job.changes),
            Some("when" | "unless") => {
                let starts = std::mem::replace(&mut job.starts, Starts::Perhaps);
                let steps = arguments.and_then(|given| given.get("steps")).and_then(Node::sequence);
                for step in steps.unwrap_or_default().iter().filter(|_| depth > 0) {
                    self.step(pipeline, job, checkout, step, depth - 1);
                }
                job.starts = starts;
            }
            Some("go/install") => install(pipeline, job.environment, arguments),
            Some(other) => self.command(pipeline, job, checkout, other, depth),
            None => forget(job),
        }
    }

    /// A command of this file. What one of an orb does is not known.
    fn command(&self, pipeline: &mut Pipeline, job: &mut Job, checkout: &mut Checkout<'n>, name: &str, depth: usize) {
        if name.starts_with("go/") {
            return pipeline::note_unknown(&mut job.changes);
        }
        let steps = self.commands.get(name).and_then(|command| command.get("steps")).and_then(Node::sequence);
        let Some(steps) = steps.filter(|_| depth > 0) else { return forget(job) };
        for step in steps {
            self.step(pipeline, job, checkout, step, depth - 1);
        }
    }

    /// What a parameter of the job or the pipeline is given.
    fn values(&self, name: &str) -> Vec<Option<Literal>> {
        parameters::values(self.root, self.job, self.called, name)
    }
}

/// `go/install` of the orb circleci/go.
fn install(pipeline: &mut Pipeline, parent: EnvironmentId, arguments: Option<&Node>) {
    let environment = pipeline.environment(EnvironmentKind::Step, "step `go/install`", Some(parent), &Value::Unknown);
    let scope = Scope::Environment(environment);
    let version = arguments.and_then(|arguments| arguments.get("version"));
    let written = version.filter(|node| !pipeline::may_read_otherwise(node)).and_then(Node::text);
    if let Some(version) = written.filter(|text| !pipeline::is_computed(text)) {
        pipeline.declarations.version(GoVersionDeclaration::installed(version.clone(), scope));
    }
}

/// One `run`, in a shell of its own.
fn run(pipeline: &mut Pipeline, job: &mut Job, checkout: &Checkout<'_>, given: Option<&Node>) {
    let Some(given) = given else { return };
    let command = given.get("command").unwrap_or(given);
    let (parent, directory) = (job.environment, checkout.directory_of(given.get("working_directory")));
    let name = given.get("name").and_then(Node::text).map_or("a step", Literal::as_str);
    let name = if name == "a step" { name.to_owned() } else { format!("step `{name}`") };
    job.environment = pipeline.environment(EnvironmentKind::Step, name, Some(parent), &directory);
    job.directory = directory;
    pipeline.variables(given.get("environment"), job.environment);
    // A file of the repository that every shell reads first.
    job.is_known &= pipeline.declarations.effective("BASH_ENV", job.environment).is_none();
    let starts = job.starts;
    if given.get("when").is_some() || given.get("background").is_some() {
        job.starts = Starts::Perhaps;
    }
    match command.text() {
        Some(script) if !has_parameters(script) => pipeline.run(job, Some(command)),
        _ => forget(job),
    }
    (job.environment, job.starts) = (parent, starts);
}

impl Checkout<'_> {
    /// The directory below the root that a `run` starts in.
    fn directory_of(&self, own: Option<&Node>) -> Value<RepoPath> {
        let root = if self.is_there { Value::Known(RepoPath::root()) } else { Value::Unknown };
        let Some(own) = own else { return root };
        let written = own.text().map(Literal::as_str).unwrap_or_default();
        let default = self.directory.unwrap_or("~/project").trim_end_matches('/');
        let rest = written.strip_prefix(default).filter(|rest| rest.is_empty() || rest.starts_with('/'));
        match rest.map(|rest| RepoPath::new(rest.trim_start_matches('/'))) {
            Some(Ok(below)) if self.is_there && !pipeline::is_computed(written) => Value::Known(below),
            Some(_) => Value::Unknown,
            None => pipeline::below(&root, Some(own)),
        }
    }
}

/// Takes note that something ran which may have done anything.
fn forget(job: &mut Job) {
    pipeline::note_unknown(&mut job.changes);
    job.is_known = false;
}

/// Whether CircleCI fills in a script, which a shell could not be shown as it stands.
fn has_parameters(script: &str) -> bool {
    script.match_indices("<<").any(|(at, _)| {
        let rest = script.get(at + 2..).unwrap_or_default().trim_start();
        rest.starts_with("parameters.") || rest.starts_with("pipeline.") || rest.starts_with("matrix.")
    })
}

/// What a step is: `checkout`, or the key of `run: …`.
fn step_name(step: &Node) -> Option<&str> {
    match step.mapping() {
        Some(step) => step.entries.first()?.name(),
        None => step.text().map(Literal::as_str),
    }
}

/// The script of a `run`.
fn text(step: &Node) -> Option<&str> {
    let run = step.get("run")?;
    run.get("command").unwrap_or(run).text().map(Literal::as_str)
}
