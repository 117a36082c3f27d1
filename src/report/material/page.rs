//! A file as a format gets to see it: its text masked, its lines and columns those of the original.

use std::sync::OnceLock;

use super::File;
use crate::diagnostic::Edit;
use crate::report::credentials::{self, Values};
use crate::text::{Source, Span};

/// A line and columns, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) struct Position {
    pub(in crate::report) line: usize,
    /// In characters.
    pub(in crate::report) column: usize,
    /// In UTF-16 code units.
    pub(in crate::report) utf16_column: usize,
    /// In bytes; those of a byte order mark are counted.
    pub(in crate::report) byte_column: usize,
}

/// A file whose text is masked.
pub(in crate::report) struct Page<'a> {
    source: &'a Source,
    confidential: bool,
    masked: OnceLock<Masked>,
}

struct Masked {
    /// The masked text, where it differs from the original.
    text: Option<String>,
    secrets: Vec<Span>,
}

impl<'a> Page<'a> {
    pub(in crate::report) fn new(file: File<'a>) -> Self {
        Self { source: file.source, confidential: file.confidential, masked: OnceLock::new() }
    }

    fn masked(&self) -> &Masked {
        self.masked.get_or_init(|| {
            let text = self.source.text();
            let values = Values::of(self.confidential);
            let secrets = credentials::credentials(text, values);
            let masked = (!secrets.is_empty()).then(|| credentials::cover(text, &secrets).into_owned());
            Masked { text: masked, secrets }
        })
    }

    /// Whether no line but the one in question may be shown.
    pub(in crate::report) fn is_confidential(&self) -> bool {
        self.confidential
    }

    /// The whole text, masked; as long as the original.
    pub(in crate::report) fn text(&self) -> &str {
        self.masked().text.as_deref().unwrap_or(self.source.text())
    }

    /// The bytes `span` of the text, if no credential stands there.
    pub(in crate::report) fn text_without_credentials(&self, span: Span) -> Option<&str> {
        let text = self.source.text().get(span.range())?;
        (self.text().get(span.range()) == Some(text)).then_some(text)
    }

    /// `span` within the text and on boundaries of its characters.
    pub(in crate::report) fn clamp(&self, span: Span) -> Span {
        let text = self.source.text();
        let floor =
            |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
        Span::new(floor(span.start), floor(span.end))
    }

    /// The line (from 1) that `offset` lies on.
    pub(in crate::report) fn line(&self, offset: usize) -> usize {
        self.source.lines().line(offset)
    }

    /// The bytes of a line (from 1) without its end, and without the byte order mark.
    pub(in crate::report) fn line_span(&self, line: usize) -> Span {
        let span = self.source.lines().span(line);
        let text = self.source.slice(span);
        let content = text.strip_suffix('\n').map_or(text, |text| text.strip_suffix('\r').unwrap_or(text));
        let mark = if span.start == 0 { self.source.without_byte_order_mark().1 } else { 0 };
        Span::new(span.start + mark.min(content.len()), span.start + content.len())
    }

    /// How many lines there are that hold anything.
    pub(in crate::report) fn line_count(&self) -> usize {
        let lines = self.source.lines().count();
        if self.source.text().ends_with('\n') { lines - 1 } else { lines }
    }

    pub(super) fn position(&self, offset: usize) -> Position {
        let (text, lines) = (self.source.text(), self.source.lines());
        let place = lines.position(text, offset);
        let utf16_column = lines.position_utf16(text, offset).column;
        let byte_column = self.clamp(Span::empty(offset)).start.saturating_sub(lines.span(place.line).start) + 1;
        Position { line: place.line, column: place.column, utf16_column, byte_column }
    }

    /// The credentials that stand in it.
    pub(in crate::report) fn secrets(&self) -> impl Iterator<Item = &str> {
        let secrets = self.masked().secrets.iter().map(|span| self.source.slice(*span));
        secrets.filter(|secret| secret.len() >= credentials::SHORTEST_SECRET)
    }

    /// Whether the line has a credential within the replacement once `edit` is applied: the replacement may be its value alone.
    pub(super) fn completes_credential(&self, edit: &Edit) -> bool {
        const NEAR: usize = 300;
        let text = self.source.text();
        let span = self.clamp(edit.site.span);
        let near = self.clamp(Span::new(span.start.saturating_sub(NEAR), span.end + NEAR));
        let before = &text[near.start.min(span.start)..span.start];
        let after = &text[span.end..near.end];
        let inserted = Span::new(before.len(), before.len() + edit.replacement.len());
        let applied = format!("{before}{}{after}", edit.replacement);
        let values = Values::of(self.confidential);
        let secrets = credentials::credentials(&applied, values);
        secrets.iter().any(|secret| secret.start < inserted.end && inserted.start < secret.end)
    }
}
