//! The strings that arguments are, as Go's strconv.Unquote reads `"…"`.

use thiserror::Error;

use super::{Token, TokenKind};
use crate::text::{Literal, Span};

/// Why an argument is no string to the go command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum StringError {
    /// `'x'`, a backquoted string, or a quote within a word.
    #[error("an unquoted string must not hold a quote")]
    StrayQuote,
    /// A backslash that begins none of Go's escapes, or an escape that is no character.
    #[error("the string holds an escape that Go does not know")]
    BadEscape,
    /// Escaped bytes that are not UTF-8.
    #[error("the string is not UTF-8")]
    NotUtf8,
}

pub(super) fn string(token: &Token) -> Result<Literal, StringError> {
    if token.kind == TokenKind::Quoted {
        return unquote(&token.text);
    }
    if token.as_str().contains(['"', '\'', '`']) {
        return Err(StringError::StrayQuote);
    }
    Ok(token.text.clone())
}

fn unquote(written: &Literal) -> Result<Literal, StringError> {
    let span = written.span();
    let inner = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or_default();
    let content = Span::new(span.start + 1, span.start + 1 + inner.len());
    if !inner.contains('\\') {
        return Ok(Literal::verbatim(inner, span, content.start));
    }
    let mut bytes = Vec::with_capacity(inner.len());
    let mut offsets = Vec::with_capacity(inner.len() + 1);
    let mut rest = inner;
    while let Some(next) = rest.chars().next() {
        let here = content.start + inner.len() - rest.len();
        let length = if next == '\\' {
            escape(rest, &mut bytes)?
        } else {
            bytes.extend_from_slice(next.encode_utf8(&mut [0; 4]).as_bytes());
            next.len_utf8()
        };
        offsets.resize(bytes.len(), here);
        rest = rest.get(length..).unwrap_or_default();
    }
    offsets.push(content.end);
    let value = String::from_utf8(bytes).map_err(|_| StringError::NotUtf8)?;
    Ok(Literal::escaped(value, span, content, offsets))
}

/// Decodes the escape that `text` begins with onto `bytes`; gives its length.
fn escape(text: &str, bytes: &mut Vec<u8>) -> Result<usize, StringError> {
    let letter = *text.as_bytes().get(1).ok_or(StringError::BadEscape)?;
    let simple = match letter {
        b'a' => 7,
        b'b' => 8,
        b'f' => 12,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'v' => 11,
        b'\\' | b'"' => letter,
        b'x' => {
            let value = number(text, 2, 2, 16)?;
            bytes.push(u8::try_from(value).map_err(|_| StringError::BadEscape)?);
            return Ok(4);
        }
        b'u' => return character(text, 4, bytes),
        b'U' => return character(text, 8, bytes),
        b'0'..=b'7' => {
            let value = number(text, 1, 3, 8)?;
            bytes.push(u8::try_from(value).map_err(|_| StringError::BadEscape)?);
            return Ok(4);
        }
        _ => return Err(StringError::BadEscape),
    };
    bytes.push(simple);
    Ok(2)
}

fn character(text: &str, digits: usize, bytes: &mut Vec<u8>) -> Result<usize, StringError> {
    let value = number(text, 2, digits, 16)?;
    let character = char::from_u32(value).ok_or(StringError::BadEscape)?;
    bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
    Ok(2 + digits)
}

fn number(text: &str, start: usize, digits: usize, radix: u32) -> Result<u32, StringError> {
    let digits = text.get(start..start + digits).ok_or(StringError::BadEscape)?;
    if digits.starts_with('+') {
        return Err(StringError::BadEscape);
    }
    u32::from_str_radix(digits, radix).map_err(|_| StringError::BadEscape)
}
