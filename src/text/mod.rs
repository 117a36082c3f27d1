//! Texts and places in them: byte ranges everywhere, lines and columns only when something is printed.
//!
//! This is the ground floor: it knows nothing of files on disk, of Go, or of any format.

mod line_index;
mod literal;
mod path;

use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

pub use line_index::{LineColumn, LineIndex};
pub use literal::Literal;
pub use path::{Outside, RepoPath};

/// The byte order mark in UTF-8. Spans count its three bytes; columns do not count it.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A half-open range of bytes of one text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset one past the last byte; never below `start`.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`; an `end` below `start` gives an empty span.
    pub const fn new(start: usize, end: usize) -> Self {
        let end = if end < start { start } else { end };
        Self { start, end }
    }

    /// The empty span at `offset`: a place between two bytes.
    pub const fn empty(offset: usize) -> Self {
        Self { start: offset, end: offset }
    }

    /// How many bytes it covers.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it covers no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether every byte of `other` lies in it.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same length, `offset` bytes further on.
    pub const fn shifted(self, offset: usize) -> Span {
        Span { start: self.start + offset, end: self.end + offset }
    }

    /// The span as an index for slices.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Span::new(range.start, range.end)
    }
}

/// A value and the bytes that spell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Located<T> {
    /// `value`, spelled at `span`.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// Another value at the same place.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Located<U> {
        Located { value: f(self.value), span: self.span }
    }
}

/// What a static reader knows of a value: the value, or that only a run of the program would tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Value<T> {
    /// The value is written down, or follows from what is.
    Known(T),
    /// It depends on something outside the text: a secret, a computed matrix, a command's output.
    Unknown,
}

impl<T> Value<T> {
    /// The value, where it is known.
    pub fn known(self) -> Option<T> {
        match self {
            Value::Known(value) => Some(value),
            Value::Unknown => None,
        }
    }

    /// The same knowledge about a reference.
    pub const fn as_ref(&self) -> Value<&T> {
        match self {
            Value::Known(value) => Value::Known(value),
            Value::Unknown => Value::Unknown,
        }
    }

    /// What follows from the value, where it is known.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Value<U> {
        match self {
            Value::Known(value) => Value::Known(f(value)),
            Value::Unknown => Value::Unknown,
        }
    }
}

/// One file of the repository: its path and its text, byte order mark and line ends as committed.
#[derive(Debug)]
pub struct Source {
    path: RepoPath,
    text: String,
    lines: OnceLock<LineIndex>,
}

impl Source {
    /// The file at `path` with `text`.
    pub fn new(path: RepoPath, text: impl Into<String>) -> Self {
        Self { path, text: text.into(), lines: OnceLock::new() }
    }

    /// Its path below the root.
    pub fn path(&self) -> &RepoPath {
        &self.path
    }

    /// The whole text; every span counts bytes of it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text without a leading byte order mark, and how many bytes that left out (0 or 3).
    pub fn without_byte_order_mark(&self) -> (&str, usize) {
        match self.text.strip_prefix(BYTE_ORDER_MARK) {
            Some(rest) => (rest, BYTE_ORDER_MARK.len()),
            None => (&self.text, 0),
        }
    }

    /// The bytes that `span` covers; empty where it is no span of this text.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Where its lines begin.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }
}
