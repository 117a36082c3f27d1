//! The report for people: each finding with the lines of source that it speaks of, then a closing line.

mod closing;
mod line;
mod snippet;

use std::fmt::Write as _;
use std::io;

use textwrap::core::Word;

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
            let _ = write!(text, "{}{name}{RESET}", color_of(finding.severity));
            // Each line for itself: pagers and the logs of jobs forget the style at a line's end.
            let lines: Vec<String> = message.lines().map(|line| format!("{BOLD}{line}{RESET}")).collect();
            text.push_str(&lines.join("\n"));
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

/// What stands in backquotes is broken only where it is longer than this, in bytes.
const LONGEST_CODE: usize = 48;

/// Lines no wider than the terminal; words, paths and commands stay whole, so that they can be copied.
pub(super) fn wrap(text: &str, first: &str, rest: &str, options: &Options) -> String {
    let style = textwrap::Options::new(options.width)
        .initial_indent(first)
        .subsequent_indent(rest)
        .break_words(false)
        .word_separator(textwrap::WordSeparator::Custom(words))
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::fill(text, style)
}

/// The words of `line`; one holds what stands in backquotes with the blanks in it, if that is not long.
fn words(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let mut rest = line;
    Box::new(std::iter::from_fn(move || {
        let mut end = end_of_word(rest);
        end += rest[end..].len() - rest[end..].trim_start_matches(' ').len();
        let (word, after) = rest.split_at(end);
        rest = after;
        (!word.is_empty()).then(|| Word::from(word))
    }))
}

/// Where the first blank of `text` stands that a line may be broken at.
fn end_of_word(text: &str) -> usize {
    let mut end = 0;
    while let Some(next) = text[end..].find([' ', '`']).map(|at| end + at) {
        let in_code =
            text[next + 1..].find('`').filter(|length| text[next..].starts_with('`') && *length <= LONGEST_CODE);
        match in_code {
            Some(length) => end = next + 1 + length + 1,
            None if text[next..].starts_with('`') => end = next + 1,
            None => return next,
        }
    }
    text.len()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_in_backquotes_are_not_broken() {
        let split = |text| words(text).map(|word| word.to_string()).collect::<Vec<_>>();
        assert_eq!(
            split("so `go list -m all` and  (`a b`) `c d"),
            ["so", "`go list -m all`", "and", "(`a b`)", "`c", "d"]
        );
        let long = format!("`{}`", "ab ".repeat(20));
        assert!(split(&long).len() > 10);
        assert_eq!(split(""), Vec::<String>::new());
        assert_eq!(split("``é`ß ü` x"), ["``é`ß ü`", "x"]);
    }
}
