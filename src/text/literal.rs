//! Strings as a program reads them, with the way back to the bytes that spell them.

use std::ops::{Deref, Range};

use super::Span;

/// A string value and its spelling: `"a\tb"` in JSON is three characters in six bytes.
///
/// A rule that finds fault with a part of the value asks [`Literal::part`] which bytes of the file that part is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    value: String,
    span: Span,
    content: Span,
    /// For a spelling with escapes: for each byte of `value`, and for its end, the offset in the source.
    offsets: Option<Box<[usize]>>,
}

impl Literal {
    /// A literal that is spelled as it reads. `span` is the whole token, quotes included; `content` starts at byte
    /// `content_start` and is as long as `value`.
    pub fn verbatim(value: impl Into<String>, span: Span, content_start: usize) -> Self {
        let value = value.into();
        let content = Span::new(content_start, content_start + value.len());
        Self { value, span, content, offsets: None }
    }

    /// A literal with escapes or folded lines. `offsets` has, for each byte of `value`, the offset in the source of what
    /// spells it, and one more for the end of the content; where it does not, every part is the whole content.
    pub fn escaped(value: impl Into<String>, span: Span, content: Span, offsets: Vec<usize>) -> Self {
        let value = value.into();
        let offsets = if offsets.len() == value.len() + 1 {
            offsets
        } else {
            let mut whole = vec![content.start; value.len()];
            whole.push(content.end);
            whole
        };
        Self { value, span, content, offsets: Some(offsets.into_boxed_slice()) }
    }

    /// The value as the program reads it.
    pub fn as_str(&self) -> &str {
        &self.value
    }

    /// The whole token, quotes included.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The token without its quotes.
    pub fn content(&self) -> Span {
        self.content
    }

    /// Whether the source has the value byte for byte, so that an edit may write a replacement as it reads.
    pub fn is_verbatim(&self) -> bool {
        self.offsets.is_none()
    }

    /// The bytes of the source that spell the bytes `range` of the value; the whole content where `range` is out of bounds.
    pub fn part(&self, range: Range<usize>) -> Span {
        if range.start > range.end || range.end > self.value.len() {
            return self.content;
        }
        match &self.offsets {
            None => Span::from(range).shifted(self.content.start),
            Some(offsets) => Span::new(offsets[range.start], offsets[range.end]),
        }
    }

    /// The part of the value that `part` is. `part` must be a slice of [`Literal::as_str`]; anything else gives the whole.
    pub fn part_of(&self, part: &str) -> Span {
        let (whole, part_start) = (self.value.as_ptr() as usize, part.as_ptr() as usize);
        match part_start.checked_sub(whole) {
            Some(start) => self.part(start..start + part.len()),
            None => self.content,
        }
    }
}

impl Deref for Literal {
    type Target = str;

    fn deref(&self) -> &str {
        &self.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_an_escaped_literal_is_the_bytes_that_spell_it() {
        // The source is `"a\tb"` at offset 10; its value is a, TAB, b.
        let literal = Literal::escaped("a\tb", Span::new(10, 16), Span::new(11, 15), vec![11, 12, 14, 15]);
        assert_eq!(literal.part(1..2), Span::new(12, 14));
        assert_eq!(literal.part_of(&literal.as_str()[2..]), Span::new(14, 15));
        assert_eq!(literal.part(7..9), literal.content());
    }

    #[test]
    fn a_part_of_a_verbatim_literal_is_shifted() {
        let literal = Literal::verbatim("off,direct", Span::new(4, 16), 5);
        assert_eq!(literal.part_of(&literal.as_str()[4..]), Span::new(9, 15));
    }
}
