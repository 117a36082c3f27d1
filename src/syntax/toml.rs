//! TOML, as far as it can be read: where a text has errors, what stands around them is kept.

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml_parser::lexer::TokenKind;

use super::limits;
use crate::text::{Literal, Located, Source, Span};

/// What a file holds.
#[derive(Debug)]
pub struct Document {
    /// Its outermost table.
    pub root: Node,
    /// Whether a TOML reader takes all of it.
    pub is_valid: bool,
    /// What a TOML reader rejects; at most [`limits::PROBLEMS_PER_FILE`].
    pub errors: Vec<Located<String>>,
}

/// A value.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub value: NodeValue,
    /// Its bytes; of a table with a header of its own, those of the header.
    pub span: Span,
}

/// What a value is.
#[derive(Clone, Debug)]
pub enum NodeValue {
    /// A string.
    String(Literal),
    /// A number, a boolean or a date, as written.
    Bare(Literal),
    /// `[…]`, and the tables of `[[name]]`.
    Array(Vec<Node>),
    /// `{…}`, `[name]`, the file itself. Sorted by name: TOML has no order.
    Table(Vec<(Located<String>, Node)>),
}

impl Node {
    /// The string.
    pub fn text(&self) -> Option<&Literal> {
        match &self.value {
            NodeValue::String(text) => Some(text),
            _ => None,
        }
    }

    /// The string, or the number or boolean as it is written.
    pub fn scalar(&self) -> Option<&Literal> {
        match &self.value {
            NodeValue::String(text) | NodeValue::Bare(text) => Some(text),
            _ => None,
        }
    }

    /// The elements of an array.
    pub fn array(&self) -> Option<&[Node]> {
        match &self.value {
            NodeValue::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// The entries of a table.
    pub fn entries(&self) -> &[(Located<String>, Node)] {
        match &self.value {
            NodeValue::Table(entries) => entries,
            _ => &[],
        }
    }

    /// The value of `name` in a table.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.entries().iter().find(|(key, _)| key.value == name).map(|(_, value)| value)
    }
}

/// Reads `source`. Every span counts bytes of the whole text, a byte order mark included.
pub fn parse(source: &Source) -> Document {
    let (text, offset) = source.without_byte_order_mark();
    let (table, errors) = DeTable::parse_recoverable(text);
    let span = Span::from(table.span()).shifted(offset);
    let root = Node { value: table_of(table.get_ref(), source, offset), span };
    let error = |error: &toml::de::Error| {
        let span = error.span().map_or(Span::empty(offset), |span| Span::from(span).shifted(offset));
        Located::new(error.message().to_owned(), span)
    };
    let is_valid = errors.is_empty();
    Document { root, is_valid, errors: errors.iter().take(limits::PROBLEMS_PER_FILE).map(error).collect() }
}

/// The comments of `source`, from the `#` to the line end.
pub fn comments(source: &Source) -> Vec<Span> {
    let (text, offset) = source.without_byte_order_mark();
    let tokens = toml_parser::Source::new(text).lex();
    let comments = tokens.filter(|token| token.kind() == TokenKind::Comment).map(|token| {
        let span = token.span();
        let written = text.get(span.start()..span.end()).unwrap_or_default().trim_end_matches(['\r', '\n']);
        Span::new(span.start(), span.start() + written.len()).shifted(offset)
    });
    comments.collect()
}

fn table_of(table: &DeTable<'_>, source: &Source, offset: usize) -> NodeValue {
    let entry = |(key, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
        let name: &std::borrow::Cow<'_, str> = key.get_ref();
        (Located::new(name.clone().into_owned(), Span::from(key.span()).shifted(offset)), node(value, source, offset))
    };
    NodeValue::Table(table.iter().map(entry).collect())
}

fn node(value: &Spanned<DeValue<'_>>, source: &Source, offset: usize) -> Node {
    let span = Span::from(value.span()).shifted(offset);
    let value = match value.get_ref() {
        DeValue::String(text) => NodeValue::String(string(text, source.slice(span), span)),
        DeValue::Array(elements) => {
            NodeValue::Array(elements.iter().map(|element| node(element, source, offset)).collect())
        }
        DeValue::Table(table) => table_of(table, source, offset),
        _ => NodeValue::Bare(Literal::verbatim(source.slice(span), span, span.start)),
    };
    Node { value, span }
}

/// A string of which `written` is the token. With escapes the way back to single bytes is not known.
fn string(value: &str, written: &str, span: Span) -> Literal {
    for quotes in ["\"\"\"", "'''", "\"", "'"] {
        let Some(content) = written.strip_prefix(quotes).and_then(|rest| rest.strip_suffix(quotes)) else { continue };
        let start = span.start + quotes.len();
        if content == value {
            return Literal::verbatim(value, span, start);
        }
        return Literal::escaped(value, span, Span::new(start, start + content.len()), Vec::new());
    }
    Literal::escaped(value, span, span, Vec::new())
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;
    use crate::text::RepoPath;

    fn source(text: &str) -> Source {
        Source::new(RepoPath::new("mise.toml").unwrap(), text)
    }

    #[test]
    fn spans_cover_the_tokens_behind_a_byte_order_mark_and_in_crlf_text() {
        let file = source(
            "\u{feff}# é\r\n[tools]\r\ngo = \"1.22\"\r\n\"go:x/y\" = { version = 'a' }\r\nlist = [1.20, true]\r\n",
        );
        let tools = parse(&file).root;
        let tools = tools.get("tools").unwrap();
        let go = tools.get("go").unwrap().text().unwrap();
        assert_eq!((file.slice(go.span()), file.slice(go.content())), ("\"1.22\"", "1.22"));
        assert_eq!(file.slice(go.part(2..4)), "22");
        let names: Vec<&str> = tools.entries().iter().map(|(key, _)| file.slice(key.span)).collect();
        assert_eq!(names, ["go", "\"go:x/y\"", "list"]);
        assert_eq!(tools.get("go:x/y").unwrap().get("version").unwrap().text().unwrap().as_str(), "a");
        let list: Vec<&str> =
            tools.get("list").unwrap().array().unwrap().iter().map(|node| node.scalar().unwrap().as_str()).collect();
        assert_eq!(list, ["1.20", "true"]);
    }

    #[test]
    fn an_escaped_string_is_its_whole_content() {
        let file = source("a = \"x\\ty\"\n");
        let root = parse(&file).root;
        let text = root.get("a").unwrap().text().unwrap();
        assert_eq!((text.as_str(), file.slice(text.part(0..1))), ("x\ty", "x\\ty"));
    }

    #[test]
    fn what_stands_around_an_error_is_kept() {
        let Document { root, is_valid, errors } = parse(&source("a = \nb = \"1\"\n[t\nc = \"2\"\n"));
        assert!(!is_valid && !errors.is_empty());
        assert_eq!(root.get("b").and_then(Node::text).map(Literal::as_str), Some("1"));
    }

    #[test]
    fn comments_are_found_and_text_in_strings_is_none() {
        let file = source("\u{feff}# é\r\na = \"# no\" # yes\r\nb = \"\"\"\n# no\n\"\"\" #\nc = '# no' #2\n");
        let comments: Vec<&str> = comments(&file).into_iter().map(|span| file.slice(span)).collect();
        assert_eq!(comments, ["# é", "# yes", "#", "#2"]);
    }

    #[test]
    fn hostile_depth_is_neither_slow_nor_a_crash() {
        let start = Instant::now();
        for unit in ["a = [", "a={a=", "[a.", "[[a]]\n", "a.a."] {
            parse(&source(&unit.repeat(50_000)));
            parse(&source(&format!("x = {}", unit.repeat(50_000))));
        }
        parse(&source(&"[".repeat(1_000_000)));
        assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    }
}
