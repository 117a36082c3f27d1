//! JSON with comments as VS Code reads it (`settings.json`, `launch.json`, `devcontainer.json`, `*.code-workspace`).
//!
//! `jsonc-parser` reads what is right: JSON, comments, trailing commas. Where it refuses a text, `recovery` finds out what
//! VS Code keeps of it, which never refuses anything: it drops what it does not understand and says nothing. What it
//! dropped becomes a [`Problem`], what it kept becomes the [`Document`].

mod depth;
mod duplicates;
mod edits;
mod options;
mod recovery;
mod recovery_problems;
mod scanner;
mod string_problems;
mod strings;
#[cfg(test)]
mod tests;
mod tree;
mod value;

pub use edits::{insertion_behind, insertion_into, removal};
pub use value::{Array, Member, Object, Value};

use self::recovery::Recovered;
use self::tree::Tree;
use super::{Problem, ProblemKind, limits};
use crate::text::{Source, Span};

/// What a text of JSON with comments holds, and what is wrong with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// What VS Code reads; `None` for a text that is empty but for comments, and for one of which nothing can be read.
    pub root: Option<Value>,
    /// What VS Code rejects, drops or mends silently, in the order of the text; at most [`limits::PROBLEMS_PER_FILE`].
    pub problems: Vec<Problem>,
}

/// Reads `source`. Every span counts bytes of the whole text, a byte order mark included.
pub fn parse(source: &Source) -> Document {
    let mut document = match depth::first_too_deep(source.text()) {
        Some(bracket) => too_deep(bracket),
        None => read(source).unwrap_or_else(|| recover(source.text())),
    };
    document.problems.sort_by_key(|problem| problem.span);
    document.problems.truncate(limits::PROBLEMS_PER_FILE);
    document
}

/// The comments of `source`, `//` and `/* */`, with these marks.
pub fn comments(source: &Source) -> Vec<Span> {
    scanner::comments(source.text())
}

/// Reads a text in which VS Code finds nothing to drop.
fn read(source: &Source) -> Option<Document> {
    let (text, offset) = source.without_byte_order_mark();
    let parsed = jsonc_parser::parse_to_ast(text, &options::collect_nothing(), &options::strict()).ok()?;
    let mut tree = Tree::new(source.text(), offset);
    let root = parsed.value.map(|value| tree.value(&value));
    // The crate lets a string run over line ends, where VS Code ends it.
    (!tree.has_open_string()).then(|| Document { root, problems: tree.into_problems() })
}

/// Reads what VS Code keeps of a text that is no JSON.
fn recover(text: &str) -> Document {
    let Recovered { kept, mut problems, cut_short } = match recovery::recover(text) {
        Ok(recovered) => recovered,
        Err(bracket) => return too_deep(bracket),
    };
    match jsonc_parser::parse_to_ast(&kept, &options::collect_nothing(), &options::without_commas()) {
        Ok(parsed) => {
            let mut tree = Tree::recovered(text, cut_short);
            let root = parsed.value.map(|value| tree.value(&value));
            problems.append(&mut tree.into_problems());
            Document { root, problems }
        }
        Err(error) => {
            let at = Span::new(error.range().start.min(text.len()), error.range().end.min(text.len()));
            problems.push(Problem::new(
                ProblemKind::InvalidJson,
                at,
                "this is no JSON, so nothing of the file is read",
            ));
            Document { root: None, problems }
        }
    }
}

fn too_deep(bracket: usize) -> Document {
    let message = format!(
        "objects and arrays are nested more than {} deep from here on, so the file is not read",
        limits::NESTING_DEPTH
    );
    let problem = Problem::new(ProblemKind::InvalidJson, Span::new(bracket, bracket + 1), message);
    Document { root: None, problems: vec![problem] }
}
