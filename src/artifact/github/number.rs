//! Numbers, which GitHub writes otherwise than people do.

use crate::syntax::yaml::{Node, PlainKind};

/// What GitHub makes of a plain number, where that is not what is written: `1.20` is 1.2 (runner, NumberToken.cs: format "G15").
pub(super) fn number_as_read(node: &Node) -> Option<String> {
    let scalar = node.scalar().filter(|scalar| scalar.plain_kind() == PlainKind::Float)?;
    let read = scalar.text.as_str().trim_end_matches('0').trim_end_matches('.');
    let has_only_digits = read.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    (has_only_digits && scalar.text.contains('.') && read != scalar.text.as_str()).then(|| read.to_owned())
}
