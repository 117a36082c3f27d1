//! Values that are assigned to a name that smells of a secret: `KEY=value`, `KEY: value`, `"key": "value"`.

use std::ops::Range;

use super::name::{Smell, is_identifier, smell};
use super::{Values, reference};
use crate::text::Span;

pub(super) fn find(text: &str, values: Values, spans: &mut Vec<Span>) {
    // What is inside a value is not looked at twice, so that hostile text costs no more than its length.
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        let assignment = match byte {
            _ if at < done => None,
            b'=' => equals(text, at),
            b':' => colon(text, at),
            _ => None,
        };
        if let Some(assignment) = assignment {
            let smell = match smell(assignment.key) {
                Smell::None if assignment.key == "value" => smell(name_of_value(text, assignment.start)),
                smell => smell,
            };
            if smell != Smell::None {
                done = done.max(mask(text, &assignment, smell, values, spans));
            }
        }
    }
    spoken(text, spans);
}

/// The name that a key `value` belongs to: `DB_PASSWORD:` above it, or `name: DB_PASSWORD` beside it.
fn name_of_value(text: &str, at: usize) -> &str {
    let window = (at.saturating_sub(200)..=at).find_map(|start| text.get(start..at)).unwrap_or_default();
    let trim = |text| str::trim_matches(text, [' ', '\t', '\r', '"', '\'', '-', ',', '{', '}']);
    for line in window.rsplit('\n').take(4) {
        for pair in line.split(',').map(trim) {
            match pair.split_once(':') {
                Some((key, value)) if trim(key) == "name" => return trim(value),
                Some((key, value)) if trim(value).is_empty() => return trim(key),
                _ => {}
            }
        }
    }
    ""
}

struct Assignment<'t> {
    key: &'t str,
    /// Whether the key stands in quotes, as in JSON.
    quoted: bool,
    /// Where the key begins.
    start: usize,
    separator: u8,
    /// Where the value begins, spaces passed over; the end of the line where there is none.
    value: usize,
}

/// No key is longer.
const LONGEST_KEY: usize = 100;

/// `KEY=value`, `KEY = value`, and what Makefiles have; no comparison, no arrow.
fn equals(text: &str, at: usize) -> Option<Assignment<'_>> {
    let bytes = text.as_bytes();
    if matches!(bytes.get(at + 1), Some(b'=' | b'~' | b'>')) {
        return None;
    }
    let before = match bytes[..at].last()? {
        b'=' | b'!' | b'<' | b'>' => return None,
        b':' | b'+' | b'?' => at - 1,
        _ => at,
    };
    let (start, key, quoted) = key_before(text, before)?;
    let value = skip_blanks(text, at + 1);
    // `KEY= command` empties the variable for one command.
    let spaced = bytes[..before].last() == Some(&b' ');
    (value == at + 1 || spaced).then_some(Assignment { key, quoted, start, separator: b'=', value })
}

/// `key: value` and `"key":value`; no `://`, no `a:b`.
fn colon(text: &str, at: usize) -> Option<Assignment<'_>> {
    let (start, key, quoted) = key_before(text, at)?;
    let spaced = text.as_bytes().get(at + 1).is_none_or(u8::is_ascii_whitespace);
    let value = skip_blanks(text, at + 1);
    (spaced || quoted).then_some(Assignment { key, quoted, start, separator: b':', value })
}

/// The key whose last byte, or closing quote, stands before `end`.
fn key_before(text: &str, end: usize) -> Option<(usize, &str, bool)> {
    let bytes = text.as_bytes();
    let blanks = bytes[..end].iter().rev().take(8).take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let mut end = end - blanks;
    let quoted = matches!(bytes[..end].last(), Some(b'"' | b'\''));
    if quoted {
        end -= 1;
        end -= usize::from(bytes[..end].last() == Some(&b'\\'));
    }
    let is_key = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let length = bytes[..end].iter().rev().take(LONGEST_KEY).take_while(is_key).count();
    let start = end - length;
    (length > 0).then(|| (start, &text[start..end], quoted))
}

fn skip_blanks(text: &str, at: usize) -> usize {
    at + text.as_bytes()[at..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
}

/// Adds what is written out in the value; gives where the search goes on.
fn mask(text: &str, assignment: &Assignment<'_>, smell: Smell, values: Values, spans: &mut Vec<Span>) -> usize {
    if smell == Smell::Faint {
        let beginning = shortened(text, assignment.value + 64);
        if !looks_random(&beginning[value_range(beginning, assignment, values)]) {
            return assignment.value;
        }
    }
    if text[assignment.value..].starts_with('[') && smell != Smell::Faint {
        return list(text, assignment.value, spans);
    }
    let range = value_range(text, assignment, values);
    let skipped = scheme_length(&text[range.clone()]);
    let range = range.start + skipped..range.end;
    let value = &text[range.clone()];
    if is_harmless(value) || smell == Smell::Token && is_number(value) {
        return range.start;
    }
    push_literals(text, range.clone(), spans);
    range.end
}

/// Adds each quoted string of a flow list or array on one line or several; gives where the search goes on.
fn list(text: &str, start: usize, spans: &mut Vec<Span>) -> usize {
    let mut at = start + 1;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        at += c.len_utf8();
        match c {
            '"' | '\'' => {
                let quote = if c == '"' { "\"" } else { "'" };
                let length = quoted_length(&text[at..], quote);
                if !is_harmless(&text[at..at + length]) {
                    push_literals(text, at..at + length, spans);
                }
                at = (at + length + 1).min(text.len());
            }
            ',' | ' ' | '\t' | '\r' | '\n' => {}
            _ => break,
        }
    }
    // The search goes on inside: a string may itself hold assignments.
    start + 1
}

fn shortened(text: &str, end: usize) -> &str {
    (end..text.len()).find_map(|end| text.get(..end)).unwrap_or(text)
}

/// Which bytes are the value.
fn value_range(text: &str, assignment: &Assignment<'_>, values: Values) -> Range<usize> {
    let start = assignment.value;
    let rest = text.get(start..).unwrap_or_default();
    for quote in ["\\\"", "\"", "'"] {
        if let Some(inner) = rest.strip_prefix(quote) {
            return start + quote.len()..start + quote.len() + quoted_length(inner, quote);
        }
    }
    let line = Line::before(text, assignment.start);
    let scalar = line.begins_here && !line.in_flow && !assignment.quoted;
    if scalar && assignment.separator == b':' && rest.starts_with(['|', '>']) {
        return block(text, start, line.indentation);
    }
    start..start + plain_value_length(rest, assignment, &line, values)
}

fn plain_value_length(rest: &str, assignment: &Assignment<'_>, line: &Line, values: Values) -> usize {
    let header = assignment.key.to_ascii_uppercase().ends_with("AUTHORIZATION");
    if assignment.separator == b'=' {
        return match (line.begins_here, values) {
            (true, Values::Lines) => plain_length(rest),
            (true, Values::Words) => word_length(rest, |c| matches!(c, '`' | '"' | ';')),
            (false, _) => word_length(rest, ends_word),
        };
    }
    // Collections, aliases and tags are no scalars.
    if rest.starts_with(['[', '{', '&', '*', '!']) {
        0
    } else if line.in_quotes && !assignment.quoted || header && !line.begins_here {
        rest.find(['"', '\'', '`', '\n']).unwrap_or(rest.len())
    } else if line.begins_here && !line.in_flow && !assignment.quoted {
        plain_length(rest)
    } else {
        let length = word_length(rest, ends_word);
        // One plain word and a colon may be prose; what follows must look like a value.
        let prose = !assignment.quoted && !line.in_flow && !is_identifier(assignment.key);
        if prose && !rest[..length].bytes().any(|byte| byte.is_ascii_digit()) { 0 } else { length }
    }
}

/// A key that is indented further does not begin its line.
const LONGEST_INDENTATION: usize = 1000;

/// What stands on a line before a key.
struct Line {
    /// Nothing but indentation, list dashes, the mark of a diff, `export`.
    begins_here: bool,
    /// A `{` or a comma before it: a flow mapping.
    in_flow: bool,
    /// A quote right before it.
    in_quotes: bool,
    /// Bytes before the key.
    indentation: usize,
}

impl Line {
    fn before(text: &str, key: usize) -> Self {
        let before = &text.as_bytes()[..key];
        let marks = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'-' | b'+' | b'"' | b'\'');
        let blank = before.iter().rev().take(LONGEST_INDENTATION).take_while(marks).count();
        let rest = &before[..before.len() - blank];
        let words = [b"export".as_slice(), b"ENV", b"ARG", b"set"];
        let command = words.into_iter().find(|word| rest.ends_with(word)).filter(|_| blank > 0);
        let rest = &rest[..rest.len() - command.map_or(0, <[u8]>::len)];
        let deeper = rest.iter().rev().take(LONGEST_INDENTATION).take_while(marks).count();
        let rest = &rest[..rest.len() - deeper];
        Self {
            begins_here: matches!(rest.last(), None | Some(b'\n')) || rest.ends_with("\u{feff}".as_bytes()),
            in_flow: matches!(rest.last(), Some(b'{' | b',')),
            in_quotes: before.ends_with(b"\"") || before.ends_with(b"'"),
            indentation: blank,
        }
    }
}

/// To the closing quote, or the end of the line.
fn quoted_length(inner: &str, quote: &str) -> usize {
    let mut escaped = false;
    for (at, c) in inner.char_indices() {
        if c == '\n' || !escaped && inner[at..].starts_with(quote) {
            return at;
        }
        escaped = quote == "\"" && c == '\\' && !escaped;
    }
    inner.len()
}

/// To the end of the line or a comment.
fn plain_length(rest: &str) -> usize {
    let line = &rest[..rest.find(['\n', '\r']).unwrap_or(rest.len())];
    if line.starts_with('#') {
        return 0;
    }
    let line = &line[..line.find(" #").unwrap_or(line.len())];
    line.trim_end().len()
}

/// To the first space outside of references, or what `ends` says.
fn word_length(rest: &str, ends: impl Fn(char) -> bool) -> usize {
    let mut at = 0;
    while let Some(c) = rest[at..].chars().next() {
        if c != '`'
            && let Some(after) = reference::end(rest, at)
        {
            at = after;
            continue;
        }
        if c.is_whitespace() || ends(c) {
            break;
        }
        at += c.len_utf8();
    }
    at
}

fn ends_word(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '&' | ';' | ',' | '|' | ')' | '}' | ']' | '<' | '>')
}

/// The lines of a YAML block scalar: those that are indented further than its key.
fn block(text: &str, header: usize, indentation: usize) -> Range<usize> {
    let start = text[header..].find('\n').map_or(text.len(), |at| header + at + 1);
    let mut end = start;
    for line in text[start..].split_inclusive('\n') {
        let blanks = line.bytes().take_while(|byte| *byte == b' ').count();
        if !line.trim().is_empty() && blanks <= indentation {
            break;
        }
        end += line.len();
    }
    let body = &text[start..end];
    let leading = body.len() - body.trim_start().len();
    start + leading..start + leading.max(body.trim_end().len())
}

/// The length of `Bearer ` and its like.
fn scheme_length(value: &str) -> usize {
    let (word, _) = value.split_once(' ').unwrap_or_default();
    let is_scheme =
        ["bearer", "basic", "token", "digest", "jwt"].iter().any(|scheme| word.eq_ignore_ascii_case(scheme));
    if is_scheme { word.len() + 1 } else { 0 }
}

/// Values that are settings, or names of places where the secret is.
fn is_harmless(value: &str) -> bool {
    const WORDS: [&str; 19] = [
        "",
        "true",
        "false",
        "yes",
        "no",
        "on",
        "off",
        "null",
        "nil",
        "none",
        "~",
        "inherit",
        "read",
        "write",
        "required",
        "optional",
        "string",
        "undefined",
        "empty",
    ];
    const PLACES: [&str; 12] = [
        "secrets.",
        "env.",
        "github.",
        "vars.",
        "inputs.",
        "steps.",
        "needs.",
        "matrix.",
        "process.env.",
        "./",
        "../",
        "~/",
    ];
    let is_path_byte =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'/' | b'.' | b'_' | b'-');
    WORDS.iter().any(|word| value.trim_end_matches('.').eq_ignore_ascii_case(word))
        || value.starts_with('/') && value.bytes().all(is_path_byte)
        || PLACES.iter().any(|place| value.starts_with(place)) && !value.contains(['=', ':', ' '])
}

fn is_number(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_')
}

/// Long, of the characters of hexadecimal or base64, and mixed as no words are.
fn looks_random(value: &str) -> bool {
    let encoded = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let has = |test: fn(&u8) -> bool| value.as_bytes().iter().any(test);
    let hexadecimal = value.bytes().all(|byte| byte.is_ascii_hexdigit());
    value.len() >= 32
        && value.bytes().all(encoded)
        && has(u8::is_ascii_digit)
        && (hexadecimal || has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase))
}

/// Values after a space: `ENV KEY value` in a Dockerfile, `machine … login … password …` for git.
fn spoken(text: &str, spans: &mut Vec<Span>) {
    for (at, word) in text.match_indices("ENV ") {
        let key = skip_blanks(text, at + word.len());
        let length = text[key..]
            .bytes()
            .take(LONGEST_KEY)
            .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
            .count();
        let value = skip_blanks(text, key + length);
        let smell = smell(&text[key..key + length]);
        let secret = matches!(smell, Smell::Strong | Smell::Token) && value > key + length;
        if secret && Line::before(text, at).begins_here {
            push_literals(text, value..value + plain_length(&text[value..]), spans);
        }
    }
    for (at, word) in text.match_indices(" password ") {
        let line_start = at - at.min(300);
        let line = (line_start..=at).find_map(|start| text.get(start..at)).unwrap_or_default();
        let line = line.rsplit('\n').next().unwrap_or_default();
        if line.contains("machine ") || line.contains("default login ") {
            let value = at + word.len();
            push_literals(
                text,
                value..value + word_length(&text[value..], |c| matches!(c, '"' | '\'' | '`' | '\\')),
                spans,
            );
        }
    }
}

fn push_literals(text: &str, range: Range<usize>, spans: &mut Vec<Span>) {
    let literals = reference::literals(&text[range.clone()]);
    spans.extend(literals.into_iter().map(|literal| Span::from(literal).shifted(range.start)));
}
