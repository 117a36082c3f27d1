//! What a format gets to see. Raw texts come in at [`Report::new`] and never leave this module: all that it hands out has its
//! credentials masked, while lines and columns are those of the original.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::time::Duration;

use super::credentials::{self, Values};
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity, Site};
use crate::rules::Rule;
use crate::text::{RepoPath, Source, Span};

/// What a format prints: diagnostics in order, with the texts that they speak of.
pub struct Report<'a> {
    diagnostics: &'a [Diagnostic],
    files: BTreeMap<RepoPath, Page<'a>>,
    rules: &'a [&'static Rule],
    artifacts: usize,
    elapsed: Duration,
}

/// A file that a report may quote.
#[derive(Clone, Copy)]
pub struct File<'a> {
    /// Its text.
    pub source: &'a Source,
    /// Whether no line but the one in question may be shown.
    pub confidential: bool,
}

/// How many diagnostics there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Of severity `error`.
    pub errors: usize,
    /// Of severity `warning`.
    pub warnings: usize,
    /// Of severity `note`.
    pub notes: usize,
    /// With a fix that may be applied unseen.
    pub safe_fixes: usize,
    /// With a fix that a person must look at.
    pub unsafe_fixes: usize,
}

impl<'a> Report<'a> {
    /// A report of `diagnostics`, sorted by path, offset and rule. `files` are those that they and their related places lie in,
    /// as far as they could be read; `rules` are those that may have spoken.
    pub fn new(
        diagnostics: &'a [Diagnostic],
        files: impl IntoIterator<Item = File<'a>>,
        rules: &'a [&'static Rule],
    ) -> Self {
        let files = files.into_iter().map(|file| (file.source.path().clone(), Page::new(file))).collect();
        Self { diagnostics, files, rules, artifacts: 0, elapsed: Duration::ZERO }
    }

    /// Says how many configuration files were read, and how long the run took.
    pub fn run(mut self, artifacts: usize, elapsed: Duration) -> Self {
        self.artifacts = artifacts;
        self.elapsed = elapsed;
        self
    }

    /// How many diagnostics there are.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for diagnostic in self.diagnostics {
            match diagnostic.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Note => counts.notes += 1,
            }
            match diagnostic.fix.as_ref().map(|fix| fix.applicability) {
                Some(Applicability::Safe) => counts.safe_fixes += 1,
                Some(Applicability::Unsafe) => counts.unsafe_fixes += 1,
                None => {}
            }
        }
        counts
    }

    pub(super) fn artifacts(&self) -> usize {
        self.artifacts
    }

    pub(super) fn elapsed(&self) -> Duration {
        self.elapsed
    }

    pub(super) fn rule(&self, name: &str) -> Option<&'static Rule> {
        self.rules.iter().copied().find(|rule| rule.name == name)
    }

    pub(super) fn findings(&self) -> impl Iterator<Item = Finding<'_>> {
        self.diagnostics.iter().map(|diagnostic| self.finding(diagnostic))
    }

    fn finding<'r>(&'r self, diagnostic: &'r Diagnostic) -> Finding<'r> {
        let place = self.place(&diagnostic.site);
        let places: Vec<Place<'r>> = diagnostic.related.iter().map(|label| self.place(&label.site)).collect();
        let mut secrets: Vec<&str> = Vec::new();
        for page in places.iter().chain([&place]).filter_map(|place| place.page) {
            secrets.extend(page.secrets());
        }
        let related = places.into_iter().zip(&diagnostic.related);
        Finding {
            rule: diagnostic.rule,
            severity: diagnostic.severity,
            message: conceal(&diagnostic.message, &secrets),
            help: diagnostic.help.as_deref().map(|help| conceal(help, &secrets)),
            related: related.map(|(place, label)| Related { place, text: conceal(&label.text, &secrets) }).collect(),
            fix: diagnostic.fix.as_ref().map(|fix| self.remedy(fix, &secrets)),
            place,
        }
    }

    fn place<'r>(&'r self, site: &'r Site) -> Place<'r> {
        Place { path: &site.path, span: site.span, page: self.files.get(&site.path) }
    }

    fn remedy<'r>(&'r self, fix: &'r Fix, secrets: &[&str]) -> Remedy<'r> {
        let change = |edit: &'r Edit| {
            let place = self.place(&edit.site);
            let harmless = conceal(&edit.replacement, secrets) == edit.replacement
                && !place.page.is_some_and(|page| page.completes_credential(edit));
            harmless.then_some(Change { place, replacement: edit.replacement.as_str() })
        };
        Remedy {
            title: conceal(&fix.title, secrets),
            applicability: fix.applicability,
            changes: fix.edits.iter().map(change).collect(),
        }
    }
}

/// `text` without what looks like a credential or is one of `secrets`.
fn conceal<'t>(text: &'t str, secrets: &[&str]) -> Cow<'t, str> {
    let masked = credentials::mask(text);
    let quoted = credentials::quoted(&masked, secrets);
    if quoted.is_empty() { masked } else { Cow::Owned(credentials::cover(&masked, &quoted).into_owned()) }
}

/// A diagnostic, masked.
pub(super) struct Finding<'r> {
    pub(super) rule: &'static str,
    pub(super) severity: Severity,
    pub(super) place: Place<'r>,
    pub(super) message: Cow<'r, str>,
    pub(super) help: Option<Cow<'r, str>>,
    pub(super) related: Vec<Related<'r>>,
    pub(super) fix: Option<Remedy<'r>>,
}

/// Another place that belongs to a diagnostic.
pub(super) struct Related<'r> {
    pub(super) place: Place<'r>,
    pub(super) text: Cow<'r, str>,
}

/// A fix, masked.
pub(super) struct Remedy<'r> {
    pub(super) title: Cow<'r, str>,
    pub(super) applicability: Applicability,
    /// None where a replacement holds a credential: asterisks must not be written into anyone's file.
    pub(super) changes: Option<Vec<Change<'r>>>,
}

/// An edit without credentials.
pub(super) struct Change<'r> {
    pub(super) place: Place<'r>,
    pub(super) replacement: &'r str,
}

/// A place in a file that may not have been readable.
#[derive(Clone, Copy)]
pub(super) struct Place<'r> {
    pub(super) path: &'r RepoPath,
    pub(super) span: Span,
    pub(super) page: Option<&'r Page<'r>>,
}

/// A line and columns, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) line: usize,
    /// In characters.
    pub(super) column: usize,
    /// In UTF-16 code units.
    pub(super) utf16_column: usize,
}

impl Place<'_> {
    /// Where it begins, if the file could be read.
    pub(super) fn start(&self) -> Option<Position> {
        self.page.map(|page| page.position(self.span.start))
    }

    /// Where it ends: the position after its last character.
    pub(super) fn end(&self) -> Option<Position> {
        self.page.map(|page| page.position(self.span.end))
    }
}

/// A file whose text is masked.
pub(super) struct Page<'a> {
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
    pub(super) fn new(file: File<'a>) -> Self {
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
    pub(super) fn is_confidential(&self) -> bool {
        self.confidential
    }

    /// The whole text, masked; as long as the original.
    pub(super) fn text(&self) -> &str {
        self.masked().text.as_deref().unwrap_or(self.source.text())
    }

    /// `span` within the text and on boundaries of its characters.
    pub(super) fn clamp(&self, span: Span) -> Span {
        let text = self.source.text();
        let floor =
            |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
        Span::new(floor(span.start), floor(span.end))
    }

    /// The line (from 1) that `offset` lies on.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.source.lines().line(offset)
    }

    /// The bytes of a line (from 1) without its end, and without the byte order mark.
    pub(super) fn line_span(&self, line: usize) -> Span {
        let span = self.source.lines().span(line);
        let text = self.source.slice(span);
        let content = text.strip_suffix('\n').map_or(text, |text| text.strip_suffix('\r').unwrap_or(text));
        let mark = if span.start == 0 { self.source.without_byte_order_mark().1 } else { 0 };
        Span::new(span.start + mark.min(content.len()), span.start + content.len())
    }

    /// How many lines there are that hold anything.
    pub(super) fn line_count(&self) -> usize {
        let lines = self.source.lines().count();
        if self.source.text().ends_with('\n') { lines - 1 } else { lines }
    }

    fn position(&self, offset: usize) -> Position {
        let (text, lines) = (self.source.text(), self.source.lines());
        let place = lines.position(text, offset);
        let utf16_column = lines.position_utf16(text, offset).column;
        Position { line: place.line, column: place.column, utf16_column }
    }

    /// The credentials that stand in it.
    pub(super) fn secrets(&self) -> impl Iterator<Item = &str> {
        let secrets = self.masked().secrets.iter().map(|span| self.source.slice(*span));
        secrets.filter(|secret| secret.len() >= credentials::SHORTEST_SECRET)
    }

    /// Whether the line has a credential within the replacement once `edit` is applied: the replacement may be its value alone.
    fn completes_credential(&self, edit: &Edit) -> bool {
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
