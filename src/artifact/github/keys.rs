//! Keys that GitHub takes for one and YAML for two.

use std::collections::{BTreeMap, HashSet};

use crate::syntax::yaml::{Entry, Mapping, Node, NodeValue};
use crate::syntax::{Problem, ProblemKind, limits};
use crate::text::Span;

/// What is longer is no name of anything, and would fill a report.
const LONGEST_NAME: usize = 100;

/// As many names as are compared with each other one by one.
const FEW: usize = 16;

/// A problem for each key that is written like an earlier one of its mapping but for the case: GitHub compares without regard to it
/// (actions/runner, TemplateReader.cs).
pub(super) fn alike_but_for_case(root: &Node) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut seen = HashSet::new();
    look_into(root, &mut seen, &mut problems);
    problems
}

/// A tree that is reached through several aliases is looked into once. No deeper than [`limits::NESTING_DEPTH`].
fn look_into(node: &Node, seen: &mut HashSet<Span>, problems: &mut Vec<Problem>) {
    match &node.value {
        NodeValue::Mapping(mapping) if seen.insert(node.written()) => {
            compare(mapping, problems);
            for entry in &mapping.entries {
                look_into(&entry.value, seen, problems);
            }
        }
        NodeValue::Sequence(items) if seen.insert(node.written()) => {
            for item in items.iter() {
                look_into(item, seen, problems);
            }
        }
        _ => {}
    }
}

/// Whether two names of `mapping` are the same but for the case.
fn has_alike(mapping: &Mapping) -> bool {
    let later = |at: usize| mapping.entries.get(at + 1..).unwrap_or_default().iter().filter_map(Entry::name);
    let mut names = mapping.entries.iter().enumerate().filter_map(|(at, entry)| Some((at, entry.name()?)));
    names.any(|(at, name)| later(at).any(|other| other.eq_ignore_ascii_case(name) && other != name))
}

fn compare(mapping: &Mapping, problems: &mut Vec<Problem>) {
    // What a merge key brings in stands elsewhere, and GitHub refuses merge keys themselves.
    if !mapping.merges.is_empty() {
        return;
    }
    // Hardly any mapping is larger than a job, and few names are compared faster than put in order.
    if mapping.entries.len() <= FEW && !has_alike(mapping) {
        return;
    }
    let mut firsts: BTreeMap<String, (&str, Span)> = BTreeMap::new();
    for entry in &mapping.entries {
        let Some(name) = entry.name().filter(|name| name.len() <= LONGEST_NAME && !name.contains("${{")) else {
            continue;
        };
        let (first, place) = *firsts.entry(name.to_ascii_lowercase()).or_insert((name, entry.key.span));
        if first != name && problems.len() < limits::PROBLEMS_PER_FILE {
            let message = format!("`{name}` is already defined as `{first}` but for the case of letters");
            let problem = Problem::new(ProblemKind::DuplicateKey, entry.key.span, message);
            problems.push(problem.related(place, "first defined here"));
        }
    }
}
