//! From physical lines to directives and blocks.

use super::lexer::LexedLine;
use super::{Block, File, Line, Token, TokenKind};
use crate::syntax::{Problem, ProblemKind};
use crate::text::{Located, Span};

/// Reads `lines` into `file`.
pub(super) fn read(lines: Vec<LexedLine>, file: &mut File) {
    let mut reader = Reader { file, open: None };
    let cuts = ends_of_unclosed_blocks(&lines);
    let mut cuts = cuts.into_iter().peekable();
    for (index, line) in lines.into_iter().enumerate() {
        if cuts.next_if(|cut| cut.end == index).is_some() {
            reader.open = None;
        }
        let never_closed = cuts.peek().is_some_and(|cut| cut.begin == index);
        reader.line(line, never_closed);
    }
}

/// A block without its `)`.
struct Cut {
    /// The line that opens it.
    begin: usize,
    /// The line before which it is taken to end.
    end: usize,
}

/// A block that is not closed before the next one opens, or before the text ends, is taken to end before the first line that is not
/// indented where its own first line is. Otherwise one forgotten `)` would put every later directive into the block.
fn ends_of_unclosed_blocks(lines: &[LexedLine]) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut next = 0;
    while let Some(line) = lines.get(next) {
        let begin = next;
        next += 1;
        if !begins_block(line) {
            continue;
        }
        let rest = lines.get(next..).unwrap_or_default();
        let stop = rest.iter().position(|line| ends_block(line) || begins_block(line));
        if let Some(stop) = stop
            && rest.get(stop).is_some_and(ends_block)
        {
            next += stop + 1;
            continue;
        }
        let limit = stop.unwrap_or(rest.len());
        let inside = rest.get(..limit).unwrap_or_default();
        let mut filled = inside.iter().enumerate().filter(|(_, line)| !line.tokens.is_empty());
        let end = match filled.next() {
            Some((_, first)) if !first.is_flush() => {
                filled.find(|(_, line)| line.is_flush()).map_or(limit, |(index, _)| index)
            }
            _ => limit,
        };
        cuts.push(Cut { begin, end: next + end });
        next += end;
    }
    cuts
}

/// Whether the lines after this one stand in a block.
fn begins_block(line: &LexedLine) -> bool {
    match line.tokens.as_slice() {
        [first, ..] if first.as_str().starts_with('#') => false,
        [.., last] if last.is_mark("(") => true,
        [_, second, ..] => second.is_mark("(") && !line.has_mark(")"),
        _ => false,
    }
}

fn ends_block(line: &LexedLine) -> bool {
    line.tokens.first().is_some_and(|token| token.is_mark(")")) || line.closes_block()
}

/// The block that is being read: an index of [`File::blocks`], or none where what opened it is at fault and its lines are left out.
type OpenBlock = Option<usize>;

struct Reader<'a> {
    file: &'a mut File,
    open: Option<OpenBlock>,
}

impl Reader<'_> {
    fn line(&mut self, mut line: LexedLine, never_closed: bool) {
        let faulty = line.fault.is_some();
        if let Some(fault) = line.fault.take() {
            self.file.report(fault);
        }
        let fault = match self.open {
            None => self.top_level(&line, never_closed),
            Some(block) => self.in_block(&line, block),
        };
        if let Some(problem) = fault
            && !faulty
        {
            self.file.report(problem);
        }
        self.file.comments.extend(line.comment);
    }

    /// Gives what is wrong with the line, if anything is.
    fn top_level(&mut self, line: &LexedLine, never_closed: bool) -> Option<Problem> {
        if let Some(problem) = number_sign(line, true) {
            return Some(problem);
        }
        match line.tokens.as_slice() {
            [] => None,
            [open] if open.is_mark("(") => {
                self.open = Some(None);
                Some(fault(
                    open.span(),
                    "`(` must stand on the line of its directive, so the go command rejects the file",
                ))
            }
            [close, ..] if close.is_mark(")") => {
                Some(fault(close.span(), "this `)` closes no block, so the go command rejects the file"))
            }
            [verb, open] if open.is_mark("(") => {
                self.open_block(verb, open, line);
                never_closed.then(|| fault(open.span(), "this `(` is never closed, so the go command rejects the file"))
            }
            [verb, open, close] if open.is_mark("(") && close.is_mark(")") => {
                self.open_block(verb, open, line);
                self.close_block(close);
                None
            }
            [verb, open, more, ..] if open.is_mark("(") => {
                if begins_block(line) {
                    self.open_block(verb, open, line);
                }
                Some(one_line_block(more))
            }
            [_, extra @ .., open] if open.is_mark("(") => {
                self.open = Some(None);
                Some(fault(cover(extra), "only a single word may stand before `(`, so the go command rejects the file"))
            }
            [verb, args @ ..] => self.directive(verb, args, line, None),
        }
    }

    fn in_block(&mut self, line: &LexedLine, block: OpenBlock) -> Option<Problem> {
        match line.tokens.as_slice() {
            [] => None,
            [close, rest @ ..] if close.is_mark(")") => {
                self.close_block(close);
                (!rest.is_empty())
                    .then(|| fault(cover(rest), "nothing may follow `)`, so the go command rejects the file"))
            }
            [.., close] if line.closes_block() => {
                self.close_block(close);
                Some(fault(close.span(), "`)` must stand on a line of its own, so the go command rejects the file"))
            }
            args => {
                let verb = block.and_then(|index| self.file.blocks.get(index))?.verb.clone();
                number_sign(line, false).or_else(|| self.directive(&verb, args, line, block))
            }
        }
    }

    fn directive(&mut self, verb: &Token, args: &[Token], line: &LexedLine, block: OpenBlock) -> Option<Problem> {
        if let Some(mark) = line.tokens.iter().find(|token| token.is_mark("(") || token.is_mark(")")) {
            return Some(one_line_block(mark));
        }
        if line.readable {
            let comment = line.comment.as_ref();
            self.file.lines.push(Line {
                verb: verb.clone(),
                args: args.to_vec(),
                span: cover(&line.tokens),
                block,
                comment: comment.map(|comment| Located::new(comment.text.clone(), comment.span)),
                full_line: line.span,
            });
        }
        None
    }

    fn open_block(&mut self, verb: &Token, open: &Token, line: &LexedLine) {
        self.open = Some(Some(self.file.blocks.len()));
        let block = Block { verb: verb.clone(), open: open.span(), close: None, first_line: line.span };
        self.file.blocks.push(block);
    }

    fn close_block(&mut self, close: &Token) {
        if let Some(Some(index)) = self.open.take()
            && let Some(block) = self.file.blocks.get_mut(index)
        {
            block.close = Some(close.span());
        }
    }
}

/// A `#` that means to begin a comment. No directive takes one among its arguments, but a directory may be called so.
fn number_sign(line: &LexedLine, top_level: bool) -> Option<Problem> {
    let found = line.tokens.iter().enumerate().find(|(index, token)| {
        let is_bare = token.kind == TokenKind::Word && token.as_str().chars().all(|next| next == '#');
        let is_argument = *index > usize::from(top_level);
        let begins_text = *index == 0 && line.tokens.len() > 1;
        (is_bare && (is_argument || begins_text)) || (top_level && *index == 0 && token.as_str().starts_with('#'))
    });
    let (_, token) = found?;
    let span = Span::new(token.span().start, token.span().start + 1);
    Some(
        fault(span, "`#` begins no comment here, so the go command rejects the file")
            .help("begin the comment with `//`"),
    )
}

fn one_line_block(mark: &Token) -> Problem {
    fault(
        mark.span(),
        "the lines of a block must stand between the lines of its `(` and `)`, so the go command rejects the file",
    )
}

fn fault(span: Span, message: &str) -> Problem {
    Problem::new(ProblemKind::InvalidModfile, span, message)
}

/// From the first of `tokens` to the last.
fn cover(tokens: &[Token]) -> Span {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => first.span().cover(last.span()),
        _ => Span::default(),
    }
}
