//! The diagnostic format of reviewdog (reviewdog/reviewdog, `proto/rdf/reviewdog.proto`). Its columns count bytes, and end
//! positions are those after the last byte.

use std::io;

use serde::Serialize;

use super::Options;
use super::material::{Change, Finding, Place, Position, Remedy, Report};
use super::{printable, prose};
use crate::diagnostic::Severity;
use crate::text::Span;

pub(super) fn write(report: &Report<'_>, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let document = Document {
        source: Source { name: env!("CARGO_PKG_NAME") },
        diagnostics: report.findings().map(|finding| entry(report, &finding)).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Document {
    source: Source,
    diagnostics: Vec<Entry>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Entry {
    message: String,
    location: Location,
    severity: &'static str,
    code: Code,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<RelatedLocation>,
}

#[derive(Serialize)]
struct Code {
    value: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'static str>,
}

#[derive(Serialize)]
struct Location {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct RelatedLocation {
    message: String,
    location: Location,
}

#[derive(Clone, Copy, Serialize)]
struct Range {
    start: LineColumn,
    end: LineColumn,
}

/// A position without a column stands for its whole line.
#[derive(Clone, Copy, Serialize)]
struct LineColumn {
    line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

#[derive(Serialize)]
struct Suggestion {
    range: Range,
    text: String,
}

impl From<Position> for LineColumn {
    fn from(position: Position) -> Self {
        Self { line: position.line, column: Some(position.byte_column) }
    }
}

fn entry(report: &Report<'_>, finding: &Finding<'_>) -> Entry {
    let mut message = printable::line(&finding.message).into_owned();
    if let Some(help) = &finding.help {
        message = format!("{message}\nhelp: {}", printable::line(help));
    }
    let location = location(&finding.place);
    let suggestion = finding.fix.as_ref().and_then(suggestion);
    let fits = |suggestion: &Suggestion| location.range.is_some_and(|range| range.has_lines_of(&suggestion.range));
    Entry {
        message,
        severity: match finding.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Note => "INFO",
        },
        code: Code { value: finding.rule, url: report.rule(finding.rule).and_then(prose::address) },
        // Elsewhere reviewdog shows an error instead of the suggestion (service/github/github.go, buildSingleSuggestion).
        suggestions: suggestion.filter(fits).into_iter().collect(),
        related_locations: finding
            .related
            .iter()
            .map(|related| RelatedLocation {
                message: printable::line(&related.text).into_owned(),
                location: self::location(&related.place),
            })
            .collect(),
        location,
    }
}

fn location(place: &Place<'_>) -> Location {
    let path = printable::line(&place.path_in_work_tree()).into_owned();
    Location { path, range: range(&place.without_line_end()) }
}

fn range(place: &Place<'_>) -> Option<Range> {
    Some(Range { start: place.start()?.into(), end: place.end()?.into() })
}

impl Range {
    fn has_lines_of(&self, other: &Self) -> bool {
        (self.start.line, self.end.line) == (other.start.line, other.end.line)
    }
}

/// The fix as one piece of text, if it changes one file. None where it was withheld, or where a credential stands between its
/// edits.
fn suggestion(remedy: &Remedy<'_>) -> Option<Suggestion> {
    let mut changes: Vec<&Change<'_>> = remedy.changes.as_ref()?.iter().collect();
    changes.sort_by_key(|change| (change.place.span.start, change.place.span.end));
    let (first, last) = (changes.first()?, changes.last()?);
    let page = first.place.page?;
    if changes.iter().any(|change| change.place.path != first.place.path) {
        return None;
    }
    let mut text = String::new();
    let mut at = first.place.span.start;
    for change in &changes {
        text.push_str(page.text_without_credentials(Span::new(at, change.place.span.start.max(at)))?);
        text.push_str(change.replacement);
        at = change.place.span.end;
    }
    let whole = Place { span: Span::new(first.place.span.start, last.place.span.end), ..first.place };
    let range = range(&whole)?;
    Some(by_lines(range, &text).unwrap_or(Suggestion { range, text }))
}

/// A suggestion that replaces whole lines says so: with columns its end would lie on a line that it does not change.
fn by_lines(range: Range, text: &str) -> Option<Suggestion> {
    let at_line_starts = range.start.column == Some(1) && range.end.column == Some(1);
    if !at_line_starts || range.end.line <= range.start.line {
        return None;
    }
    let text = match text.strip_suffix('\n') {
        Some(text) => text.strip_suffix('\r').unwrap_or(text),
        None if text.is_empty() => text,
        None => return None,
    };
    let line = |line| LineColumn { line, column: None };
    Some(Suggestion {
        range: Range { start: line(range.start.line), end: line(range.end.line - 1) },
        text: text.to_owned(),
    })
}
