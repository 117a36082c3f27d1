//! Everything that is known of each finding, for programs. The fields are described in `docs/json-report.md`.

use std::io;

use serde::Serialize;

use super::Options;
use super::material::{Change, Finding, Place, Position, Related, Remedy, Report};
use crate::diagnostic::{Applicability, Severity};

/// Raised when a field goes away or changes its meaning; new fields do not raise it.
const VERSION: u32 = 1;

/// The same tree and options give the same bytes, so the time that the run took is left out.
pub(super) fn write(report: &Report<'_>, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let counts = report.counts();
    let document = Document {
        version: VERSION,
        tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        summary: Summary {
            errors: counts.errors,
            warnings: counts.warnings,
            notes: counts.notes,
            artifacts: report.artifacts(),
        },
        diagnostics: report.findings().map(|finding| entry(&finding)).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Document {
    version: u32,
    tool: Tool,
    summary: Summary,
    diagnostics: Vec<Entry>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    notes: usize,
    artifacts: usize,
}

#[derive(Serialize)]
struct Entry {
    rule: &'static str,
    severity: Severity,
    message: String,
    help: Option<String>,
    #[serde(flatten)]
    location: Location,
    related: Vec<RelatedEntry>,
    fix: Option<FixEntry>,
}

#[derive(Serialize)]
struct RelatedEntry {
    message: String,
    #[serde(flatten)]
    location: Location,
}

#[derive(Serialize)]
struct FixEntry {
    title: String,
    applicability: Applicability,
    edits: Option<Vec<EditEntry>>,
}

#[derive(Serialize)]
struct EditEntry {
    #[serde(flatten)]
    location: Location,
    replacement: String,
}

#[derive(Serialize)]
struct Location {
    path: String,
    span: Bytes,
    start: Option<LineColumn>,
    end: Option<LineColumn>,
}

#[derive(Serialize)]
struct Bytes {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LineColumn {
    line: usize,
    column: usize,
    utf16_column: usize,
}

impl From<Position> for LineColumn {
    fn from(position: Position) -> Self {
        Self { line: position.line, column: position.column, utf16_column: position.utf16_column }
    }
}

fn entry(finding: &Finding<'_>) -> Entry {
    let related =
        |related: &Related<'_>| RelatedEntry { message: related.text.to_string(), location: location(&related.place) };
    Entry {
        rule: finding.rule,
        severity: finding.severity,
        message: finding.message.to_string(),
        help: finding.help.as_ref().map(ToString::to_string),
        location: location(&finding.place),
        related: finding.related.iter().map(related).collect(),
        fix: finding.fix.as_ref().map(fix),
    }
}

fn fix(remedy: &Remedy<'_>) -> FixEntry {
    let edit = |change: &Change<'_>| EditEntry {
        location: location(&change.place),
        replacement: change.replacement.to_owned(),
    };
    FixEntry {
        title: remedy.title.to_string(),
        applicability: remedy.applicability,
        edits: remedy.changes.as_ref().map(|changes| changes.iter().map(edit).collect()),
    }
}

fn location(place: &Place<'_>) -> Location {
    Location {
        path: place.path.to_string(),
        span: Bytes { start: place.span.start, end: place.span.end },
        start: place.start().map(LineColumn::from),
        end: place.end().map(LineColumn::from),
    }
}
