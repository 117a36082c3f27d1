//! Steps that run one after another, each in a container of its own, in one checkout: as Drone has them, and Woodpecker, which comes from it.

use crate::artifact::pipeline::{self, Job, Pipeline};
use crate::artifact::script::Starts;
use crate::artifact::{Changes, Declarations, EnvironmentId, EnvironmentKind};
use crate::syntax::yaml::{Node, PlainKind};
use crate::text::{Literal, RepoPath, Value};

/// What all steps of a pipeline lie in.
pub(super) struct Workspace {
    pub(super) environment: EnvironmentId,
    /// Where they start; unknown where nothing is checked out.
    pub(super) directory: Value<RepoPath>,
}

impl Workspace {
    /// Declares `steps` with their names. Nothing outside of the file sets a variable for them, but for the server's administrator.
    pub(super) fn run(
        &self,
        pipeline: &mut Pipeline,
        steps: &[(&str, &Node)],
        values: impl Fn(&Declarations, &str) -> Vec<Option<Literal>>,
    ) {
        // With dependencies, the order of the file is not that of the steps.
        let is_ordered = !steps.iter().any(|(_, step)| step.get("depends_on").is_some());
        let mut changes = if is_ordered { Changes::default() } else { pipeline::any_changes() };
        for (name, step) in steps.iter().filter(|(_, step)| !step.get("when").is_some_and(is_never)) {
            let Some(commands) = step.get("commands").filter(|_| pipeline.take_room()) else {
                pipeline::note_unknown(&mut changes);
                continue;
            };
            let mut job = self.job(pipeline, name, step);
            job.changes = changes;
            if let Some(image) = step.get("image").and_then(Node::text) {
                pipeline.image(image, job.environment, &values);
                let is_certain = step.get("when").is_none() && pipeline::is_of_known_go(image);
                job.starts = if is_certain { Starts::Certainly } else { Starts::Usually };
            }
            pipeline.run(&mut job, Some(commands));
            changes = job.changes;
        }
    }

    fn job(&self, pipeline: &mut Pipeline, name: &str, step: &Node) -> Job {
        let is_cloned = self.directory != Value::Unknown;
        let kind = if is_cloned { EnvironmentKind::Job } else { EnvironmentKind::Detached };
        let directory = pipeline::below(&self.directory, step.get("directory"));
        let environment = pipeline.environment(kind, format!("step `{name}`"), Some(self.environment), &directory);
        pipeline.variables(step.get("environment"), environment);
        let mut job = Job::new(environment, directory);
        job.may_fail = step.get("failure").is_some() || step.get("detach").is_some_and(is_true);
        job
    }
}

/// Whether a switch is on, or may be.
pub(super) fn is_true(node: &Node) -> bool {
    node.scalar().is_none_or(|scalar| scalar.plain_kind() != PlainKind::Bool(false))
}

/// `when: {evaluate: 'false'}`, by which a step is switched off.
fn is_never(condition: &Node) -> bool {
    condition.get("evaluate").and_then(Node::text).is_some_and(|text| text.as_str() == "false")
}
