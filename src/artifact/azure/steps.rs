//! The steps of a job: scripts, what installs Go, and the task that runs it.

use super::variables::Variables;
use super::{is_expression, is_off, text};
use crate::artifact::pipeline::{self, Job, Pipeline};
use crate::artifact::script::{Dialect, Starts};
use crate::artifact::{EnvironmentId, EnvironmentKind, GoVersionDeclaration, OperatingSystem, Scope, VersionKind};
use crate::syntax::yaml::Node;
use crate::text::{Literal, Located, RepoPath, Value};

/// What GoTool@0 installs where it is told nothing (microsoft/azure-pipelines-tasks, Tasks/GoToolV0/task.json, 0.275.0).
const DEFAULT_GO: &str = "1.10";

/// The keys that hold a script.
const SCRIPTS: [&str; 4] = ["script", "bash", "pwsh", "powershell"];

/// Tasks that leave the workspace as it is.
const HARMLESS: [&str; 7] = [
    "Cache",
    "PublishBuildArtifacts",
    "PublishCodeCoverageResults",
    "PublishPipelineArtifact",
    "PublishTestResults",
    "UseDotNet",
    "UseNode",
];

pub(super) fn step(pipeline: &mut Pipeline, job: &mut Job, variables: &Variables, step: &Node) {
    if step.get("checkout").is_some() || step.get("enabled").is_some_and(is_off) {
        return;
    }
    let parent = job.environment;
    let (root, starts) = (job.directory.clone(), job.starts);
    let name = text(step, "displayName").or_else(|| text(step, "task"));
    let name = name.map_or_else(|| "a step".to_owned(), |name| format!("step `{name}`"));
    let inputs = step.get("inputs");
    let directory = directory_of(&root, step.get("workingDirectory").or_else(|| inputs?.get("workingDirectory")));
    job.environment = pipeline.environment(EnvironmentKind::Step, name, Some(parent), &directory);
    job.directory = directory;
    pipeline.variables(step.get("env"), job.environment);
    if step.get("condition").is_some() {
        job.starts = Starts::Perhaps;
    }
    job.may_fail = step.get("continueOnError").is_some_and(|node| !is_off(node));
    if let Some(task) = text(step, "task") {
        self::task(pipeline, job, variables, step, task);
    } else {
        let is_cmd = step.get("script").is_some() && is_on_windows(pipeline, job);
        job.dialect = if is_cmd { Dialect::Cmd } else { Dialect::Usual };
        script(pipeline, job, SCRIPTS.iter().find_map(|key| step.get(key)));
    }
    (job.environment, job.directory, job.starts) = (parent, root, starts);
    note_installed(pipeline, step, parent);
}

/// GoTool@0 sets GOROOT for the steps after it, and what it is told (gotool.ts, `setGoEnvironmentVariables`).
fn note_installed(pipeline: &mut Pipeline, step: &Node, job: EnvironmentId) {
    let Some(task) = step.get("task").and_then(Node::text).filter(|task| task.starts_with("GoTool@")) else { return };
    for (name, key) in [("GOROOT", "version"), ("GOPATH", "goPath"), ("GOBIN", "goBin")] {
        if name == "GOROOT" || input(step, key).is_some() {
            pipeline.variable(Located::new(name.to_owned(), task.span()), None, true, job);
        }
    }
}

/// What a task is told. Names are compared without regard to case.
fn input<'n>(step: &'n Node, name: &str) -> Option<&'n Node> {
    let inputs = step.get("inputs")?.mapping()?;
    let is_named = |key: &str| key.eq_ignore_ascii_case(name);
    inputs.entries.iter().find(|entry| entry.name().is_some_and(is_named)).map(|entry| &entry.value)
}

fn is_on_windows(pipeline: &Pipeline, job: &Job) -> bool {
    let environment = pipeline.declarations.get(job.environment);
    environment.is_some_and(|found| found.operating_system == Value::Known(OperatingSystem::Windows))
}

/// A script; any other step may do anything.
fn script(pipeline: &mut Pipeline, job: &mut Job, script: Option<&Node>) {
    match script.and_then(Node::text) {
        Some(text) if !is_expression(text) => pipeline.run(job, script),
        Some(_) | None => {
            pipeline::note_unknown(&mut job.changes);
            job.is_known = false;
        }
    }
}

fn task(pipeline: &mut Pipeline, job: &mut Job, variables: &Variables, step: &Node, task: &str) {
    let input = |name: &str| input(step, name);
    let name = task.split('@').next().unwrap_or_default();
    match name {
        "GoTool" => install(pipeline, job.environment, variables, step, input("version")),
        "Go" => go(pipeline, job, input("command"), input("arguments")),
        "Bash" | "CmdLine" | "PowerShell" if input("filePath").is_none() => script(pipeline, job, input("script")),
        _ if HARMLESS.contains(&name) => {}
        // A task may set variables as well.
        _ => {
            pipeline::note_unknown(&mut job.changes);
            job.is_known = false;
        }
    }
}

/// GoTool@0: `version` is a release, or a minor of which it is the newest patch (gotool.ts, `parseGoVersion`).
fn install(
    pipeline: &mut Pipeline,
    environment: EnvironmentId,
    variables: &Variables,
    step: &Node,
    version: Option<&Node>,
) {
    let scope = Scope::Environment(environment);
    let Some(task) = step.get("task").and_then(Node::text) else { return };
    let Some(written) = version else {
        let spec = Literal::escaped(DEFAULT_GO, task.span(), task.span(), Vec::new());
        return pipeline.declarations.default_version(GoVersionDeclaration::installed(spec, scope));
    };
    for value in variables.values(written) {
        let consumer =
            value.as_ref().map(Literal::span).filter(|span| *span != written.written()).map(|_| written.written());
        pipeline.declarations.version(match value {
            Some(value) => GoVersionDeclaration { consumer, ..GoVersionDeclaration::installed(value, scope.clone()) },
            None => GoVersionDeclaration {
                kind: VersionKind::Range,
                spec: Value::Unknown,
                read_as: None,
                span: written.written(),
                consumer: None,
                scope: scope.clone(),
            },
        });
    }
}

/// Go@0 runs `go COMMAND ARGUMENTS` (Tasks/GoV0/main.ts).
fn go(pipeline: &mut Pipeline, job: &mut Job, command: Option<&Node>, arguments: Option<&Node>) {
    let words = arguments.map_or(Some(""), plain_words).zip(command.and_then(plain_words));
    if let Some((arguments, subcommand)) = words.filter(|(_, subcommand)| *subcommand != "custom") {
        let words = std::iter::once(subcommand).chain(arguments.split_whitespace()).map(str::to_owned).collect();
        pipeline.go_command(job, words, command.map(Node::written).unwrap_or_default());
    }
    if command.and_then(plain_words).is_none_or(|command| command != "build" && command != "test") {
        pipeline::note_unknown(&mut job.changes);
    }
}

/// A text that is split at blanks and nowhere else.
fn plain_words(node: &Node) -> Option<&str> {
    node.text().map(Literal::as_str).filter(|text| !text.contains(['$', '"', '\'', '\\', '`']))
}

/// The variables that hold the directory of the checkout, in lower case.
const ROOTS: [&str; 3] =
    ["$(system.defaultworkingdirectory)", "$(build.sourcesdirectory)", "$(build.repository.localpath)"];

/// The directory below the root that a step starts in.
fn directory_of(root: &Value<RepoPath>, written: Option<&Node>) -> Value<RepoPath> {
    let Some(text) = written.and_then(Node::text) else { return root.clone() };
    let lower = text.to_ascii_lowercase();
    let rest = ROOTS.iter().find_map(|name| lower.starts_with(name).then(|| text.get(name.len()..)).flatten());
    match (rest, root) {
        (Some(rest), Value::Known(root)) if rest.is_empty() || rest.starts_with('/') => {
            let rest = rest.trim_start_matches('/');
            let below = root.join(rest).ok().filter(|_| !pipeline::is_computed(rest) && !rest.contains('\\'));
            below.map_or(Value::Unknown, Value::Known)
        }
        (Some(_), _) => Value::Unknown,
        (None, _) => pipeline::below(root, written),
    }
}
