//! String tokens as VS Code's scanner reads them (microsoft/vscode src/vs/base/common/json.ts, `scanString`):
//! an escape that JSON does not know is dropped whole, and a line end ends the string.

use crate::text::{Literal, Span};

/// A string token as VS Code reads it.
pub(super) struct StringToken {
    /// The value and its spelling.
    pub(super) literal: Literal,
    /// Whether a quote ends it, and not the line.
    pub(super) closed: bool,
    /// All backslashes and raw control characters, in the order of the text.
    pub(super) marks: Vec<Mark>,
}

/// A part of a string token that is no plain text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// What it is.
    pub(super) kind: MarkKind,
    /// Its bytes in the whole text.
    pub(super) span: Span,
}

/// What a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MarkKind {
    /// A valid escape, which stands for this character.
    Escape(char),
    /// An escape that JSON does not know; it stands for nothing.
    Dropped,
    /// A character that JSON wants written as an escape; it stands for itself.
    Raw(char),
}

/// Where the string token ends whose quote stands at `start`, and whether a quote ends it.
pub(super) fn extent(text: &str, start: usize) -> (usize, bool) {
    let bytes = text.as_bytes();
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return (at + 1, true),
            b'\n' | b'\r' => return (at, false),
            b'\\' => at += 1 + text.get(at + 1..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8),
            _ => at += 1,
        }
    }
    (bytes.len(), false)
}

/// Reads the string token whose quote stands at byte `start` of `text`.
pub(super) fn read(text: &str, start: usize) -> StringToken {
    let (end, closed) = extent(text, start);
    let content = Span::new(start + 1, if closed { end - 1 } else { end });
    let spelling = text.get(content.range()).unwrap_or_default();
    let span = Span::new(start, end);
    if !spelling.bytes().any(|byte| byte == b'\\' || byte < b' ') {
        return StringToken { literal: Literal::verbatim(spelling, span, content.start), closed, marks: Vec::new() };
    }
    let mut decoder =
        Decoder { spelling, at: 0, base: content.start, value: String::new(), offsets: vec![], marks: vec![] };
    decoder.run();
    let Decoder { value, mut offsets, marks, .. } = decoder;
    offsets.push(content.end);
    let literal = if value == spelling {
        Literal::verbatim(value, span, content.start)
    } else {
        Literal::escaped(value, span, content, offsets)
    };
    StringToken { literal, closed, marks }
}

struct Decoder<'t> {
    spelling: &'t str,
    at: usize,
    base: usize,
    value: String,
    offsets: Vec<usize>,
    marks: Vec<Mark>,
}

impl Decoder<'_> {
    fn run(&mut self) {
        while let Some(character) = self.peek() {
            let start = self.at;
            self.at += character.len_utf8();
            if character == '\\' {
                self.escape(start);
                continue;
            }
            self.offsets.extend((start..self.at).map(|at| at + self.base));
            self.value.push(character);
            if character < ' ' {
                self.mark(MarkKind::Raw(character), start);
            }
        }
    }

    fn peek(&self) -> Option<char> {
        self.spelling.get(self.at..).and_then(|rest| rest.chars().next())
    }

    /// Reads on behind a backslash at `start`.
    fn escape(&mut self, start: usize) {
        let Some(letter) = self.peek() else {
            return self.mark(MarkKind::Dropped, start);
        };
        self.at += letter.len_utf8();
        let character = match letter {
            '"' | '\\' | '/' => Some(letter),
            'b' => Some('\u{8}'),
            'f' => Some('\u{c}'),
            'n' => Some('\n'),
            'r' => Some('\r'),
            't' => Some('\t'),
            'u' => self.unicode(),
            _ => None,
        };
        let Some(character) = character else {
            return self.mark(MarkKind::Dropped, start);
        };
        self.offsets.resize(self.offsets.len() + character.len_utf8(), start + self.base);
        self.value.push(character);
        self.mark(MarkKind::Escape(character), start);
    }

    /// The character of `\uXXXX` behind the `u`. Half a surrogate pair has no place in UTF-8 and reads as U+FFFD.
    fn unicode(&mut self) -> Option<char> {
        let unit = self.four_digits()?;
        if !(0xd800..0xdc00).contains(&unit) {
            return Some(char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        let behind = self.at;
        if self.spelling.get(self.at..).is_some_and(|rest| rest.starts_with("\\u")) {
            self.at += 2;
            if let Some(low) = self.four_digits().filter(|low| (0xdc00..0xe000).contains(low)) {
                return char::from_u32(0x1_0000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
            }
        }
        self.at = behind;
        Some(char::REPLACEMENT_CHARACTER)
    }

    /// Reads up to four hexadecimal digits; fewer are consumed all the same.
    fn four_digits(&mut self) -> Option<u32> {
        let mut value = 0;
        for _ in 0..4 {
            value = value * 16 + self.peek()?.to_digit(16)?;
            self.at += 1;
        }
        Some(value)
    }

    fn mark(&mut self, kind: MarkKind, start: usize) {
        self.marks.push(Mark { kind, span: Span::new(start, self.at).shifted(self.base) });
    }
}
