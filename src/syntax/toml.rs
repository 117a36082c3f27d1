//! TOML as a thin tree with a span on every key and value.
//!
//! The grammar is the `toml` crate's. What stands behind an error is read as far as it can be.

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::limits;
use crate::text::{Literal, Located, Source, Span};

/// What a file holds.
#[derive(Debug)]
pub struct Document {
    /// Its outermost table.
    pub root: Table,
    /// Whether a TOML reader takes all of it.
    pub is_valid: bool,
}

/// A value.
#[derive(Clone, Debug)]
pub enum Value {
    /// A string of any kind.
    String(Literal),
    /// `true` or `false`.
    Bool(Located<bool>),
    /// A number or a date, as it is spelled.
    Plain(Located<String>),
    /// An array, or an array of tables.
    Array(Vec<Value>),
    /// A table, however it is written.
    Table(Table),
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Its keys and their values, in the order of the text.
    pub entries: Vec<Entry>,
}

/// A key and its value.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key: one part of a dotted one.
    pub name: Literal,
    /// The value.
    pub value: Value,
}

impl Table {
    /// The value of the key `name`.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.entries.iter().find(|entry| entry.name.as_str() == name).map(|entry| &entry.value)
    }
}

impl Value {
    /// The string, where it is one.
    pub fn as_literal(&self) -> Option<&Literal> {
        match self {
            Value::String(literal) => Some(literal),
            _ => None,
        }
    }

    /// The table, where it is one.
    pub fn as_table(&self) -> Option<&Table> {
        match self {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }
}

/// Reads `source`. Every span counts bytes of the whole text, a byte order mark included.
pub fn parse(source: &Source) -> Document {
    let (text, mark) = source.without_byte_order_mark();
    let (root, errors) = DeTable::parse_recoverable(text);
    let reader = Reader { text, mark };
    Document { root: reader.table(root.get_ref(), limits::NESTING_DEPTH), is_valid: errors.is_empty() }
}

/// From the crate's values to ours.
struct Reader<'t> {
    text: &'t str,
    /// The length of the byte order mark.
    mark: usize,
}

impl Reader<'_> {
    fn span<T>(&self, spanned: &Spanned<T>) -> Span {
        Span::from(spanned.span()).shifted(self.mark)
    }

    fn table(&self, table: &DeTable<'_>, levels: usize) -> Table {
        let entry = |(name, value): (&Spanned<DeString<'_>>, &Spanned<DeValue<'_>>)| Entry {
            name: self.literal(name.get_ref(), name.span()),
            value: self.value(value, levels.saturating_sub(1)),
        };
        Table { entries: if levels == 0 { Vec::new() } else { table.iter().map(entry).collect() } }
    }

    fn value(&self, value: &Spanned<DeValue<'_>>, levels: usize) -> Value {
        match value.get_ref() {
            DeValue::String(text) => Value::String(self.literal(text, value.span())),
            DeValue::Boolean(is) => Value::Bool(Located::new(*is, self.span(value))),
            DeValue::Array(array) if levels > 0 => {
                Value::Array(array.iter().map(|element| self.value(element, levels - 1)).collect())
            }
            DeValue::Table(table) => Value::Table(self.table(table, levels)),
            _ => {
                let spelled = self.text.get(value.span()).unwrap_or_default().to_owned();
                Value::Plain(Located::new(spelled, self.span(value)))
            }
        }
    }

    /// `value`, spelled by the bytes `range`, quotes included.
    fn literal(&self, value: &str, range: std::ops::Range<usize>) -> Literal {
        let token = self.text.get(range.clone()).unwrap_or_default();
        let span = Span::from(range).shifted(self.mark);
        let quotes =
            ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quotes| token.starts_with(quotes)).unwrap_or_default();
        let inner = token.strip_prefix(quotes).and_then(|rest| rest.strip_suffix(quotes)).unwrap_or(token);
        let start = span.start + token.find(inner).unwrap_or_default();
        if inner == value {
            Literal::verbatim(value, span, start)
        } else {
            Literal::escaped(value, span, Span::new(start, start + inner.len()), Vec::new())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::RepoPath;

    fn read(text: &str) -> (Source, Document) {
        let source = Source::new(RepoPath::root(), text);
        let document = parse(&source);
        (source, document)
    }

    #[test]
    fn spans_cover_exactly_the_token_in_crlf_text_with_a_mark() {
        let (source, document) = read("\u{feff}# é\r\nversion = \"2\"\r\n\r\n[run]\r\ngo = '1.25'\r\n");
        let version = document.root.get("version").and_then(Value::as_literal).expect("a string");
        assert_eq!((source.slice(version.span()), version.as_str()), ("\"2\"", "2"));
        assert_eq!(source.slice(version.content()), "2");
        let run = document.root.get("run").and_then(Value::as_table).expect("a table");
        let go = run.get("go").and_then(Value::as_literal).expect("a string");
        assert_eq!(source.slice(go.span()), "'1.25'");
        assert_eq!(source.slice(run.entries[0].name.span()), "go");
        assert!(document.is_valid);
    }

    #[test]
    fn escapes_and_many_lines_are_one_part() {
        let (source, document) = read("a = \"x\\ty\"\nb = \"\"\"\nz\"\"\"\nc = [1, true, 1979-05-27]\n");
        let a = document.root.get("a").and_then(Value::as_literal).expect("a string");
        assert_eq!((a.as_str(), source.slice(a.part(0..1))), ("x\ty", "x\\ty"));
        let b = document.root.get("b").and_then(Value::as_literal).expect("a string");
        assert_eq!((b.as_str(), source.slice(b.content())), ("z", "\nz"));
        assert!(matches!(document.root.get("c"), Some(Value::Array(elements)) if elements.len() == 3));
    }

    #[test]
    fn what_stands_around_an_error_is_kept() {
        let (_, document) = read("version = \"2\"\n[run\nx = = 1\n[linters]\nenable = [\"a\"");
        assert!(!document.is_valid);
        assert!(document.root.get("version").is_some());
    }

    #[test]
    fn hostile_texts_end() {
        let deep = format!("a = {}", "[".repeat(50_000));
        let tables = format!("[{}]", vec!["a"; 50_000].join("."));
        for text in ["", "\u{feff}", "=", "\"", "[[", "a.b.c.d = 1\na = 2", deep.as_str(), tables.as_str()] {
            read(text);
        }
    }
}
