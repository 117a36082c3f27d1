//! The arguments of an instruction, taken apart.

use crate::text::Literal;

/// A name that `ENV` or `ARG` sets.
#[derive(Clone, Debug)]
pub struct Assignment {
    /// The name.
    pub name: Literal,
    /// What follows the `=`, quotes and variables as they are written; none for `ARG NAME`.
    pub value: Option<Literal>,
}

/// The words of `text`, quotes kept; a blank within quotes or behind the escape character parts none.
pub fn words(text: &Literal, escape: char) -> Vec<Literal> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        at += rest.len() - rest.trim_start().len();
        let length = word_length(text.get(at..).unwrap_or_default(), escape);
        if length == 0 {
            break;
        }
        found.push(text.slice(at..at + length));
        at += length;
    }
    found
}

/// How many bytes the word has that begins `text`.
pub(super) fn word_length(text: &str, escape: char) -> usize {
    let mut quote = None;
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match (character, quote) {
            (c, None) if c.is_whitespace() => return at,
            ('"' | '\'', None) => quote = Some(character),
            (c, Some(open)) if c == open => quote = None,
            (c, Some('"') | None) if c == escape => drop(characters.next()),
            _ => {}
        }
    }
    text.len()
}

/// The assignments of `ENV` (`NAME=value …`, or `NAME value` to the end of the line) or `ARG` (`NAME`, `NAME=value …`).
pub fn assignments(text: &Literal, escape: char, is_env: bool) -> Vec<Assignment> {
    let words = words(text, escape);
    if is_env && words.first().is_some_and(|first| !first.contains('=')) {
        let length = text.find(char::is_whitespace).unwrap_or(text.len());
        let rest = text.get(length..).unwrap_or_default();
        let start = text.len() - rest.trim_start().len();
        let value = (start < text.len()).then(|| text.slice(start..text.len()));
        return vec![Assignment { name: text.slice(0..length), value }];
    }
    let assignment = |word: Literal| match word.find('=') {
        Some(at) => Assignment { name: word.slice(0..at), value: Some(word.slice(at + 1..word.len())) },
        None => Assignment { name: word, value: None },
    };
    words.into_iter().map(assignment).collect()
}

/// The strings of the JSON form, `["go", "build"]`; none where `text` is no such thing, so that it is the shell form.
pub fn exec_form(text: &Literal) -> Option<Vec<Literal>> {
    let mut at = text.starts_with('[').then_some(1)?;
    let mut found = Vec::new();
    let after_blanks =
        |at: usize| text.get(at..).map(|rest| at + rest.len() - rest.trim_start().len()).unwrap_or_default();
    let next = |at: usize| text.as_bytes().get(at).copied();
    at = after_blanks(at);
    while next(at)? == b'"' {
        let (string, end) = string(text, at)?;
        found.push(string);
        at = after_blanks(end);
        match next(at)? {
            b',' => at = after_blanks(at + 1),
            b']' => break,
            _ => return None,
        }
    }
    (next(at)? == b']' && after_blanks(at + 1) == text.len()).then_some(found)
}

/// The JSON string that begins at byte `start`, and where it ends.
fn string(text: &Literal, start: usize) -> Option<(Literal, usize)> {
    let content = text.get(start + 1..)?;
    let length = content.bytes().position(|byte| matches!(byte, b'"' | b'\\'))?;
    if content.as_bytes().get(length) == Some(&b'"') {
        return Some((text.slice(start + 1..start + 1 + length), start + length + 2));
    }
    let (mut value, mut offsets) = (String::new(), Vec::new());
    let mut at = start + 1;
    loop {
        let from = at;
        let character = text.get(at..)?.chars().next()?;
        at += character.len_utf8();
        let read = match character {
            '"' => {
                let span = text.part(start + 1..from);
                offsets.push(span.end);
                return Some((Literal::escaped(value, span, span, offsets), at));
            }
            '\\' => {
                let escaped = text.get(at..)?.chars().next()?;
                at += escaped.len_utf8();
                match escaped {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    '"' | '\\' | '/' => escaped,
                    'u' => {
                        let code = u32::from_str_radix(text.get(at..at + 4)?, 16).ok()?;
                        at += 4;
                        char::from_u32(code)?
                    }
                    _ => return None,
                }
            }
            plain => plain,
        };
        value.push(read);
        offsets.extend(std::iter::repeat_n(text.part(from..at).start, read.len_utf8()));
    }
}
