//! Annotations of GitHub Actions: workflow commands, one a finding.
//!
//! Escapes and limits are the runner's (actions/runner, `ActionCommand.cs`, `ActionCommandManager.cs`, `ExecutionContext.cs`).

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;

use super::material::{Finding, Report};
use super::{Options, printable, prose};
use crate::diagnostic::Severity;

/// The runner keeps so many annotations of each type of a step.
const MOST_OF_A_TYPE: usize = 10;
/// The runner cuts a longer message there; in UTF-16 code units.
const LONGEST_MESSAGE: usize = 4096;

pub(super) fn write(report: &Report<'_>, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let room = room(report);
    let mut written: BTreeMap<Severity, usize> = BTreeMap::new();
    for finding in report.findings_by_severity() {
        let count = written.entry(finding.severity).or_default();
        if *count < room.get(&finding.severity).copied().unwrap_or(MOST_OF_A_TYPE) {
            *count += 1;
            writeln!(out, "{}", command(&finding))?;
        }
    }
    if let Some(rest) = rest(report) {
        writeln!(out, "::notice title={}::{}", env!("CARGO_PKG_NAME"), data(&rest))?;
    }
    Ok(())
}

/// How many of each severity are annotated. Where some are not, one notice more says so.
fn room(report: &Report<'_>) -> BTreeMap<Severity, usize> {
    let counts = report.counts();
    let cut = [counts.errors, counts.warnings, counts.notes].into_iter().any(|count| count > MOST_OF_A_TYPE);
    let notices = if cut { MOST_OF_A_TYPE - 1 } else { MOST_OF_A_TYPE };
    BTreeMap::from([(Severity::Error, MOST_OF_A_TYPE), (Severity::Warning, MOST_OF_A_TYPE), (Severity::Note, notices)])
}

/// What to say of the findings that are not annotated, if there are any.
fn rest(report: &Report<'_>) -> Option<String> {
    let (counts, room) = (report.counts(), room(report));
    let kinds = [
        (Severity::Error, counts.errors, "error"),
        (Severity::Warning, counts.warnings, "warning"),
        (Severity::Note, counts.notes, "note"),
    ];
    let left: Vec<String> = kinds
        .into_iter()
        .map(|(severity, count, noun)| (count.saturating_sub(room.get(&severity).copied().unwrap_or_default()), noun))
        .filter(|(left, _)| *left > 0)
        .map(|(left, noun)| prose::plural(left, &format!("more {noun}")))
        .collect();
    let left = prose::list(&left)?;
    Some(format!("{left} not annotated: GitHub takes {MOST_OF_A_TYPE} of a kind from a step"))
}

fn command(finding: &Finding<'_>) -> String {
    let kind = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let path = finding.place.path_in_work_tree();
    let mut command = format!("::{kind} file={}", property(&printable::line(&path)));
    let place = finding.place.without_line_end();
    if let (Some(start), Some(end)) = (place.start(), place.end()) {
        let _ = write!(command, ",line={},endLine={}", start.line, end.line);
        // The runner drops columns of places that have several lines.
        if start.line == end.line {
            let _ = write!(command, ",col={},endColumn={}", start.column, end.column);
        }
    }
    let message = shortened(&prose::lines(finding).join("\n"));
    format!("{command},title={}::{}", property(finding.rule), data(&message))
}

fn shortened(message: &str) -> String {
    if message.encode_utf16().count() <= LONGEST_MESSAGE {
        return message.to_owned();
    }
    let mut length = 1;
    let fits = |c: &char| {
        length += c.len_utf16();
        length <= LONGEST_MESSAGE
    };
    message.chars().take_while(fits).chain(['…']).collect()
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_value_is_escaped() {
        assert_eq!(data("100%\r\na:b,c"), "100%25%0D%0Aa:b,c");
        assert_eq!(property("c:\\a,b\n%2C"), "c%3A\\a%2Cb%0A%252C");
    }

    #[test]
    fn long_messages_are_cut_where_the_runner_would_cut_them() {
        let message = "😀".repeat(3000);
        let short = shortened(&message);
        assert_eq!(short.encode_utf16().count(), LONGEST_MESSAGE - 1);
        assert!(short.ends_with("😀…"));
        assert_eq!(shortened(&"a".repeat(LONGEST_MESSAGE)).len(), LONGEST_MESSAGE);
    }
}
