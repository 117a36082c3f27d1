//! The lines of source around the places of a finding. miette draws them; what it gets to see is only the few lines that are
//! shown, for it measures its source anew for each label.

use std::fmt::{self, Write as _};

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode,
    SourceSpan, SpanContents, ThemeCharacters, ThemeStyles,
};
use textwrap::core::display_width;

use super::line::{Fit, Line};
use super::{Options, wrap};
use crate::diagnostic::Severity;
use crate::report::material::{Finding, Page, Place};
use crate::report::printable;
use crate::text::Span;

/// Lines of context above and below.
const CONTEXT: usize = 1;
/// Places of one file that are this many lines apart share a snippet.
const NEAR: usize = 3;
/// Of a place over more lines than this only the first is shown.
const MOST_LINES: usize = 5;
/// Labels are wrapped, but get at least so many columns.
const LABEL_WIDTH: usize = 28;

/// Draws every place of `finding`, its own first.
pub(super) fn draw(finding: &Finding<'_>, options: &Options, text: &mut String) {
    let mut windows: Vec<Window<'_>> = Vec::new();
    let related = finding.related.iter().map(|related| (related.place, Some(&*related.text)));
    for (place, label) in [(finding.place, None)].into_iter().chain(related) {
        let label = label.map(|label| printable::line(label).into_owned());
        let Some(page) = place.page else {
            at(&place, label.as_deref(), text);
            continue;
        };
        let mark = Mark::new(place, page, label, windows.is_empty());
        match windows.iter_mut().find(|window| std::ptr::eq(window.page, page) && window.takes(&mark, options)) {
            Some(window) => window.add(mark),
            None => windows.push(Window { path: place.path.to_string(), page, marks: vec![mark] }),
        }
    }
    for window in &windows {
        window.render(finding.severity, options, text);
    }
}

/// The place of a finding in a file that could not be read.
fn at(place: &Place<'_>, label: Option<&str>, text: &mut String) {
    let path = place.path.to_string();
    let _ = match label {
        Some(label) => writeln!(text, "  at {}: {label}", printable::line(&path)),
        None => writeln!(text, "  at {}", printable::line(&path)),
    };
}

/// A place that is pointed at.
struct Mark {
    span: Span,
    first: usize,
    last: usize,
    line: usize,
    column: usize,
    label: Option<String>,
    primary: bool,
}

impl Mark {
    fn new(place: Place<'_>, page: &Page<'_>, label: Option<String>, primary: bool) -> Self {
        let span = page.clamp(place.span);
        let first = page.line(span.start);
        let last = if span.is_empty() { first } else { page.line(span.end - 1) };
        let (line, column) = place.start().map_or((first, 1), |start| (start.line, start.column));
        let mut mark = Self { span, first, last, line, column, label, primary };
        if page.is_confidential() && last > first || last - first >= MOST_LINES {
            mark.cut_to_first_line(page);
        }
        mark
    }

    fn cut_to_first_line(&mut self, page: &Page<'_>) {
        let to = format!("to line {}", self.last);
        self.label = Some(self.label.take().map_or_else(|| to.clone(), |label| format!("{label} ({to})")));
        self.last = self.first;
        self.span = Span::new(self.span.start, page.line_span(self.first).end);
    }

    fn is_on(&self, line: usize) -> bool {
        self.first <= line && line <= self.last
    }
}

/// Neighbouring lines of one file with what is pointed at in them.
struct Window<'f> {
    path: String,
    page: &'f Page<'f>,
    marks: Vec<Mark>,
}

impl Window<'_> {
    fn first(&self) -> usize {
        self.marks.iter().map(|mark| mark.first).min().unwrap_or(1)
    }

    fn last(&self) -> usize {
        self.marks.iter().map(|mark| mark.last).max().unwrap_or(1)
    }

    /// Whether `mark` is near enough to be shown in the same snippet. Places of a line that will be cropped are not.
    fn takes(&self, mark: &Mark, options: &Options) -> bool {
        let near = if self.page.is_confidential() { 1 } else { NEAR };
        let fits = |line| width(self.page, line) <= options.width.saturating_sub(12);
        mark.first <= self.last() + near
            && self.first() <= mark.last + near
            && (mark.first..=mark.last).chain(self.first()..=self.last()).all(fits)
    }

    fn add(&mut self, mark: Mark) {
        self.marks.push(mark);
        self.marks.sort_by_key(|mark| (mark.span.start, mark.span.end));
    }

    /// Which lines are shown: empty ones give no context.
    fn lines(&self) -> std::ops::RangeInclusive<usize> {
        let (first, last) = (self.first(), self.last());
        if self.page.is_confidential() {
            return first..=last;
        }
        let says_something = |line: &usize| {
            let text = self.page.text().get(self.page.line_span(*line).range());
            text.is_some_and(|text| !text.trim().is_empty())
        };
        let above = (1..first).rev().take(CONTEXT).take_while(says_something).count();
        let below = (last + 1..=self.page.line_count()).take(CONTEXT).take_while(says_something).count();
        first - above..=last + below
    }

    fn render(&self, severity: Severity, options: &Options, text: &mut String) {
        let lines = self.lines();
        let gutter = lines.end().to_string().len() + 4;
        let spanning = self.marks.iter().filter(|mark| mark.last > mark.first).count();
        let arrows = if spanning > 0 { spanning + 3 } else { 0 };
        let room = options.width.saturating_sub(gutter + arrows).max(LABEL_WIDTH);
        let first_line = *lines.start();
        let drawn: Vec<Line> = lines.map(|line| self.draw_line(line, room, options)).collect();

        let mut source = Excerpt::new(self, first_line);
        let mut starts = Vec::with_capacity(drawn.len());
        for line in &drawn {
            starts.push(source.text.len());
            source.text.push_str(&line.text);
            source.text.push('\n');
        }
        let end = |line: usize, offset: usize| {
            let index = line.saturating_sub(first_line);
            let start = starts.get(index).copied().unwrap_or_default();
            drawn.get(index).map_or((start, 0), |line| (start + line.offset(offset), line.column(line.offset(offset))))
        };
        let labels = self.marks.iter().map(|mark| {
            let (start, column) = end(mark.first, mark.span.start);
            let (stop, last_column) = end(mark.last, mark.span.end);
            let indent = if mark.last > mark.first { 0 } else { usize::midpoint(column, last_column) };
            let label = mark.label.as_ref().map(|label| wrap_label(label, room.saturating_sub(indent + 4)));
            let span = SourceSpan::from((start, stop.saturating_sub(start)));
            if mark.primary {
                LabeledSpan::new_primary_with_span(label, span)
            } else {
                LabeledSpan::new_with_span(label, span)
            }
        });
        let drawing = Drawing { labels: labels.collect(), source };
        draw_with_miette(&drawing, self.theme(severity, options), options, text);
    }

    fn draw_line(&self, line: usize, room: usize, options: &Options) -> Line {
        let span = self.page.line_span(line);
        let marks = || self.marks.iter().filter(|mark| mark.is_on(line));
        let cut = |mark: &Mark| {
            let start = mark.span.start.clamp(span.start, span.end);
            Span::new(start, mark.span.end.clamp(start, span.end))
        };
        let focus = marks().map(cut).reduce(Span::cover);
        let label =
            marks().filter_map(|mark| mark.label.as_deref()).map(|label| display_width(label).min(LABEL_WIDTH) + 4);
        let fit = Fit { room, label: label.max().unwrap_or_default(), unicode: options.unicode };
        Line::draw(self.page.text(), span, focus, fit)
    }

    /// The finding's own place in the colour of its severity, the others in one that stands back.
    fn theme(&self, severity: Severity, options: &Options) -> GraphicalTheme {
        let characters = if options.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() };
        let mut styles = if options.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
        if options.color {
            let own = match severity {
                Severity::Error => styles.error,
                Severity::Warning => styles.warning,
                Severity::Note => styles.advice,
            };
            let other = ThemeStyles::none().help.blue();
            styles.highlights =
                self.marks.iter().map(|mark| if mark.primary { own.bold() } else { other.bold() }).collect();
            styles.link = ThemeStyles::none().link.bold();
        }
        GraphicalTheme { characters, styles }
    }
}

/// How wide a line is at most, its tabs included.
fn width(page: &Page<'_>, line: usize) -> usize {
    let text = page.text().get(page.line_span(line).range()).unwrap_or_default();
    text.len() + 3 * text.bytes().filter(|byte| *byte == b'\t').count()
}

fn wrap_label(label: &str, room: usize) -> String {
    let options = Options { width: room.max(LABEL_WIDTH), ..Options::default() };
    wrap(label, "", "", &options)
}

/// Only what stands below the header of a finding is miette's; the header that it draws is cut off.
fn draw_with_miette(drawing: &Drawing, theme: GraphicalTheme, options: &Options, text: &mut String) {
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_width(options.width)
        .with_context_lines(CONTEXT)
        .with_urls(false)
        .without_syntax_highlighting();
    let mut whole = String::new();
    // Writing into a string does not fail, and the excerpt gives itself for every span.
    if handler.render_report(&mut whole, drawing).is_ok() {
        for line in whole.lines().skip(1) {
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
}

#[derive(Debug)]
struct Drawing {
    labels: Vec<LabeledSpan>,
    source: Excerpt,
}

impl fmt::Display for Drawing {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Drawing {}

impl Diagnostic for Drawing {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

/// The lines of a window, as drawn. It always shows the whole of itself.
#[derive(Debug)]
struct Excerpt {
    name: String,
    text: String,
    first_line: usize,
    lines: usize,
    /// The place that stands in the frame.
    line: usize,
    column: usize,
}

impl Excerpt {
    fn new(window: &Window<'_>, first_line: usize) -> Self {
        let shown = window.marks.iter().find(|mark| mark.primary).or(window.marks.first());
        Self {
            name: printable::line(&window.path).into_owned(),
            text: String::new(),
            first_line,
            lines: window.last() + 1 - window.first(),
            line: shown.map_or(first_line, |mark| mark.line),
            column: shown.map_or(1, |mark| mark.column),
        }
    }
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        _: &SourceSpan,
        context_before: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        // miette asks for the lines with context, and for the place in the frame without.
        let (line, column) =
            if context_before == 0 { (self.line - 1, self.column - 1) } else { (self.first_line - 1, 0) };
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            self.text.as_bytes(),
            (0, self.text.len()).into(),
            line,
            column,
            self.lines,
        )))
    }
}
