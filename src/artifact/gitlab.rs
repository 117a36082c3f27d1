//! `.gitlab-ci.yml`: jobs, what they extend, and the variables around them.

mod inheritance;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use crate::artifact::pairs::{Pair, pairs};
use crate::artifact::pipeline::{self, Job, PLAIN, Pipeline};
use crate::artifact::{Candidate, Declarations, EnvironmentId, EnvironmentKind, Kind, Reading};
use crate::syntax::yaml::{self, Entry, Node};
use crate::text::{Literal, RepoPath, Source, Value};

use inheritance::{Given, Inheritance};

/// `.gitlab-ci.yml` at the root: what other files a project takes, its settings say.
pub(super) static GITLAB: Kind = Kind {
    name: "GitLab pipeline",
    lies_in_vendor: false,
    confidential: false,
    comments: Some(yaml::comments),
    claims,
    read,
};

fn claims(path: Candidate<'_>) -> bool {
    path.directory.is_empty() && matches!(path.name, ".gitlab-ci.yml" | ".gitlab-ci.yaml")
}

fn read(source: &Source) -> Reading {
    pipeline::read_yaml(source, &PLAIN, declare)
}

/// Keys of the file that are no jobs (lib/gitlab/ci/config/entry/root.rb).
const RESERVED: [&str; 13] = [
    "after_script",
    "before_script",
    "cache",
    "default",
    "image",
    "include",
    "services",
    "spec",
    "stages",
    "types",
    "variables",
    "workflow",
    "component",
];

fn declare(root: &Node, pipeline: &mut Pipeline) {
    let directory = Value::Known(RepoPath::root());
    let global = pipeline.environment(EnvironmentKind::Workflow, "the pipeline", None, &directory);
    variables(pipeline, root.get("variables"), global);
    for rule in root.get("workflow").map(rules).unwrap_or_default() {
        pipeline.doubt(rule.get("variables"), global);
    }
    let entries = root.mapping().map(|mapping| &mapping.entries[..]).unwrap_or_default();
    let is_job = |entry: &&Entry| {
        let is_own = |name: &str| !name.starts_with('.') && !RESERVED.contains(&name);
        entry.name().is_some_and(is_own) && entry.value.mapping().is_some()
    };
    let hands_on_files = |entry: &Entry| ["artifacts", "cache"].iter().any(|key| entry.value.get(key).is_some());
    let mut file = File {
        pipeline,
        inheritance: Inheritance::of(root),
        global,
        // What an earlier job leaves lies in the checkout of a later one.
        has_more_files: root.get("cache").is_some() || entries.iter().any(hands_on_files),
        templates: HashMap::new(),
    };
    for entry in entries.iter().filter(is_job) {
        if file.pipeline.take_room() {
            file.job(entry.name().unwrap_or_default(), &entry.value);
        }
    }
}

/// What is known while the jobs are read.
struct File<'f> {
    pipeline: &'f mut Pipeline,
    inheritance: Inheritance<'f>,
    global: EnvironmentId,
    has_more_files: bool,
    /// The variables of a template, by the environment that they lie in.
    templates: HashMap<(Option<EnvironmentId>, &'f str), EnvironmentId>,
}

impl<'f> File<'f> {
    fn job(&mut self, name: &str, node: &'f Node) {
        let get = |key: &str| self.inheritance.get(node, key);
        if get("trigger").known().is_some() {
            return;
        }
        let (image, matrix, conditions) = (get("image"), get("parallel").known(), get("rules").known());
        let scripts = [get("before_script"), get("script")];
        let after = get("after_script");
        let environment = self.environment(name, node);
        for row in matrix.and_then(|parallel| parallel.get("matrix")?.sequence()).unwrap_or_default() {
            self.pipeline.doubt(Some(row), environment);
        }
        for rule in conditions.and_then(Node::sequence).unwrap_or_default() {
            self.pipeline.doubt(rule.get("variables"), environment);
        }
        if let Some(image) = image.known().and_then(|image| image.get("name").unwrap_or(image).text()) {
            self.pipeline.image(image, environment, |declarations, name| {
                of_matrix(matrix, name).unwrap_or_else(|| vec![of_variable(declarations, environment, name)])
            });
        }
        let mut job = Job::new(environment, self.directory(environment));
        job.is_known = self.inheritance.is_complete(node) && scripts.iter().all(|script| *script != Given::Unknown);
        if self.has_more_files {
            pipeline::note_unknown(&mut job.changes);
        }
        let scripts: Vec<&Node> = scripts.iter().filter_map(|script| script.known()).collect();
        self.pipeline.run_all(&mut job, &scripts, |node| self.inheritance.referenced(node));
        job.may_fail = true;
        self.pipeline.run_all(&mut job, after.known().as_slice(), |node| self.inheritance.referenced(node));
    }

    /// The environment of a job, in those of what it extends, in that of the file.
    fn environment(&mut self, name: &str, node: &'f Node) -> EnvironmentId {
        let inherits = node.get("inherit").is_none() && !has_no_variables(node);
        let mut around = inherits.then_some(self.global);
        for (template, node) in self.inheritance.templates(node) {
            let known = self.templates.get(&(around, template)).copied();
            around = Some(known.unwrap_or_else(|| {
                let name = format!("template `{template}`");
                let root = Value::Known(RepoPath::root());
                let environment = self.pipeline.environment(EnvironmentKind::Workflow, name, around, &root);
                variables(self.pipeline, node.get("variables"), environment);
                self.templates.insert((around, template), environment);
                environment
            }));
        }
        let (name, root) = (format!("job `{name}`"), Value::Known(RepoPath::root()));
        let environment = self.pipeline.environment(EnvironmentKind::Job, name, around, &root);
        variables(self.pipeline, node.get("variables"), environment);
        environment
    }

    /// The root of the repository, where that is there at all.
    fn directory(&self, environment: EnvironmentId) -> Value<RepoPath> {
        match self.pipeline.declarations.effective("GIT_STRATEGY", environment).map(|set| set.known()) {
            None => Value::Known(RepoPath::root()),
            Some(Some(strategy)) if matches!(strategy.as_str(), "clone" | "fetch") => Value::Known(RepoPath::root()),
            Some(_) => Value::Unknown,
        }
    }
}

/// `NAME: value`, or `NAME: {value: …, description: …}`.
fn variables(pipeline: &mut Pipeline, node: Option<&Node>, environment: EnvironmentId) {
    for Pair { name, value, node } in node.filter(|node| node.mapping().is_some()).map(pairs).unwrap_or_default() {
        let node = node.get("value").unwrap_or(node);
        let value = value.or_else(|| node.text().cloned());
        pipeline.variable(name, value, pipeline::may_read_otherwise(node), environment);
    }
}

fn rules(node: &Node) -> &[Node] {
    node.get("rules").and_then(Node::sequence).unwrap_or_default()
}

/// `variables: {}`, which leaves those of the file out.
fn has_no_variables(job: &Node) -> bool {
    job.get("variables").and_then(Node::mapping).is_some_and(|variables| variables.entries.is_empty())
}

/// No person writes more rows.
const ROWS: usize = 1_000;

/// What `name` is in the jobs that `parallel: {matrix: …}` makes of one; none where it does not say.
fn of_matrix(parallel: Option<&Node>, name: &str) -> Option<Vec<Option<Literal>>> {
    let rows = parallel?.get("matrix")?.sequence()?;
    let values = rows.iter().take(ROWS).filter_map(|row| row.get(name));
    let values = values.flat_map(|value| value.sequence().unwrap_or(std::slice::from_ref(value)));
    let values = pipeline::of_matrix(values);
    (!values.is_empty()).then_some(values)
}

fn of_variable(declarations: &Declarations, environment: EnvironmentId, name: &str) -> Option<Literal> {
    declarations.effective(name, environment)?.known().cloned()
}
