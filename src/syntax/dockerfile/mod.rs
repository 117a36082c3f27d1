//! Dockerfiles, as `BuildKit` reads them (frontend/dockerfile/parser, frontend/dockerfile/shell): continuation lines, comments within
//! them, here-documents, flags, the JSON form, and the little language of `$NAME` and `${NAME:-default}`.
//!
//! What instructions mean is not known here, and an unknown one is kept: the rest of the file is read all the same.

mod expansion;
mod ignore;
mod lines;
#[cfg(test)]
mod tests;
mod words;

use crate::text::{Literal, Located, Source, Span};

pub use expansion::{Expanded, Piece, Variable, expand};
pub use ignore::{IgnoreFile, Ignored};
pub use words::{Assignment, assignments, exec_form, words};

/// A Dockerfile.
#[derive(Clone, Debug)]
pub struct Dockerfile {
    /// The character that continues a line and escapes the next one: a backslash, or what `# escape=` says.
    pub escape: char,
    /// Its instructions, in the order of the text.
    pub instructions: Vec<Instruction>,
    /// The lines that are comments, those between the lines of an instruction too, from the `#` on; none of a here-document.
    pub comments: Vec<Span>,
}

/// One instruction.
#[derive(Clone, Debug)]
pub struct Instruction {
    /// Its name, in upper case: `FROM`. Of `ONBUILD RUN`, the `RUN`.
    pub name: Located<String>,
    /// Whether it runs only when another file builds on the image.
    pub on_build: bool,
    /// `--platform=…`, `--mount=…`.
    pub flags: Vec<Flag>,
    /// What follows, its lines joined, without the comments between them.
    pub arguments: Literal,
    /// The here-documents that it announces.
    pub here_documents: Vec<HereDocument>,
}

/// `--name` or `--name=value`.
#[derive(Clone, Debug)]
pub struct Flag {
    /// Its name, without the hyphens.
    pub name: String,
    /// What follows the `=`.
    pub value: Option<Literal>,
}

/// `<<EOF` and the lines up to `EOF`.
#[derive(Clone, Debug)]
pub struct HereDocument {
    /// The word that announces it, in the arguments of its instruction.
    pub announcement: Span,
    /// Its lines.
    pub body: Literal,
}

impl Instruction {
    /// The value of the flag `name`.
    pub fn flag(&self, name: &str) -> Option<&Literal> {
        self.flags.iter().find(|flag| flag.name == name)?.value.as_ref()
    }
}

/// The comments of `source`.
pub fn comments(source: &Source) -> Vec<Span> {
    parse(source).comments
}

/// Reads `source`. Anything is read in linear time; nothing is an error.
pub fn parse(source: &Source) -> Dockerfile {
    lines::read(source)
}
