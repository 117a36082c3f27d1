//! YAML as a thin tree with a span on every node: the first document of a stream or all of them, their comments and their problems.
//!
//! The grammar is `granit-parser`'s; here are the tree over its events, aliases and merge keys (`<<`), the way from each
//! scalar's value back to the bytes that spell it, and bounds on what a hostile file can make of them. Reading follows
//! YAML 1.2 (<https://yaml.org/spec/1.2.2/>), so a plain `on` or `yes` is a string.
//!
//! Subtrees are shared, never copied: an alias costs one node of memory, whatever it stands for. Through aliases the tree
//! has at most `limits::YAML_NODES` nodes and `limits::NESTING_DEPTH` levels, so a walk over it may recurse.

mod anchors;
mod block_scalar;
mod builder;
mod flow_scalar;
mod gap;
mod mapping;
mod message;
mod node;
#[cfg(test)]
mod tests;

use std::ops::ControlFlow;

use granit_parser::{Options, Parser, options};

use super::Problem;
use crate::text::{Located, Source, Span};
use builder::Builder;

pub use node::{Entry, Mapping, Node, NodeValue, PlainKind, Property, Scalar, Style};

/// A document of a file.
#[derive(Debug)]
pub struct Document {
    /// What it holds; `None` where the text is empty or has nothing but comments and document markers.
    pub root: Option<Node>,
    /// What a YAML reader rejects, and keys that are defined twice.
    pub problems: Vec<Problem>,
    /// The text behind the `#` of each comment, as written; the span has the `#` and ends before the line end.
    pub comments: Vec<Located<String>>,
    /// Whether the document was read to its end. Where it was not, what is missing from the tree may stand in the file.
    pub complete: bool,
}

/// The comments of `source`, from the `#` to the line end.
pub fn comments(source: &Source) -> Vec<Span> {
    parse_all(source).into_iter().flat_map(|document| document.comments).map(|comment| comment.span).collect()
}

/// Reads the first document. What stands before a syntax error is kept.
pub fn parse(source: &Source) -> Document {
    let mut first = None;
    let last = read(source, |document| {
        first = Some(document);
        ControlFlow::Break(())
    });
    first.unwrap_or(last)
}

/// Reads all documents of a stream, up to a syntax error. Together they are bounded like one.
pub fn parse_all(source: &Source) -> Vec<Document> {
    let mut documents = Vec::new();
    let last = read(source, |document| {
        documents.push(document);
        ControlFlow::Continue(())
    });
    documents.push(last);
    documents
}

/// Reads one document after another, and gives the last. Each that another follows goes to `take`, which says whether to go on.
fn read(source: &Source, mut take: impl FnMut(Document) -> ControlFlow<()>) -> Document {
    let text = source.text();
    let mut events = Parser::new_from_str_with_options(text, reading_options()).peekable();
    let mut builder = Builder::new(text);
    while let Some(event) = events.next() {
        match event {
            Ok((event, span)) => {
                let anchor = builder::take_anchor(&mut events);
                if builder.is_followed_by(&event) && take(builder.begin_next()).is_break() {
                    break;
                }
                if builder.read(event, span, anchor).is_break() {
                    break;
                }
            }
            Err(error) => {
                builder.fail_to_parse(&error);
                break;
            }
        }
    }
    builder.finish()
}

/// Comments are never too many: files with hundreds of commented lines in a row are common, and the file's size is bounded.
fn reading_options() -> Options {
    options! {
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
        max_buffered_comment_events: usize::MAX,
    }
}
