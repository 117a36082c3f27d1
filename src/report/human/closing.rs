//! The last lines: how much was found where, how long it took, and what can be mended.

use std::time::Duration;

use super::{BOLD, Options, RESET};
use crate::report::material::{Counts, Report};
use crate::report::prose::plural;

pub(super) fn line(report: &Report<'_>, options: &Options) -> String {
    let counts = report.counts();
    let found = found(counts);
    let found = if options.color { format!("{BOLD}{found}{RESET}") } else { found };
    let files = plural(report.artifacts(), "configuration file");
    let mut line = format!("{found} in {files} ({})", duration(report.elapsed()));
    if let Some(mendable) = mendable(counts) {
        line.push('\n');
        line.push_str(&mendable);
    }
    line
}

fn found(counts: Counts) -> String {
    let kinds = [(counts.errors, "error"), (counts.warnings, "warning"), (counts.notes, "note")];
    let kinds: Vec<String> =
        kinds.into_iter().filter(|(count, _)| *count > 0).map(|(count, noun)| plural(count, noun)).collect();
    if kinds.is_empty() { "no problems".to_owned() } else { kinds.join(", ") }
}

fn mendable(counts: Counts) -> Option<String> {
    match (counts.safe_fixes, counts.unsafe_fixes) {
        (0, 0) => None,
        (safe, 0) => Some(format!("{safe} can be mended with --fix")),
        (0, more) => Some(format!("{more} can be mended with --unsafe-fixes")),
        (safe, more) => Some(format!("{safe} can be mended with --fix, {more} more with --unsafe-fixes")),
    }
}

fn duration(elapsed: Duration) -> String {
    match elapsed.as_millis() {
        0 => "under 1 ms".to_owned(),
        milliseconds @ 1..1000 => format!("{milliseconds} ms"),
        _ => format!("{:.1} s", elapsed.as_secs_f64()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_in_the_singular_or_the_plural() {
        let counts = Counts { errors: 1, warnings: 2, notes: 0, safe_fixes: 0, unsafe_fixes: 0 };
        assert_eq!(found(counts), "1 error, 2 warnings");
        assert_eq!(found(Counts::default()), "no problems");
        assert_eq!(plural(1, "configuration file"), "1 configuration file");
    }

    #[test]
    fn both_kinds_of_fix_are_offered() {
        let offer = |safe_fixes, unsafe_fixes| {
            mendable(Counts { safe_fixes, unsafe_fixes, ..Counts::default() }).unwrap_or_default()
        };
        assert_eq!(offer(0, 0), "");
        assert_eq!(offer(2, 0), "2 can be mended with --fix");
        assert_eq!(offer(0, 1), "1 can be mended with --unsafe-fixes");
        assert_eq!(offer(2, 1), "2 can be mended with --fix, 1 more with --unsafe-fixes");
    }

    #[test]
    fn times_are_short() {
        assert_eq!(duration(Duration::from_micros(900)), "under 1 ms");
        assert_eq!(duration(Duration::from_micros(4900)), "4 ms");
        assert_eq!(duration(Duration::from_millis(1240)), "1.2 s");
    }
}
