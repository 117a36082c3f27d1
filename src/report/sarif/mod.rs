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
use super::material::{Change, Finding, Place, Position, Related, Remedy, Report, Subject};
use super::{Options, printable, prose};
use crate::diagnostic::Severity;

use model::{
    ArtifactChange, ArtifactContent, ArtifactLocation, AutomationDetails, BaseId, Driver, Fix, Invocation, Level,
    Location, Log, Message, Notification, PhysicalLocation, Region, Replacement, Run, RunResult, Tool,
};

/// The root, in the name that GitHub and others give it.
const ROOT: &str = "%SRCROOT%";
/// Where our fingerprint stands. `primaryLocationLineHash` is code scanning's own, made by its upload action.
const FINGERPRINT: &str = "goconflint/v1";

/// Code scanning takes no more results of a run.
const MOST_RESULTS: usize = 25_000;
/// Code scanning keeps no more locations of a result than 100; the first is the finding's own.
const MOST_RELATED: usize = 99;

pub(super) fn write(report: &Report<'_>, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [run(report, MOST_RESULTS)],
    };
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

/// What was found, as far as there is room for it.
fn run(report: &Report<'_>, most_results: usize) -> Run {
    let spoke = report.findings().chain(report.suppressed_findings().map(|(finding, _)| finding));
    let mut rules: BTreeMap<&'static str, usize> = spoke.map(|finding| (finding.rule, 0)).collect();
    for (index, rule) in rules.values_mut().enumerate() {
        *rule = index;
    }
    let shown = report.gravest(most_results);
    let of_standing = || suppressions::none_among(report.suppressed_findings().count());
    let standing = report.findings().map(|finding| (finding, of_standing()));
    let hidden = report.suppressed_findings().map(|(finding, reason)| (finding, Some(suppressions::in_source(reason))));
    let results =
        standing.chain(hidden).zip(fingerprints(report)).enumerate().filter_map(|(number, (found, fingerprint))| {
            let (finding, suppressions) = found;
            let index = rules.get(finding.rule).copied().unwrap_or_default();
            let result = || RunResult { suppressions, ..result(&finding, index, fingerprint) };
            shown.binary_search(&number).is_ok().then(result)
        });
    let results: Vec<RunResult> = results.collect();
    Run {
        tool: Tool { driver: driver(report, rules.keys().copied()) },
        automation_details: AutomationDetails { id: format!("{}/", report.category_name().trim_end_matches('/')) },
        invocations: [invocation(report, results.len())],
        original_uri_base_ids: BTreeMap::from([(
            ROOT,
            BaseId { description: Message::plain("The top of the work tree that was checked.") },
        )]),
        column_kind: "utf16CodeUnits",
        results,
    }
}

fn driver(report: &Report<'_>, rules: impl Iterator<Item = &'static str>) -> Driver {
    Driver {
        name: env!("CARGO_PKG_NAME"),
        full_name: concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION")).to_owned(),
        version: env!("CARGO_PKG_VERSION"),
        semantic_version: env!("CARGO_PKG_VERSION"),
        information_uri: Some(env!("CARGO_PKG_REPOSITORY")).filter(|address| !address.is_empty()),
        rules: rules.map(|name| rules::descriptor(name, report.rule(name))).collect(),
    }
}

/// How the run went, and what was left out.
fn invocation(report: &Report<'_>, shown: usize) -> Invocation {
    let notifications = |wanted: Subject| {
        report.notices().filter(move |(subject, ..)| *subject == wanted).map(|(_, severity, text)| Notification {
            level: level(severity),
            message: Message::plain(sentence(&printable::line(&text))),
        })
    };
    let counts = report.counts();
    let found = counts.errors + counts.warnings + counts.notes + report.suppressed_findings().count();
    let cut = (shown < found).then(|| Notification {
        level: Level::Warning,
        message: Message::plain(format!(
            "{found} results were found, of which only the {shown} gravest are listed: code scanning takes no more."
        )),
    });
    Invocation {
        exit_code: report.status(),
        execution_successful: report.notices().all(|(_, severity, _)| severity < Severity::Error),
        tool_configuration_notifications: notifications(Subject::Configuration).collect(),
        tool_execution_notifications: notifications(Subject::Execution).chain(cut).collect(),
    }
}

fn sentence(text: &str) -> String {
    format!("{}.", text.trim_end_matches('.'))
}

fn level(severity: Severity) -> Level {
    match severity {
        Severity::Error => Level::Error,
        Severity::Warning => Level::Warning,
        Severity::Note => Level::Note,
    }
}

fn result(finding: &Finding<'_>, rule_index: usize, fingerprint: String) -> RunResult {
    let related = finding.related.iter().take(MOST_RELATED).enumerate().map(|(index, related)| Location {
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

/// The message with a link to each related place, and the advice: code scanning shows no other text of a result.
fn message(finding: &Finding<'_>) -> String {
    let link = |index: usize, related: &Related<'_>| {
        let place = prose::place(related);
        if index >= MOST_RELATED {
            return format!("{place}: {}", without_links(&related.text));
        }
        let label = place.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
        format!("[{label}]({}): {}", index + 1, without_links(&related.text))
    };
    prose::paragraph(finding, without_links, link)
}

/// `text` in one line, with nothing in it that reads as a link: `[text](1)`.
fn without_links(text: &str) -> String {
    printable::line(text).replace("](", "\\](")
}

fn physical_location(place: &Place<'_>) -> PhysicalLocation {
    let uri = address(&place.path_in_work_tree());
    PhysicalLocation { artifact_location: ArtifactLocation { uri, uri_base_id: ROOT }, region: shown_region(place) }
}

/// Code scanning wants a region of every place; a file that could not be read has but its beginning.
fn shown_region(place: &Place<'_>) -> Region {
    let beginning = Region { start_line: 1, start_column: 1, end_line: 1, end_column: 1 };
    exact_region(&place.without_line_end()).unwrap_or(beginning)
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
    let mut files: BTreeMap<String, Vec<Replacement>> = BTreeMap::new();
    for change in remedy.changes.as_ref()? {
        files.entry(address(&change.place.path_in_work_tree())).or_default().push(replacement(change)?);
    }
    let changes = files.into_iter().map(|(uri, replacements)| ArtifactChange {
        artifact_location: ArtifactLocation { uri, uri_base_id: ROOT },
        replacements,
    });
    Some(Fix { description: Message::plain(remedy.title.as_ref()), artifact_changes: changes.collect() })
}

fn replacement(change: &Change<'_>) -> Option<Replacement> {
    let inserted = (!change.replacement.is_empty()).then(|| ArtifactContent { text: change.replacement.to_owned() });
    Some(Replacement { deleted_region: exact_region(&change.place)?, inserted_content: inserted })
}

/// `path` as a relative reference (RFC 3986): all but unreserved characters and `/` as `%` and two hexadecimal digits.
fn address(path: &str) -> String {
    let mut address = String::with_capacity(path.len());
    for byte in path.bytes() {
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
    use crate::diagnostic::{Diagnostic, Site};
    use crate::report::{File, Notice};
    use crate::text::{RepoPath, Source, Span};

    fn site() -> Site {
        Site::new(RepoPath::new("a[1].env").unwrap(), Span::new(0, 1))
    }

    #[test]
    fn where_there_is_no_room_the_gravest_remain_in_order_and_it_is_said() {
        let severities = [Severity::Note, Severity::Error, Severity::Warning, Severity::Error, Severity::Warning];
        let diagnostics: Vec<Diagnostic> = severities
            .into_iter()
            .enumerate()
            .map(|(number, severity)| Diagnostic::at(site(), number.to_string()).of("a/b", severity))
            .collect();
        let report = Report::new(&diagnostics, [], &[]).category("api/").exit_status(1);
        let run = run(&report, 3);
        let shown: Vec<&str> = run.results.iter().map(|result| result.message.text.as_str()).collect();
        assert_eq!(shown, ["1.", "2.", "3."]);
        assert_eq!(run.automation_details.id, "api/");
        let [invocation] = &run.invocations;
        assert!(invocation.execution_successful && invocation.exit_code == 1);
        let said: Vec<&str> =
            invocation.tool_execution_notifications.iter().map(|said| said.message.text.as_str()).collect();
        assert_eq!(
            said,
            ["5 results were found, of which only the 3 gravest are listed: code scanning takes no more."]
        );
    }

    #[test]
    fn what_is_said_of_the_run_stands_in_its_invocation_with_credentials_masked() {
        let notice = |subject, severity| Notice { subject, severity, text: "see https://u:hunter2-x@host\nnow".into() };
        let report = Report::new(&[], [], &[])
            .notice(notice(Subject::Configuration, Severity::Error))
            .notice(notice(Subject::Execution, Severity::Warning));
        let [invocation] = run(&report, 1).invocations;
        assert!(!invocation.execution_successful);
        for said in [&invocation.tool_configuration_notifications, &invocation.tool_execution_notifications] {
            assert_eq!(said.len(), 1);
            assert!(said[0].message.text.ends_with("@host\\nnow."), "{}", said[0].message.text);
            assert!(!said[0].message.text.contains("hunter2"));
        }
    }

    #[test]
    fn links_are_those_of_related_places_and_no_others() {
        let source = Source::new(site().path, "x");
        let draft =
            Diagnostic::at(site(), "`a[0](1)` is read").related(site(), "not a [link](2)").help("see [this](3)");
        let diagnostics = [draft.of("a/b", Severity::Error)];
        let report = Report::new(&diagnostics, [File { source: &source, confidential: false }], &[]);
        let run = run(&report, 9);
        assert_eq!(
            run.results[0].message.text,
            r"`a[0\](1)` is read ([a\[1\].env:1](1): not a [link\](2)). Help: see [this\](3)."
        );
    }

    #[test]
    fn places_that_are_not_kept_are_named_without_a_link() {
        let draft = (0..150).fold(Diagnostic::at(site(), "m"), |draft, _| draft.related(site(), "again"));
        let diagnostics = [draft.of("a/b", Severity::Error)];
        let report = Report::new(&diagnostics, [], &[]);
        let result = &run(&report, 9).results[0];
        assert_eq!(result.related_locations.len(), 99);
        assert!(result.message.text.contains("](99)") && !result.message.text.contains("](100)"));
    }

    #[test]
    fn paths_become_addresses() {
        assert_eq!(address(".github/workflows/ci.yml"), ".github/workflows/ci.yml");
        assert_eq!(address("a b/grün 100%.env"), "a%20b/gr%C3%BCn%20100%25.env");
        assert_eq!(address("c:/x#?[]"), "c%3A/x%23%3F%5B%5D");
        assert_eq!(address(r"dir\file"), "dir%5Cfile");
    }
}
