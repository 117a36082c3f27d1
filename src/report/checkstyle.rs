//! Checkstyle's XML, which Jenkins (warnings-ng), reviewdog and editors read. It has no schema; its own writer is
//! `XMLLogger.java` of checkstyle.

use std::io;

use super::material::{Finding, Report};
use super::xml::Element;
use super::{Options, printable, prose};
use crate::diagnostic::Severity;

/// The version of checkstyle whose format this is; readers look at nothing but its presence.
const VERSION: &str = "4.3";

/// Findings are sorted by path, so that each file has one element.
pub(super) fn write(report: &Report<'_>, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let mut files: Vec<(String, Vec<Element>)> = Vec::new();
    for finding in report.findings() {
        let path = finding.place.path_in_work_tree();
        match files.last_mut().filter(|(last, _)| *last == path) {
            Some((_, errors)) => errors.push(error(&finding)),
            None => files.push((path, vec![error(&finding)])),
        }
    }
    let files = files
        .into_iter()
        .map(|(path, errors)| Element::new("file").attribute("name", printable::line(&path)).with(errors));
    Element::new("checkstyle").attribute("version", VERSION).with(files).write_document(out)
}

fn error(finding: &Finding<'_>) -> Element {
    let (line, column) = finding.place.start().map_or((1, 1), |start| (start.line, start.column));
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "info",
    };
    Element::new("error")
        .attribute("line", line)
        .attribute("column", column)
        .attribute("severity", severity)
        .attribute("message", prose::plain(finding))
        // Readers take what follows the last full stop for the type, and what stands before it for the category.
        .attribute("source", format!("{}.{}", env!("CARGO_PKG_NAME"), finding.rule.replace('/', ".")))
}
