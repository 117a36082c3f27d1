//! Values that stand behind the option of a command: `--token VALUE`, `"--password", "VALUE"`, and the same down a YAML list.

use super::name::{Smell, smell};
use super::reference;
use crate::text::Span;

/// An option's name is not longer.
const LONGEST_NAME: usize = 60;
/// What stands between an option and its value is not longer: the indentation of a list.
const LONGEST_GAP: usize = 80;

/// Finds them, but for those behind a `=`, which are assignments.
pub(super) fn find(text: &str, spans: &mut Vec<Span>) {
    for (at, dashes) in text.match_indices("--") {
        let start = at + dashes.len();
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        let length = text[start..].bytes().take(LONGEST_NAME).take_while(is_name).count();
        if matches!(smell(&text[start..start + length]), Smell::Strong | Smell::Token)
            && let Some((value, quote)) = behind(text, start + length)
        {
            push(text, value, quote, spans);
        }
    }
}

/// Where the value begins behind an option that ends at `end`, and its quote.
fn behind(text: &str, end: usize) -> Option<(usize, Option<char>)> {
    let quoted = text[end..].starts_with(['"', '\'']);
    let from = end + usize::from(quoted);
    let gap = text[from..].bytes().take(LONGEST_GAP).take_while(|byte| b" \t\r\n,-".contains(byte)).count();
    let between = &text[from..from + gap];
    let separates = match (quoted, between.contains('\n')) {
        // In an array the comma parts them, in a YAML list the dash of the next item.
        (true, false) => between.contains(','),
        (_, true) => {
            between.trim_matches([' ', '\t', '\r']).starts_with('\n') && between.ends_with("- ")
                || quoted && between.contains(',')
        }
        (false, false) => !between.is_empty() && between.trim().is_empty(),
    };
    let value = from + gap;
    let quote = text[value..].chars().next().filter(|c| matches!(c, '"' | '\''));
    separates.then(|| (value + usize::from(quote.is_some()), quote))
}

fn push(text: &str, start: usize, quote: Option<char>, spans: &mut Vec<Span>) {
    let rest = &text[start..];
    let ends = |c: char| match quote {
        Some(quote) => c == quote || c == '\n',
        None => c.is_whitespace() || matches!(c, '"' | '\'' | '`' | ';' | '|' | ')' | ',' | ']'),
    };
    let mut length = 0;
    while let Some(c) = rest[length..].chars().next().filter(|c| *c == '`' || !ends(*c)) {
        length = reference::end(rest, length).unwrap_or(length + c.len_utf8());
        if c == '`' && length == 1 {
            break;
        }
    }
    let value = &rest[..length.min(rest.len())];
    // The next option, or a word of prose about this one.
    if value.starts_with('-') || value.len() < 6 && quote.is_none() {
        return;
    }
    let literals = reference::literals(value);
    spans.extend(literals.into_iter().map(|literal| Span::from(literal).shifted(start)));
}
