//! What a job runs in.

use crate::artifact::pipeline::Pipeline;
use crate::artifact::{EnvironmentId, OperatingSystem};
use crate::syntax::yaml::Node;
use crate::text::{Literal, Value};

/// What a job runs in: what it says itself, and the executor that it names.
#[derive(Default)]
pub(super) struct Executor<'n> {
    own: Option<&'n Node>,
    named: Option<&'n Node>,
    /// The tag that is given to the `default` executor of the orb circleci/go, which is `cimg/go`.
    tag: Option<&'n Literal>,
}

pub(super) fn of<'n>(root: &'n Node, job: &'n Node) -> Executor<'n> {
    let Some(executor) = job.get("executor") else { return Executor { own: Some(job), ..Executor::default() } };
    let name = executor.get("name").unwrap_or(executor).text().map(Literal::as_str).unwrap_or_default();
    let tag = executor.get("tag").and_then(Node::text).filter(|_| name == "go/default");
    Executor { own: Some(job), named: root.get("executors").and_then(|executors| executors.get(name)), tag }
}

impl<'n> Executor<'n> {
    fn get(&self, key: &str) -> Option<&'n Node> {
        self.own.and_then(|own| own.get(key)).or_else(|| self.named.and_then(|named| named.get(key)))
    }

    /// The first container, which the steps run in.
    fn primary(&self) -> Option<&'n Node> {
        self.get("docker")?.sequence()?.first()
    }

    pub(super) fn working_directory(&self) -> Option<&'n Node> {
        self.named?.get("working_directory")
    }

    pub(super) fn operating_system(&self) -> Value<OperatingSystem> {
        match (self.primary(), self.get("macos")) {
            (Some(_), _) => Value::Known(OperatingSystem::Linux),
            (None, Some(_)) => Value::Known(OperatingSystem::MacOs),
            (None, None) => Value::Unknown,
        }
    }

    /// Declares its variables. Whether what a container is given reaches the steps is not known: its documentation says that it does not.
    pub(super) fn declare(&self, pipeline: &mut Pipeline, environment: EnvironmentId) {
        pipeline.doubt(self.primary().and_then(|container| container.get("environment")), environment);
        pipeline.variables(self.named.and_then(|named| named.get("environment")), environment);
    }

    /// Declares the Go of its image.
    pub(super) fn image(
        &self,
        pipeline: &mut Pipeline,
        environment: EnvironmentId,
        values: impl Fn(&str) -> Vec<Option<Literal>>,
    ) {
        if let Some(image) = self.primary().and_then(|container| container.get("image")).and_then(Node::text) {
            pipeline.image(image, environment, |_, name| values(name));
        }
        if let Some(tag) = self.tag {
            pipeline.image_of("cimg/go", tag, environment);
        }
    }
}
