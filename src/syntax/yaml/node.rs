//! The tree: nodes, scalars, mappings.

use std::ops::Deref;
use std::sync::Arc;

use crate::text::{Literal, Located, Span};

/// An anchor's name or a tag, and its token with the `&` or `!`. Shared, since aliases share nodes.
pub type Property = Arc<Located<String>>;

/// A scalar, sequence or mapping at one place of the document. A clone shares what lies below.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub value: NodeValue,
    /// Where it is used: the value without its anchor and tag; for what came through an alias, the `*name` token. A block
    /// scalar begins at its `|` or `>`; an absent value (`key:`) is empty and stands right behind the colon or dash.
    pub span: Span,
    /// Where it is written, for what came through an alias or a merge key.
    pub definition: Option<Span>,
    /// The anchor `&name` before it.
    pub anchor: Option<Property>,
    /// The tag before it: `!reference`, `!!str`. Tags of the core schema read `!!name`, however they are spelled.
    pub tag: Option<Property>,
}

/// The three kinds of node.
#[derive(Clone, Debug)]
pub enum NodeValue {
    /// A string, or what a reader makes of a plain one.
    Scalar(Arc<Scalar>),
    /// A list.
    Sequence(Arc<[Node]>),
    /// Keys and values.
    Mapping(Arc<Mapping>),
}

/// A scalar as spelled; [`Scalar::plain_kind`] says how a reader takes it.
#[derive(Debug)]
pub struct Scalar {
    /// The text, escapes resolved and lines folded. The dereferenced [`Scalar`] is this.
    pub text: Literal,
    /// How it is spelled.
    pub style: Style,
    /// The tag before it.
    pub tag: Option<Property>,
}

/// The spellings of a scalar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In single quotes.
    SingleQuoted,
    /// In double quotes.
    DoubleQuoted,
    /// A block after `|`: lines as they stand.
    Literal,
    /// A block after `>`: lines joined.
    Folded,
}

/// What the core schema of YAML 1.2 makes of a scalar (<https://yaml.org/spec/1.2.2/#103-core-schema>).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlainKind {
    /// `null`, `~` or nothing.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer: `1`, `-3`, `0o17`, `0x1f`.
    Int,
    /// A number with a point, an exponent, infinity or no number: `1.20` loses its zero.
    Float,
    /// Anything else, and everything in quotes or blocks or with a tag that asks for it.
    Str,
}

/// A mapping: its keys in the order of the file, duplicates kept, merged keys in the place of their `<<`.
#[derive(Debug, Default)]
pub struct Mapping {
    /// The entries, merged ones included; key and value of a merged one carry a `definition`.
    pub entries: Vec<Entry>,
    /// The `<<` entries as written, for readers that know no merge keys.
    pub merges: Vec<Entry>,
}

/// A key and its value.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key, most often a scalar.
    pub key: Node,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The scalar, where it is one.
    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.value {
            NodeValue::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// The text of a scalar, `null` and numbers included.
    pub fn text(&self) -> Option<&Literal> {
        self.scalar().map(|scalar| &scalar.text)
    }

    /// The items, where it is a sequence.
    pub fn sequence(&self) -> Option<&[Node]> {
        match &self.value {
            NodeValue::Sequence(items) => Some(items),
            _ => None,
        }
    }

    /// The mapping, where it is one.
    pub fn mapping(&self) -> Option<&Mapping> {
        match &self.value {
            NodeValue::Mapping(mapping) => Some(mapping),
            _ => None,
        }
    }

    /// The value of key `name`, where it is a mapping that has it.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.mapping()?.get(name)
    }

    /// Whether it is `null`, `~` or absent.
    pub fn is_null(&self) -> bool {
        self.scalar().is_some_and(|scalar| scalar.plain_kind() == PlainKind::Null)
    }

    /// Where it is written: its definition, else its place.
    pub fn written(&self) -> Span {
        self.definition.unwrap_or(self.span)
    }

    /// The same node, used at `place`.
    pub(super) fn used_at(&self, place: Span) -> Self {
        Self { span: place, definition: Some(self.written()), anchor: None, ..self.clone() }
    }
}

impl Mapping {
    /// The value of key `name`; of several, the last, as readers take it that do not refuse them.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.entry(name).map(|entry| &entry.value)
    }

    /// Key `name` and its value; of several, the last.
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().rev().find(|entry| entry.name() == Some(name))
    }
}

impl Entry {
    /// The text of a scalar key.
    pub fn name(&self) -> Option<&str> {
        self.key.text().map(Literal::as_str)
    }
}

impl Deref for Scalar {
    type Target = Literal;

    fn deref(&self) -> &Literal {
        &self.text
    }
}

impl Scalar {
    /// Whether it is spelled without quotes, on no block of its own.
    pub fn is_plain(&self) -> bool {
        self.style == Style::Plain
    }

    /// What the core schema of YAML 1.2 makes of it. A tag of that schema that asks for no string leaves the text to decide;
    /// any other tag makes it a string.
    pub fn plain_kind(&self) -> PlainKind {
        match self.tag.as_ref().map(|tag| tag.value.as_str()) {
            None if self.is_plain() => core_schema(&self.text),
            Some("!!null" | "!!bool" | "!!int" | "!!float") => core_schema(&self.text),
            _ => PlainKind::Str,
        }
    }
}

fn core_schema(text: &str) -> PlainKind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => PlainKind::Null,
        "true" | "True" | "TRUE" => PlainKind::Bool(true),
        "false" | "False" | "FALSE" => PlainKind::Bool(false),
        _ if !text.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first)) => PlainKind::Str,
        _ if is_int(text) => PlainKind::Int,
        _ if is_float(text) => PlainKind::Float,
        _ => PlainKind::Str,
    }
}

fn is_int(text: &str) -> bool {
    if let Some(digits) = text.strip_prefix("0o") {
        return !digits.is_empty() && digits.bytes().all(|b| matches!(b, b'0'..=b'7'));
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit());
    }
    all_digits(without_sign(text))
}

fn is_float(text: &str) -> bool {
    if matches!(text, ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    let number = without_sign(text);
    if matches!(number, ".inf" | ".Inf" | ".INF") {
        return true;
    }
    let (mantissa, exponent) = match number.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (number, None),
    };
    let is_mantissa = match mantissa.split_once('.') {
        Some(("", fraction)) => all_digits(fraction),
        Some((whole, fraction)) => all_digits(whole) && (fraction.is_empty() || all_digits(fraction)),
        None => all_digits(mantissa),
    };
    is_mantissa && exponent.is_none_or(|exponent| all_digits(without_sign(exponent)))
}

fn without_sign(text: &str) -> &str {
    text.strip_prefix(['-', '+']).unwrap_or(text)
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}
