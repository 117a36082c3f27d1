//! A table in GitHub's Markdown, the gravest first, with the rest of what is known below it, folded: for a comment on a pull
//! request, and for the summary of a job.

mod inline;

use std::fmt::Write as _;
use std::io;

use super::Options;
use super::material::{Finding, Related, Report};
use super::prose;
use crate::diagnostic::Applicability;

use inline::{code, message};

/// GitHub takes no longer comment. Bytes are counted, though it counts characters, so that other services have room too.
const LONGEST_COMMENT: usize = 65_536;
/// What the lines around table and details need.
const FRAME: usize = 1_000;

pub(super) fn write(report: &Report<'_>, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    out.write_all(comment(report, LONGEST_COMMENT).as_bytes())
}

/// The report in no more than `longest` bytes, as long as there is room for its frame.
fn comment(report: &Report<'_>, longest: usize) -> String {
    let counts = report.counts();
    let found = prose::list(&prose::found(counts)).unwrap_or_else(|| "no problems".to_owned());
    let mut text = format!("### {}: {found}\n", env!("CARGO_PKG_NAME"));
    let findings: Vec<Finding<'_>> = report.findings_by_severity().collect();
    if !findings.is_empty() {
        text.push('\n');
        table(&findings, longest.saturating_sub(FRAME), &mut text);
        details(&findings, longest.saturating_sub(FRAME), &mut text);
    }
    if let Some(fixes) = prose::mendable(counts, code) {
        let _ = writeln!(text, "\n{fixes}.");
    }
    text
}

fn table(findings: &[Finding<'_>], longest: usize, text: &mut String) {
    text.push_str("| | where | what |\n|---|---|---|\n");
    let mut shown = 0;
    for finding in findings {
        let row = row(finding);
        if text.len() + row.len() > longest {
            break;
        }
        text.push_str(&row);
        shown += 1;
    }
    if shown < findings.len() {
        let left = prose::plural(findings.len() - shown, "finding");
        let _ = write!(text, "\n**{left} more**, for which there is no room here.\n");
    }
}

fn row(finding: &Finding<'_>) -> String {
    let line = finding.place.start().map(|start| format!(":{}", start.line)).unwrap_or_default();
    let place = code(&format!("{}{line}", finding.place.path_in_work_tree()));
    format!("| {} | {place} | {}<br>{} |\n", finding.severity, message(&finding.message), code(finding.rule))
}

fn details(findings: &[Finding<'_>], longest: usize, text: &mut String) {
    let entries: Vec<String> = findings.iter().filter_map(entry).collect();
    if entries.is_empty() {
        return;
    }
    text.push_str("\n<details>\n<summary>What to do about it</summary>\n\n");
    let mut shown = 0;
    for entry in &entries {
        if text.len() + entry.len() > longest {
            break;
        }
        text.push_str(entry);
        shown += 1;
    }
    if shown < entries.len() {
        let _ = writeln!(text, "- {} more, for which there is no room here", entries.len() - shown);
    }
    text.push_str("\n</details>\n");
}

/// What the table does not say of a finding, if there is anything.
fn entry(finding: &Finding<'_>) -> Option<String> {
    let related = |related: &Related<'_>| format!("{}: {}", code(&prose::place(related)), message(&related.text));
    let mut lines: Vec<String> = finding.related.iter().map(related).collect();
    lines.extend(finding.help.as_ref().map(|help| format!("help: {}", message(help))));
    lines.extend(finding.fix.as_ref().map(|fix| {
        let option = match fix.applicability {
            Applicability::Safe => "--fix",
            Applicability::Unsafe => "--unsafe-fixes",
        };
        format!("fix ({}): {} (run with {})", fix.applicability.as_str(), message(&fix.title), code(option))
    }));
    if lines.is_empty() {
        return None;
    }
    let place = finding.place.start().map(|start| format!(":{}:{}", start.line, start.column)).unwrap_or_default();
    let place = code(&format!("{}{place}", finding.place.path_in_work_tree()));
    Some(format!("- {place} {}\n  - {}\n", code(finding.rule), lines.join("\n  - ")))
}
