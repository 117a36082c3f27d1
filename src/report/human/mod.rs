//! The report for people: each finding with the lines of source that it speaks of, then a closing line.

mod closing;
mod line;
mod snippet;

use std::fmt::Write as _;
use std::io;

use super::material::{Finding, Remedy, Report};
use super::{Options, printable};
use crate::diagnostic::{Applicability, Severity};

/// Below this many columns nothing can be drawn; lines get longer than asked for then.
const NARROWEST: usize = 40;

pub(super) fn write(report: &Report<'_>, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let options = Options { width: options.width.max(NARROWEST), ..*options };
    for finding in report.findings() {
        out.write_all(render(&finding, &options).as_bytes())?;
        writeln!(out)?;
    }
    if !options.quiet {
        writeln!(out, "{}", closing::line(report, &options))?;
    }
    Ok(())
}

fn render(finding: &Finding<'_>, options: &Options) -> String {
    let mut text = String::new();
    header(finding, options, &mut text);
    snippet::draw(finding, options, &mut text);
    if let Some(help) = &finding.help {
        let lines: Vec<_> = help.lines().map(printable::line).collect();
        note("help", &lines.join("\n"), options, &mut text);
    }
    if let Some(fix) = &finding.fix {
        note(&format!("fix ({})", fix.applicability.as_str()), &offer(fix), options, &mut text);
    }
    text
}

fn header(finding: &Finding<'_>, options: &Options, text: &mut String) {
    let name = format!("{}[{}]:", finding.severity, finding.rule);
    let line = format!("{name} {}", printable::line(&finding.message));
    let wrapped = wrap(&line, "", "  ", options);
    // The name holds no space, so wrapping leaves it whole.
    match wrapped.strip_prefix(&name).filter(|_| options.color) {
        Some(message) => {
            let _ = write!(text, "{}{name}{RESET}{BOLD}{message}{RESET}", color_of(finding.severity));
        }
        None => text.push_str(&wrapped),
    }
    text.push('\n');
}

fn offer(fix: &Remedy<'_>) -> String {
    let option = match fix.applicability {
        Applicability::Safe => "--fix",
        Applicability::Unsafe => "--unsafe-fixes",
    };
    format!("{} (run with {option})", printable::line(&fix.title))
}

/// An indented line that begins with `name:`.
fn note(name: &str, what: &str, options: &Options, text: &mut String) {
    let first = format!("  {name}: ");
    let wrapped = wrap(what, &first, &" ".repeat(first.len()), options);
    match wrapped.strip_prefix(&first).filter(|_| options.color) {
        Some(rest) => {
            let _ = write!(text, "  {CYAN}{name}:{RESET} {rest}");
        }
        None => text.push_str(&wrapped),
    }
    text.push('\n');
}

/// Lines no wider than the terminal; words, paths and commands stay whole, so that they can be copied.
pub(super) fn wrap(text: &str, first: &str, rest: &str, options: &Options) -> String {
    let style = textwrap::Options::new(options.width)
        .initial_indent(first)
        .subsequent_indent(rest)
        .break_words(false)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::fill(text, style)
}

pub(super) const RESET: &str = "\u{1b}[0m";
pub(super) const BOLD: &str = "\u{1b}[1m";
pub(super) const CYAN: &str = "\u{1b}[36m";

const fn color_of(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "\u{1b}[1;31m",
        Severity::Warning => "\u{1b}[1;33m",
        Severity::Note => "\u{1b}[1;36m",
    }
}
