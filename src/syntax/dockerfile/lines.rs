//! From lines to instructions.

use super::{Dockerfile, Flag, HereDocument, Instruction, words};
use crate::text::{Literal, Located, Source, Span};

/// Reads the instructions of `source`.
pub(super) fn read(source: &Source) -> Dockerfile {
    let (_, skipped) = source.without_byte_order_mark();
    let text = source.text();
    let escape = escape_directive(text.get(skipped..).unwrap_or_default()).unwrap_or('\\');
    let mut reader = Reader { text, at: skipped, escape, comments: Vec::new() };
    let mut instructions = Vec::new();
    while let Some(joined) = reader.instruction_text() {
        if let Some(mut instruction) = instruction(&joined.into_literal(), false) {
            if matches!(instruction.name.value.as_str(), "RUN" | "COPY" | "ADD") {
                reader.here_documents(&mut instruction);
            }
            instructions.push(instruction);
        }
    }
    Dockerfile { escape, instructions, comments: reader.comments }
}

/// What `# escape=` says; directives stand before anything else (parser/directives.go).
fn escape_directive(text: &str) -> Option<char> {
    for line in text.lines() {
        let (name, value) = line.trim().strip_prefix('#')?.split_once('=')?;
        match (name.trim().to_ascii_lowercase().as_str(), value.trim()) {
            ("escape", "`") => return Some('`'),
            ("syntax" | "check", _) => {}
            _ => return None,
        }
    }
    None
}

/// A text that is put together from several lines.
#[derive(Default)]
struct Joined {
    text: String,
    offsets: Vec<usize>,
    end: usize,
}

impl Joined {
    fn push(&mut self, line: &str, start: usize) {
        self.text.push_str(line);
        self.offsets.extend(start..start + line.len());
        self.end = start + line.len();
    }

    fn into_literal(mut self) -> Literal {
        let span = Span::new(self.offsets.first().copied().unwrap_or(self.end), self.end);
        self.offsets.push(self.end);
        Literal::escaped(self.text, span, span, self.offsets)
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    escape: char,
    comments: Vec<Span>,
}

impl<'t> Reader<'t> {
    /// The next line, without its end, and where it begins.
    fn line(&mut self) -> Option<(&'t str, usize)> {
        let start = self.at;
        let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
        let length = rest.find('\n').map_or(rest.len(), |end| end + 1);
        self.at += length;
        Some((rest.get(..length)?.trim_end_matches(['\n', '\r']), start))
    }

    /// The text of the next instruction.
    fn instruction_text(&mut self) -> Option<Joined> {
        let mut joined = Joined::default();
        let mut is_first = true;
        while let Some((line, start)) = self.line() {
            let trimmed = line.trim_start();
            if trimmed.starts_with('#') {
                self.comments.push(Span::new(start + line.len() - trimmed.len(), start + line.len()));
            }
            if trimmed.is_empty() || trimmed.starts_with('#') {
                continue;
            }
            let (kept, start) = if is_first { (trimmed, start + line.len() - trimmed.len()) } else { (line, start) };
            let continued = self.without_continuation(kept);
            joined.push(continued.unwrap_or(kept), start);
            is_first &= joined.text.is_empty();
            if continued.is_none() {
                return Some(joined);
            }
        }
        (!joined.text.is_empty()).then_some(joined)
    }

    /// The line before the escape character that continues it (`[^\\]\\[ \t]*$|^\\[ \t]*$` in parser.go).
    fn without_continuation<'l>(&self, line: &'l str) -> Option<&'l str> {
        let before = line.trim_end_matches([' ', '\t']).strip_suffix(self.escape)?;
        (!before.ends_with(self.escape)).then_some(before)
    }

    /// Reads the bodies of the here-documents that `instruction` announces.
    fn here_documents(&mut self, instruction: &mut Instruction) {
        if !instruction.arguments.contains("<<") || words::exec_form(&instruction.arguments).is_some() {
            return;
        }
        let announced: Vec<(Span, String, bool)> = words::words(&instruction.arguments, self.escape)
            .into_iter()
            .filter_map(|word| announcement(&word).map(|(delimiter, chomps)| (word.span(), delimiter, chomps)))
            .collect();
        for (announcement, delimiter, chomps) in announced {
            let start = self.at;
            let mut end = start;
            while let Some((line, line_start)) = self.line() {
                end = line_start;
                let candidate = if chomps { line.trim_start_matches('\t') } else { line };
                if candidate == delimiter {
                    break;
                }
                end = self.at;
            }
            let body = self.text.get(start..end).unwrap_or_default();
            let body = Literal::verbatim(body, Span::new(start, end), start);
            instruction.here_documents.push(HereDocument { announcement, body });
        }
    }
}

/// The delimiter of `<<EOF`, `3<<-"EOF"`, and whether tabs before it do not count.
fn announcement(word: &str) -> Option<(String, bool)> {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix("<<")?;
    let (rest, chomps) = rest.strip_prefix('-').map_or((rest, false), |rest| (rest, true));
    let delimiter: String = rest.chars().filter(|c| !matches!(c, '"' | '\'')).collect();
    (!delimiter.is_empty() && !delimiter.contains('<')).then_some((delimiter, chomps))
}

/// Takes an instruction's text apart: name, flags, the rest.
fn instruction(text: &Literal, on_build: bool) -> Option<Instruction> {
    let whole = text.as_str();
    let length_of_name = whole.find(char::is_whitespace).unwrap_or(whole.len());
    let name = whole.get(..length_of_name)?.to_ascii_uppercase();
    let mut rest = trimmed(text, length_of_name..whole.len());
    if name == "ONBUILD" && !on_build {
        return instruction(&rest, true);
    }
    let (flags, length) = flags(&rest);
    rest = trimmed(&rest, length..rest.len());
    Some(Instruction {
        name: Located::new(name, text.part(0..length_of_name)),
        on_build,
        flags,
        arguments: rest,
        here_documents: Vec::new(),
    })
}

/// The flags that `text` begins with, and how many bytes they take.
fn flags(text: &Literal) -> (Vec<Flag>, usize) {
    let (mut flags, mut at) = (Vec::new(), 0);
    while let Some(rest) = text.get(at..).filter(|rest| rest.starts_with("--")) {
        let length = words::word_length(rest, '\\');
        if length == 2 {
            break;
        }
        flags.push(flag(&text.slice(at + 2..at + length)));
        let behind = rest.get(length..).unwrap_or_default();
        at += length + behind.len() - behind.trim_start().len();
    }
    (flags, at)
}

fn flag(text: &Literal) -> Flag {
    match text.find('=') {
        Some(at) => {
            Flag { name: text.get(..at).unwrap_or_default().to_owned(), value: Some(text.slice(at + 1..text.len())) }
        }
        None => Flag { name: text.as_str().to_owned(), value: None },
    }
}

/// The bytes `range` of `text` without the blanks around them.
fn trimmed(text: &Literal, range: std::ops::Range<usize>) -> Literal {
    let part = text.get(range.clone()).unwrap_or_default();
    let start = range.start + part.len() - part.trim_start().len();
    let end = start + part.trim().len();
    text.slice(start..end)
}
