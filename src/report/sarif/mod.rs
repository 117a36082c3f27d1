//! SARIF 2.1.0 as GitHub code scanning takes it: one run, the rules that spoke with their pages, columns in UTF-16 code units
//! with `columnKind` saying so, addresses relative to the root, related places linked from the message (code scanning shows
//! them nowhere else), and fixes.

mod model;
mod rules;
mod suppressions;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;

use super::fingerprint::fingerprints;
use super::material::{Change, Finding, Place, Position, Remedy, Report};
use super::{Options, printable};
use crate::diagnostic::Severity;
use crate::text::RepoPath;

use model::{
    ArtifactChange, ArtifactContent, ArtifactLocation, BaseId, Driver, Fix, Invocation, Level, Location, Log, Message,
    PhysicalLocation, Region, Replacement, Run, RunResult, Tool,
};

/// The root, in the name that GitHub and others give it.
const ROOT: &str = "%SRCROOT%";
/// Where our fingerprint stands. `primaryLocationLineHash` is code scanning's own, made by its upload action.
const FINGERPRINT: &str = "goconflint/v1";

pub(super) fn write(report: &Report<'_>, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let spoke = report.findings().chain(report.suppressed_findings().map(|(finding, _)| finding));
    let mut rules: BTreeMap<&'static str, usize> = spoke.map(|finding| (finding.rule, 0)).collect();
    for (index, rule) in rules.values_mut().enumerate() {
        *rule = index;
    }
    let of_standing = || suppressions::none_among(report.suppressed_findings().count());
    let standing = report.findings().map(|finding| (finding, of_standing()));
    let hidden = report.suppressed_findings().map(|(finding, reason)| (finding, Some(suppressions::in_source(reason))));
    let results = standing.chain(hidden).zip(fingerprints(report)).map(|((finding, suppressions), fingerprint)| {
        let index = rules.get(finding.rule).copied().unwrap_or_default();
        RunResult { suppressions, ..result(&finding, index, fingerprint) }
    });
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: env!("CARGO_PKG_NAME"),
                    version: env!("CARGO_PKG_VERSION"),
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    information_uri: Some(env!("CARGO_PKG_REPOSITORY")).filter(|address| !address.is_empty()),
                    rules: rules.keys().map(|name| rules::descriptor(name, report.rule(name))).collect(),
                },
            },
            invocations: [Invocation { execution_successful: true }],
            original_uri_base_ids: BTreeMap::from([(
                ROOT,
                BaseId { description: Message::plain("The root of the repository that was checked.") },
            )]),
            column_kind: "utf16CodeUnits",
            results: results.collect(),
        }],
    };
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

fn level(severity: Severity) -> Level {
    match severity {
        Severity::Error => Level::Error,
        Severity::Warning => Level::Warning,
        Severity::Note => Level::Note,
    }
}

fn result(finding: &Finding<'_>, rule_index: usize, fingerprint: String) -> RunResult {
    let related = finding.related.iter().enumerate().map(|(index, related)| Location {
        id: Some(index + 1),
        message: Some(Message::plain(related.text.as_ref())),
        physical_location: physical_location(&related.place),
    });
    RunResult {
        rule_id: finding.rule,
        rule_index,
        level: level(finding.severity),
        message: Message::plain(message(finding)),
        locations: [Location { id: None, message: None, physical_location: physical_location(&finding.place) }],
        related_locations: related.collect(),
        fixes: finding.fix.as_ref().and_then(fix).into_iter().collect(),
        partial_fingerprints: BTreeMap::from([(FINGERPRINT, fingerprint)]),
        suppressions: None,
    }
}

/// The message with a link to each related place, then the advice: code scanning shows no other text of a result.
fn message(finding: &Finding<'_>) -> String {
    // `[text](1)` in a message would be a link.
    let mut text = printable::line(&finding.message).replace("](", "\\](");
    for (index, related) in finding.related.iter().enumerate() {
        let line = related.place.start().map(|start| format!(":{}", start.line)).unwrap_or_default();
        let label = format!("{}{line}: {}", related.place.path, related.text);
        let label = printable::line(&label).replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
        let _ = write!(text, "{}[{label}]({})", if index == 0 { " (" } else { "; " }, index + 1);
    }
    if !finding.related.is_empty() {
        text.push(')');
    }
    text.push('.');
    if let Some(help) = &finding.help {
        let _ = write!(text, " Help: {}.", help.trim_end_matches('.').replace("](", "\\]("));
    }
    text
}

fn physical_location(place: &Place<'_>) -> PhysicalLocation {
    PhysicalLocation { artifact_location: artifact_location(place.path), region: shown_region(place) }
}

/// A place that ends with its line's end stays on its line: in a pull request code scanning shows an alert only if all of its
/// lines were changed.
fn shown_region(place: &Place<'_>) -> Option<Region> {
    let page = place.page?;
    let span = page.clamp(place.span);
    let text = page.text().get(span.range()).unwrap_or_default();
    let shorter = text.trim_end_matches(['\n', '\r']).len();
    let mut shown = *place;
    if shorter > 0 {
        shown.span.end = span.start + shorter;
    }
    exact_region(&shown)
}

fn exact_region(place: &Place<'_>) -> Option<Region> {
    Some(region(place.start()?, place.end()?))
}

fn region(start: Position, end: Position) -> Region {
    Region {
        start_line: start.line,
        start_column: start.utf16_column,
        end_line: end.line,
        end_column: end.utf16_column,
    }
}

/// None where it was withheld, or where a file could not be read.
fn fix(remedy: &Remedy<'_>) -> Option<Fix> {
    let mut files: BTreeMap<&RepoPath, Vec<Replacement>> = BTreeMap::new();
    for change in remedy.changes.as_ref()? {
        files.entry(change.place.path).or_default().push(replacement(change)?);
    }
    let changes = files
        .into_iter()
        .map(|(path, replacements)| ArtifactChange { artifact_location: artifact_location(path), replacements });
    Some(Fix { description: Message::plain(remedy.title.as_ref()), artifact_changes: changes.collect() })
}

fn replacement(change: &Change<'_>) -> Option<Replacement> {
    let inserted = (!change.replacement.is_empty()).then(|| ArtifactContent { text: change.replacement.to_owned() });
    Some(Replacement { deleted_region: exact_region(&change.place)?, inserted_content: inserted })
}

fn artifact_location(path: &RepoPath) -> ArtifactLocation {
    ArtifactLocation { uri: address(path), uri_base_id: ROOT }
}

/// `path` as a relative reference (RFC 3986): all but unreserved characters and `/` as `%` and two hexadecimal digits.
fn address(path: &RepoPath) -> String {
    let mut address = String::with_capacity(path.as_str().len());
    for byte in path.to_string().bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                address.push(char::from(byte));
            }
            byte => {
                let _ = write!(address, "%{byte:02X}");
            }
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_addresses() {
        let address = |path| RepoPath::new(path).map(|path| address(&path)).unwrap_or_default();
        assert_eq!(address(".github/workflows/ci.yml"), ".github/workflows/ci.yml");
        assert_eq!(address("a b/grün 100%.env"), "a%20b/gr%C3%BCn%20100%25.env");
        assert_eq!(address("c:/x#?[]"), "c%3A/x%23%3F%5B%5D");
    }
}
