//! `$NAME`, `${NAME:-default}`, quotes and escapes in the values of a Dockerfile (frontend/dockerfile/shell/lex.go).

use crate::text::{Literal, Span, Value};

/// Variables within the defaults of variables, no deeper than this.
const DEPTH: usize = 40;
/// A value that grows beyond this many bytes, or is put together from more pieces, is nobody's: each line may double the one before.
const LENGTH: usize = 8192;
const PIECES: usize = 64;

/// A value after quotes, escapes and variables are replaced.
#[derive(Clone, Debug, Default)]
pub struct Expanded {
    /// What it is put together from, in order.
    pub pieces: Vec<Piece>,
}

/// A part of a value.
#[derive(Clone, Debug)]
pub enum Piece {
    /// A text, with the bytes that spell it: here, or where a variable got its value.
    Text(Literal),
    /// What cannot be told.
    Unknown,
}

impl Expanded {
    /// The value, where all of it is known. `span` is the token that it is the value of.
    pub fn value(&self, span: Span) -> Value<Literal> {
        if let [Piece::Text(only)] = self.pieces.as_slice() {
            return Value::Known(only.clone());
        }
        let mut text = String::new();
        let mut offsets = Vec::new();
        let mut end = span.start;
        for piece in &self.pieces {
            let Piece::Text(piece) = piece else { return Value::Unknown };
            // Pieces that stand elsewhere have no place in this token.
            let is_here = span.contains(piece.span()) && piece.span().start >= end;
            for index in 0..piece.len() {
                offsets.extend(is_here.then(|| piece.part(index..index).start));
            }
            end = piece.span().end;
            text.push_str(piece);
        }
        offsets.push(end);
        let content = if offsets.len() == text.len() + 1 {
            Span::new(offsets.first().copied().unwrap_or(span.start), end)
        } else {
            span
        };
        Value::Known(Literal::escaped(text, span, content, offsets))
    }

    /// The text, with a NUL for what cannot be told.
    pub fn text(&self) -> String {
        let text = |piece: &Piece| match piece {
            Piece::Text(text) => text.as_str().to_owned(),
            Piece::Unknown => "\0".to_owned(),
        };
        self.pieces.iter().map(text).collect()
    }

    /// The bytes `range` of [`Expanded::text`] as they are spelled, where one piece holds them all.
    pub fn spelling(&self, range: std::ops::Range<usize>) -> Option<Literal> {
        let mut start = 0;
        for piece in &self.pieces {
            let length = match piece {
                Piece::Text(text) => text.len(),
                Piece::Unknown => 1,
            };
            if start <= range.start && range.end <= start + length {
                let Piece::Text(text) = piece else { return None };
                return Some(text.slice(range.start - start..range.end - start));
            }
            start += length;
        }
        None
    }

    fn length(&self) -> usize {
        self.pieces.iter().map(|piece| if let Piece::Text(text) = piece { text.len() } else { 1 }).sum()
    }

    fn is_empty(&self) -> Value<bool> {
        let is_unknown = self.pieces.iter().any(|piece| matches!(piece, Piece::Unknown));
        if is_unknown { Value::Unknown } else { Value::Known(self.length() == 0) }
    }
}

/// What a variable stands for.
#[derive(Clone, Debug)]
pub enum Variable {
    /// This.
    Set(Expanded),
    /// Nothing, unless who builds gives it a value: `ARG NAME`.
    Open,
    /// It cannot be told.
    Unknown,
}

/// Replaces quotes, escapes and variables of `word`. `lookup` says what a variable stands for.
pub fn expand(word: &Literal, escape: char, lookup: &dyn Fn(&str) -> Variable) -> Expanded {
    let mut expander = Expander { word, at: 0, escape, lookup, pieces: Vec::new(), start: None, taken: 0 };
    expander.up_to(None, 0);
    expander.flush();
    let is_full = expander.is_full();
    let value = Expanded { pieces: expander.pieces };
    let is_too_long = is_full || value.length() > LENGTH;
    if is_too_long { Expanded { pieces: vec![Piece::Unknown] } } else { value }
}

struct Expander<'w> {
    word: &'w Literal,
    at: usize,
    escape: char,
    lookup: &'w dyn Fn(&str) -> Variable,
    pieces: Vec<Piece>,
    /// Where the run of plain characters began that is being read.
    start: Option<usize>,
    /// How many bytes variables brought.
    taken: usize,
}

impl Expander<'_> {
    fn rest(&self) -> &str {
        self.word.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Ends the run of plain characters.
    fn flush(&mut self) {
        if let Some(start) = self.start.take().filter(|start| *start < self.at) {
            self.pieces.push(Piece::Text(self.word.slice(start..self.at)));
        }
    }

    fn skip(&mut self, character: char) {
        self.flush();
        self.at += character.len_utf8();
    }

    /// Takes the next character as it is.
    fn take(&mut self) {
        if let Some(character) = self.peek() {
            self.start.get_or_insert(self.at);
            self.at += character.len_utf8();
        }
    }

    /// Reads up to `stop` outside of quotes, and over it.
    fn up_to(&mut self, stop: Option<char>, depth: usize) {
        while let Some(character) = self.peek() {
            if Some(character) == stop {
                self.skip(character);
                return;
            }
            match character {
                '\'' => self.single_quoted(),
                '"' => self.double_quoted(depth),
                '$' => self.dollar(depth),
                c if c == self.escape => {
                    self.skip(c);
                    self.take();
                }
                _ => self.take(),
            }
        }
    }

    fn single_quoted(&mut self) {
        self.skip('\'');
        while let Some(character) = self.peek() {
            if character == '\'' {
                return self.skip(character);
            }
            self.take();
        }
    }

    fn double_quoted(&mut self, depth: usize) {
        self.skip('"');
        while let Some(character) = self.peek() {
            match character {
                '"' => return self.skip(character),
                '$' => self.dollar(depth),
                c if c == self.escape => {
                    let next = self.rest().chars().nth(1);
                    if next.is_some_and(|next| matches!(next, '"' | '$') || next == self.escape) {
                        self.skip(c);
                    }
                    self.take();
                }
                _ => self.take(),
            }
        }
    }

    fn dollar(&mut self, depth: usize) {
        let after = self.rest().get(1..).unwrap_or_default();
        if after.starts_with('{') {
            self.flush();
            self.at += 2;
            return self.braced(depth);
        }
        let length = name_length(after);
        if length == 0 {
            return self.take();
        }
        let name = after.get(..length).unwrap_or_default().to_owned();
        self.flush();
        self.at += 1 + length;
        let found = (self.lookup)(&name);
        self.put(found);
    }

    fn put(&mut self, variable: Variable) {
        match variable {
            Variable::Set(value) => {
                self.taken += value.length();
                self.pieces.extend(value.pieces);
            }
            Variable::Open | Variable::Unknown => self.pieces.push(Piece::Unknown),
        }
        if self.is_full() {
            self.at = self.word.len();
        }
    }

    fn is_full(&self) -> bool {
        self.taken > LENGTH || self.pieces.len() > PIECES
    }

    /// What follows `${`.
    fn braced(&mut self, depth: usize) {
        let length = name_length(self.rest());
        let name = self.rest().get(..length).unwrap_or_default().to_owned();
        self.at += length;
        let (colon, after) = match self.rest().strip_prefix(':') {
            Some(after) => (true, after),
            None => (false, self.rest()),
        };
        let operator = after.chars().next();
        self.at += usize::from(colon);
        let is_read = length > 0 && depth < DEPTH && matches!(operator, Some('}' | '-' | '+'));
        let found = (self.lookup)(&name);
        if !is_read {
            // `${NAME:?message}` stops the build; patterns are not followed.
            self.pieces.push(Piece::Unknown);
            return self.skip_braces();
        }
        self.at += 1;
        if operator == Some('}') {
            return self.put(found);
        }
        let before = std::mem::take(&mut self.pieces);
        self.up_to(Some('}'), depth + 1);
        self.flush();
        let word = std::mem::replace(&mut self.pieces, before);
        let is_set = match &found {
            Variable::Set(value) if colon => value.is_empty().map(|is_empty| !is_empty),
            Variable::Set(_) => Value::Known(true),
            Variable::Open => Value::Known(false),
            Variable::Unknown => Value::Unknown,
        };
        match (is_set, operator) {
            (Value::Unknown, _) => self.put(Variable::Unknown),
            (Value::Known(true), Some('-')) => self.put(found),
            (Value::Known(false), Some('-')) | (Value::Known(true), _) => self.pieces.extend(word),
            (Value::Known(false), _) => {}
        }
    }

    /// Passes over what is left up to the brace that closes this one.
    fn skip_braces(&mut self) {
        let mut open = 1_usize;
        while let Some(character) = self.peek() {
            self.at += character.len_utf8();
            match character {
                '{' => open += 1,
                '}' => open -= 1,
                c if c == self.escape => self.at += self.peek().map_or(0, char::len_utf8),
                _ => {}
            }
            if open == 0 {
                return;
            }
        }
    }
}

/// How many bytes the variable's name has that begins `text`.
fn name_length(text: &str) -> usize {
    match text.bytes().next() {
        Some(first) if first.is_ascii_alphabetic() || first == b'_' => {
            text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count()
        }
        Some(first) if first.is_ascii_digit() || b"@*#".contains(&first) => 1,
        _ => 0,
    }
}
