//! From text to physical lines of tokens. No token crosses a line end.

use super::{Comment, Token, TokenKind};
use crate::syntax::{Problem, ProblemKind};
use crate::text::{BYTE_ORDER_MARK, Literal, Span};

/// One physical line.
#[derive(Debug)]
pub(super) struct LexedLine {
    /// The whole line, line end included.
    pub(super) span: Span,
    pub(super) tokens: Vec<Token>,
    pub(super) comment: Option<Comment>,
    /// The first fault in it.
    pub(super) fault: Option<Problem>,
    /// Whether the tokens are what the line means in spite of a fault.
    pub(super) readable: bool,
}

impl LexedLine {
    /// Whether the first token stands at the very beginning.
    pub(super) fn is_flush(&self) -> bool {
        self.tokens.first().is_some_and(|token| token.span().start == self.span.start)
    }

    /// Whether its last token is a `)` that no `(` of the line belongs to.
    pub(super) fn closes_block(&self) -> bool {
        self.tokens.last().is_some_and(|token| token.is_mark(")")) && !self.has_mark("(")
    }

    pub(super) fn has_mark(&self, mark: &str) -> bool {
        self.tokens.iter().any(|token| token.is_mark(mark))
    }
}

/// The lines of `text`.
pub(super) fn lines(text: &str) -> Vec<LexedLine> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut unclosed_comment = false;
    let last_close = text.rfind("*/");
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len());
        start = span.end;
        let mut reader = Lexer::new(line, span);
        if unclosed_comment {
            let Some(end) = line.find("*/") else { continue };
            reader.at = end + 2;
            reader.line.readable = false;
        }
        let lexed = reader.run();
        unclosed_comment = lexed.unclosed_comment && last_close.is_some_and(|close| close >= span.end);
        lines.push(lexed.line);
    }
    lines
}

struct Lexer<'a> {
    text: &'a str,
    /// Offset in `text` of what comes next.
    at: usize,
    /// Whether nothing but invisible characters stands between the last token and `at`.
    glued: bool,
    /// Invisible characters that a mend would delete.
    invisible: Vec<Span>,
    /// Whether something else is at fault, so that deleting the invisible characters does not mend the line.
    beyond_mending: bool,
    line: LexedLine,
}

struct Lexed {
    line: LexedLine,
    /// A `/*` at the place of a token that the line does not close.
    unclosed_comment: bool,
}

impl<'a> Lexer<'a> {
    fn new(text: &'a str, span: Span) -> Self {
        let line = LexedLine { span, tokens: Vec::new(), comment: None, fault: None, readable: true };
        Self { text, at: 0, glued: false, invisible: Vec::new(), beyond_mending: false, line }
    }

    fn run(mut self) -> Lexed {
        let mut unclosed_comment = false;
        while let Some(next) = self.rest().chars().next() {
            match next {
                ' ' | '\t' | '\r' | '\n' => self.blank(1),
                '/' if self.rest().starts_with("//") => self.comment(),
                '/' if self.rest().starts_with("/*") => unclosed_comment |= self.block_comment(),
                '(' | ')' | '[' | ']' | '{' | '}' | ',' => self.token(1, TokenKind::Punctuation),
                '"' | '`' => self.quoted(next),
                next if is_word(next) => self.word(),
                next => self.stray(next),
            }
        }
        self.offer_mend();
        Lexed { line: self.line, unclosed_comment }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn span(&self, length: usize) -> Span {
        Span::new(self.at, self.at + length).shifted(self.line.span.start)
    }

    fn token(&mut self, length: usize, kind: TokenKind) {
        let span = self.span(length);
        let written = self.rest().get(..length).unwrap_or_default();
        self.line.tokens.push(Token { text: Literal::verbatim(written, span, span.start), kind });
        self.at += length;
        self.glued = true;
    }

    fn blank(&mut self, length: usize) {
        self.at += length;
        self.glued = false;
    }

    fn word(&mut self) {
        let rest = self.rest();
        let end = rest
            .char_indices()
            .find(|(at, next)| !is_word(*next) || rest[*at..].starts_with("//") || rest[*at..].starts_with("/*"))
            .map_or(rest.len(), |(at, _)| at);
        self.token(end, TokenKind::Word);
    }

    fn comment(&mut self) {
        let written = self.rest().trim_end_matches('\n');
        let written = written.strip_suffix('\r').unwrap_or(written);
        let whole_line = self.text.get(..self.at).unwrap_or_default().trim().is_empty();
        self.line.comment = Some(Comment {
            text: written.strip_prefix("//").unwrap_or(written).to_owned(),
            span: self.span(written.len()),
            whole_line,
        });
        self.at = self.text.len();
    }

    fn quoted(&mut self, quote: char) {
        let mut escaped = false;
        for (at, next) in self.rest().char_indices().skip(1) {
            match next {
                '\n' => break,
                _ if escaped => escaped = false,
                '\\' => escaped = quote == '"',
                next if next == quote => {
                    let kind = if quote == '"' { TokenKind::Quoted } else { TokenKind::RawQuoted };
                    return self.token(at + 1, kind);
                }
                _ => {}
            }
        }
        let length = self.rest().trim_end_matches(['\n', '\r']).len();
        self.fault(length, "the string is not closed on its line, so the go command rejects the file");
        self.at = self.text.len();
    }

    /// Gives whether the comment goes on beyond the line.
    fn block_comment(&mut self) -> bool {
        let at_token = !self.glued;
        let length = self.rest().find("*/").map(|end| end + 2);
        let shown = length.unwrap_or_else(|| self.rest().trim_end().len());
        if at_token {
            self.fault(shown, "`/*` begins no comment here, so the go command rejects the file");
        } else {
            self.fault(2, "`/*` is not allowed in a word, so the go command rejects the file");
        }
        if let Some(fault) = self.line.fault.take() {
            self.line.fault =
                Some(if at_token { fault.help("begin each line of the comment with `//`") } else { fault });
        }
        self.at = length.map_or(self.text.len(), |length| self.at + length);
        at_token && length.is_none()
    }

    /// A character that begins no token.
    fn stray(&mut self, character: char) {
        let length = character.len_utf8();
        let span = self.span(length);
        let message = format!("{}, so the go command rejects the file", describe(character, span.start));
        if is_invisible(character) {
            self.keep_fault(span, message);
            self.invisible.push(span);
            self.at += length;
            let splits_word = self.glued && self.rest().starts_with(is_word) && !self.rest().starts_with("//");
            self.line.readable &= !splits_word;
            return;
        }
        // A blank of another kind separates words as a plain one does.
        self.line.readable &= character.is_whitespace();
        self.keep_fault(span, message);
        self.beyond_mending = true;
        self.blank(length);
    }

    fn fault(&mut self, length: usize, message: &str) {
        self.keep_fault(self.span(length), message.to_owned());
        self.beyond_mending = true;
        self.line.readable = false;
    }

    fn keep_fault(&mut self, span: Span, message: String) {
        if self.line.fault.is_none() {
            self.line.fault = Some(Problem::new(ProblemKind::InvalidModfile, span, message));
        }
    }

    fn offer_mend(&mut self) {
        if self.beyond_mending || self.invisible.is_empty() {
            return;
        }
        if let Some(fault) = self.line.fault.take() {
            let edits = self.invisible.iter().map(|span| (*span, String::new())).collect();
            let title = if self.invisible.len() == 1 {
                "remove the invisible character"
            } else {
                "remove the invisible characters"
            };
            self.line.fault = Some(fault.mend(title, edits));
        }
    }
}

fn describe(character: char, offset: usize) -> String {
    if offset == 0 && BYTE_ORDER_MARK.starts_with(character) {
        return "the text begins with a byte order mark".to_owned();
    }
    let code = u32::from(character);
    let what = if is_invisible(character) {
        "an invisible character"
    } else if character.is_whitespace() {
        "a blank other than space and tab"
    } else {
        "an unprintable character"
    };
    format!("U+{code:04X}, {what}, stands here")
}

/// Whether a bare word may hold it (isIdent in read.go): printable and no blank, no bracket, no comma.
fn is_word(character: char) -> bool {
    match character {
        ' ' | '(' | ')' | '[' | ']' | '{' | '}' | ',' => false,
        '!'..='~' => true,
        character => !character.is_whitespace() && is_printable(character),
    }
}

/// Go's unicode.IsPrint for what is not ASCII. `escape_debug` escapes the same categories, and combining marks at the start of a string.
fn is_printable(character: char) -> bool {
    !character.is_ascii_control() && {
        let mut text = String::from("a");
        text.push(character);
        text.escape_debug().nth(1) != Some('\\')
    }
}

/// Characters without width that a hidden paste leaves behind, and that mean nothing in a path or version.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}
