//! Edits of an object that keep comments, layout and line ends.

use super::scanner;
use super::value::Object;
use crate::text::Span;

/// What deletes the member at `index` of `object` with the comma that belongs to it, and with its line where it stands
/// alone on it. Comments stay. `text` is the whole text; a member that is not there gives no edit.
///
/// Edits of several members of one object may overlap.
pub fn removal(text: &str, object: &Object, index: usize) -> Vec<(Span, String)> {
    let Some(member) = object.members.get(index) else { return Vec::new() };
    let before = index.checked_sub(1).and_then(|at| object.members.get(at));
    let after = object.members.get(index + 1);
    let preceding = before.and_then(|before| comma(text, before.span.end, member.span.start));
    let following = comma(text, member.span.end, after.map_or(object.span.end, |after| after.span.start));
    let (gone, comma_elsewhere) = match (preceding, following) {
        (Some(preceding), Some(following)) if has_line_break(text, member.span.end, following) => {
            join(text, preceding, member.span)
        }
        (_, Some(following)) if is_blank(text, member.span.end, following) => {
            (Span::new(member.span.start, following + 1), None)
        }
        (_, Some(following)) => (member.span, Some(following)),
        (Some(preceding), None) => join(text, preceding, member.span),
        (None, None) => (member.span, None),
    };
    let mut edits = vec![(with_blanks(text, gone), String::new())];
    edits.extend(comma_elsewhere.map(|comma| (Span::new(comma, comma + 1), String::new())));
    edits.sort_by_key(|(span, _)| *span);
    edits
}

/// The comma at `comma` and the member behind it: one span where only blanks of one line lie between.
fn join(text: &str, comma: usize, member: Span) -> (Span, Option<usize>) {
    if is_blank(text, comma + 1, member.start) { (Span::new(comma, member.end), None) } else { (member, Some(comma)) }
}

/// `span` with the white space that would be left over: its whole lines, or the blanks on one side.
fn with_blanks(text: &str, span: Span) -> Span {
    let line_start = span.start - blanks_before(text, span.start);
    let line_end = span.end + blanks_after(text, span.end);
    let begins_line = line_start == 0 || text.as_bytes().get(line_start - 1).is_some_and(|byte| is_line_end(*byte));
    let rest = text.get(line_end..).unwrap_or_default();
    let line_break = if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with(['\n', '\r'])) };
    match (begins_line, line_break > 0) {
        (true, true) => Span::new(line_start, line_end + line_break),
        (false, true) => Span::new(line_start, line_end),
        (_, false) if text.as_bytes().get(span.start) == Some(&b',') => span,
        (_, false) => Span::new(span.start, line_end),
    }
}

/// The first comma from `from` on that stands in no comment and before `end`.
fn comma(text: &str, from: usize, end: usize) -> Option<usize> {
    let at = scanner::skip_trivia(text, from).ok()?;
    (at < end && text.as_bytes().get(at) == Some(&b',')).then_some(at)
}

fn is_blank(text: &str, from: usize, to: usize) -> bool {
    text.get(from..to).is_some_and(|between| between.bytes().all(is_blank_byte))
}

fn has_line_break(text: &str, from: usize, to: usize) -> bool {
    text.get(from..to).is_some_and(|between| between.bytes().any(is_line_end))
}

fn blanks_before(text: &str, at: usize) -> usize {
    text.get(..at).map_or(0, |head| head.bytes().rev().take_while(|byte| is_blank_byte(*byte)).count())
}

fn blanks_after(text: &str, at: usize) -> usize {
    text.get(at..).map_or(0, |rest| rest.bytes().take_while(|byte| is_blank_byte(*byte)).count())
}

const fn is_blank_byte(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

const fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}
