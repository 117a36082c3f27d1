//! `.drone.yml`: pipelines whose steps run one after another in containers, in one checkout.

use crate::artifact::container_steps::{Workspace, is_true};
use crate::artifact::pipeline::{self, PLAIN, Pipeline};
use crate::artifact::{Candidate, EnvironmentKind, Kind, OperatingSystem, Reading};
use crate::syntax::yaml::{self, Node};
use crate::text::{Literal, RepoPath, Source, Value};

/// `.drone.yml` at the root: Drone asks for no other.
pub(super) static DRONE: Kind = Kind {
    name: "Drone pipeline",
    lies_in_vendor: false,
    confidential: false,
    comments: Some(yaml::comments),
    claims,
    read,
};

fn claims(path: Candidate<'_>) -> bool {
    path.directory.is_empty() && matches!(path.name, ".drone.yml" | ".drone.yaml")
}

/// Each document is a pipeline, a secret or something else.
fn read(source: &Source) -> Reading {
    pipeline::read_yaml(source, &PLAIN, |document, pipeline| {
        if text(document, "kind") == Some("pipeline") {
            declare(document, pipeline);
        }
    })
}

fn declare(root: &Node, pipeline: &mut Pipeline) {
    pipeline.operating_system = operating_system(root);
    let clones = !root.get("clone").and_then(|clone| clone.get("disable")).is_some_and(is_true);
    let directory = if clones { Value::Known(RepoPath::root()) } else { Value::Unknown };
    let name = format!("pipeline `{}`", text(root, "name").unwrap_or("default"));
    let environment = pipeline.environment(EnvironmentKind::Workflow, name, None, &directory);
    pipeline.variables(root.get("environment"), environment);
    let steps = root.get("steps").and_then(Node::sequence).unwrap_or_default().iter();
    let steps: Vec<(&str, &Node)> = steps.map(|step| (text(step, "name").unwrap_or_default(), step)).collect();
    Workspace { environment, directory }.run(pipeline, &steps, |_, _| vec![None]);
}

/// Containers run on Linux unless the platform says otherwise; what else a pipeline may run on is the runner's.
fn operating_system(root: &Node) -> Value<OperatingSystem> {
    let is_docker = text(root, "type").is_none_or(|kind| kind == "docker");
    match root.get("platform").and_then(|platform| text(platform, "os")) {
        None | Some("linux") if is_docker => Value::Known(OperatingSystem::Linux),
        Some("windows") => Value::Known(OperatingSystem::Windows),
        _ => Value::Unknown,
    }
}

fn text<'n>(node: &'n Node, key: &str) -> Option<&'n str> {
    node.get(key).and_then(Node::text).map(Literal::as_str)
}

#[cfg(test)]
mod tests {
    use crate::artifact::pipeline::tests::{shown, spans};

    fn drone(text: &str) -> Vec<String> {
        shown(".drone.yml", text)
    }

    #[test]
    fn steps_run_in_their_images_with_the_variables_of_the_step_before_those_of_the_pipeline() {
        let text = "kind: secret\n---\nkind: pipeline\nname: p\nenvironment: {GOFLAGS: -mod=mod, GOPROXY: direct}\nsteps:\n- name: a\n  image: golang:1.25-alpine\n  environment:\n    GOFLAGS: \"-mod=readonly\"\n    GOPRIVATE: {from_secret: x}\n  commands:\n  - cd api\n  - go test ./...\n- name: b\n  image: golang:1.26\n  commands: [go vet]\n";
        let wanted = [
            "version 1.25-alpine in step `a`",
            "version 1.26 in step `b`",
            "GOFLAGS=-mod=mod in pipeline `p`",
            "GOPROXY=direct in pipeline `p`",
            "GOFLAGS=-mod=readonly in step `a`",
            "api: go test ./... with GOFLAGS=-mod=readonly GOPRIVATE=? GOPROXY=direct!",
            ".: go vet with GOFLAGS=-mod=mod GOPROXY=direct!",
        ];
        assert_eq!(drone(text), wanted);
        assert_eq!(spans(".drone.yml", text), ["-mod=mod", "direct", "\"-mod=readonly\"", "1.25-alpine", "1.26"]);
    }

    #[test]
    fn only_what_certainly_runs_in_a_known_image_is_certain() {
        let run = |pipeline: &str, step: &str| {
            drone(&format!("kind: pipeline\n{pipeline}steps:\n- image: golang:1.25\n  commands: [go vet]\n{step}"))
                .pop()
        };
        assert_eq!(run("", "").as_deref(), Some(".: go vet!"));
        assert_eq!(run("", "  when: {event: push}\n").as_deref(), Some(".: go vet"));
        assert_eq!(run("", "  failure: ignore\n").as_deref(), Some(".: go vet"));
        assert_eq!(run("clone: {disable: true}\n", "").as_deref(), Some("?: go vet!"));
        let own = "kind: pipeline\nsteps:\n- {image: plugins/git}\n- image: example.com/build\n  commands: [go vet]\n";
        assert_eq!(drone(own), [".: go vet after more files"]);
        assert_eq!(drone(&own.replace("  commands", "  depends_on: [x]\n  commands")), [".: go vet after more files"]);
    }

    #[test]
    fn what_is_no_pipeline_says_nothing() {
        for text in [
            "",
            "steps: [{image: 'golang:1.25'}]",
            "kind: pipeline\nsteps: [",
            "{{ range .x }}\nkind: pipeline\n{{ end }}\n",
            "kind: pipeline\nsteps: {a: b}\n",
            "kind: pipeline\nsteps: [a, {commands: {b: c}}, {image: [x], environment: y, commands: z}]\nname: [x]\nplatform: 3\n",
        ] {
            assert!(drone(text).is_empty(), "{text}: {:?}", drone(text));
        }
    }

    #[test]
    fn a_variable_in_an_image_is_not_guessed() {
        let text = "kind: pipeline\nsteps:\n- image: golang:${GO}\n  environment: {GO: '1.25', A: $B}\n  commands:\n  - GOFLAGS=-v go vet\r\n";
        assert_eq!(
            drone(text),
            [
                "version ? in step ``",
                "GO=1.25 in step ``",
                "A=? in step ``",
                "GOFLAGS=-v in step ``",
                ".: go vet with GOFLAGS=-v"
            ]
        );
    }
}
