//! Indicators between two tokens: the parser's events have no place for a `-`, a `:` or a block scalar's header.

use crate::text::Span;

/// Where one of `indicators` stands first in `gap`, comments passed over. `gap` must lie between two tokens, where nothing
/// stands but white space, comments and indicators.
pub(super) fn find(text: &str, gap: Span, indicators: &[u8]) -> Option<usize> {
    let mut in_comment = false;
    text.as_bytes().get(gap.range())?.iter().enumerate().find_map(|(at, byte)| {
        in_comment = match byte {
            b'\n' | b'\r' => false,
            b'#' => true,
            _ => in_comment,
        };
        (!in_comment && indicators.contains(byte)).then_some(gap.start + at)
    })
}
