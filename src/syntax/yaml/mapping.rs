//! From entries as written to a mapping: duplicate keys and merge keys.
//!
//! Merge keys: <https://yaml.org/type/merge.html>. Own keys win over merged ones, wherever the `<<` stands; of several merged
//! mappings the first wins.

use std::collections::HashMap;

use super::message::shortened;
use super::node::{Entry, Mapping, Node, NodeValue, PlainKind};
use crate::syntax::{Problem, ProblemKind, limits};
use crate::text::Span;

/// What makes two scalar keys the same: the text, and whether it is a string (`1` and `"1"` are two keys). Borrowed, since a
/// hostile file can make one long key of many aliases.
type Identity<'n> = (&'n str, bool);

/// The mapping of `written`, and a problem for each key that is defined before.
pub(super) fn assemble(written: Vec<Entry>) -> (Mapping, Vec<Problem>) {
    let mut keys: HashMap<Identity<'_>, Span> = HashMap::with_capacity(written.len());
    let problems = define_own(&written, &mut keys);
    let merged: Vec<Vec<Entry>> = written
        .iter()
        .filter(|entry| is_merge_key(&entry.key))
        .map(|entry| merged_by(&entry.value, &mut keys))
        .collect();
    let mut merged = merged.into_iter();
    let mut mapping = Mapping::default();
    for entry in written {
        if is_merge_key(&entry.key) {
            mapping.entries.extend(merged.next().into_iter().flatten());
            mapping.merges.push(entry);
        } else {
            mapping.entries.push(entry);
        }
    }
    (mapping, problems)
}

fn define_own<'n>(written: &'n [Entry], keys: &mut HashMap<Identity<'n>, Span>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for key in written.iter().map(|entry| &entry.key).filter(|key| !is_merge_key(key)) {
        let Some(identity) = identity(key) else { continue };
        let first = *keys.entry(identity).or_insert(key.span);
        if first != key.span && problems.len() < limits::PROBLEMS_PER_FILE {
            problems.push(duplicate(identity.0, key.span, first));
        }
    }
    problems
}

fn duplicate(name: &str, span: Span, first: Span) -> Problem {
    let message = format!(
        "`{}` is already defined in this mapping, so a reader refuses the file or takes only one of the two values",
        shortened(name)
    );
    Problem::new(ProblemKind::DuplicateKey, span, message).related(first, "first defined here")
}

fn identity(key: &Node) -> Option<Identity<'_>> {
    let scalar = key.scalar()?;
    Some((scalar.text.as_str(), scalar.plain_kind() == PlainKind::Str))
}

/// A quoted `<<` is a key like any other.
fn is_merge_key(key: &Node) -> bool {
    key.scalar().is_some_and(|scalar| {
        let merges = scalar.tag.as_ref().is_none_or(|tag| tag.value == "!!merge");
        merges && scalar.is_plain() && scalar.text.as_str() == "<<"
    })
}

/// What the value of a merge key adds to `keys`: the entries of one mapping, or of several in a sequence. Anything else adds none.
fn merged_by<'n>(value: &'n Node, keys: &mut HashMap<Identity<'n>, Span>) -> Vec<Entry> {
    let sources = match &value.value {
        NodeValue::Sequence(items) => items,
        _ => std::slice::from_ref(value),
    };
    let mut merged = Vec::new();
    for source in sources {
        let alias = [source, value].into_iter().find(|node| node.definition.is_some()).map(|node| node.span);
        let here = |node: &Node| node.used_at(alias.unwrap_or(node.span));
        for entry in source.mapping().map(|mapping| mapping.entries.as_slice()).unwrap_or_default() {
            if define(&entry.key, keys) {
                merged.push(Entry { key: here(&entry.key), value: here(&entry.value) });
            }
        }
    }
    merged
}

/// Whether `key` was not defined before. A key that is no scalar never was.
fn define<'n>(key: &'n Node, keys: &mut HashMap<Identity<'n>, Span>) -> bool {
    identity(key).is_none_or(|identity| keys.insert(identity, key.span).is_none())
}
