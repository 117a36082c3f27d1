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
    spelling: Spelling,
}

/// The way from the value back to the source.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Spelling {
    /// Byte for byte.
    Verbatim,
    /// For each byte of the value, and for its end, the offset in the source.
    Mapped(Box<[usize]>),
    /// Not known: every part is the whole content.
    Opaque,
}

impl Literal {
    /// A literal that is spelled as it reads. `span` is the whole token, quotes included; `content` starts at byte
    /// `content_start` and is as long as `value`.
    pub fn verbatim(value: impl Into<String>, span: Span, content_start: usize) -> Self {
        let value = value.into();
        let content = Span::new(content_start, content_start + value.len());
        Self { value, span, content, spelling: Spelling::Verbatim }
    }

    /// A literal with escapes or folded lines. `offsets` has, for each byte of `value`, the offset in the source of what
    /// spells it, and one more for the end of the content; where it does not, every part is the whole content.
    pub fn escaped(value: impl Into<String>, span: Span, content: Span, offsets: Vec<usize>) -> Self {
        let value = value.into();
        let is_complete = offsets.len() == value.len() + 1;
        let spelling = if is_complete { Spelling::Mapped(offsets.into()) } else { Spelling::Opaque };
        Self { value, span, content, spelling }
    }

    /// What a part of the value spells in a language of its own: a word of a script. `token` are the bytes of the value that it stands
    /// in, quotes included; `offsets` has, for each byte of `value` and for its end, the offset in the value of this literal.
    pub fn nested(&self, value: impl Into<String>, token: Range<usize>, offsets: Option<Vec<usize>>) -> Self {
        let (value, span) = (value.into(), self.part(token));
        let place = |offset: usize| self.part(offset..offset).start;
        let places: Vec<usize> = match (&self.spelling, offsets) {
            (Spelling::Opaque, _) | (_, None) => {
                return Self { value, span, content: span, spelling: Spelling::Opaque };
            }
            (_, Some(offsets)) => offsets.into_iter().map(place).collect(),
        };
        let (Some(first), Some(last)) = (places.first().copied(), places.last().copied()) else {
            return Self { value, span, content: span, spelling: Spelling::Opaque };
        };
        if places.len() == value.len() + 1 && places.iter().enumerate().all(|(at, place)| *place == first + at) {
            return Self::verbatim(value, span, first);
        }
        Self::escaped(value, span, Span::new(first, last.max(first)), places)
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
        self.spelling == Spelling::Verbatim
    }

    /// The bytes of the source that spell the bytes `range` of the value; the whole content where `range` is out of bounds.
    pub fn part(&self, range: Range<usize>) -> Span {
        if range.start > range.end || range.end > self.value.len() {
            return self.content;
        }
        match &self.spelling {
            Spelling::Verbatim => Span::from(range).shifted(self.content.start),
            Spelling::Mapped(offsets) => Span::new(offsets[range.start], offsets[range.end]),
            Spelling::Opaque => self.content,
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
    fn where_the_way_back_is_not_known_every_part_is_the_whole_content() {
        let literal = Literal::escaped("a b", Span::new(0, 9), Span::new(1, 8), Vec::new());
        assert_eq!(literal.part(0..1), Span::new(1, 8));
    }

    #[test]
    fn a_word_in_a_script_in_an_escaped_literal_leads_back_to_the_file() {
        // The source is `"x\tA='b c'"` at offset 10; the value has `A='b c'` from byte 2 on.
        let offsets = vec![11, 12, 14, 15, 16, 17, 18, 19, 20, 21];
        let script = Literal::escaped("x\tA='b c'", Span::new(10, 22), Span::new(11, 21), offsets);
        let word = script.nested("b c", 4..9, Some(vec![5, 6, 7, 8]));
        assert_eq!((word.span(), word.content(), word.is_verbatim()), (Span::new(16, 21), Span::new(17, 20), true));
        assert_eq!(word.part_of(&word.as_str()[2..]), Span::new(19, 20));
        let joined = script.nested("xb", 0..9, Some(vec![0, 5, 6]));
        assert_eq!((joined.part(1..2), joined.is_verbatim()), (Span::new(17, 18), false));
        assert_eq!(script.nested("b", 4..9, None).part(0..1), Span::new(16, 21));
    }

    #[test]
    fn a_part_of_a_verbatim_literal_is_shifted() {
        let literal = Literal::verbatim("off,direct", Span::new(4, 16), 5);
        assert_eq!(literal.part_of(&literal.as_str()[4..]), Span::new(9, 15));
    }
}
