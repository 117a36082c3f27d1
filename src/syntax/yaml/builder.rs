//! The tree from the parser's events, bounded in size and depth.

use std::iter::Peekable;
use std::ops::ControlFlow;
use std::sync::Arc;

use granit_parser::{Event, ScalarStyle, ScanError, Span as ParserSpan, Tag};

use super::anchors::{Anchored, Anchors};
use super::block_scalar::block_literal;
use super::flow_scalar::flow_literal;
use super::node::{Entry, Node, NodeValue, Property, Scalar, Style};
use super::{Document, gap, mapping, message};
use crate::syntax::{Problem, limits};
use crate::text::{Literal, Located, Span};

/// An anchor's number, and its name with the `&name` token.
pub(super) type Anchor = (usize, Property);

/// Long texts count as several nodes, so that aliases cannot multiply them without bound either.
const TEXT_OF_A_NODE: usize = 1024;

/// Takes the event of an anchor, which follows at once the event of the node that it belongs to.
pub(super) fn take_anchor<'s>(
    events: &mut Peekable<impl Iterator<Item = Result<(Event<'s>, ParserSpan), ScanError>>>,
) -> Option<Anchor> {
    match events.next_if(|next| matches!(next, Ok((Event::Anchor(..), _))))? {
        Ok((Event::Anchor(number, name), span)) => {
            Some((number, Arc::new(Located::new(name.into_owned(), place(span)))))
        }
        _ => None,
    }
}

/// Reads events into a document.
pub(super) struct Builder<'s> {
    text: &'s str,
    document: Document,
    open: Vec<Collection>,
    anchors: Anchors,
    /// Nodes so far, aliases counted as what they stand for, and each [`TEXT_OF_A_NODE`] bytes of a scalar as another.
    nodes: usize,
    /// Where the last token ends.
    token_end: usize,
    /// Whether the document has begun.
    has_begun: bool,
}

/// A sequence or mapping whose end is still to come.
struct Collection {
    content: Content,
    /// Whether it has no brackets.
    is_block: bool,
    start: usize,
    properties: Properties,
    /// Nodes of the document before this one.
    nodes_before: usize,
    /// Levels below this one.
    height: usize,
}

enum Content {
    Sequence(Vec<Node>),
    Mapping { entries: Vec<Entry>, key: Option<Node> },
}

/// What stands before a node: its anchor and tag.
struct Properties {
    anchor: Option<Anchor>,
    tag: Option<Property>,
}

impl Properties {
    fn new(anchor: Option<Anchor>, tag: Option<&Tag>, span: ParserSpan) -> Self {
        let place = span.tag_span().map(place).unwrap_or_default();
        Self { anchor, tag: tag.map(|tag| Arc::new(Located::new(spelling(tag), place))) }
    }

    fn end(&self) -> usize {
        let anchor = self.anchor.as_ref().map(|(_, name)| name.span.end);
        anchor.max(self.tag.as_ref().map(|tag| tag.span.end)).unwrap_or_default()
    }

    fn are_none(&self) -> bool {
        self.anchor.is_none() && self.tag.is_none()
    }
}

impl<'s> Builder<'s> {
    pub(super) fn new(text: &'s str) -> Self {
        Self {
            text,
            document: Document { root: None, problems: Vec::new(), comments: Vec::new(), complete: true },
            open: Vec::new(),
            anchors: Anchors::default(),
            nodes: 0,
            token_end: 0,
            has_begun: false,
        }
    }

    /// Whether `event` begins another document than the one that is read.
    pub(super) fn is_followed_by(&self, event: &Event<'_>) -> bool {
        self.has_begun && matches!(event, Event::DocumentStart(..))
    }

    /// The document so far; what is read from now on goes to the next one, and counts with it. Anchors end with their document.
    pub(super) fn begin_next(&mut self) -> Document {
        let next = Self { nodes: self.nodes, token_end: self.token_end, ..Self::new(self.text) };
        std::mem::replace(self, next).finish()
    }

    /// Takes in one event; breaks where nothing more is to be read.
    pub(super) fn read(&mut self, event: Event<'_>, span: ParserSpan, anchor: Option<Anchor>) -> ControlFlow<()> {
        let at = place(span);
        let properties = Properties::new(anchor, event.tag(), span);
        match event {
            Event::DocumentStart(..) => self.begin_document(at),
            Event::Comment(text, _) => self.document.comments.push(Located::new(text.into_owned(), at)),
            Event::Scalar(value, style, ..) => {
                self.charge(at)?;
                self.nodes += value.len() / TEXT_OF_A_NODE;
                self.scalar(&value, style, at, properties);
            }
            Event::SequenceStart(..) => self.begin(Content::Sequence(Vec::new()), at, properties)?,
            Event::MappingStart(..) => {
                self.begin(Content::Mapping { entries: Vec::new(), key: None }, at, properties)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(at),
            Event::Alias(number) => {
                self.charge(at)?;
                self.alias(number, at);
            }
            Event::UnresolvedAlias(name) => {
                self.charge(at)?;
                self.token_end = at.end;
                self.report(message::unknown_alias(&name, at));
                self.attach(null(at), 0);
            }
            _ => {}
        }
        ControlFlow::Continue(())
    }

    /// Ends the reading where the parser found a syntax error.
    pub(super) fn fail_to_parse(&mut self, error: &ScanError) {
        self.fail(message::syntax_problem(self.text, error, self.token_end));
    }

    /// Ends the reading with `problem`, which is said however many others there are.
    fn fail(&mut self, problem: Problem) {
        self.document.complete = false;
        self.document.problems.truncate(limits::PROBLEMS_PER_FILE - 1);
        self.document.problems.push(problem);
    }

    /// The document; collections that are still open end with what they have, a key without its value left out.
    pub(super) fn finish(mut self) -> Document {
        while !self.open.is_empty() {
            self.end(Span::empty(self.token_end));
        }
        self.document
    }

    fn begin_document(&mut self, marker: Span) {
        self.has_begun = true;
        // The parser gives an implicit start the place of the first token, which is not behind us yet.
        if self.text.get(marker.range()) == Some("---") {
            self.token_end = marker.end;
        }
    }

    fn report(&mut self, problem: Problem) {
        if self.document.problems.len() < limits::PROBLEMS_PER_FILE {
            self.document.problems.push(problem);
        }
    }

    /// Counts a node at `at`; breaks where there are too many.
    fn charge(&mut self, at: Span) -> ControlFlow<()> {
        self.nodes += 1;
        if self.nodes > limits::YAML_NODES {
            self.fail(message::too_many_nodes(at));
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }

    fn scalar(&mut self, value: &str, style: ScalarStyle, at: Span, properties: Properties) {
        let style = style_of(style);
        // The parser gives an absent value as an empty `~`.
        let is_absent = style == Style::Plain && at.is_empty();
        let indicator = self.pass_indicator(Span::new(self.token_end, at.start + usize::from(is_absent)));
        let floor = self.token_end.max(properties.end());
        let literal = match style {
            _ if is_absent => {
                let place = if properties.are_none() { self.absent_place(at, indicator) } else { floor };
                Literal::verbatim("", Span::empty(place), place)
            }
            Style::Literal | Style::Folded => block_literal(self.text, value, floor, at),
            _ => flow_literal(self.text, value, at, style),
        };
        let span = literal.span();
        let is_document_without_content = self.open.is_empty() && span.is_empty() && properties.are_none();
        self.token_end = floor.max(span.end);
        if is_document_without_content {
            return;
        }
        let scalar = Scalar { text: literal, style, tag: properties.tag.clone() };
        let node = Node {
            value: NodeValue::Scalar(Arc::new(scalar)),
            span,
            definition: None,
            anchor: properties.anchor.as_ref().map(|(_, name)| Arc::clone(name)),
            tag: properties.tag,
        };
        if let Some((number, _)) = properties.anchor {
            let weight = 1 + value.len() / TEXT_OF_A_NODE;
            self.anchors.define(number, Anchored { node: node.clone(), weight, height: 0 });
        }
        self.attach(node, 0);
    }

    /// Goes past the `-`, `:` or `?` that the next node stands behind, where `gap` has one.
    fn pass_indicator(&mut self, gap: Span) -> Option<usize> {
        let indicator = match self.open.last()? {
            Collection { content: Content::Sequence(_), is_block: true, .. } => b"-",
            Collection { content: Content::Sequence(_), .. } => return None,
            Collection { content: Content::Mapping { key: Some(_), .. }, .. } => b":",
            Collection { content: Content::Mapping { key: None, .. }, .. } => b"?",
        };
        let end = gap::find(self.text, gap, indicator)? + 1;
        self.token_end = end;
        Some(end)
    }

    /// Where a scalar is absent that the parser places at `at`: behind its indicator, a value without a colon behind its key.
    fn absent_place(&self, at: Span, indicator: Option<usize>) -> usize {
        let is_value =
            matches!(self.open.last(), Some(Collection { content: Content::Mapping { key: Some(_), .. }, .. }));
        indicator.unwrap_or(if is_value { self.token_end.min(at.start) } else { at.start })
    }

    fn alias(&mut self, number: usize, at: Span) {
        self.token_end = at.end;
        let name = self.text.get(at.range()).unwrap_or_default();
        let Some(target) = self.anchors.get(number) else {
            self.report(message::endless_alias(name, at));
            return self.attach(null(at), 0);
        };
        let (height, weight) = (target.height, target.weight);
        let refused = if self.nodes + weight > limits::YAML_NODES {
            Some(message::alias_too_large(name, at))
        } else if self.open.len() + height > limits::NESTING_DEPTH {
            Some(message::alias_too_deep(name, at))
        } else {
            None
        };
        if let Some(problem) = refused {
            self.report(problem);
            return self.attach(null(at), 0);
        }
        let node = target.node.used_at(at);
        self.nodes += weight;
        self.attach(node, height);
    }

    fn begin(&mut self, content: Content, at: Span, properties: Properties) -> ControlFlow<()> {
        let nodes_before = self.nodes;
        self.charge(at)?;
        if self.open.len() >= limits::NESTING_DEPTH {
            self.fail(message::too_deep(at));
            return ControlFlow::Break(());
        }
        self.pass_indicator(Span::new(self.token_end, at.start));
        let floor = self.token_end.max(properties.end());
        let start = self.collection_start(&content, floor, at);
        self.token_end = if at.is_empty() { floor } else { floor.max(at.end) };
        let is_block = at.is_empty();
        self.open.push(Collection { content, is_block, start, properties, nodes_before, height: 0 });
        ControlFlow::Continue(())
    }

    /// A bracket, the first key, or the first dash, which the parser does not always place.
    fn collection_start(&self, content: &Content, floor: usize, at: Span) -> usize {
        let is_block_sequence = at.is_empty() && matches!(content, Content::Sequence(_));
        let dash = is_block_sequence.then(|| gap::find(self.text, Span::new(floor, at.end + 1), b"-")).flatten();
        dash.unwrap_or(at.start)
    }

    fn end(&mut self, at: Span) {
        let Some(collection) = self.open.pop() else { return };
        self.token_end = self.token_end.max(if at.is_empty() { collection.start } else { at.end });
        let value = match collection.content {
            Content::Sequence(items) => NodeValue::Sequence(items.into()),
            Content::Mapping { entries, .. } => {
                let (mapping, problems) = mapping::assemble(entries);
                for problem in problems {
                    self.report(problem);
                }
                NodeValue::Mapping(Arc::new(mapping))
            }
        };
        let Properties { anchor, tag } = collection.properties;
        let node = Node {
            value,
            span: Span::new(collection.start, self.token_end),
            definition: None,
            anchor: anchor.as_ref().map(|(_, name)| Arc::clone(name)),
            tag,
        };
        let height = collection.height + 1;
        if let Some((number, _)) = anchor {
            let weight = self.nodes - collection.nodes_before;
            self.anchors.define(number, Anchored { node: node.clone(), weight, height });
        }
        self.attach(node, height);
    }

    /// Puts a node, `height` levels deep, where it belongs.
    fn attach(&mut self, node: Node, height: usize) {
        let Some(parent) = self.open.last_mut() else {
            self.document.root.get_or_insert(node);
            return;
        };
        parent.height = parent.height.max(height);
        match &mut parent.content {
            Content::Sequence(items) => items.push(node),
            Content::Mapping { entries, key } => match key.take() {
                Some(key) => entries.push(Entry { key, value: node }),
                None => *key = Some(node),
            },
        }
    }
}

/// What stands for an alias that cannot be followed.
fn null(alias: Span) -> Node {
    let scalar = Scalar { text: Literal::verbatim("", alias, alias.end), style: Style::Plain, tag: None };
    Node { value: NodeValue::Scalar(Arc::new(scalar)), span: alias, definition: None, anchor: None, tag: None }
}

/// A tag as written, but one of the core schema as `!!name`, however it is spelled.
fn spelling(tag: &Tag) -> String {
    tag.core_suffix().map_or_else(|| tag.original(), |name| format!("!!{name}"))
}

const fn style_of(style: ScalarStyle) -> Style {
    match style {
        ScalarStyle::SingleQuoted => Style::SingleQuoted,
        ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
        ScalarStyle::Literal => Style::Literal,
        ScalarStyle::Folded => Style::Folded,
        ScalarStyle::Plain => Style::Plain,
    }
}

/// The bytes that the parser means. It always knows them when it reads from a string.
fn place(span: ParserSpan) -> Span {
    span.byte_range().map(Span::from).unwrap_or_default()
}
