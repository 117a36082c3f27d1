//! `.github/workflows/*.yml`: jobs, their variables, the Go that they install.

use super::read_yaml;
use super::reader::{Caller, Reader};
use super::variables::Variables;
use crate::artifact::{Candidate, Declarations, Environment, EnvironmentKind, Kind, Reading};
use crate::syntax::yaml::{self, Node};
use crate::text::{RepoPath, Source, Value};

/// `.github/workflows/*.yml` and `*.yaml` at the root: below any other directory GitHub runs none.
pub(in crate::artifact) static GITHUB_WORKFLOW: Kind = Kind {
    name: "GitHub workflow",
    lies_in_vendor: false,
    confidential: false,
    comments: Some(yaml::comments),
    claims,
    read,
};

fn claims(path: Candidate<'_>) -> bool {
    path.directory == ".github/workflows" && (path.name.ends_with(".yml") || path.name.ends_with(".yaml"))
}

fn read(source: &Source) -> Reading {
    read_yaml(source, declare)
}

fn declare(root: &Node, declarations: &mut Declarations) {
    let workflow = declarations.environment(Environment {
        kind: EnvironmentKind::Workflow,
        name: "the workflow".to_owned(),
        parent: None,
        directory: Value::Known(RepoPath::root()),
        operating_system: Value::Unknown,
    });
    let mut variables = Variables::default();
    variables.enter(workflow, root.get("env"), declarations);
    let caller = if is_reusable(root) { Caller::Other } else { Caller::Own };
    for job in root.get("jobs").and_then(Node::mapping).map(|jobs| &jobs.entries).into_iter().flatten() {
        let name = format!("job `{}`", job.name().unwrap_or_default());
        let directory = working_directory(&job.value).or_else(|| working_directory(root));
        Reader::new(declarations, variables.clone(), caller).job(&name, &job.value, workflow, directory);
    }
}

/// Where `run` steps start unless they say otherwise.
fn working_directory(node: &Node) -> Option<&Node> {
    node.get("defaults")?.get("run")?.get("working-directory")
}

/// Whether workflows of other repositories can call it: its paths are then those of the caller's repository.
fn is_reusable(root: &Node) -> bool {
    let Some(on) = root.get("on") else { return false };
    on.get("workflow_call").is_some()
        || on.text().is_some_and(|event| event.as_str() == "workflow_call")
        || on.sequence().into_iter().flatten().filter_map(Node::text).any(|event| event.as_str() == "workflow_call")
}
