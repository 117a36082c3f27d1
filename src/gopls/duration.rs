//! Durations as Go's `time.ParseDuration` reads them: `100ms`, `1.5h`, `-1m30s`.

use thiserror::Error;

/// Why a text is no duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum DurationFault {
    /// A number without a unit.
    #[error("it has no unit")]
    MissingUnit,
    /// A unit that is none.
    #[error("it has a unit that is none of ns, us, ms, s, m, h")]
    UnknownUnit,
    /// Anything else.
    #[error("it is no number with a unit")]
    Invalid,
}

/// The longest, in nanoseconds: some 292 years.
const LONGEST: f64 = 9_223_372_036_854_775_807.0;

/// Why `text` is no duration; none where it is one.
pub fn fault(text: &str) -> Option<DurationFault> {
    parse(text).err()
}

fn parse(text: &str) -> Result<(), DurationFault> {
    let mut rest = text.strip_prefix(['-', '+']).unwrap_or(text);
    if rest == "0" {
        return Ok(());
    }
    if rest.is_empty() {
        return Err(DurationFault::Invalid);
    }
    let mut total = 0.0;
    while !rest.is_empty() {
        let number_end = rest.find(|next: char| !next.is_ascii_digit() && next != '.').unwrap_or(rest.len());
        let (number, behind) = rest.split_at(number_end);
        if number.is_empty() || number == "." {
            return Err(DurationFault::Invalid);
        }
        let unit_end = behind.find(|next: char| next.is_ascii_digit() || next == '.').unwrap_or(behind.len());
        let (unit, next) = behind.split_at(unit_end);
        // A second point ends the number, and no unit follows it.
        if unit.is_empty() || number.matches('.').count() > 1 {
            return Err(DurationFault::MissingUnit);
        }
        let nanoseconds = nanoseconds(unit).ok_or(DurationFault::UnknownUnit)?;
        total += number.parse::<f64>().map_err(|_| DurationFault::Invalid)? * nanoseconds;
        if total > LONGEST {
            return Err(DurationFault::Invalid);
        }
        rest = next;
    }
    Ok(())
}

fn nanoseconds(unit: &str) -> Option<f64> {
    Some(match unit {
        "ns" => 1.0,
        "us" | "µs" | "μs" => 1e3,
        "ms" => 1e6,
        "s" => 1e9,
        "m" => 60e9,
        "h" => 3600e9,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_those_of_go() {
        for good in [
            "0",
            "-0",
            "+5s",
            "100ms",
            "1.5h",
            ".5s",
            "5.s",
            "1m30.5s",
            "3us",
            "3µs",
            "3μs",
            "2540400h10m10.000000000s",
        ] {
            assert_eq!(fault(good), None, "{good}");
        }
        let bad = [
            ("", DurationFault::Invalid),
            ("-", DurationFault::Invalid),
            ("fast", DurationFault::Invalid),
            (".", DurationFault::Invalid),
            (".s", DurationFault::Invalid),
            ("3000000h", DurationFault::Invalid),
            (" 1s", DurationFault::Invalid),
            ("100", DurationFault::MissingUnit),
            ("1s5", DurationFault::MissingUnit),
            ("1.2.3s", DurationFault::MissingUnit),
            ("1 s", DurationFault::UnknownUnit),
            ("1d", DurationFault::UnknownUnit),
            ("1S", DurationFault::UnknownUnit),
            ("1s ", DurationFault::UnknownUnit),
        ];
        for (text, want) in bad {
            assert_eq!(fault(text), Some(want), "{text}");
        }
    }
}
