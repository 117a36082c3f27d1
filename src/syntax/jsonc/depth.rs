//! How deep objects and arrays are nested, found without recursion before any parser runs.

use super::strings;
use crate::syntax::limits;

/// The bracket that goes beyond [`limits::NESTING_DEPTH`]. Brackets in strings and comments do not count.
pub(super) fn first_too_deep(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (0, 0usize);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'{' | b'[' if depth == limits::NESTING_DEPTH => return Some(at),
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                at = strings::extent(text, at).0;
                continue;
            }
            b'/' => {
                at = behind_comment(bytes, at);
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// Where reading goes on behind the slash at `at`.
fn behind_comment(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at + 1..).unwrap_or_default();
    let length = match rest.first() {
        Some(b'/') => rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len()),
        Some(b'*') => rest
            .get(1..)
            .and_then(|comment| comment.windows(2).position(|pair| pair == b"*/"))
            .map_or(rest.len(), |length| length + 3),
        _ => 0,
    };
    at + 1 + length
}
