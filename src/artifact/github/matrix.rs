//! The values that a matrix gives to its names, as GitHub computes them (docs.github.com, "Running
//! variations of jobs in a workflow").

use std::collections::HashSet;

use super::expression::is_computed;
use crate::syntax::yaml::{Mapping, Node};
use crate::text::Value;

/// GitHub makes no more jobs of one matrix.
const COMBINATIONS: usize = 256;

/// No person writes a matrix that takes more comparisons than this.
const COMPARISONS: usize = 8192;

/// The jobs that a matrix makes.
#[derive(Debug, Default)]
pub(super) struct Matrix {
    combinations: Vec<Combination>,
    /// Whether something in it is computed that may bring more of them.
    is_open: bool,
}

/// One job's values.
#[derive(Clone, Debug, Default)]
struct Combination {
    /// Of the lists; unknown where the list is computed.
    listed: Vec<(String, Value<Node>)>,
    /// What `include` adds.
    added: Vec<(String, Node)>,
}

impl Matrix {
    /// The jobs of `strategy.matrix`.
    pub(super) fn of(node: &Node) -> Self {
        let Some(mapping) = node.mapping() else { return Self { combinations: Vec::new(), is_open: true } };
        let Some(mut combinations) = product(mapping) else {
            return Self { combinations: Vec::new(), is_open: true };
        };
        let (excluded, included) = (rows(node, "exclude"), rows(node, "include"));
        if combinations.len() * excluded.len().max(included.len()) > COMPARISONS {
            return Self { combinations: Vec::new(), is_open: true };
        }
        combinations.retain(|combination| !excluded.iter().any(|row| combination.is_certainly(row)));
        let originals = combinations.len();
        for row in included {
            let mut found = false;
            for combination in combinations.iter_mut().take(originals) {
                found |= combination.include(row);
            }
            if !found && combinations.len() < COMBINATIONS {
                let mut alone = Combination::default();
                alone.add(row);
                combinations.push(alone);
            }
        }
        let is_computed_list = |key| node.get(key).is_some_and(|list| list.sequence().is_none());
        Self { combinations, is_open: is_computed_list("include") }
    }

    /// The values at `path` (`matrix.go.version` is `go`, `version`) in all jobs, in their order, and a none if there are some that
    /// cannot be told.
    pub(super) fn values(&self, path: &[&str]) -> Vec<Option<Node>> {
        let Some((name, below)) = path.split_first() else { return vec![None] };
        let mut values: Vec<Option<Node>> = Vec::new();
        let mut seen = HashSet::new();
        let mut is_open = self.is_open;
        for found in self.combinations.iter().filter_map(|combination| combination.value(name)) {
            let node = found.known().and_then(|node| below.iter().try_fold(node, |node, key| node.get(key)));
            match node.filter(|node| node.text().is_some_and(|text| !is_computed(text))) {
                // A value that is computed may stand beside others that are not.
                None if node.is_some() => add_open(&mut values),
                None => is_open = true,
                Some(node) if seen.insert(node.written()) => values.push(Some(node.clone())),
                Some(_) => {}
            }
        }
        if values.is_empty() || is_open {
            add_open(&mut values);
        }
        values
    }
}

/// Adds a none, unless there is one.
fn add_open(values: &mut Vec<Option<Node>>) {
    if !values.iter().any(Option::is_none) {
        values.push(None);
    }
}

impl Combination {
    /// What `name` is, where it is anything.
    fn value(&self, name: &str) -> Option<Value<&Node>> {
        let added = self.added.iter().find(|(key, _)| key == name).map(|(_, node)| Value::Known(node));
        added.or_else(|| self.listed.iter().find(|(key, _)| key == name).map(|(_, node)| node.as_ref()))
    }

    /// Whether each key of an `exclude` has the value here that it says.
    fn is_certainly(&self, row: &Node) -> bool {
        let entries = row.mapping().map(|row| row.entries.as_slice()).unwrap_or_default();
        let is_here = |name: &str, wanted: &Node| {
            self.listed
                .iter()
                .any(|(key, value)| key == name && value.as_ref().known().is_some_and(|value| is_same(value, wanted)))
        };
        !entries.is_empty() && entries.iter().all(|entry| entry.name().is_some_and(|name| is_here(name, &entry.value)))
    }

    /// Adds an `include` where it changes no value of a list, and says whether it did.
    fn include(&mut self, row: &Node) -> bool {
        let entries = row.mapping().map(|row| row.entries.as_slice()).unwrap_or_default();
        let changes = |name: &str, value: &Node| {
            let listed = self.listed.iter().find(|(key, _)| key == name);
            listed.is_some_and(|(_, own)| own.as_ref().known().is_none_or(|own| !is_same(own, value)))
        };
        if entries.iter().any(|entry| entry.name().is_some_and(|name| changes(name, &entry.value))) {
            return false;
        }
        self.add(row);
        true
    }

    fn add(&mut self, row: &Node) {
        for entry in row.mapping().map(|row| row.entries.as_slice()).unwrap_or_default() {
            let Some(name) = entry.name() else { continue };
            self.added.retain(|(key, _)| key != name);
            self.added.push((name.to_owned(), entry.value.clone()));
        }
    }
}

/// Every combination of the lists; none where they are too many.
fn product(matrix: &Mapping) -> Option<Vec<Combination>> {
    let mut combinations = vec![Combination::default()];
    let mut has_lists = false;
    for entry in &matrix.entries {
        let Some(name) = entry.name().filter(|name| !matches!(*name, "include" | "exclude")) else { continue };
        has_lists = true;
        let values: Vec<Value<&Node>> = match entry.value.sequence() {
            Some(items) => items.iter().map(Value::Known).collect(),
            None => vec![Value::Unknown],
        };
        if combinations.len() * values.len() > COMBINATIONS {
            return None;
        }
        let with = |combination: &Combination, value: &Value<&Node>| {
            let mut next = combination.clone();
            next.listed.push((name.to_owned(), value.as_ref().map(|node| (*node).clone())));
            next
        };
        combinations = combinations.iter().flat_map(|one| values.iter().map(|value| with(one, value))).collect();
    }
    Some(if has_lists { combinations } else { Vec::new() })
}

fn rows<'n>(matrix: &'n Node, key: &str) -> &'n [Node] {
    let rows = matrix.get(key).and_then(Node::sequence).unwrap_or_default();
    rows.get(..rows.len().min(COMBINATIONS)).unwrap_or_default()
}

/// Whether two values are alike: by their text, or by all that they hold.
fn is_same(a: &Node, b: &Node) -> bool {
    match (a.text(), b.text()) {
        (Some(a), Some(b)) => a.as_str() == b.as_str(),
        (None, None) => match (a.mapping(), b.mapping()) {
            (Some(a), Some(b)) => {
                a.entries.len() == b.entries.len()
                    && a.entries.iter().all(|entry| {
                        let other = entry.name().and_then(|name| b.get(name));
                        other.is_some_and(|other| is_same(&entry.value, other))
                    })
            }
            _ => false,
        },
        _ => false,
    }
}
