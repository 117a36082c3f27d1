//! `bitbucket-pipelines.yml`: steps that run in containers, each in a checkout of its own.

use std::collections::HashSet;

use crate::artifact::pipeline::{self, Job, Pipeline};
use crate::artifact::script::Host;
use crate::artifact::{Candidate, EnvironmentId, EnvironmentKind, Kind, OperatingSystem, Reading};
use crate::syntax::yaml::{self, Node, PlainKind};
use crate::text::{Literal, RepoPath, Source, Span, Value};

/// `bitbucket-pipelines.yml` at the root: Bitbucket asks for no other.
pub(super) static BITBUCKET: Kind = Kind {
    name: "Bitbucket pipeline",
    lies_in_vendor: false,
    confidential: false,
    comments: Some(yaml::comments),
    claims,
    read,
};

/// What a step writes to this file are variables of the steps after it.
static HOST: Host =
    Host { hand_over: "BITBUCKET_PIPELINES_VARIABLES_PATH", is_template: pipeline::is_computed, has_own_root: false };

/// The groups of pipelines that have a name each: of branches, of tags.
const NAMED: [&str; 5] = ["branches", "custom", "pull-requests", "tags", "bookmarks"];

fn claims(path: Candidate<'_>) -> bool {
    path.directory.is_empty() && path.name == "bitbucket-pipelines.yml"
}

fn read(source: &Source) -> Reading {
    pipeline::read_yaml(source, &HOST, declare)
}

fn declare(root: &Node, pipeline: &mut Pipeline) {
    pipeline.operating_system = Value::Known(OperatingSystem::Linux);
    let directory = Value::Known(RepoPath::root());
    let around = pipeline.environment(EnvironmentKind::Workflow, "the pipelines", None, &directory);
    let image = image_of(root);
    let mut file = File { pipeline, around, is_cloned: clones(root), seen: HashSet::new() };
    let Some(pipelines) = root.get("pipelines") else { return };
    for entry in pipelines.mapping().map(|mapping| &mapping.entries[..]).unwrap_or_default() {
        let is_group = entry.name().is_some_and(|name| NAMED.contains(&name));
        let all = entry.value.mapping().filter(|_| is_group).map(|mapping| &mapping.entries[..]).unwrap_or_default();
        for one in all {
            file.items(&one.value, image.as_ref());
        }
        if !is_group {
            file.items(&entry.value, image.as_ref());
        }
    }
}

/// What is known while the steps are read.
struct File<'p> {
    pipeline: &'p mut Pipeline,
    around: EnvironmentId,
    is_cloned: bool,
    /// The steps that were read: a step that several pipelines have stands in one place.
    seen: HashSet<Span>,
}

impl File<'_> {
    /// `[{step: …}, {parallel: [{step: …}]}, {stage: {steps: […]}}]`, or the latter two with `steps`. No deeper than YAML is read.
    fn items(&mut self, node: &Node, image: Option<&Literal>) {
        let own = image_of(node);
        let image = own.as_ref().or(image);
        for item in node.sequence().or_else(|| node.get("steps")?.sequence()).unwrap_or_default() {
            if let Some(step) = item.get("step") {
                self.step(step, image);
            }
            for group in ["parallel", "stage"].into_iter().filter_map(|key| item.get(key)) {
                self.items(group, image);
            }
        }
    }

    fn step(&mut self, step: &Node, image: Option<&Literal>) {
        if !self.pipeline.take_room() || !self.seen.insert(step.written()) {
            return;
        }
        let is_cloned = step.get("clone").map_or(self.is_cloned, |_| clones(step));
        let (kind, directory) = if is_cloned {
            (EnvironmentKind::Job, Value::Known(RepoPath::root()))
        } else {
            (EnvironmentKind::Detached, Value::Unknown)
        };
        let name = step.get("name").and_then(Node::text);
        let name = name.map_or_else(|| "a step".to_owned(), |name| format!("step `{}`", name.as_str()));
        let environment = self.pipeline.environment(kind, name, Some(self.around), &directory);
        let mut job = Job::new(environment, directory);
        // Artifacts of earlier steps, and caches, lie in the checkout.
        pipeline::note_unknown(&mut job.changes);
        if let Some(image) = image_of(step).or_else(|| image.cloned()) {
            self.pipeline.image(&image, environment, |_, _| vec![None]);
        }
        self.pipeline.run(&mut job, step.get("script"));
        job.may_fail = true;
        self.pipeline.run(&mut job, step.get("after-script"));
    }
}

/// `image: name`, or `image: {name: …}`.
fn image_of(node: &Node) -> Option<Literal> {
    let image = node.get("image")?;
    image.get("name").unwrap_or(image).text().cloned()
}

/// Whether a step has the repository: `clone: {enabled: false}` says that it has not.
fn clones(node: &Node) -> bool {
    let enabled = node.get("clone").and_then(|clone| clone.get("enabled")).and_then(Node::scalar);
    enabled.is_none_or(|enabled| enabled.plain_kind() != PlainKind::Bool(false))
}

#[cfg(test)]
mod tests {
    use crate::artifact::pipeline::tests::{shown, spans};

    fn bitbucket(text: &str) -> Vec<String> {
        shown("bitbucket-pipelines.yml", text)
    }

    #[test]
    fn steps_run_in_their_own_image_or_that_of_the_file_and_one_that_is_named_twice_counts_once() {
        let text = "image: golang:1.25\ndefinitions:\n  steps:\n    - step: &test\n        name: test\n        image: {name: 'golang:1.26'}\n        script:\n          - export GOFLAGS=-mod=mod\n          - cd api\n          - go test ./...\npipelines:\n  default:\n    - step: *test\n    - parallel:\n        - step: {script: [go vet]}\n  branches:\n    main:\n      - step: *test\n      - stage:\n          steps:\n            - step: {name: late, script: [pipe: x/y:1.0, go vet]}\n";
        let wanted = [
            "version 1.26 in step `test`",
            "version 1.25 in a step",
            "version 1.25 in step `late`",
            "GOFLAGS=-mod=mod in step `test`",
            "api: go test ./... with GOFLAGS=-mod=mod after more files",
            ".: go vet after more files",
        ];
        assert_eq!(bitbucket(text), wanted, "what a pipe does is not known");
        assert_eq!(spans("bitbucket-pipelines.yml", text), ["-mod=mod", "1.26", "1.25", "1.25"]);
    }

    #[test]
    fn without_a_clone_the_directory_is_not_known() {
        let text = "clone: {enabled: false}\npipelines:\n  default:\n    - step:\n        script:\n          - |\n            GOFLAGS='-v' \\\n              go vet\n        after-script: [go version]\n    - step: {clone: {enabled: true}, script: [go vet]}\n";
        let wanted = [
            "GOFLAGS=-v in a step",
            "?: go vet with GOFLAGS=-v after more files",
            "?: go version after more files",
            ".: go vet after more files",
        ];
        assert_eq!(bitbucket(text), wanted);
        assert_eq!(spans("bitbucket-pipelines.yml", text), ["'-v'"]);
    }

    #[test]
    fn odd_shapes_say_nothing() {
        for text in [
            "",
            "pipelines: [a]",
            "pipelines: {default: {step: x}, branches: [a], tags: {a: [step: [x]]}}",
            "image: [x]\npipelines: [",
        ] {
            assert!(bitbucket(text).is_empty(), "{text}");
        }
    }
}
