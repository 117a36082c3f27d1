//! All that a finding says, for formats that have one field of text for it.

use std::fmt::Write as _;

use super::material::{Finding, Related};
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

/// Where more can be read about what `rule` speaks of.
pub(super) fn address(rule: &Rule) -> Option<&'static str> {
    rule.references.first().copied().filter(|address| is_web_address(address))
}

fn is_web_address(address: &str) -> bool {
    let web = address.starts_with("https://") || address.starts_with("http://");
    web && address.bytes().all(|byte| byte.is_ascii_graphic())
}
