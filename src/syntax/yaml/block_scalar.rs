//! From the value of a block scalar (`|`, `>`) back to the bytes that spell it.
//!
//! The parser gives the value and where its text stands. The lines of the text are laid along the value; where one does not fit,
//! nothing is guessed, and every part of the value is the whole text.

use super::gap;
use crate::text::{Literal, Span};

/// The literal of a block scalar. Its header (`|`, `>-`, `|2+`) stands between `floor`, where the token before it ends, and its
/// text, which the parser places at `placed`. The span of the literal begins at the header and ends with the last line of text,
/// that line's break left out.
pub(super) fn block_literal(text: &str, value: &str, floor: usize, placed: Span) -> Literal {
    let header = header(text, floor, placed);
    if placed.start < header.end || value.bytes().all(|byte| byte == b'\n') {
        return Literal::escaped(value, header, Span::empty(header.end), Vec::new());
    }
    if let Some((offsets, end)) = align(text, value, header.end, placed) {
        let start = offsets.first().copied().unwrap_or(placed.start);
        return Literal::escaped(value, Span::new(header.start, end), Span::new(start, end), offsets);
    }
    let end = placed.start + text.get(placed.range()).unwrap_or_default().trim_end().len();
    Literal::escaped(value, Span::new(header.start, end), Span::new(placed.start, end), Vec::new())
}

/// `|` or `>` with its indicators of indentation and chomping.
fn header(text: &str, floor: usize, placed: Span) -> Span {
    let start = gap::find(text, Span::new(floor, placed.end), b"|>").unwrap_or(placed.start);
    let indicators =
        text.as_bytes().iter().skip(start + 1).take_while(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-'));
    Span::new(start, (start + 1 + indicators.count()).min(text.len()))
}

/// For each byte of `value`, and for its end, the offset in `text`; and where the last line with text ends. `None` where the lines
/// behind the header do not spell the value.
fn align(text: &str, value: &str, header_end: usize, placed: Span) -> Option<(Vec<usize>, usize)> {
    let indent = text.get(..placed.start)?.bytes().rev().take_while(|byte| !matches!(byte, b'\n' | b'\r')).count();
    let mut offsets = Vec::with_capacity(value.len() + 1);
    let mut breaks = Vec::new();
    let mut end = placed.start;
    for line in lines(text, Span::new(header_end, placed.end)).skip(1) {
        let spelled = text.get(line.range())?;
        let stripped = spelled.bytes().take(indent).take_while(|byte| *byte == b' ').count();
        let content = spelled.get(stripped..)?;
        if !content.is_empty() {
            let rest = value.get(offsets.len()..)?;
            let joint = joint(rest, breaks.is_empty());
            push_breaks(&mut offsets, &breaks, joint, end);
            rest.get(joint..)?.strip_prefix(content)?;
            offsets.extend(line.start + stripped..line.end);
            end = line.end;
            breaks.clear();
        }
        breaks.push(line.end);
    }
    let rest = value.get(offsets.len()..)?;
    if !rest.bytes().all(|byte| byte == b'\n') {
        return None;
    }
    offsets.resize(value.len() + 1, end);
    Some((offsets, end))
}

/// How many bytes of `rest` join the next line to those before it: line breaks, or the one space that `>` makes of a break.
fn joint(rest: &str, at_beginning: bool) -> usize {
    let breaks = rest.bytes().take_while(|byte| *byte == b'\n').count();
    if breaks == 0 && !at_beginning && rest.starts_with(' ') { 1 } else { breaks }
}

/// Each line break of the value is one of the text, in order; where `>` dropped one, the last stands for the rest.
fn push_breaks(offsets: &mut Vec<usize>, breaks: &[usize], count: usize, otherwise: usize) {
    let last = breaks.last().copied().unwrap_or(otherwise);
    offsets.extend((0..count).map(|nth| breaks.get(nth).copied().unwrap_or(last)));
}

/// The lines of `span` without their breaks (`\n`, `\r\n` or `\r`). What follows the last break is a line only if it has text.
fn lines(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let mut start = span.start;
    std::iter::from_fn(move || {
        let rest = text.get(start..span.end).filter(|rest| !rest.is_empty())?;
        let line = Span::new(start, start + rest.find(['\n', '\r']).unwrap_or(rest.len()));
        let line_break = match rest.get(line.len()..)? {
            end if end.starts_with("\r\n") => 2,
            end => end.len().min(1),
        };
        start = line.end + line_break;
        Some(line)
    })
}
