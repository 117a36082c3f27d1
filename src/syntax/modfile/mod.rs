//! The lexer and grammar that go.mod and go.work share: directives, their words, blocks and comments.
//!
//! As golang.org/x/mod/modfile reads them (read.go, Go 1.27). Where Go's lexer gives up at the first fault, this one goes on: a line at
//! fault gives one problem and is left out, so a file with problems may lack directives that it means to have. See
//! [`File::is_sound`]. What the directives mean is not known here.

mod conflict;
mod grammar;
mod lexer;
mod quoted;

#[cfg(test)]
mod tests;

use crate::syntax::{Problem, limits};
use crate::text::{Literal, Located, Source, Span};

pub use quoted::StringError;

/// What a go.mod or go.work says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    /// The directives in the order of the text, those in blocks among them.
    pub lines: Vec<Line>,
    /// The blocks in the order of the text.
    pub blocks: Vec<Block>,
    /// The comments in the order of the text.
    pub comments: Vec<Comment>,
    /// What the go command rejects, in the order of the text.
    pub problems: Vec<Problem>,
}

/// One directive: `go 1.25.0`, or one line of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The directive's word; for a line in a block the word before the block's `(`.
    pub verb: Token,
    /// The words after it.
    pub args: Vec<Token>,
    /// From the line's first token to its last, without a comment.
    pub span: Span,
    /// The block it stands in, as an index of [`File::blocks`].
    pub block: Option<usize>,
    /// The comment that ends the line: the text after `//`, at the span that has the `//` too.
    pub comment: Option<Located<String>>,
    /// The whole line: indentation, comment and line end included.
    pub full_line: Span,
}

/// `verb ( … )`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The word before the `(`.
    pub verb: Token,
    /// The `(`.
    pub open: Span,
    /// The `)`; none where it is missing.
    pub close: Option<Span>,
    /// The line that opens it, line end included.
    pub first_line: Span,
}

/// A word, a string or a single punctuation mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// As written, quotes included.
    pub text: Literal,
    /// How it is written.
    pub kind: TokenKind,
}

/// How a [`Token`] is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A bare word; `=>` is one.
    Word,
    /// `"…"`
    Quoted,
    /// Text in backquotes. The lexer takes it; no directive does.
    RawQuoted,
    /// One of `( ) [ ] { } ,`.
    Punctuation,
}

/// A `//` comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// What follows the `//`, as written.
    pub text: String,
    /// From the `//` to the last byte before the line end.
    pub span: Span,
    /// Whether it has the line for itself.
    pub whole_line: bool,
}

impl File {
    /// Whether the go command's parser takes the text. If not, directives may be missing from [`File::lines`], and nothing can be
    /// concluded from the absence of one.
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty()
    }

    /// The directives called `verb`, wherever they stand.
    pub fn directives(&self, verb: &str) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.verb.as_str() == verb)
    }

    fn report(&mut self, problem: Problem) {
        if self.problems.len() < limits::PROBLEMS_PER_FILE {
            self.problems.push(problem);
        }
    }
}

/// The comments of `source`, from the `//` to the last byte before the line end.
pub fn comments(source: &Source) -> Vec<Span> {
    parse(source).comments.into_iter().map(|comment| comment.span).collect()
}

impl Line {
    /// The bytes to delete so that the directive is gone. A block that is left empty is legal.
    pub fn removal(&self) -> Span {
        self.full_line
    }
}

impl Token {
    /// As written, quotes included.
    pub fn as_str(&self) -> &str {
        self.text.as_str()
    }

    /// Where it stands, quotes included.
    pub fn span(&self) -> Span {
        self.text.span()
    }

    /// The string that most directives' arguments are (parseString in modfile/rule.go): a bare word without quotes in it, or a `"…"`
    /// with Go's escapes.
    ///
    /// # Errors
    /// [`StringError`] where the go command rejects it.
    pub fn string(&self) -> Result<Literal, StringError> {
        quoted::string(self)
    }

    fn is_mark(&self, mark: &str) -> bool {
        self.kind == TokenKind::Punctuation && self.as_str() == mark
    }
}

/// Reads the text of a go.mod or go.work.
pub fn parse(source: &Source) -> File {
    let mut file = File::default();
    let lines = lexer::lines(source.text());
    let lines = conflict::keep_first_side(lines, source.text(), &mut file);
    grammar::read(lines, &mut file);
    file.problems.sort_by_key(|problem| problem.span);
    file
}
