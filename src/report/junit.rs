//! JUnit XML, for services that show test reports: a suite for each file that something was found in, a failed case for each
//! finding. It has what the schema of Ant's reports asks for (windyroad/JUnit-Schema), the strictest that is in use.

use std::collections::HashMap;
use std::io;
use std::time::{Duration, SystemTime};

use super::material::{Finding, Report};
use super::xml::Element;
use super::{Options, printable, prose};

/// Where nothing was found one case passes: services take a report without any for a mistake.
pub(super) fn write(report: &Report<'_>, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let timestamp = timestamp(report.start_time());
    let mut suites: Vec<Suite> = Vec::new();
    for finding in report.findings() {
        let path = printable::line(&finding.place.path_in_work_tree()).into_owned();
        match suites.last_mut().filter(|suite| suite.name == path) {
            Some(suite) => suite.add(&finding),
            None => suites.push(Suite::of(path, &finding)),
        }
    }
    if suites.is_empty() {
        suites.push(Suite::passed(report.elapsed()));
    }
    let suites = suites.into_iter().enumerate().map(|(id, suite)| suite.element(id, &timestamp));
    Element::new("testsuites").with(suites).write_document(out)
}

struct Suite {
    name: String,
    cases: Vec<Element>,
    failures: usize,
    /// How often a name was given: services merge cases that are called the same.
    names: HashMap<String, usize>,
}

impl Suite {
    fn of(name: String, finding: &Finding<'_>) -> Self {
        let mut suite = Self { name, cases: Vec::new(), failures: 0, names: HashMap::new() };
        suite.add(finding);
        suite
    }

    fn passed(elapsed: Duration) -> Self {
        let name = env!("CARGO_PKG_NAME");
        let case = case("no problems", name).attribute("time", format!("{:.3}", elapsed.as_secs_f64()));
        Self { name: name.to_owned(), cases: vec![case], failures: 0, names: HashMap::new() }
    }

    fn add(&mut self, finding: &Finding<'_>) {
        let place = finding.place.start().map(|start| format!(":{}:{}", start.line, start.column)).unwrap_or_default();
        let mut name = format!("{}{place}", finding.rule);
        let count = self.names.entry(name.clone()).or_default();
        *count += 1;
        if *count > 1 {
            name = format!("{name} ({count})");
        }
        let mut lines = vec![format!("{}{place}: {}[{}]", self.name, finding.severity, finding.rule)];
        lines.extend(prose::lines(finding));
        let failure = Element::new("failure")
            .attribute("message", printable::line(&finding.message))
            .attribute("type", finding.severity)
            .text(lines.join("\n"));
        self.cases.push(case(&name, &self.name).attribute("time", "0.000").with([failure]));
        self.failures += 1;
    }

    /// The order of attributes and elements is that of the schema.
    fn element(self, id: usize, timestamp: &str) -> Element {
        Element::new("testsuite")
            .attribute("name", &self.name)
            .attribute("timestamp", timestamp)
            .attribute("hostname", "localhost")
            .attribute("tests", self.cases.len())
            .attribute("failures", self.failures)
            .attribute("errors", 0)
            .attribute("time", "0.000")
            .attribute("package", env!("CARGO_PKG_NAME"))
            .attribute("id", id)
            .with([Element::new("properties")])
            .with(self.cases)
            .with([Element::new("system-out"), Element::new("system-err")])
    }
}

fn case(name: &str, class: &str) -> Element {
    Element::new("testcase").attribute("name", name).attribute("classname", class)
}

/// Date and time in UTC; the schema allows no time zone.
fn timestamp(time: SystemTime) -> String {
    const DAY: u64 = 24 * 60 * 60;
    let seconds = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    let (year, month, day) = date(seconds / DAY);
    let (hour, minute, second) = (seconds % DAY / 3600, seconds % 3600 / 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
}

/// The date in the Gregorian calendar that is `days` days after 1970-01-01. Years are taken to begin in March, so that the
/// leap day is their last.
const fn date(days: u64) -> (u64, u64, u64) {
    const IN_ERA: u64 = 146_097;
    let since = days + 719_468;
    let (era, of_era) = (since / IN_ERA, since % IN_ERA);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / (IN_ERA - 1)) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = era * 400 + year_of_era + (month <= 2) as u64;
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_in_utc() {
        let at = |seconds| timestamp(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds));
        // `date -u -d @SECONDS` of GNU coreutils.
        assert_eq!(at(0), "1970-01-01T00:00:00");
        assert_eq!(at(951_782_400), "2000-02-29T00:00:00");
        assert_eq!(at(1_709_251_199), "2024-02-29T23:59:59");
        assert_eq!(at(4_107_542_400), "2100-03-01T00:00:00");
        assert_eq!(at(1_798_761_599), "2026-12-31T23:59:59");
    }
}
