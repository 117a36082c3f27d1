//! The last lines: how much was found where, how long it took, and what can be mended.

use std::time::Duration;

use super::{BOLD, Options, RESET};
use crate::report::material::Report;
use crate::report::prose;

pub(super) fn line(report: &Report<'_>, options: &Options) -> String {
    let counts = report.counts();
    let kinds = prose::found(counts);
    let found = if kinds.is_empty() { "no problems".to_owned() } else { kinds.join(", ") };
    let found = if options.color { format!("{BOLD}{found}{RESET}") } else { found };
    let files = prose::plural(report.artifacts(), "configuration file");
    let mut line = format!("{found} in {files} ({})", duration(report.elapsed()));
    if let Some(mendable) = prose::mendable(counts, str::to_owned) {
        line.push('\n');
        line.push_str(&mendable);
    }
    line
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
    fn times_are_short() {
        assert_eq!(duration(Duration::from_micros(900)), "under 1 ms");
        assert_eq!(duration(Duration::from_micros(4900)), "4 ms");
        assert_eq!(duration(Duration::from_millis(1240)), "1.2 s");
    }
}
