//! The values of a JSON text, each with the bytes that spell it.

use crate::text::{Literal, Located, Span};

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`.
    Null(Span),
    /// `true` or `false`.
    Bool(Located<bool>),
    /// A number, as it is spelled.
    Number(Located<String>),
    /// A string.
    String(Literal),
    /// An array.
    Array(Array),
    /// An object.
    Object(Object),
}

/// An array and its brackets.
#[derive(Clone, Debug, PartialEq)]
pub struct Array {
    /// From bracket to bracket.
    pub span: Span,
    /// The elements, in the order of the text.
    pub elements: Vec<Value>,
}

/// An object and its braces.
#[derive(Clone, Debug, PartialEq)]
pub struct Object {
    /// From brace to brace.
    pub span: Span,
    /// All members in the order of the text, those that a later one of the same name replaces included.
    pub members: Vec<Member>,
}

/// A name and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The name.
    pub name: Literal,
    /// The value.
    pub value: Value,
    /// From the first quote of the name to the end of the value.
    pub span: Span,
}

impl Value {
    /// The bytes that spell it, quotes and brackets included.
    pub fn span(&self) -> Span {
        match self {
            Value::Null(span) => *span,
            Value::Bool(value) => value.span,
            Value::Number(number) => number.span,
            Value::String(literal) => literal.span(),
            Value::Array(array) => array.span,
            Value::Object(object) => object.span,
        }
    }

    /// The string, where it is one.
    pub fn as_str(&self) -> Option<&str> {
        self.as_literal().map(Literal::as_str)
    }

    /// The string with its spelling, where it is one.
    pub fn as_literal(&self) -> Option<&Literal> {
        match self {
            Value::String(literal) => Some(literal),
            _ => None,
        }
    }

    /// The truth value, where it is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Bool(located) => Some(located.value),
            _ => None,
        }
    }

    /// The object, where it is one.
    pub fn as_object(&self) -> Option<&Object> {
        match self {
            Value::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The object itself, where it is one.
    pub fn into_object(self) -> Option<Object> {
        match self {
            Value::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The array, where it is one.
    pub fn as_array(&self) -> Option<&Array> {
        match self {
            Value::Array(array) => Some(array),
            _ => None,
        }
    }

    /// What kind of value it is, with its article: "a string", "an object", "null".
    pub const fn kind_name(&self) -> &'static str {
        match self {
            Value::Null(_) => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        }
    }
}

impl Object {
    /// The value that VS Code takes for `name`: of several, the last.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.member(name).map(|member| &member.value)
    }

    /// The member that VS Code takes for `name`: of several, the last.
    pub fn member(&self, name: &str) -> Option<&Member> {
        self.members.iter().rev().find(|member| member.name.as_str() == name)
    }
}
