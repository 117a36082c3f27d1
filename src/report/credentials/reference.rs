//! References to values that are kept elsewhere: variables, expressions, substituted commands, placeholders.

use std::ops::Range;

/// No reference is longer, so that hostile text costs no more than its length.
const LONGEST: usize = 512;

/// The end of the reference that begins at byte `at` of `text`.
pub(super) fn end(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let length = match rest.as_bytes() {
        [b'$', b'{', b'{', ..] | [b'{', b'{', ..] => closed(rest, "}}"),
        [b'$', b'{', ..] => closed(rest, "}"),
        [b'$', b'(', ..] => closed(rest, ")"),
        // Make and Compose write `$$` for `$`, scripts within scripts `\$`.
        [b'$' | b'\\', b'$', next, ..] if *next != b'$' => end(text, at + 1).map(|end| end - at),
        [b'<', ..] => closed(rest, ">").filter(|length| rest[1..*length - 1].chars().all(is_placeholder)),
        [b'`', ..] => closed(rest.get(1..)?, "`").map(|length| length + 1),
        [b'%', ..] => name_length(rest.get(1..)?)
            .map(|length| length + 2)
            .filter(|length| rest.as_bytes().get(length - 1) == Some(&b'%')),
        // `pa$sword` is a password; a variable stands at the beginning or after a separator.
        [b'$', ..] if !text[..at].ends_with(|c: char| c.is_alphanumeric()) => variable(rest),
        _ => None,
    }?;
    Some(at + length)
}

/// The parts of `value` that are written out: what is no reference, and the defaults that a reference falls back on.
pub(super) fn literals(value: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut at, mut from) = (0, 0);
    while let Some(c) = value.get(at..).and_then(|rest| rest.chars().next()) {
        match end(value, at) {
            Some(after) => {
                found.push(from..at);
                found.extend(defaults(value, at..after));
                (at, from) = (after, after);
            }
            None => at += c.len_utf8(),
        }
    }
    found.push(from..value.len());
    found.retain(|range| !range.is_empty());
    found
}

/// What `${NAME:-default}` and `${{ secrets.NAME || 'default' }}` give where the name has no value.
fn defaults(value: &str, reference: Range<usize>) -> Vec<Range<usize>> {
    let text = &value[reference.clone()];
    if text.starts_with("${{") || text.starts_with("{{") {
        let quotes: Vec<usize> = text.match_indices('\'').map(|(at, _)| reference.start + at).collect();
        let compared = |quote: usize| value[..quote].trim_end().ends_with(['=', '(', ',']);
        let pairs = quotes.chunks_exact(2).filter(|pair| !compared(pair[0]));
        return pairs.map(|pair| pair[0] + 1..pair[1]).collect();
    }
    let Some(inner) = text.strip_prefix("${").and_then(|text| text.strip_suffix('}')) else { return Vec::new() };
    let name = name_length(inner).unwrap_or_default();
    let operator = [":-", ":=", "-", "="].into_iter().find(|operator| inner[name..].starts_with(operator));
    let Some(operator) = operator else { return Vec::new() };
    let start = reference.start + 2 + name + operator.len();
    let default = start..reference.end - 1;
    if end(value, start).is_some() { Vec::new() } else { vec![default] }
}

fn closed(rest: &str, closing: &str) -> Option<usize> {
    let within = (0..=rest.len().min(LONGEST)).rev().find(|at| rest.is_char_boundary(*at))?;
    let line = rest[..within].lines().next()?;
    line.find(closing).map(|at| at + closing.len())
}

/// `$NAME`, `$1`, PowerShell's `$env:NAME`.
fn variable(rest: &str) -> Option<usize> {
    let name = rest.get(1..)?;
    let length = name_length(name)?;
    match name[length..].strip_prefix(':').and_then(name_length) {
        Some(more) if name[..length].eq_ignore_ascii_case("env") => Some(1 + length + 1 + more),
        _ => Some(1 + length),
    }
}

fn name_length(text: &str) -> Option<usize> {
    let length = text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    (length > 0).then_some(length)
}

fn is_placeholder(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.')
}
