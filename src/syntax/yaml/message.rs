//! Syntax errors of the parser in our words.

use granit_parser::{ErrorKind, ScanError};

use super::gap;
use crate::syntax::{Problem, ProblemKind, limits};
use crate::text::Span;

/// The problem that `error` is. `token_end` is where the last token ends that was read without fault.
pub(super) fn syntax_problem(text: &str, error: &ScanError, token_end: usize) -> Problem {
    let offset = error.marker().byte_offset().unwrap_or(text.len());
    if let Some(tab) = tab_at_fault(text, error.kind(), offset) {
        let message = "a tab indents this line, so the file is not valid YAML";
        return Problem::new(ProblemKind::InvalidYaml, tab, message).help("indent with spaces");
    }
    let span = fault_place(text, error.kind(), offset, token_end);
    if *error.kind() == ErrorKind::RecursionLimitExceeded {
        return too_deep(span);
    }
    let problem =
        Problem::new(ProblemKind::InvalidYaml, span, format!("{}, so the file is not valid YAML", fault(error)));
    match help(error.kind()) {
        Some(help) => problem.help(help),
        None => problem,
    }
}

/// `name` in a message: its first line, and of that no more than a line of a report can bear.
pub(super) fn shortened(name: &str) -> String {
    const CHARACTERS: usize = 60;
    let line = name.lines().next().unwrap_or_default();
    let end = line.char_indices().nth(CHARACTERS).map_or(line.len(), |(at, _)| at);
    let ellipsis = if end < name.len() { "…" } else { "" };
    format!("{}{ellipsis}", line.get(..end).unwrap_or_default())
}

/// Collections nested too deep at `span`.
pub(super) fn too_deep(span: Span) -> Problem {
    let message =
        format!("more than {} collections are nested here, so nothing from here on is read", limits::NESTING_DEPTH);
    Problem::new(ProblemKind::InvalidYaml, span, message)
}

/// Too many nodes, the one at `span` the first of them.
pub(super) fn too_many_nodes(span: Span) -> Problem {
    let message = format!("the document has more than {} nodes, so nothing from here on is read", limits::YAML_NODES);
    Problem::new(ProblemKind::InvalidYaml, span, message)
}

/// An alias that would make the document too large.
pub(super) fn alias_too_large(alias: &str, span: Span) -> Problem {
    let alias = shortened(alias);
    let message = format!(
        "with `{alias}` written out the document has more than {} nodes, so it is read as null",
        limits::YAML_NODES
    );
    Problem::new(ProblemKind::InvalidYaml, span, message)
}

/// An alias that would nest collections too deep.
pub(super) fn alias_too_deep(alias: &str, span: Span) -> Problem {
    let alias = shortened(alias);
    let message = format!(
        "with `{alias}` written out more than {} collections are nested, so it is read as null",
        limits::NESTING_DEPTH
    );
    Problem::new(ProblemKind::InvalidYaml, span, message)
}

/// An alias within the node that it names.
pub(super) fn endless_alias(alias: &str, span: Span) -> Problem {
    let alias = shortened(alias);
    let message = format!("`{alias}` stands within the node that it names, so the document has no end");
    Problem::new(ProblemKind::InvalidYaml, span, message)
}

/// An alias without an anchor before it.
pub(super) fn unknown_alias(name: &str, span: Span) -> Problem {
    let name = shortened(name);
    let message = format!("no anchor `&{name}` stands before this alias, so the file is not valid YAML");
    Problem::new(ProblemKind::InvalidYaml, span, message)
        .help("put the value in quotes if the asterisk is meant to be part of it")
}

/// The tab that is at fault, where one is: in the line where the parser stopped, or, if it says so, below.
fn tab_at_fault(text: &str, kind: &ErrorKind, offset: usize) -> Option<Span> {
    match kind {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar
        | ErrorKind::TabAtBlockScalarStart => indenting_tab(text, offset),
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidIndentation
        | ErrorKind::SimpleKeyExpected => indenting_tab(text, offset).filter(|tab| tab.end <= offset),
        _ => None,
    }
}

/// Where the fault is; the parser gives the begin of the token for some, and what stands behind a dash.
fn fault_place(text: &str, kind: &ErrorKind, offset: usize, token_end: usize) -> Span {
    let found = match kind {
        ErrorKind::UnknownQuotedScalarEscape => unknown_escape(text, offset),
        ErrorKind::InvalidQuotedScalarIndent => opening_quote(text, Span::new(token_end, offset)),
        ErrorKind::ExpectedBlockMappingKey => dash_before(text, offset),
        _ => None,
    };
    found.unwrap_or_else(|| character_at(text, offset))
}

/// The first tab that indents the line of `offset` or one below it.
fn indenting_tab(text: &str, offset: usize) -> Option<Span> {
    let line_start = text.get(..offset)?.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let mut start = line_start;
    for line in text.get(line_start..)?.split_inclusive(['\n', '\r']) {
        let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
        let is_blank = line.trim().is_empty();
        if let Some(at) = line.get(..indentation)?.find('\t').filter(|_| !is_blank) {
            return Some(Span::new(start + at, start + at + 1));
        }
        start += line.len();
    }
    None
}

/// The first escape of the double-quoted text from `offset` on that YAML does not know.
fn unknown_escape(text: &str, offset: usize) -> Option<Span> {
    const KNOWN: &str = "0abt\tnvfre \"/\\N_LPxuU\r\n";
    let mut characters = text.get(offset..)?.char_indices();
    while let Some((at, character)) = characters.next() {
        if character == '\\' {
            let (code_at, code) = characters.next()?;
            if !KNOWN.contains(code) {
                return Some(Span::new(offset + at, offset + code_at + code.len_utf8()));
            }
        }
    }
    None
}

/// The first quote behind the last token.
fn opening_quote(text: &str, gap: Span) -> Option<Span> {
    gap::find(text, gap, b"'\"").map(|quote| Span::new(quote, quote + 1))
}

/// The dash of the list entry that begins at `offset`.
fn dash_before(text: &str, offset: usize) -> Option<Span> {
    let before = text.get(..offset)?.trim_end_matches([' ', '\t']);
    before.ends_with('-').then(|| Span::new(before.len() - 1, before.len()))
}

/// One character, or the empty place before a line break or the end.
fn character_at(text: &str, offset: usize) -> Span {
    match text.get(offset..).map(|rest| rest.chars().next()) {
        Some(Some('\n' | '\r') | None) => Span::empty(offset),
        Some(Some(character)) => Span::new(offset, offset + character.len_utf8()),
        None => Span::empty(text.len()),
    }
}

/// What is the case, for the faults that people make; the parser's own words for the rest.
fn fault(error: &ScanError) -> String {
    let words = match error.kind() {
        ErrorKind::UnclosedQuotedScalar => "this quote is never closed",
        ErrorKind::DocumentIndicatorInQuotedScalar => "the document ends before this quote is closed",
        ErrorKind::UnclosedFlowCollection { open } => return format!("this `{open}` is never closed"),
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            return format!("this `{open}` is closed by a `{close}`");
        }
        ErrorKind::MisplacedFlowCollectionEnd => "this bracket closes nothing",
        ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping => "a bracket is never closed",
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar
        | ErrorKind::TabAtBlockScalarStart => "a tab cannot stand here",
        ErrorKind::InvalidIndentation => "this line is indented like none of the lines that it could belong to",
        ErrorKind::ExpectedBlockMappingKey => {
            "here should stand a key of the mapping that this line's indentation belongs to"
        }
        ErrorKind::ExpectedBlockSequenceEntry => {
            "here should stand the `-` of the list that this line's indentation belongs to"
        }
        ErrorKind::InvalidBlockScalarIndent => "this line is indented less than the text block that it belongs to",
        ErrorKind::InvalidQuotedScalarIndent => "this quote is not closed in the lines that belong to its value",
        ErrorKind::MappingValueNotAllowed => "a value cannot begin at this colon",
        ErrorKind::InvalidColonPlacement => "within brackets no value can begin at this colon",
        ErrorKind::MappingKeyNotAllowed => "a key cannot stand here",
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => "a key without a colon stands before this place",
        ErrorKind::BlockSequenceEntryNotAllowed => "a list entry cannot begin here",
        ErrorKind::BlockEntryInFlowCollection => "`-` begins no list entry within brackets",
        ErrorKind::ExpectedFlowMappingSeparator => "a comma or `}` is missing before this place",
        ErrorKind::ExpectedFlowSequenceSeparator => "a comma or `]` is missing before this place",
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            "text stands behind the closing quote"
        }
        ErrorKind::UnknownQuotedScalarEscape => "this string has a backslash escape that YAML does not know",
        ErrorKind::CommentNotSeparated => "this comment needs a space before its `#`",
        ErrorKind::CommentInterceptedScalar => "a comment stands within a text of several lines",
        ErrorKind::UnexpectedCharacter { character: '%' | '@' | '`' } => {
            "no value without quotes can begin with this character"
        }
        ErrorKind::UnexpectedCharacter { .. } => "this character cannot stand here",
        ErrorKind::MissingAnchorOrAliasName => "a name is missing behind the `*` or `&`",
        ErrorKind::InvalidBlockScalarHeader => "text stands behind the sign that begins a text block",
        ErrorKind::ExpectedDocumentStart => "the document is complete before this place",
        ErrorKind::UndeclaredTagHandle => "this tag has a handle that no `%TAG` declares",
        _ => return of_the_parser(&error.info()),
    };
    words.to_owned()
}

/// `while parsing X, found Y` is Y: the place says the rest.
fn of_the_parser(info: &str) -> String {
    let fault = match info.strip_prefix("while ").and_then(|rest| rest.split_once(", ")) {
        Some((_, fault)) => fault,
        None => info,
    };
    format!("a YAML reader stops here with `{}`", fault.replace('`', "'"))
}

fn help(kind: &ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::MappingValueNotAllowed => "put the value in quotes if the colon is meant to be part of it",
        ErrorKind::InvalidColonPlacement => "close the bracket in a line above",
        ErrorKind::InvalidQuotedScalarIndent => "close the quote, or indent the lines that continue the text",
        ErrorKind::UnexpectedCharacter { character: '%' | '@' | '`' } | ErrorKind::MissingAnchorOrAliasName => {
            "put the value in quotes"
        }
        ErrorKind::UnknownQuotedScalarEscape => "double the backslash, or use single quotes, which know no escapes",
        _ => return None,
    })
}
