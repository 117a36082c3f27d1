//! `action.yml`: the steps of a composite action.

use super::file::GithubFile;
use super::reader::{Caller, Reader};
use super::variables::Variables;
use super::{inputs, read_yaml};
use crate::artifact::{Candidate, Declarations, Environment, EnvironmentKind, Kind, Reading};
use crate::syntax::yaml::{self, Node};
use crate::text::{Source, Value};

/// `action.yml` and `action.yaml`, wherever a workflow may `use` them.
pub(in crate::artifact) static GITHUB_ACTION: Kind = Kind {
    name: "GitHub action",
    lies_in_vendor: false,
    confidential: false,
    comments: Some(yaml::comments),
    claims,
    read,
};

fn claims(path: Candidate<'_>) -> bool {
    matches!(path.name, "action.yml" | "action.yaml")
}

/// A file of this name is an action if it says what it runs; others are charts, documents and data of something else.
fn read(source: &Source) -> Reading {
    let is_action =
        source.text().lines().any(|line| line.trim_start_matches(['"', '\'', '{', ' ']).starts_with("runs"));
    if is_action { read_yaml(source, declare) } else { Reading::nothing() }
}

fn declare(root: &Node, declarations: &mut Declarations, file: &mut GithubFile) {
    let Some(runs) = root.get("runs").filter(|runs| is_composite(runs)) else { return };
    file.inputs = inputs::declared(root.get("inputs"));
    // It runs in the repository that uses it, and in whatever directory that repository is in.
    let action = declarations.environment(Environment {
        kind: EnvironmentKind::Job,
        name: "the action".to_owned(),
        parent: None,
        directory: Value::Unknown,
        operating_system: Value::Unknown,
    });
    let mut reader = Reader::new(declarations, file, Variables::default(), Caller::Other);
    reader.inputs = root.get("inputs").cloned();
    reader.steps(runs, action, &Value::Unknown);
}

fn is_composite(runs: &Node) -> bool {
    runs.get("using").and_then(Node::text).is_some_and(|using| using.as_str() == "composite")
}
