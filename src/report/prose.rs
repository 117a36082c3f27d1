//! All that a finding says, for formats that have one field of text for it.

use std::fmt::Write as _;

use super::material::{Counts, Finding, Related};
use super::printable;
use crate::rules::Rule;

/// All of it as plain sentences in one line.
pub(super) fn plain(finding: &Finding<'_>) -> String {
    paragraph(finding, |text| printable::line(text).into_owned(), |_, related| reference(related))
}

/// The message, the related places as `link` writes them, and the advice, as sentences in one line; `write` makes text of the
/// format that is written.
pub(super) fn paragraph(
    finding: &Finding<'_>,
    write: impl Fn(&str) -> String,
    link: impl Fn(usize, &Related<'_>) -> String,
) -> String {
    let mut text = write(&finding.message);
    for (index, related) in finding.related.iter().enumerate() {
        let _ = write!(text, "{}{}", if index == 0 { " (" } else { "; " }, link(index, related));
    }
    if !finding.related.is_empty() {
        text.push(')');
    }
    text.push('.');
    if let Some(help) = &finding.help {
        let _ = write!(text, " Help: {}.", write(help.trim_end_matches('.')));
    }
    text
}

/// The same in lines: the message, each related place, the advice.
pub(super) fn lines(finding: &Finding<'_>) -> Vec<String> {
    let mut lines = vec![printable::line(&finding.message).into_owned()];
    lines.extend(finding.related.iter().map(reference));
    lines.extend(finding.help.as_ref().map(|help| format!("help: {}", printable::line(help))));
    lines
}

/// A related place in plain text: `web/go.mod:3: asks for 1.26.0`.
fn reference(related: &Related<'_>) -> String {
    format!("{}: {}", place(related), printable::line(&related.text))
}

/// Where it is: `web/go.mod:3`.
pub(super) fn place(related: &Related<'_>) -> String {
    let line = related.place.start().map(|start| format!(":{}", start.line)).unwrap_or_default();
    format!("{}{line}", printable::line(&related.place.path_in_work_tree()))
}

/// `1 error`, `2 errors`.
pub(super) fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// `a`, `a and b`, `a, b and c`; nothing where there is nothing.
pub(super) fn list(words: &[String]) -> Option<String> {
    let (last, others) = words.split_last()?;
    Some(if others.is_empty() { last.clone() } else { format!("{} and {last}", others.join(", ")) })
}

/// How much was found, by severity: `1 error`, `2 warnings`. Empty where nothing was.
pub(super) fn found(counts: Counts) -> Vec<String> {
    let kinds = [(counts.errors, "error"), (counts.warnings, "warning"), (counts.notes, "note")];
    kinds.into_iter().filter(|(count, _)| *count > 0).map(|(count, noun)| plural(count, noun)).collect()
}

/// How much can be mended with which option, as `option` writes its name.
pub(super) fn mendable(counts: Counts, option: impl Fn(&str) -> String) -> Option<String> {
    let (safe, all) = (option("--fix"), option("--unsafe-fixes"));
    match (counts.safe_fixes, counts.unsafe_fixes) {
        (0, 0) => None,
        (count, 0) => Some(format!("{count} can be mended with {safe}")),
        (0, count) => Some(format!("{count} can be mended with {all}")),
        (count, more) => Some(format!("{count} can be mended with {safe}, {more} more with {all}")),
    }
}

/// Where more can be read about what `rule` speaks of.
pub(super) fn address(rule: &Rule) -> Option<&'static str> {
    rule.references.first().copied().filter(|address| is_web_address(address))
}

fn is_web_address(address: &str) -> bool {
    let web = address.starts_with("https://") || address.starts_with("http://");
    web && address.bytes().all(|byte| byte.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_in_the_singular_or_the_plural() {
        let counts = Counts { errors: 1, warnings: 2, notes: 0, safe_fixes: 0, unsafe_fixes: 0 };
        assert_eq!(found(counts), ["1 error", "2 warnings"]);
        assert!(found(Counts::default()).is_empty());
        assert_eq!(plural(1, "configuration file"), "1 configuration file");
    }

    #[test]
    fn both_kinds_of_fix_are_offered() {
        let offer = |safe_fixes, unsafe_fixes| {
            mendable(Counts { safe_fixes, unsafe_fixes, ..Counts::default() }, str::to_owned).unwrap_or_default()
        };
        assert_eq!(offer(0, 0), "");
        assert_eq!(offer(2, 0), "2 can be mended with --fix");
        assert_eq!(offer(0, 1), "1 can be mended with --unsafe-fixes");
        assert_eq!(offer(2, 1), "2 can be mended with --fix, 1 more with --unsafe-fixes");
    }

    #[test]
    fn words_are_joined_as_people_do() {
        let joined = |words: &[&str]| list(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        assert_eq!(joined(&[]), None);
        assert_eq!(joined(&["a"]).as_deref(), Some("a"));
        assert_eq!(joined(&["a", "b", "c"]).as_deref(), Some("a, b and c"));
    }
}
