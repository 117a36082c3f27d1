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
    length: usize,
    has_byte_order_mark: bool,
}

impl LineIndex {
    /// The index of `text`.
    pub fn new(text: &str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { starts, length: text.len(), has_byte_order_mark: text.starts_with(BYTE_ORDER_MARK) }
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
        self.measure(text, offset, |before| before.chars().count())
    }

    /// Line and column of `offset`, the column in UTF-16 code units, as editors and code scanning count.
    pub fn position_utf16(&self, text: &str, offset: usize) -> LineColumn {
        self.measure(text, offset, |before| before.chars().map(char::len_utf16).sum())
    }

    fn measure(&self, text: &str, offset: usize, width: impl Fn(&str) -> usize) -> LineColumn {
        let offset = floor_char_boundary(text, offset);
        let line = self.line(offset);
        let mut start = self.starts.get(line - 1).copied().unwrap_or_default();
        if start == 0 && self.has_byte_order_mark {
            start = BYTE_ORDER_MARK.len().min(offset);
        }
        LineColumn { line, column: 1 + width(text.get(start..offset).unwrap_or_default()) }
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
