//! Every setting of the Go extension, its members and its values, judged at each release where something changes. What is expected is
//! worked out from `facts/vscode-go.json` itself, so that generator, tables and rules are tested together.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Map, Value, json};

use super::{deprecated_setting, invalid_value, obsolete_value, removed_setting, unknown_setting};
use crate::diagnostic::{Severity, Site};
use crate::facts::vscode_go::{ExtensionRelease, RELEASES};
use crate::repository::{ExtensionInForce, Repository, go_settings};
use crate::rules::Rule;
use crate::text::{RepoPath, Span};
use crate::tree::MemoryTree;

/// One setting or member as the facts tell it.
struct Node {
    /// The setting, then the members on the way.
    path: Vec<String>,
    facts: Value,
}

impl Node {
    /// A settings file that writes `value` for it.
    fn written(&self, value: &Value) -> String {
        let nested = self
            .path
            .iter()
            .rev()
            .fold(value.clone(), |value, name| Value::Object(Map::from_iter([(name.clone(), value)])));
        nested.to_string()
    }

    fn name(&self) -> String {
        self.path.join(".")
    }
}

fn nodes() -> Vec<Node> {
    fn walk(path: &[String], facts: &Value, found: &mut Vec<Node>) {
        for (name, facts) in facts.as_object().into_iter().flatten() {
            let path = [path, std::slice::from_ref(name)].concat();
            walk(&path, &facts["properties"], found);
            found.push(Node { path, facts: facts.clone() });
        }
    }
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/facts/vscode-go.json")).expect("the facts");
    let facts: Value = serde_json::from_str(&text).expect("JSON");
    let mut found = Vec::new();
    walk(&[], &facts["settings"], &mut found);
    found
}

fn release(text: &Value) -> Option<ExtensionRelease> {
    ExtensionRelease::parse(text.as_str()?)
}

/// Every release that the facts of a node name, with its neighbours.
fn boundaries(facts: &Value) -> BTreeSet<ExtensionRelease> {
    fn walk(facts: &Value, found: &mut BTreeSet<ExtensionRelease>) {
        found.extend(release(facts));
        facts.as_array().into_iter().flatten().for_each(|value| walk(value, found));
        let members = facts.as_object().into_iter().flatten().filter(|(name, _)| *name != "properties");
        members.for_each(|(_, value)| walk(value, found));
    }
    let mut named = BTreeSet::new();
    walk(facts, &mut named);
    let at = |index: usize| RELEASES.get(index).map(|row| row.version);
    let around = named.iter().filter_map(|release| RELEASES.binary_search_by_key(release, |row| row.version).ok());
    around.flat_map(|index| [index.checked_sub(1).and_then(at), at(index), at(index + 1)]).flatten().collect()
}

/// What the facts say of a node in `release`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expected {
    NotYet,
    Quiet,
    Deprecated,
    Gone,
}

fn expected(facts: &Value, at: ExtensionRelease) -> Expected {
    let first = release(&facts["since"]).into_iter().chain(release(&facts["since_prerelease"])).min();
    let gone = release(&facts["removed"]).into_iter().chain(release(&facts["removed_prerelease"])).min();
    let is_absent = facts["absent"].as_array().into_iter().flatten().any(|run| {
        release(&run[0]).is_some_and(|first| first <= at) && release(&run[1]).is_some_and(|last| at <= last)
    });
    let deprecated = release(&facts["deprecated_since_prerelease"]).or(release(&facts["deprecated_since"]));
    let until = release(&facts["deprecated_until"]);
    match (first, gone) {
        (Some(first), _) if at < first => Expected::NotYet,
        (_, Some(gone)) if gone <= at => Expected::Gone,
        _ if is_absent => Expected::Gone,
        _ if deprecated.is_some_and(|since| since <= at) && until.is_none_or(|until| at <= until) => {
            Expected::Deprecated
        }
        _ => Expected::Quiet,
    }
}

/// What held at a release: of the runs of `name` in the facts, or the one value there is.
fn held(facts: &Value, name: &str, at: ExtensionRelease) -> Value {
    let runs = facts[format!("{name}_history")].as_array();
    let run = runs.map(|runs| runs.iter().rfind(|run| release(&run["from"]).is_some_and(|from| from <= at)));
    run.map_or_else(|| facts[name].clone(), |run| run.map(|run| run["value"].clone()).unwrap_or_default())
}

/// The rules that speak of the deepest key of a settings file where `at` is pinned, each with how grave it is.
fn judged(repository: &Repository, node: &Node, at: ExtensionRelease) -> Vec<(&'static str, Severity)> {
    let pin = Site::new(RepoPath::root(), Span::empty(0));
    let in_force = ExtensionInForce { release: at, pin: Some(pin), is_chosen: true };
    let editor = repository.editor_settings().next().expect("settings");
    let found = go_settings(editor.settings, &in_force);
    let name = node.name();
    let Some(setting) = found.iter().find(|setting| setting.name == name) else { return Vec::new() };
    let rules: [(&'static Rule, super::Judge); 5] = [
        (&removed_setting::REMOVED_SETTING, removed_setting::judge),
        (&unknown_setting::UNKNOWN_SETTING, unknown_setting::judge),
        (&deprecated_setting::DEPRECATED_SETTING, deprecated_setting::judge),
        (&invalid_value::INVALID_VALUE, |editor, setting, force| invalid_value::judge(editor.artifact, setting, force)),
        (&obsolete_value::OBSOLETE_VALUE, obsolete_value::judge),
    ];
    let spoken = rules.into_iter().filter_map(|(rule, judge)| Some((rule, judge(&editor, setting, &in_force)?)));
    spoken.map(|(rule, draft)| (rule.name, draft.of(rule.name, rule.severity).severity)).collect()
}

/// Calls `then` with the repository whose only file writes `value` for `node`.
fn with<T>(node: &Node, value: &Value, then: impl FnOnce(&Repository) -> T) -> T {
    let tree = MemoryTree::new().file(".vscode/settings.json", node.written(value));
    then(&Repository::load(&tree, &[]))
}

/// The releases in which all that is around a node is there, so that the node itself is judged.
fn is_reached(nodes: &[Node], node: &Node, at: ExtensionRelease) -> bool {
    (1..node.path.len()).all(|length| {
        let around = nodes.iter().find(|other| other.path == node.path[..length]).expect("what is around");
        matches!(expected(&around.facts, at), Expected::Quiet | Expected::Deprecated)
    })
}

#[test]
fn every_setting_and_member_is_judged_by_its_history() {
    let nodes = nodes();
    assert!(nodes.iter().filter(|node| node.path.len() == 1).count() == 84 && nodes.len() > 150, "{}", nodes.len());
    let mut seen = BTreeSet::new();
    for node in &nodes {
        with(node, &Value::Null, |repository| {
            for at in boundaries(&node.facts).into_iter().filter(|at| is_reached(&nodes, node, *at)) {
                let want = expected(&node.facts, at);
                let is_tool = node.path[0] == "go.alternateTools" && node.path.len() > 1;
                let is_still_read =
                    ["go.gotoSymbol.includeImports", "go.delveConfig.useApiV1"].contains(&node.name().as_str());
                let rules = match want {
                    Expected::Gone if is_tool => vec![],
                    Expected::Gone if is_still_read => vec![("vscode/removed-setting", Severity::Note)],
                    Expected::Gone => vec![("vscode/removed-setting", Severity::Warning)],
                    Expected::NotYet => vec![("vscode/unknown-setting", Severity::Warning)],
                    Expected::Deprecated => vec![("vscode/deprecated-setting", Severity::Note)],
                    Expected::Quiet => vec![],
                };
                assert_eq!(judged(repository, node, at), rules, "{} in {at}: {want:?}", node.name());
                seen.insert(format!("{want:?}"));
            }
        });
    }
    assert_eq!(seen.len(), 4, "{seen:?}");
}

#[test]
fn every_kind_of_value_is_taken_where_the_manifest_takes_it() {
    let samples = [json!(true), json!(7), json!("x"), json!([]), json!({})];
    let kinds = ["boolean", "number", "string", "array", "object"];
    let nodes = nodes();
    let mut refused = 0;
    for node in nodes.iter().filter(|node| node.name() != "go.trace.server") {
        for (sample, kind) in samples.iter().zip(kinds) {
            with(node, sample, |repository| {
                for at in boundaries(&node.facts).into_iter().filter(|at| is_reached(&nodes, node, *at)) {
                    if !matches!(expected(&node.facts, at), Expected::Quiet | Expected::Deprecated) {
                        continue;
                    }
                    let types = held(&node.facts, "type", at);
                    let is_taken = types.as_array().is_none_or(|types| types.iter().any(|one| one == kind));
                    let is_listed = held(&node.facts, "enum", at).is_array();
                    if is_taken && is_listed {
                        continue;
                    }
                    let found = judged(repository, node, at);
                    let complains = found.iter().any(|(rule, _)| *rule == "vscode/invalid-value");
                    assert_eq!(complains, !is_taken, "{} as {kind} in {at}: {found:?}", node.name());
                    refused += usize::from(complains);
                }
            });
        }
    }
    assert!(refused > 1000, "{refused}");
}

#[test]
fn every_value_is_judged_by_its_history() {
    let nodes = nodes();
    let mut seen = BTreeSet::new();
    for node in &nodes {
        let lists = node.facts["enum_history"].as_array().into_iter().flatten().map(|run| &run["value"]);
        let lists = lists.chain([&node.facts["enum"]]).filter_map(Value::as_array);
        let values: Vec<Value> = lists.flatten().cloned().chain([json!("no such value")]).collect();
        for value in values.iter().filter(|_| values.len() > 1) {
            with(node, value, |repository| {
                for at in boundaries(&node.facts).into_iter().filter(|at| is_reached(&nodes, node, *at)) {
                    if !matches!(expected(&node.facts, at), Expected::Quiet | Expected::Deprecated) {
                        continue;
                    }
                    let want = expected_of_value(node, value, at);
                    let found: Vec<(&str, Severity)> = judged(repository, node, at)
                        .into_iter()
                        .filter(|(rule, _)| *rule != "vscode/deprecated-setting")
                        .collect();
                    assert_eq!(found, want, "{} {value} in {at}", node.name());
                    seen.extend(want);
                }
            });
        }
    }
    assert_eq!(seen.len(), 3, "{seen:?}");
}

fn expected_of_value(node: &Node, value: &Value, at: ExtensionRelease) -> Vec<(&'static str, Severity)> {
    const INVALID: &str = "vscode/invalid-value";
    const OBSOLETE: &str = "vscode/obsolete-value";
    let facts = &node.facts;
    let kind = if value.is_string() { "string" } else { "number" };
    let types = held(facts, "type", at);
    if types.as_array().is_some_and(|types| types.iter().all(|one| one != kind)) {
        return vec![(INVALID, Severity::Warning)];
    }
    let Value::Array(offered) = held(facts, "enum", at) else { return vec![] };
    let text = value.as_str().unwrap_or_default();
    let deprecated = &facts["deprecated_enum"][text];
    let deprecated = release(&deprecated["since_prerelease"]).or(release(&deprecated["since"]));
    if offered.contains(value) {
        let is_given_up = deprecated.is_some_and(|since| since <= at) || text == "golint";
        return is_given_up.then_some((OBSOLETE, Severity::Warning)).into_iter().collect();
    }
    let lives = &facts["enum_values"][text];
    match (release(&lives["since"]), release(&lives["removed"])) {
        (_, Some(removed)) if removed <= at => vec![(OBSOLETE, Severity::Warning)],
        (Some(_), _) => vec![(INVALID, Severity::Warning)],
        _ if ["go.lintTool", "go.formatTool"].contains(&node.name().as_str()) => vec![(INVALID, Severity::Note)],
        _ => vec![(INVALID, Severity::Warning)],
    }
}
