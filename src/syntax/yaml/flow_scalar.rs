//! From the value of a plain or quoted scalar back to the bytes that spell it.
//!
//! The parser gives the value and where the scalar stands. Which byte spells which is found by reading the spelling again; only
//! where that gives the parser's value to the byte is it used, else every part of the value is the whole scalar.

use super::node::Style;
use crate::text::{Literal, Span};

/// The literal of a scalar whose token, quotes included, is `token`.
pub(super) fn flow_literal(text: &str, value: &str, token: Span, style: Style) -> Literal {
    let quote = usize::from(style != Style::Plain);
    let content = Span::new(token.start + quote, token.end.saturating_sub(quote));
    let Some(spelling) = text.get(content.range()) else {
        return Literal::escaped(value, token, token, Vec::new());
    };
    if spelling == value {
        return Literal::verbatim(value, token, content.start);
    }
    let reading = Reading::of(spelling, style);
    let offsets = match reading {
        Some(reading) if reading.value == value => reading.offsets_from(content.start, content.end),
        _ => Vec::new(),
    };
    Literal::escaped(value, token, content, offsets)
}

/// A flow scalar read again: the value, and for each byte of it the offset in the spelling.
#[derive(Default)]
struct Reading {
    value: String,
    offsets: Vec<usize>,
}

impl Reading {
    fn of(spelling: &str, style: Style) -> Option<Self> {
        let mut reading = Self::default();
        let mut at = 0;
        while let Some(next) = spelling.get(at..).and_then(|rest| rest.chars().next()) {
            at = match next {
                ' ' | '\t' | '\n' | '\r' => reading.blanks(spelling, at),
                '\\' if style == Style::DoubleQuoted => reading.escape(spelling, at)?,
                '\'' if style == Style::SingleQuoted => {
                    reading.push('\'', at);
                    at + 2
                }
                _ => {
                    reading.push(next, at);
                    at + next.len_utf8()
                }
            };
        }
        Some(reading)
    }

    fn push(&mut self, character: char, at: usize) {
        self.value.push(character);
        self.offsets.resize(self.value.len(), at);
    }

    fn offsets_from(mut self, start: usize, end: usize) -> Vec<usize> {
        self.offsets.iter_mut().for_each(|offset| *offset += start);
        self.offsets.push(end);
        self.offsets
    }

    /// White space as it stands; with line breaks in it, a space for one break, else one break fewer than there are.
    fn blanks(&mut self, spelling: &str, start: usize) -> usize {
        let (end, breaks) = blank_run(spelling, start);
        match breaks.as_slice() {
            [] => spelling
                .get(start..end)
                .unwrap_or_default()
                .char_indices()
                .for_each(|(at, blank)| self.push(blank, start + at)),
            [_] => self.push(' ', start),
            [_, further @ ..] => self.line_breaks(start, further),
        }
        end
    }

    /// As many line breaks as `further`; the first is spelled from `start` on, where the text before it ends.
    fn line_breaks(&mut self, start: usize, further: &[usize]) {
        for (nth, at) in further.iter().enumerate() {
            self.push('\n', if nth == 0 { start } else { *at });
        }
    }

    fn escape(&mut self, spelling: &str, start: usize) -> Option<usize> {
        let code = spelling.get(start + 1..)?.chars().next()?;
        let character = match code {
            '\n' | '\r' => {
                let (end, breaks) = blank_run(spelling, start + 1);
                self.line_breaks(start, breaks.get(1..).unwrap_or_default());
                return Some(end);
            }
            'x' => return self.code_point(spelling, start, 2),
            'u' => return self.code_point(spelling, start, 4),
            'U' => return self.code_point(spelling, start, 8),
            '0' => '\0',
            'a' => '\x07',
            'b' => '\x08',
            't' | '\t' => '\t',
            'n' => '\n',
            'v' => '\x0b',
            'f' => '\x0c',
            'r' => '\r',
            'e' => '\x1b',
            'N' => '\u{85}',
            '_' => '\u{a0}',
            'L' => '\u{2028}',
            'P' => '\u{2029}',
            itself => itself,
        };
        self.push(character, start);
        Some(start + 1 + code.len_utf8())
    }

    /// `\xhh`, `\uhhhh`, `\Uhhhhhhhh`, or two `\u` that make a surrogate pair as in JSON.
    fn code_point(&mut self, spelling: &str, start: usize, digits: usize) -> Option<usize> {
        let hex = |at: usize| u32::from_str_radix(spelling.get(at..at + digits)?, 16).ok();
        let (code, end) = (hex(start + 2)?, start + 2 + digits);
        if digits == 4 && (0xd800..0xdc00).contains(&code) {
            let low = hex(end + 2)?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
            self.push(char::from_u32(0x1_0000 + ((code - 0xd800) << 10) + low)?, start);
            return Some(end + 6);
        }
        self.push(char::from_u32(code)?, start);
        Some(end)
    }
}

/// The end of the white space that begins at `start`, and where each of its line breaks begins.
fn blank_run(spelling: &str, start: usize) -> (usize, Vec<usize>) {
    let bytes = spelling.as_bytes();
    let mut breaks = Vec::new();
    let mut at = start;
    while let Some(byte @ (b' ' | b'\t' | b'\n' | b'\r')) = bytes.get(at).copied() {
        if byte == b'\r' || (byte == b'\n' && (at == start || bytes.get(at - 1) != Some(&b'\r'))) {
            breaks.push(at);
        }
        at += 1;
    }
    (at, breaks)
}
