//! What is given to the inputs of actions and reusable workflows, and what they declare.

use super::expression::{bodies, is_computed, look_up, without_lookups};
use super::file::{ActionInput, DeclaredInput, EnvLookup, GivenInput, InputValue, LocalCall};
use super::number::number_as_read;
use super::reader::Reader;
use crate::artifact::EnvironmentId;
use crate::syntax::yaml::Node;
use crate::text::{Literal, Located, RepoPath, Value};

/// The variables that the runner gives each step, and that the `env` context does not hold: it has what `env` maps and `$GITHUB_ENV`
/// set, and nobody can set these (docs.github.com, "Variables reference"; actions/runner, StepsRunner.cs).
const RUNNER_VARIABLES: [&str; 12] = [
    "GITHUB_ACTION_PATH",
    "GITHUB_ENV",
    "GITHUB_EVENT_PATH",
    "GITHUB_OUTPUT",
    "GITHUB_PATH",
    "GITHUB_REPOSITORY",
    "GITHUB_RUN_ID",
    "GITHUB_SHA",
    "GITHUB_WORKSPACE",
    "RUNNER_OS",
    "RUNNER_TEMP",
    "RUNNER_TOOL_CACHE",
];

/// The inputs that a step or a job gives, those aside that are empty.
pub(super) fn given(reader: &Reader<'_>, node: &Node) -> Vec<ActionInput> {
    let entries = node.get("with").and_then(Node::mapping).map(|with| with.entries.as_slice()).unwrap_or_default();
    let given = entries.iter().filter(|entry| !entry.value.is_null()).filter_map(|entry| {
        let name = Located::new(entry.name()?.to_owned(), entry.key.written());
        Some(ActionInput { name, given: value(reader, &entry.value)? })
    });
    given.collect()
}

fn value(reader: &Reader<'_>, node: &Node) -> Option<GivenInput> {
    let values: Vec<InputValue> = reader.candidates(node).iter().map(|node| one_value(node.as_ref())).collect();
    let value = match values.as_slice() {
        [only] => only.value.clone(),
        _ => Value::Unknown,
    };
    let handed_on = node.text().and_then(|text| handed_on(text));
    Some(GivenInput { written: node.text()?.clone(), value, values, handed_on })
}

fn one_value(node: Option<&Node>) -> InputValue {
    let value = node.and_then(Node::text).cloned().map_or(Value::Unknown, Value::Known);
    InputValue { value, read_as: node.and_then(number_as_read) }
}

/// The input that a text looks up, and nothing else.
fn handed_on(text: &str) -> Option<String> {
    match look_up(text)?.as_slice() {
        ["inputs", name] => Some((*name).to_owned()),
        _ => None,
    }
}

/// What `inputs` declares, be it an action's or that of `on.workflow_call`.
pub(super) fn declared(inputs: Option<&Node>) -> Vec<DeclaredInput> {
    let entries = inputs.and_then(Node::mapping).map(|inputs| inputs.entries.as_slice()).unwrap_or_default();
    let declared = entries.iter().filter_map(|entry| {
        let default = entry.value.get("default").filter(|node| !node.is_null()).and_then(|node| {
            let written = node.text()?.clone();
            let only = one_value(Some(node).filter(|_| !is_computed(&written)));
            Some(GivenInput { written, value: only.value.clone(), values: vec![only], handed_on: None })
        });
        Some(DeclaredInput { name: entry.name()?.to_owned(), default })
    });
    declared.collect()
}

/// The call of a step or a job that uses something of this repository: `./.github/actions/x`, `./.github/workflows/x.yml`.
pub(super) fn local_call(
    reader: &Reader<'_>,
    node: &Node,
    uses: &Literal,
    environment: EnvironmentId,
) -> Option<LocalCall> {
    let path = uses.strip_prefix("./").filter(|path| !is_computed(path))?;
    let is_certain = node.get("if").is_none() && !reader.may_be_skipped;
    Some(LocalCall {
        path: RepoPath::new(path).ok()?,
        inputs: given(reader, node),
        uses: uses.clone(),
        environment,
        after: None,
        is_in_checkout: is_certain
            && reader.checked_out
            && !reader.changes.files
            && reader.workplace.later_checkout.is_none(),
    })
}

/// Notes what the variables, the inputs of setup-go and the directory of a step look up in vain. Its variables are computed before
/// they are in force.
pub(super) fn note_lookups(reader: &mut Reader<'_>, step: &Node, environment: EnvironmentId) {
    let entries = |key| step.get(key).and_then(Node::mapping).map(|map| map.entries.as_slice()).unwrap_or_default();
    let is_setup = step.get("uses").and_then(Node::text).is_some_and(|uses| uses.starts_with("actions/setup-go@"));
    let directory = step.mapping().and_then(|step| step.entry("working-directory"));
    let with = entries("with").iter().filter(|_| is_setup);
    let found: Vec<EnvLookup> = entries("env")
        .iter()
        .chain(with)
        .chain(directory)
        .filter_map(|entry| {
            let text = entry.value.text()?;
            let is_empty = |name: &str| RUNNER_VARIABLES.contains(&name) && !reader.variables.hold(name);
            let (body, variable) = bodies(text).find_map(|body| {
                let name = body.strip_prefix("env.").filter(|name| is_empty(name))?;
                Some((body, name))
            })?;
            Some(EnvLookup {
                target: Located::new(entry.name()?.to_owned(), entry.key.written()),
                variable: Located::new(variable.to_owned(), text.part_of(body)),
                becomes: without_lookups(text, is_empty),
                environment,
            })
        })
        .collect();
    reader.file.lookups.extend(found);
}
