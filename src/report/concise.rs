//! One line a finding, for other programs and for the examples on the rules' pages: `PATH:LINE:COL: SEVERITY[RULE] MESSAGE`.

use std::io;

use super::material::Report;
use super::{Options, printable};

/// Columns are counted from 1 in characters; a file that could not be read has its findings at 1:1.
pub(super) fn write(report: &Report<'_>, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    for finding in report.findings() {
        let (line, column) = finding.place.start().map_or((1, 1), |start| (start.line, start.column));
        let path = finding.place.path.to_string();
        let (path, message) = (printable::line(&path), printable::line(&finding.message));
        writeln!(out, "{path}:{line}:{column}: {}[{}] {message}", finding.severity, finding.rule)?;
    }
    Ok(())
}
