//! Variables and arguments in YAML, in the two forms that many files take.

use crate::syntax::yaml::{Entry, Node};
use crate::text::{Literal, Located};

/// A name and its value.
pub(super) struct Pair<'n> {
    pub(super) name: Located<String>,
    /// None where the value is that of whoever starts the program, or no text.
    pub(super) value: Option<Literal>,
    /// What has the value as a whole: the value, or the item.
    pub(super) node: &'n Node,
}

/// The names and values of `{NAME: value}` or `["NAME=value"]`.
pub(super) fn pairs(node: &Node) -> Vec<Pair<'_>> {
    let entries = node.mapping().map(|mapping| &mapping.entries[..]).unwrap_or_default().iter().filter_map(of_entry);
    entries.chain(node.sequence().unwrap_or_default().iter().filter_map(of_item)).collect()
}

fn of_entry(entry: &Entry) -> Option<Pair<'_>> {
    let name = Located::new(entry.name()?.to_owned(), entry.key.written());
    let value = entry.value.text().filter(|_| !entry.value.is_null()).cloned();
    Some(Pair { name, value, node: &entry.value })
}

fn of_item(item: &Node) -> Option<Pair<'_>> {
    let text = item.text()?;
    let (name, value) = match text.find('=') {
        Some(at) => (text.slice(0..at), Some(text.slice(at + 1..text.len()))),
        None => (text.clone(), None),
    };
    Some(Pair { name: Located::new(name.as_str().to_owned(), name.span()), value, node: item })
}
