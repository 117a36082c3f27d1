//! Releases of golangci-lint: which Go built each, which Go each is built with at least, and which configuration each reads.
//!
//! Taken from the repository of golangci-lint at each of its tags up to v2.13.1: the Go that builds from `.github/workflows/release.yml`
//! (`tag.yml` before v2.0.0), the Go that is needed from `go.mod`.

use std::fmt;

/// A release of golangci-lint as far as it is written: `v2.12` leaves the patch open, `2` the minor version too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LintVersion {
    /// The N of vN.M.P.
    pub major: u32,
    minor: Option<u32>,
    patch: Option<u32>,
}

/// From which minor release on the binaries are built with Go 1.N, up to the next entry. v1.64.0 to v1.64.2 came out on the day of Go 1.24
/// and are left open.
const BUILT_WITH: &[((u32, u32), u32)] = &[
    ((1, 51), 20),
    ((1, 54), 21),
    ((1, 56), 22),
    ((1, 60), 23),
    ((1, 64), 24),
    ((2, 4), 25),
    ((2, 9), 26),
    ((2, 13), 27),
];

impl LintVersion {
    /// The newest that is known here.
    pub const NEWEST: Self = Self::of(2, 13, 1);
    /// The last one of v1, for which nothing is mended any more.
    pub const LAST_OF_V1: Self = Self::of(1, 64, 8);

    /// The release vN.M.P.
    pub const fn of(major: u32, minor: u32, patch: u32) -> Self {
        Self { major, minor: Some(minor), patch: Some(patch) }
    }

    /// What `text` says: `v2.12.2`, `2.12`, `v2`. None for a commit, a branch, and a release of an alpha or the like.
    pub fn parse(text: &str) -> Option<Self> {
        let mut numbers = text.strip_prefix('v').unwrap_or(text).split('.');
        let number = |text: &str| {
            let is_number = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
            text.parse::<u32>().ok().filter(|_| is_number)
        };
        let major = number(numbers.next()?).filter(|major| matches!(major, 1 | 2))?;
        let (minor, patch) = (numbers.next().map(number), numbers.next().map(number));
        if numbers.next().is_some() || minor == Some(None) || patch == Some(None) {
            return None;
        }
        Some(Self { major, minor: minor.flatten(), patch: patch.flatten() })
    }

    /// The minor version of the Go 1 that its binaries are built with; none where that is not known.
    pub fn built_with(self) -> Option<u32> {
        let is_unclear = self.is_between((1, 64, 0), (1, 64, 3));
        let last = BUILT_WITH.iter().rev().find(|(since, _)| self.at_least(since.0, since.1, 0));
        let is_known = !self.at_least(Self::NEWEST.major, 14, 0) && self.minor.is_some();
        last.filter(|_| is_known && !is_unclear).map(|(_, go)| *go)
    }

    /// Whether it refuses to work on code for a Go that is newer than its own (pkg/goutil/version.go, `CheckGoVersion`; since v1.60.3).
    pub fn refuses_newer_go(self) -> bool {
        self.at_least(1, 60, 3)
    }

    /// Whether a `toolchain` line tells it which Go the code is for, rather than the `go` line (pkg/config/config.go,
    /// `detectGoVersionFromGoMod`; since v1.62.0).
    pub fn heeds_toolchain(self) -> bool {
        self.at_least(1, 62, 0)
    }

    /// Whether it is of v1 and refuses a configuration for v2 (pkg/commands/run.go; v1.64.8 alone). Those before take what they know of
    /// it.
    pub fn refuses_next_configuration(self) -> bool {
        self.major == 1 && self.at_least(1, 64, 8)
    }

    /// Whether it may be vN.M.P or later, where the patch is open the newest of its minor version.
    fn at_least(self, major: u32, minor: u32, patch: u32) -> bool {
        let own = (self.major, self.minor.unwrap_or(u32::MAX), self.patch.unwrap_or(u32::MAX));
        own >= (major, minor, patch)
    }

    fn is_between(self, low: (u32, u32, u32), high: (u32, u32, u32)) -> bool {
        self.at_least(low.0, low.1, low.2) && !self.at_least(high.0, high.1, high.2)
    }
}

impl fmt::Display for LintVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "v{}", self.major)?;
        self.minor.map_or(Ok(()), |minor| write!(f, ".{minor}"))?;
        self.patch.map_or(Ok(()), |patch| write!(f, ".{patch}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built(text: &str) -> Option<u32> {
        LintVersion::parse(text)?.built_with()
    }

    #[test]
    fn versions_are_read_as_far_as_they_are_written() {
        for text in ["v2.12.2", "v2.12", "v2", "v1.64.8"] {
            assert_eq!(LintVersion::parse(text).map(|version| version.to_string()).as_deref(), Some(text));
        }
        assert_eq!(LintVersion::parse("2.1.0"), LintVersion::parse("v2.1.0"));
        for text in ["", "v", "latest", "v2.", "v2.x", "v2.1.0-alpha", "v2.1.0.1", "v02.1", "3", "v0.1", "2ab34"] {
            assert_eq!(LintVersion::parse(text), None, "{text}");
        }
    }

    #[test]
    fn each_release_is_built_with_the_go_of_its_day() {
        assert_eq!(
            ["v1.60.3", "v1.63.4", "v1.64.3", "v1.64", "v2.3.1", "v2.4.0", "v2.8", "v2.12.2", "v2.13.1"].map(built),
            [Some(23), Some(23), Some(24), Some(24), Some(24), Some(25), Some(25), Some(26), Some(27)]
        );
        assert_eq!(["v1.64.1", "v2", "v2.14.0", "v1.40.0"].map(built), [None; 4], "not known");
    }

    #[test]
    fn what_it_looks_at_came_with_its_own_release() {
        let of = |text: &str| LintVersion::parse(text).unwrap();
        assert!(
            of("v1.60.3").refuses_newer_go() && !of("v1.60.2").refuses_newer_go() && of("v1.60").refuses_newer_go()
        );
        assert!(of("v1.62.0").heeds_toolchain() && !of("v1.61.0").heeds_toolchain());
        assert!(of("v1.64.8").refuses_next_configuration() && of("v1").refuses_next_configuration());
        assert!(!of("v1.64.7").refuses_next_configuration() && !of("v2.1").refuses_next_configuration());
    }
}
