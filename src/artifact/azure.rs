//! Azure Pipelines: `azure-pipelines.yml` and the files that it is made of.

mod steps;
#[cfg(test)]
mod tests;
mod variables;

use crate::artifact::pipeline::{self, Job, Pipeline};
use crate::artifact::script::{Host, Starts};
use crate::artifact::{Candidate, EnvironmentId, EnvironmentKind, Kind, OperatingSystem, Reading};
use crate::syntax::yaml::{self, Node, PlainKind};
use crate::text::{Literal, RepoPath, Source, Value};

use variables::Variables;

/// `azure-pipelines*.yml` anywhere, and what lies in the directories that are usual for it.
pub(super) static AZURE: Kind = Kind {
    name: "Azure pipeline",
    lies_in_vendor: false,
    confidential: false,
    comments: Some(yaml::comments),
    claims,
    read,
};

/// A script that writes this sets a variable for the steps after it.
static HOST: Host = Host { hand_over: "task.setvariable", is_template: is_expression, has_own_root: false };

/// Directories of nothing but pipelines and their templates.
const DIRECTORIES: [&str; 5] = [".ado", ".azdo", ".azure-pipelines", ".pipelines", ".azuredevops"];

fn claims(path: Candidate<'_>) -> bool {
    let is_yaml = path.name.ends_with(".yml") || path.name.ends_with(".yaml");
    let is_named =
        ["azure-pipelines", "azure-pipeline", ".azure-pipelines"].iter().any(|name| path.name.starts_with(name));
    is_yaml && (is_named || path.elements().any(|element| DIRECTORIES.contains(&element)))
}

fn read(source: &Source) -> Reading {
    let installs_go = source.text().contains("GoTool@");
    pipeline::read_yaml(source, &HOST, |root, pipeline| declare(root, pipeline, installs_go))
}

fn is_expression(text: &str) -> bool {
    text.contains("${{")
}

/// No template is nested deeper.
const DEPTH: usize = 4;

/// A file that something else than a pipeline may be is one only where it has steps, jobs or stages.
fn declare(root: &Node, pipeline: &mut Pipeline, installs_go: bool) {
    if !["steps", "jobs", "stages"].iter().any(|key| root.get(key).and_then(Node::sequence).is_some()) {
        return;
    }
    let directory = Value::Known(RepoPath::root());
    let environment = pipeline.environment(EnvironmentKind::Workflow, "the pipeline", None, &directory);
    let mut variables = Variables::new(installs_go);
    variables.enter(pipeline, root, environment);
    // A template gets variables from whoever uses it.
    let is_known = root.get("parameters").is_none() && root.get("extends").is_none();
    let around = Around { environment, variables, pool: root.get("pool"), is_known };
    around.declare(pipeline, root, DEPTH);
}

/// What the jobs of a pipeline or a stage lie in.
#[derive(Clone)]
struct Around<'n> {
    environment: EnvironmentId,
    variables: Variables,
    pool: Option<&'n Node>,
    /// Whether it is known what is set there at all.
    is_known: bool,
}

impl<'n> Around<'n> {
    /// The stages and jobs of `node`, or the one job that it is by itself.
    fn declare(&self, pipeline: &mut Pipeline, node: &'n Node, depth: usize) {
        let items = |key: &str| node.get(key).and_then(Node::sequence).unwrap_or_default();
        for stage in items("stages").iter().filter(|stage| depth > 0 && stage.get("template").is_none()) {
            if pipeline.take_room() {
                self.stage(pipeline, stage, depth);
            }
        }
        for job in items("jobs").iter().filter(|job| job.get("template").is_none()) {
            if pipeline.take_room() {
                self.job(pipeline, job);
            }
        }
        if node.get("steps").is_some() {
            self.job(pipeline, node);
        }
    }

    fn stage(&self, pipeline: &mut Pipeline, stage: &'n Node, depth: usize) {
        let name = format!("stage `{}`", text(stage, "stage").unwrap_or_default());
        let directory = Value::Known(RepoPath::root());
        let mut inner = self.clone();
        inner.environment = pipeline.environment(EnvironmentKind::Workflow, name, Some(self.environment), &directory);
        inner.variables.enter(pipeline, stage, inner.environment);
        inner.pool = stage.get("pool").or(self.pool);
        inner.is_known &= inner.variables.are_known();
        inner.declare(pipeline, stage, depth - 1);
    }

    fn job(&self, pipeline: &mut Pipeline, node: &'n Node) {
        let given = node.get("steps").and_then(Node::sequence).unwrap_or_default();
        let (kind, directory) = workspace(node, given);
        let pool = node.get("pool").or(self.pool);
        pipeline.operating_system = pool.map_or(Value::Unknown, operating_system);
        let name = text(node, "job").or_else(|| text(node, "deployment"));
        let name = name.map_or_else(|| "the job".to_owned(), |name| format!("job `{name}`"));
        let environment = pipeline.environment(kind, name, Some(self.environment), &directory);
        let mut variables = self.variables.clone();
        // Where it is the whole file, its variables are those around it.
        if node.get("job").is_some() || node.get("deployment").is_some() {
            variables.enter(pipeline, node, environment);
        }
        let matrix = node.get("strategy").and_then(|strategy| strategy.get("matrix"));
        variables.enter_matrix(pipeline, matrix, environment);
        let container = node.get("container").map(|container| container.get("image").unwrap_or(container));
        if let Some(image) = container.and_then(Node::text) {
            pipeline.image(image, environment, |_, _| vec![None]);
        }
        let mut job = Job::new(environment, directory);
        job.is_known = self.is_known && variables.are_known();
        job.starts = if node.get("condition").is_some() { Starts::Perhaps } else { Starts::Usually };
        for step in given {
            if pipeline.take_room() {
                steps::step(pipeline, &mut job, &variables, step);
            }
        }
    }
}

/// What a job has of the repository: all of it in its working directory, unless it says otherwise.
fn workspace(job: &Node, steps: &[Node]) -> (EnvironmentKind, Value<RepoPath>) {
    let checkouts = steps.iter().filter_map(|step| step.get("checkout"));
    let all: Vec<&str> = checkouts.map(|checkout| checkout.text().map_or("", Literal::as_str)).collect();
    let is_moved = steps.iter().any(|step| step.get("checkout").is_some() && step.get("path").is_some());
    let has_templates = steps.iter().any(|step| step.get("template").is_some());
    match all.as_slice() {
        ["none"] => (EnvironmentKind::Detached, Value::Unknown),
        // A deployment checks nothing out by itself.
        [] if job.get("deployment").is_some() => (EnvironmentKind::Detached, Value::Unknown),
        [] if has_templates => (EnvironmentKind::Job, Value::Unknown),
        [] => (EnvironmentKind::Job, Value::Known(RepoPath::root())),
        ["self"] if !is_moved => (EnvironmentKind::Job, Value::Known(RepoPath::root())),
        _ => (EnvironmentKind::Job, Value::Unknown),
    }
}

/// The system of `pool: {vmImage: ubuntu-latest}`.
fn operating_system(pool: &Node) -> Value<OperatingSystem> {
    let image = text(pool, "vmImage").unwrap_or_default().to_ascii_lowercase();
    match image.split('-').next().unwrap_or_default() {
        "ubuntu" => Value::Known(OperatingSystem::Linux),
        "macos" => Value::Known(OperatingSystem::MacOs),
        "windows" | "vs2017" => Value::Known(OperatingSystem::Windows),
        _ => Value::Unknown,
    }
}

fn text<'n>(node: &'n Node, key: &str) -> Option<&'n str> {
    node.get(key).and_then(Node::text).map(Literal::as_str)
}

/// Whether a switch is off.
fn is_off(node: &Node) -> bool {
    node.scalar().is_some_and(|scalar| scalar.plain_kind() == PlainKind::Bool(false))
}
