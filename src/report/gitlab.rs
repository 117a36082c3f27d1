//! GitLab's code quality report: a JSON array of what its merge request widget reads
//! (gitlab-org/gitlab, `doc/ci/testing/code_quality.md`). No byte order mark, paths below the top of the work tree, fingerprints
//! that tell all findings apart: the widget merges those that agree.

use std::io;

use serde::Serialize;

use super::fingerprint::fingerprints;
use super::material::{Finding, Report};
use super::{Options, printable, prose};
use crate::diagnostic::Severity;

pub(super) fn write(report: &Report<'_>, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let entries: Vec<Entry> = report
        .findings()
        .zip(fingerprints(report))
        .map(|(finding, fingerprint)| entry(report, &finding, fingerprint))
        .collect();
    serde_json::to_writer_pretty(&mut *out, &entries)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Entry {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

fn entry(report: &Report<'_>, finding: &Finding<'_>, fingerprint: String) -> Entry {
    let place = finding.place.without_line_end();
    let (begin, end) = (place.start().map_or(1, |start| start.line), place.end().map_or(1, |end| end.line));
    Entry {
        description: prose::plain(finding),
        check_name: finding.rule,
        fingerprint,
        severity: severity(report, finding),
        location: Location {
            path: printable::line(&finding.place.path_in_work_tree()).into_owned(),
            lines: Lines { begin, end },
        },
    }
}

fn severity(report: &Report<'_>, finding: &Finding<'_>) -> &'static str {
    let is_security = report.rule(finding.rule).is_some_and(|rule| rule.security.is_some());
    match finding.severity {
        Severity::Error if is_security => "critical",
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Note => "info",
    }
}
