//! From byte offsets to lines and columns.

use super::{BYTE_ORDER_MARK, Span};

/// A line and a column, both counted from 1. What a column counts is said by the function that gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
}

/// Where the lines of one text begin. A line ends at `\n`; the `\r` of `\r\n` belongs to the line that it ends.
#[derive(Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
    /// Columns within long lines, in order, so that a far one need not be counted from the start of its line.
    marks: Vec<Mark>,
    length: usize,
    has_byte_order_mark: bool,
}

/// What lies between the start of a line and a place in it.
#[derive(Clone, Copy, Debug)]
struct Mark {
    offset: usize,
    width: Width,
}

/// How wide a text is.
#[derive(Clone, Copy, Debug, Default)]
struct Width {
    characters: usize,
    utf16: usize,
}

impl Width {
    fn of(text: &str) -> Self {
        let is_wide = |byte: &u8| *byte >= 0xF0;
        let characters = text.bytes().filter(|byte| !(0x80..0xC0).contains(byte)).count();
        Self { characters, utf16: characters + text.as_bytes().iter().filter(|byte| is_wide(byte)).count() }
    }

    fn and(self, other: Self) -> Self {
        Self { characters: self.characters + other.characters, utf16: self.utf16 + other.utf16 }
    }
}

/// So many bytes of a line are counted anew for each column at most.
const COUNTED_BYTES: usize = 1024;

impl LineIndex {
    /// The index of `text`.
    pub fn new(text: &str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let has_byte_order_mark = text.starts_with(BYTE_ORDER_MARK);
        let mut index = Self { starts, marks: Vec::new(), length: text.len(), has_byte_order_mark };
        for line in 1..=index.count() {
            index.mark(text, line);
        }
        index
    }

    /// Counts the columns along a long line.
    fn mark(&mut self, text: &str, line: usize) {
        let end = self.span(line).end;
        let mut mark = Mark { offset: self.start(line), width: Width::default() };
        while end.saturating_sub(mark.offset) > COUNTED_BYTES {
            let offset = floor_char_boundary(text, mark.offset + COUNTED_BYTES);
            let passed = text.get(mark.offset..offset).unwrap_or_default();
            mark = Mark { offset, width: mark.width.and(Width::of(passed)) };
            self.marks.push(mark);
        }
    }

    /// Where the columns of a line begin to count.
    fn start(&self, line: usize) -> usize {
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        if start == 0 && self.has_byte_order_mark { BYTE_ORDER_MARK.len() } else { start }
    }

    /// The line of `offset`, from 1; an offset past the end lies on the last line.
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).max(1)
    }

    /// How many lines there are; a text that ends in `\n` has an empty last one.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The bytes of a line (from 1) with its line end; empty where there is no such line.
    pub fn span(&self, line: usize) -> Span {
        let Some(start) = line.checked_sub(1).and_then(|index| self.starts.get(index)) else {
            return Span::empty(self.length);
        };
        Span::new(*start, self.starts.get(line).copied().unwrap_or(self.length))
    }

    /// Line and column of `offset`, the column in characters (Unicode scalar values).
    pub fn position(&self, text: &str, offset: usize) -> LineColumn {
        self.measure(text, offset, |width| width.characters)
    }

    /// Line and column of `offset`, the column in UTF-16 code units, as editors and code scanning count.
    pub fn position_utf16(&self, text: &str, offset: usize) -> LineColumn {
        self.measure(text, offset, |width| width.utf16)
    }

    fn measure(&self, text: &str, offset: usize, unit: impl Fn(Width) -> usize) -> LineColumn {
        let offset = floor_char_boundary(text, offset);
        let line = self.line(offset);
        let start = self.start(line);
        let before = self.marks.partition_point(|mark| mark.offset <= offset);
        let mark = before.checked_sub(1).and_then(|last| self.marks.get(last)).filter(|mark| mark.offset >= start);
        let mark = mark.copied().unwrap_or(Mark { offset: start, width: Width::default() });
        let width = mark.width.and(Width::of(text.get(mark.offset..offset).unwrap_or_default()));
        LineColumn { line, column: 1 + unit(width) }
    }
}

/// The nearest offset at or before `offset` where a character of `text` begins or the text ends.
fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_or_utf16_units_and_never_the_byte_order_mark() {
        let text = "\u{feff}é😀x\r\n\ty";
        let lines = LineIndex::new(text);
        let x = text.find('x').unwrap_or_default();
        let y = text.find('y').unwrap_or_default();
        assert_eq!(lines.position(text, 0), LineColumn { line: 1, column: 1 });
        assert_eq!(lines.position(text, x), LineColumn { line: 1, column: 3 });
        assert_eq!(lines.position_utf16(text, x), LineColumn { line: 1, column: 4 });
        assert_eq!(lines.position(text, y), LineColumn { line: 2, column: 2 });
    }

    #[test]
    fn columns_of_long_lines_are_those_that_counting_gives() {
        let long = "aé😀\t漢".repeat(700);
        for text in [long.clone(), format!("\u{feff}{long}\r\nx\n{long}\n{long}"), "x".repeat(3 * COUNTED_BYTES)] {
            let lines = LineIndex::new(&text);
            assert!(!lines.marks.is_empty());
            for (offset, _) in text.char_indices().step_by(7).chain([(text.len(), ' ')]) {
                let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
                let before = text[start..offset].trim_start_matches('\u{feff}');
                assert_eq!(lines.position(&text, offset).column, 1 + before.chars().count(), "{offset}");
                assert_eq!(lines.position_utf16(&text, offset).column, 1 + before.encode_utf16().count(), "{offset}");
            }
        }
    }

    #[test]
    fn a_line_has_its_end_and_the_last_one_may_be_empty() {
        let text = "a\r\nb\n";
        let lines = LineIndex::new(text);
        assert_eq!(lines.count(), 3);
        assert_eq!(&text[lines.span(1).range()], "a\r\n");
        assert_eq!(&text[lines.span(2).range()], "b\n");
        assert!(lines.span(3).is_empty() && lines.span(9).is_empty());
        assert_eq!(lines.line(text.len()), 3);
    }
}
