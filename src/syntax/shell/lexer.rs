//! Tokens of a shell script.

use std::collections::VecDeque;
use std::ops::Range;

use super::{Separator, Word};

/// What a script is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A word.
    Word(Word),
    /// A line end, `;`, `;;`, `&`, `&&`, `|`, `||`.
    Separator(Separator),
    /// `(` or `{`.
    Open(Bracket),
    /// `)` or `}`.
    Close(Bracket),
    /// `>`, `>>` and the like, whose target is the next word; with a file descriptor before or behind it.
    Output,
    /// `<` or `<<<`, whose source is the next word.
    Input,
}

/// What commands are put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bracket {
    /// `(` and `)`.
    Round,
    /// `{` and `}`.
    Brace,
}

/// Cuts a script into tokens.
pub(super) struct Lexer<'s> {
    script: &'s str,
    at: usize,
    here_documents: VecDeque<HereDocument>,
    pub(super) comments: Vec<Range<usize>>,
}

struct HereDocument {
    delimiter: String,
    strips_tabs: bool,
}

impl<'s> Lexer<'s> {
    pub(super) const fn new(script: &'s str) -> Self {
        Self { script, at: 0, here_documents: VecDeque::new(), comments: Vec::new() }
    }

    fn byte(&self, ahead: usize) -> Option<u8> {
        self.script.as_bytes().get(self.at + ahead).copied()
    }

    fn rest(&self) -> &'s str {
        self.script.get(self.at..).unwrap_or_default()
    }

    fn skip_blanks(&mut self) {
        loop {
            match self.byte(0) {
                Some(b' ' | b'\t' | b'\r') => self.at += 1,
                Some(b'\\') if self.continuation() > 0 => self.at += self.continuation(),
                Some(b'#') => self.comment(),
                _ => return,
            }
        }
    }

    fn comment(&mut self) {
        let length = self.rest().find('\n').unwrap_or(self.rest().len());
        let text = self.rest().get(..length).unwrap_or_default().trim_end_matches('\r');
        self.comments.push(self.at..self.at + text.len());
        self.at += length;
    }

    /// The length of a backslash and the line end behind it; 0 where none stands here.
    fn continuation(&self) -> usize {
        match (self.byte(0), self.byte(1), self.byte(2)) {
            (Some(b'\\'), Some(b'\n'), _) => 2,
            (Some(b'\\'), Some(b'\r'), Some(b'\n')) => 3,
            _ => 0,
        }
    }

    /// `;`, `;;`, `;&`, `;;&`, `&`, `&&`, `|`, `|&`, `||`.
    fn operator(&mut self) -> Separator {
        let (first, second) = (self.byte(0), self.byte(1));
        let (separator, length) = match (first, second) {
            (Some(b';'), _) => {
                let length = self.rest().bytes().take_while(|byte| *byte == b';').count();
                (Separator::End, length + usize::from(self.byte(length) == Some(b'&')))
            }
            (Some(b'&'), Some(b'&')) => (Separator::And, 2),
            (Some(b'|'), Some(b'|')) => (Separator::Or, 2),
            (Some(b'|'), Some(b'&')) => (Separator::Pipe, 2),
            (Some(b'|'), _) => (Separator::Pipe, 1),
            _ => (Separator::Background, 1),
        };
        self.at += length;
        separator
    }

    /// `>`, `>>`, `>|`, `>&`, `<>` and the like, from the angle bracket on.
    fn redirection(&mut self) -> Option<Token> {
        if self.rest().starts_with("<<<") {
            self.at += 3;
            return Some(Token::Input);
        }
        if self.rest().starts_with("<<") {
            self.at += 2;
            self.here_document();
            return None;
        }
        let writes = self.byte(0) == Some(b'>') || self.byte(1) == Some(b'>');
        self.at += 1;
        match self.byte(0) {
            Some(b'>' | b'|') => self.at += 1,
            Some(b'&') => {
                self.at += 1;
                if self.copies_descriptor() {
                    return None;
                }
            }
            _ => {}
        }
        Some(if writes { Token::Output } else { Token::Input })
    }

    /// Passes over the `1` of `2>&1`; anything else is a file.
    fn copies_descriptor(&mut self) -> bool {
        let length = self.rest().bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'-').count();
        self.at += length;
        length > 0
    }

    /// Reads the delimiter of a here-document; its body begins on the next line.
    fn here_document(&mut self) {
        let strips_tabs = self.byte(0) == Some(b'-');
        self.at += usize::from(strips_tabs);
        self.skip_blanks();
        if self.byte(0).is_some_and(|byte| !ends_word(byte)) {
            let delimiter = self.word().text;
            self.here_documents.push_back(HereDocument { delimiter, strips_tabs });
        }
    }

    /// Passes over the bodies of the here-documents that were announced on the line that ends here.
    fn skip_here_documents(&mut self) {
        while let Some(document) = self.here_documents.pop_front() {
            while !self.rest().is_empty() {
                let rest = self.rest();
                let line = rest.get(..rest.find('\n').map_or(rest.len(), |end| end + 1)).unwrap_or_default();
                self.at += line.len();
                let line = line.trim_end_matches(['\n', '\r']);
                let line = if document.strips_tabs { line.trim_start_matches('\t') } else { line };
                if line == document.delimiter {
                    break;
                }
            }
        }
    }

    /// The word that a redirection names, where one follows on its line.
    pub(super) fn operand(&mut self) -> Option<Word> {
        self.skip_blanks();
        let substitutes = matches!(self.byte(0), Some(b'<' | b'>')) && self.byte(1) == Some(b'(');
        let begins_word = substitutes || self.byte(0).is_some_and(|byte| !ends_word(byte));
        begins_word.then(|| self.word())
    }

    /// Reads the word that begins here.
    fn word(&mut self) -> Word {
        let start = self.at;
        let mut word = WordBuilder::default();
        while let Some(byte) = self.byte(0) {
            match byte {
                b'\'' => self.single_quoted(&mut word),
                b'"' => self.double_quoted(&mut word),
                b'\\' => self.escaped(&mut word),
                b'$' | b'`' => self.expansion(&mut word),
                b'<' | b'>' if self.byte(1) == Some(b'(') => self.unknown(&mut word, skip_nested(self.script, self.at)),
                b'(' if word.is_array_name() => self.unknown(&mut word, skip_nested(self.script, self.at)),
                byte if ends_word(byte) => break,
                _ => self.plain(&mut word, start),
            }
        }
        word.build(start..self.at)
    }

    /// A run of characters that mean nothing to the shell, or one that does.
    fn plain(&mut self, word: &mut WordBuilder, start: usize) {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return };
        match (first, word.pattern) {
            ('*' | '?', _) | (']', Pattern::Class) | ('}', Pattern::List) => word.unknown = true,
            ('~', _) if self.at == start || word.text.ends_with(['=', ':']) => word.unknown = true,
            ('[', _) => word.pattern = Pattern::Class,
            ('{', _) => word.pattern = Pattern::Brace,
            (',', Pattern::Brace) => word.pattern = Pattern::List,
            ('.', Pattern::Brace) if word.text.ends_with('.') => word.pattern = Pattern::List,
            _ => {}
        }
        word.text.push(first);
        self.at += first.len_utf8();
    }

    fn single_quoted(&mut self, word: &mut WordBuilder) {
        let content = self.rest().get(1..).unwrap_or_default();
        let length = content.find('\'').unwrap_or(content.len());
        word.text.push_str(content.get(..length).unwrap_or_default());
        self.at = (self.at + length + 2).min(self.script.len());
    }

    fn double_quoted(&mut self, word: &mut WordBuilder) {
        self.at += 1;
        while let Some(byte) = self.byte(0) {
            match byte {
                b'"' => {
                    self.at += 1;
                    return;
                }
                b'$' | b'`' => self.expansion(word),
                b'\\' if self.continuation() > 0 => self.at += self.continuation(),
                b'\\' if matches!(self.byte(1), Some(b'$' | b'`' | b'"' | b'\\')) => {
                    self.at += 1;
                    self.push_character(word);
                }
                _ => self.push_character(word),
            }
        }
    }

    fn escaped(&mut self, word: &mut WordBuilder) {
        match self.continuation() {
            0 => {
                self.at += 1;
                self.push_character(word);
            }
            length => self.at += length,
        }
    }

    fn push_character(&mut self, word: &mut WordBuilder) {
        if let Some(character) = self.rest().chars().next() {
            word.text.push(character);
            self.at += character.len_utf8();
        }
    }

    /// `$NAME`, `${…}`, `$(…)`, `` `…` ``, `$'…'`; a `$` before anything else is a dollar.
    fn expansion(&mut self, word: &mut WordBuilder) {
        let end = match (self.byte(0), self.byte(1)) {
            (Some(b'$'), Some(b'{' | b'(')) => skip_nested(self.script, self.at + 1),
            (Some(b'`'), _) => skip_nested(self.script, self.at),
            (Some(b'$'), Some(b'\'')) if !word.text.ends_with('$') => skip_ansi_quoted(self.script, self.at + 1),
            (_, Some(byte)) if byte.is_ascii_alphabetic() || byte == b'_' => {
                let name = self.rest().get(1..).unwrap_or_default();
                self.at + 1 + name.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count()
            }
            (_, Some(b'0'..=b'9' | b'@' | b'*' | b'#' | b'?' | b'-' | b'$' | b'!')) => self.at + 2,
            _ => return self.push_character(word),
        };
        self.unknown(word, end);
    }

    /// Takes the text up to `end` as it is written.
    fn unknown(&mut self, word: &mut WordBuilder, end: usize) {
        word.text.push_str(self.script.get(self.at..end).unwrap_or_default());
        word.unknown = true;
        self.at = end;
    }
}

impl Iterator for Lexer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            self.skip_blanks();
            let token = match self.byte(0)? {
                b'\n' => {
                    self.at += 1;
                    self.skip_here_documents();
                    Token::Separator(Separator::End)
                }
                b'&' if self.byte(1) == Some(b'>') => {
                    self.at += 1;
                    match self.redirection() {
                        Some(token) => token,
                        None => continue,
                    }
                }
                b';' | b'&' | b'|' => Token::Separator(self.operator()),
                b'(' => {
                    self.at += 1;
                    Token::Open(Bracket::Round)
                }
                b')' => {
                    self.at += 1;
                    Token::Close(Bracket::Round)
                }
                b'<' | b'>' if self.byte(1) != Some(b'(') => match self.redirection() {
                    Some(token) => token,
                    None => continue,
                },
                _ => {
                    let word = self.word();
                    let is_descriptor = word.text.bytes().all(|byte| byte.is_ascii_digit());
                    match self.script.get(word.range.clone()) {
                        Some("{") => Token::Open(Bracket::Brace),
                        Some("}") => Token::Close(Bracket::Brace),
                        _ if is_descriptor && matches!(self.byte(0), Some(b'<' | b'>')) => continue,
                        _ => Token::Word(word),
                    }
                }
            };
            return Some(token);
        }
    }
}

#[derive(Default)]
struct WordBuilder {
    text: String,
    unknown: bool,
    pattern: Pattern,
}

/// What has begun in a word that its closing bracket would make a pattern.
#[derive(Clone, Copy, Default)]
enum Pattern {
    #[default]
    None,
    /// `[`.
    Class,
    /// `{`.
    Brace,
    /// `{a,` or `{1..`.
    List,
}

impl WordBuilder {
    /// Whether it is `NAME=`, so that a parenthesis begins an array.
    fn is_array_name(&self) -> bool {
        self.text.strip_suffix('=').is_some_and(|name| super::is_name(name.trim_end_matches('+')))
    }

    fn build(self, range: std::ops::Range<usize>) -> Word {
        Word { text: self.text, range, literal: !self.unknown }
    }
}

const fn ends_word(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b';' | b'&' | b'|' | b'(' | b')' | b'<' | b'>')
}

/// Where the bracket or quote at byte `start` is closed, whatever is nested in it; the end of the script where it is not.
fn skip_nested(script: &str, start: usize) -> usize {
    let bytes = script.as_bytes();
    let mut open: Vec<u8> = Vec::new();
    let mut at = start;
    while let Some(byte) = bytes.get(at).copied() {
        let in_quotes = open.last() == Some(&b'"');
        match byte {
            b'\\' => at += script.get(at + 1..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8),
            _ if open.last() == Some(&byte) => {
                open.pop();
                if open.is_empty() {
                    return at + 1;
                }
            }
            b'"' | b'`' => open.push(byte),
            b'\'' if !in_quotes => {
                let rest = script.get(at + 1..).unwrap_or_default();
                at += rest.find('\'').map_or(rest.len(), |length| length + 1);
            }
            b'(' if !in_quotes || bytes.get(at.wrapping_sub(1)) == Some(&b'$') => open.push(b')'),
            b'{' if !in_quotes || bytes.get(at.wrapping_sub(1)) == Some(&b'$') => open.push(b'}'),
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

/// Where the `'…'` at byte `start` ends, in which a backslash escapes a quote.
fn skip_ansi_quoted(script: &str, start: usize) -> usize {
    let mut escaped = false;
    let content = script.get(start + 1..).unwrap_or_default();
    let length = content.bytes().position(|byte| {
        let closes = byte == b'\'' && !escaped;
        escaped = byte == b'\\' && !escaped;
        closes
    });
    length.map_or(script.len(), |length| start + length + 2)
}
