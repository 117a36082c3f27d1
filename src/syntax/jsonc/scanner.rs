//! Tokens as VS Code's scanner cuts them (microsoft/vscode src/vs/base/common/json.ts, `createScanner`).

use super::strings;
use crate::text::Span;

/// A token's kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    Colon,
    Comma,
    String {
        closed: bool,
    },
    Number(Number),
    /// `true`, `false` or `null`.
    Keyword,
    /// What VS Code skips word by word.
    Unknown,
    /// A comment that nothing closes.
    OpenComment,
    End,
}

/// How far a number is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    Whole,
    /// `1.`: VS Code reads 0.
    WithoutFraction,
    /// `1e`: VS Code reads the digits before the `e`, of which there are so many.
    WithoutExponent(usize),
}

/// A token and its bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The token at or behind byte `from`; white space and comments are passed over.
pub(super) fn next(text: &str, from: usize) -> Token {
    let start = match skip_trivia(text, from) {
        Ok(start) => start,
        Err(comment) => return Token { kind: Kind::OpenComment, start: comment, end: text.len() },
    };
    let rest = text.get(start..).unwrap_or_default();
    let Some(first) = rest.chars().next() else {
        return Token { kind: Kind::End, start: text.len(), end: text.len() };
    };
    let one = |kind| (kind, 1);
    let (kind, length) = match first {
        '{' => one(Kind::OpenBrace),
        '}' => one(Kind::CloseBrace),
        '[' => one(Kind::OpenBracket),
        ']' => one(Kind::CloseBracket),
        ':' => one(Kind::Colon),
        ',' => one(Kind::Comma),
        '/' => one(Kind::Unknown),
        '"' => {
            let (end, closed) = strings::extent(text, start);
            (Kind::String { closed }, end - start)
        }
        '-' if !rest.as_bytes().get(1).is_some_and(u8::is_ascii_digit) => one(Kind::Unknown),
        '-' | '0'..='9' => number(rest),
        _ => word(rest),
    };
    Token { kind, start, end: start + length }
}

/// The comments of `text`; one that nothing closes is left out.
pub(super) fn comments(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while pass_trivia(text, at, |comment| found.push(comment)).is_ok() {
        let token = next(text, at);
        if token.kind == Kind::End || token.end <= at {
            break;
        }
        at = token.end;
    }
    found
}

/// Where the next token begins, or where a comment begins that nothing closes.
pub(super) fn skip_trivia(text: &str, from: usize) -> Result<usize, usize> {
    pass_trivia(text, from, |_| {})
}

fn pass_trivia(text: &str, from: usize, mut comment: impl FnMut(Span)) -> Result<usize, usize> {
    let mut at = from;
    while let Some(rest) = text.get(at..) {
        let Some(first) = rest.chars().next() else { break };
        if is_blank(first) || is_line_break(first) {
            at += first.len_utf8();
        } else if rest.starts_with("//") {
            let length = rest.find(is_line_break).unwrap_or(rest.len());
            comment(Span::new(at, at + length));
            at += length;
        } else if let Some(content) = rest.strip_prefix("/*") {
            let length = 4 + content.find("*/").ok_or(at)?;
            comment(Span::new(at, at + length));
            at += length;
        } else {
            break;
        }
    }
    Ok(at.min(text.len()))
}

fn word(rest: &str) -> (Kind, usize) {
    let ends = |c: char| is_blank(c) || is_line_break(c) || matches!(c, '{' | '}' | '[' | ']' | '"' | ':' | ',' | '/');
    let length = rest.find(ends).unwrap_or(rest.len());
    match rest.get(..length) {
        Some("true" | "false" | "null") => (Kind::Keyword, length),
        _ => (Kind::Unknown, length),
    }
}

fn number(rest: &str) -> (Kind, usize) {
    let bytes = rest.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let behind_digits = |mut at: usize| {
        while is_digit(at) {
            at += 1;
        }
        at
    };
    let first = usize::from(bytes.first() == Some(&b'-'));
    let mut at = if bytes.get(first) == Some(&b'0') { first + 1 } else { behind_digits(first) };
    if bytes.get(at) == Some(&b'.') {
        if !is_digit(at + 1) {
            return (Kind::Number(Number::WithoutFraction), at + 1);
        }
        at = behind_digits(at + 1);
    }
    if !matches!(bytes.get(at), Some(b'e' | b'E')) {
        return (Kind::Number(Number::Whole), at);
    }
    let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
    let exponent = at + 1 + sign;
    if is_digit(exponent) {
        (Kind::Number(Number::Whole), behind_digits(exponent))
    } else {
        (Kind::Number(Number::WithoutExponent(at)), exponent)
    }
}

/// VS Code's `isWhitespace`: more than JSON's, less than Unicode's.
fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\u{b}' | '\u{c}' | '\u{a0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200b}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{feff}'
    )
}

fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}
