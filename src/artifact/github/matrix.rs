//! The values that a matrix gives to one of its names.

use super::expression::is_computed;
use crate::syntax::yaml::Node;

/// The values of `name` in a matrix, what `include` adds to them, and a none if there are some that cannot be told. What `exclude`
/// leaves no job for is no value.
pub(super) fn values(matrix: &Node, name: &str) -> Vec<Option<Node>> {
    let rows = |key| matrix.get(key).and_then(Node::sequence).unwrap_or_default();
    let text = |node: &Node| node.text().map(|text| text.as_str().to_owned());
    let is_excluded = |value: &&Node| {
        let excludes = |row: &Node| {
            row.mapping().is_some_and(|row| row.entries.len() == 1)
                && row.get(name).is_some_and(|v| text(v) == text(value))
        };
        !rows("exclude").iter().any(excludes)
    };
    let listed = matrix.get(name);
    let values = listed.and_then(Node::sequence).unwrap_or_default().iter().filter(is_excluded);
    let values = values.chain(rows("include").iter().filter_map(|row| row.get(name)));
    let known = values.map(|value| value.text().filter(|text| !is_computed(text)).map(|_| value.clone()));
    let mut values: Vec<Option<Node>> = known.collect();
    let is_computed_list = |node: &Node| node.sequence().is_none();
    if values.is_empty() || listed.is_some_and(is_computed_list) || matrix.get("include").is_some_and(is_computed_list)
    {
        values.push(None);
    }
    values
}
