//! What VS Code keeps of a text that is no JSON, and what it drops.
//!
//! VS Code reads settings with a visitor that never gives up (microsoft/vscode src/vs/base/common/json.ts, `visit`): it
//! skips words it does not know, reads on where a comma is missing, and skips to the next comma or closing bracket where
//! a name or a value should be. One pass here does the same and copies every token that counts, at its own offset, onto a
//! blank text of the same length. That text is sound but for its commas, which are left out; `jsonc-parser` reads it.

use super::recovery_problems::Reporter;
use super::scanner::{self, Kind, Number, Token};
use crate::syntax::{Problem, limits};
use crate::text::Span;

/// What VS Code keeps of a text.
pub(super) struct Recovered {
    /// The tokens that count, each at its own offset; the content of strings is blotted out, commas are left out, and
    /// brackets that stay open are closed at the end.
    pub(super) kept: String,
    /// What it drops, rejects or mends silently.
    pub(super) problems: Vec<Problem>,
    /// Whether the text ends inside an object or array.
    pub(super) cut_short: bool,
}

/// Reads `text` as VS Code does. An error is the bracket that is nested deeper than [`limits::NESTING_DEPTH`].
pub(super) fn recover(text: &str) -> Result<Recovered, usize> {
    let start = Token { kind: Kind::End, start: 0, end: 0 };
    let mut reader = Reader {
        text,
        token: start,
        previous: start,
        junk: None,
        kept: vec![b' '; text.len()],
        open: Vec::new(),
        too_deep: None,
        cut_short: false,
        report: Reporter::new(text),
    };
    reader.root();
    if let Some(bracket) = reader.too_deep {
        return Err(bracket);
    }
    reader.kept.extend(reader.open.iter().rev().map(|bracket| bracket.closer()));
    let kept = String::from_utf8(reader.kept).unwrap_or_default();
    Ok(Recovered { kept, problems: reader.report.into_problems(), cut_short: reader.cut_short })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bracket {
    Brace,
    Square,
}

impl Bracket {
    const fn closer(self) -> u8 {
        match self {
            Bracket::Brace => b'}',
            Bracket::Square => b']',
        }
    }

    const fn close_kind(self) -> Kind {
        match self {
            Bracket::Brace => Kind::CloseBrace,
            Bracket::Square => Kind::CloseBracket,
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    token: Token,
    previous: Token,
    /// The words that were skipped before `token`.
    junk: Option<Span>,
    kept: Vec<u8>,
    /// The brackets that are open; its length bounds the recursion.
    open: Vec<Bracket>,
    too_deep: Option<usize>,
    cut_short: bool,
    report: Reporter<'t>,
}

impl Reader<'_> {
    fn root(&mut self) {
        self.advance();
        if !self.begins_value() {
            let span = self.junk.or_else(|| (self.token.kind != Kind::End).then(|| self.here()));
            if let Some(span) = span {
                self.report.no_value_at_all(span);
            }
            return;
        }
        self.value();
        if self.token.kind != Kind::End || self.junk.is_some() {
            let span = self.junk.unwrap_or_else(|| self.here());
            self.report.trailing(span);
        }
    }

    /// Goes to the next token that VS Code knows.
    fn advance(&mut self) {
        self.previous = self.token;
        self.junk = None;
        let mut from = self.token.end;
        loop {
            let token = scanner::next(self.text, from);
            from = token.end;
            match token.kind {
                Kind::Unknown => {
                    let word = Span::new(token.start, token.end);
                    self.junk = Some(self.junk.map_or(word, |junk| junk.cover(word)));
                }
                Kind::OpenComment => {
                    self.cut_short = true;
                    self.report.open_comment(token.start);
                    self.token = Token { kind: Kind::End, start: token.end, end: token.end };
                    return;
                }
                _ => {
                    self.token = token;
                    return;
                }
            }
        }
    }

    const fn here(&self) -> Span {
        Span::new(self.token.start, self.token.end)
    }

    const fn begins_value(&self) -> bool {
        matches!(
            self.token.kind,
            Kind::OpenBrace | Kind::OpenBracket | Kind::String { .. } | Kind::Number(_) | Kind::Keyword
        )
    }

    /// Says that words before this token are skipped, and whether there were any.
    fn pass_junk(&mut self) -> bool {
        let junk = self.junk.take();
        if let Some(span) = junk {
            self.report.stray(span);
        }
        junk.is_some()
    }

    /// Reads the value that begins here.
    fn value(&mut self) {
        self.pass_junk();
        match self.token.kind {
            Kind::OpenBrace => return self.collection(Bracket::Brace),
            Kind::OpenBracket => return self.collection(Bracket::Square),
            Kind::String { .. } => self.keep_string(self.token),
            Kind::Number(number) => self.keep_number(number),
            _ => self.keep_verbatim(self.token),
        }
        self.advance();
    }

    /// Reads the object or array whose bracket stands here.
    fn collection(&mut self, bracket: Bracket) {
        let opener = self.here();
        if self.open.len() == limits::NESTING_DEPTH {
            self.too_deep = Some(opener.start);
            self.token = Token { kind: Kind::End, start: self.text.len(), end: self.text.len() };
            return;
        }
        self.keep_verbatim(self.token);
        self.open.push(bracket);
        self.advance();
        let mut begun = false;
        loop {
            if self.token.kind == bracket.close_kind() {
                self.pass_junk();
                self.keep_verbatim(self.token);
                self.open.pop();
                return self.advance();
            }
            let mut comma_is_missing = begun;
            if self.token.kind == Kind::Comma {
                if begun {
                    self.pass_junk();
                } else {
                    self.missing_item(bracket);
                }
                comma_is_missing = false;
                self.advance();
            }
            if self.token.kind == Kind::End {
                return self.end_inside(opener);
            }
            if self.token.kind != bracket.close_kind() {
                self.item(bracket, comma_is_missing);
                begun = true;
            }
        }
    }

    fn end_inside(&mut self, opener: Span) {
        if !self.cut_short && self.too_deep.is_none() {
            self.cut_short = true;
            self.report.unclosed(opener);
        }
    }

    fn item(&mut self, bracket: Bracket, comma_is_missing: bool) {
        match bracket {
            Bracket::Brace => self.member(comma_is_missing),
            Bracket::Square => self.element(comma_is_missing),
        }
    }

    fn element(&mut self, comma_is_missing: bool) {
        if self.begins_value() {
            self.missing_comma(comma_is_missing && self.junk.is_none(), self.token, self.previous);
            self.value();
        } else {
            self.missing_item(Bracket::Square);
            self.skip_to(Kind::CloseBracket);
        }
    }

    /// Reads a name, a colon and a value; where one of them is missing, drops what is there.
    fn member(&mut self, comma_is_missing: bool) {
        let (name, before) = (self.token, self.previous);
        if !matches!(name.kind, Kind::String { .. }) {
            self.missing_item(Bracket::Brace);
            return self.skip_to(Kind::CloseBrace);
        }
        let comma_is_missing = !self.pass_junk() && comma_is_missing;
        self.advance();
        if self.token.kind != Kind::Colon {
            if self.token.kind != Kind::End {
                self.report.no_colon(name, self.junk);
            }
            return self.skip_to(Kind::CloseBrace);
        }
        let colon = self.token;
        self.pass_junk();
        self.advance();
        if !self.begins_value() {
            if self.token.kind != Kind::End {
                self.report.no_value(name, self.token, self.junk);
            }
            return self.skip_to(Kind::CloseBrace);
        }
        self.missing_comma(comma_is_missing, name, before);
        self.keep_string(name);
        self.keep_verbatim(colon);
        self.value();
    }

    fn missing_comma(&mut self, is_missing: bool, token: Token, previous: Token) {
        // A string without its closing quote has swallowed the comma.
        if is_missing && previous.kind != (Kind::String { closed: false }) {
            self.report.missing_comma(Span::new(token.start, token.end), previous.end);
        }
    }

    /// Says that no member or element begins here.
    fn missing_item(&mut self, bracket: Bracket) {
        match (self.junk, self.token.kind) {
            (None, Kind::Comma) => self.report.superfluous_comma(self.here()),
            (junk, kind) if bracket == Bracket::Brace => self.report.no_name(junk.unwrap_or_else(|| self.here()), kind),
            (junk, _) => self.report.no_element(junk.unwrap_or_else(|| self.here())),
        }
    }

    fn skip_to(&mut self, closer: Kind) {
        while self.token.kind != closer && !matches!(self.token.kind, Kind::Comma | Kind::End) {
            self.advance();
        }
        self.junk = None;
    }

    fn keep_verbatim(&mut self, token: Token) {
        let bytes = self.text.as_bytes().get(token.start..token.end).unwrap_or_default();
        self.keep(token.start, bytes.iter().copied());
    }

    fn keep_number(&mut self, number: Number) {
        let Token { start, end, .. } = self.token;
        match number {
            Number::Whole => self.keep_verbatim(self.token),
            Number::WithoutFraction => self.keep(start, [b'0']),
            Number::WithoutExponent(length) => {
                self.keep_verbatim(Token { end: start + length, ..self.token });
            }
        }
        if number != Number::Whole {
            self.report.broken_number(Span::new(start, end), number);
        }
    }

    /// Keeps the extent of a string. One that its line ends gets its quote in place of the line end.
    fn keep_string(&mut self, token: Token) {
        let last = if token.kind == (Kind::String { closed: true }) { token.end - 1 } else { token.end };
        let content = last.saturating_sub(token.start + 1);
        let bytes = std::iter::once(b'"').chain(std::iter::repeat_n(b'x', content)).chain([b'"']);
        self.keep(token.start, bytes);
    }

    /// Writes `bytes` at `start`, and beyond the end of the text where an open string ends it.
    fn keep(&mut self, start: usize, bytes: impl IntoIterator<Item = u8>) {
        for (at, byte) in (start..).zip(bytes) {
            match self.kept.get_mut(at) {
                Some(place) => *place = byte,
                None => self.kept.push(byte),
            }
        }
    }
}
