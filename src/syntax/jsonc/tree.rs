//! From the crate's tree to ours: spans of the whole text, strings as VS Code reads them, names that stand twice.

use jsonc_parser::ast;
use jsonc_parser::common::{Range, Ranged};

use super::string_problems;
use super::value::{Array, Member, Object, Value};
use super::{duplicates, strings};
use crate::syntax::{Problem, limits};
use crate::text::{Literal, Located, Span};

/// Turns the crate's values into ours and notes what is wrong with them.
pub(super) struct Tree<'t> {
    text: &'t str,
    /// How many bytes of `text` the crate did not see.
    offset: usize,
    recovered: bool,
    cut_short: bool,
    open_strings: usize,
    problems: Vec<Problem>,
}

impl<'t> Tree<'t> {
    /// Of `text` less its first `offset` bytes, which are JSON.
    pub(super) const fn new(text: &'t str, offset: usize) -> Self {
        Self { text, offset, recovered: false, cut_short: false, open_strings: 0, problems: Vec::new() }
    }

    /// Of what VS Code keeps of `text`; `cut_short` where the text ends inside an object or array.
    pub(super) const fn recovered(text: &'t str, cut_short: bool) -> Self {
        Self { text, offset: 0, recovered: true, cut_short, open_strings: 0, problems: Vec::new() }
    }

    /// Whether some string has no closing quote on its line.
    pub(super) const fn has_open_string(&self) -> bool {
        self.open_strings > 0
    }

    /// What is wrong with the values.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// The crate's `value` as ours. Its depth is bounded by [`limits::NESTING_DEPTH`].
    pub(super) fn value(&mut self, value: &ast::Value<'_>) -> Value {
        let span = self.span(value.range());
        match value {
            ast::Value::NullKeyword(_) => Value::Null(span),
            ast::Value::BooleanLit(boolean) => Value::Bool(Located::new(boolean.value, span)),
            ast::Value::NumberLit(number) => Value::Number(Located::new(number.value.to_owned(), span)),
            ast::Value::StringLit(_) => Value::String(self.string(span)),
            ast::Value::Array(array) => {
                let elements = array.elements.iter().map(|element| self.value(element)).collect();
                Value::Array(Array { span, elements })
            }
            ast::Value::Object(object) => {
                let members = object.properties.iter().map(|property| self.member(property)).collect();
                let object = Object { span, members };
                let room = limits::PROBLEMS_PER_FILE.saturating_sub(self.problems.len());
                // Where commas are missing, an edit that counts on them might do harm.
                let source = (!self.recovered).then_some(self.text);
                self.problems.extend(duplicates::problems(&object, source).take(room));
                Value::Object(object)
            }
        }
    }

    fn member(&mut self, property: &ast::ObjectProp<'_>) -> Member {
        let name = self.string(self.span(property.name.range()));
        let value = self.value(&property.value);
        let span = name.span().cover(value.span());
        Member { name, value, span }
    }

    fn string(&mut self, span: Span) -> Literal {
        let token = strings::read(self.text, span.start);
        self.open_strings += usize::from(!token.closed);
        if self.problems.len() < limits::PROBLEMS_PER_FILE {
            // That a text ends too early is said once, of the bracket that stays open.
            let said = self.cut_short && token.literal.span().end == self.text.len();
            self.problems.extend(string_problems::problems(self.text, &token, said));
        }
        token.literal
    }

    fn span(&self, range: Range) -> Span {
        let place = |at: usize| (at + self.offset).min(self.text.len());
        Span::new(place(range.start), place(range.end))
    }
}
