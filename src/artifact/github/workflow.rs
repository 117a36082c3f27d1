//! `.github/workflows/*.yml`: jobs, their variables, the Go that they install.

use super::file::GithubFile;
use super::reader::{Caller, Reader};
use super::variables::Variables;
use super::{inputs, read_yaml};
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
    read_yaml(source, |root, declarations, file| {
        let caller = if is_reusable(root) { Caller::Other } else { Caller::Own };
        declare(root, caller, declarations, file);
    })
}

/// As a file that another workflow of this repository calls, so that it works on this repository, if other ones call it too.
pub(in crate::artifact) fn read_called(source: &Source) -> Reading {
    read_yaml(source, |root, declarations, file| declare(root, Caller::Called, declarations, file))
}

fn declare(root: &Node, caller: Caller, declarations: &mut Declarations, file: &mut GithubFile) {
    let call = root.get("on").and_then(|on| on.get("workflow_call"));
    let declared = call.and_then(|call| call.get("inputs"));
    file.inputs = inputs::declared(declared);
    let workflow = declarations.environment(Environment {
        kind: EnvironmentKind::Workflow,
        name: "the workflow".to_owned(),
        parent: None,
        directory: Value::Known(RepoPath::root()),
        operating_system: Value::Unknown,
    });
    let mut variables = Variables::default();
    variables.enter(workflow, root.get("env"), declarations);
    for job in root.get("jobs").and_then(Node::mapping).map(|jobs| &jobs.entries).into_iter().flatten() {
        let name = format!("job `{}`", job.name().unwrap_or_default());
        let directory = working_directory(&job.value).or_else(|| working_directory(root));
        let mut reader = Reader::new(declarations, file, variables.clone(), caller);
        reader.inputs = declared.cloned();
        reader.job(&name, &job.value, workflow, directory);
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
