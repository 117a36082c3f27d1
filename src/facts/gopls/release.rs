//! Releases of gopls: their order, and which Go they go with.

use std::fmt;

use super::table::{NEWEST, PRERELEASES, RELEASES};

/// A release of gopls, ordered by age. All there ever were begin with `v0.`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GoplsRelease {
    minor: u16,
    patch: u16,
}

impl GoplsRelease {
    /// What comes after [`NEWEST`]: of a setting that no release has yet, and of a pin beyond those that are known.
    pub const UNRELEASED: Self = Self::new(u16::MAX, 0);

    /// `v0.MINOR.PATCH`.
    pub const fn new(minor: u16, patch: u16) -> Self {
        Self { minor, patch }
    }

    /// The known release that `version` names (`v0.16.2`), or is a pre-release of; [`GoplsRelease::UNRELEASED`] for one beyond them.
    /// None for what was before v0.2.0, for commits between releases, and for what never was.
    pub fn parse(version: &str) -> Option<Self> {
        let rest = version.strip_prefix("v0.")?;
        let (numbers, words) = rest.split_once('-').map_or((rest, None), |(numbers, words)| (numbers, Some(words)));
        let (minor, patch) = numbers.split_once('.')?;
        let release = Self::new(minor.parse().ok()?, patch.parse().ok()?);
        if release > NEWEST {
            let is_tag = words.is_none_or(|words| words.starts_with("pre"));
            return is_tag.then_some(Self::UNRELEASED);
        }
        let is_known = if words.is_some() { PRERELEASES.contains(&version) } else { release.facts().is_some() };
        is_known.then_some(release)
    }

    /// What is known of it.
    pub fn facts(self) -> Option<&'static Release> {
        let index = RELEASES.binary_search_by(|known| known.release.cmp(&self)).ok()?;
        RELEASES.get(index)
    }
}

impl fmt::Display for GoplsRelease {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Self::UNRELEASED {
            write!(f, "the release after {NEWEST}")
        } else {
            write!(f, "v0.{}.{}", self.minor, self.patch)
        }
    }
}

/// What is known of a release. Versions of Go are as its go.mod and documentation spell them.
#[derive(Clone, Copy, Debug)]
pub struct Release {
    /// Which.
    pub release: GoplsRelease,
    /// The day of its tag: `2026-07-07`.
    pub date: &'static str,
    /// The go line of its go.mod.
    pub go: &'static str,
    /// Whether `go install …@` takes it: its go.mod has no `replace`.
    pub go_install_version: bool,
    /// The newest Go that compiles it, where that is not every one up to now.
    pub newest_go_that_builds: Option<&'static str>,
    /// The oldest Go beside which it does not warn; none where it never looks.
    pub oldest_go_without_warning: Option<&'static str>,
    /// The oldest Go that its documentation promised to support on that day.
    pub oldest_go_documented: Option<&'static str>,
}

/// Which releases go with one minor release of Go 1.
#[derive(Clone, Copy, Debug)]
pub struct GoCompatibility {
    /// Go 1.`minor`.
    pub minor: u32,
    /// The newest whose own go line that Go meets without switching to another toolchain.
    pub newest_by_directive: GoplsRelease,
    /// The last that does not warn of it; none where none does.
    pub last_without_warning: Option<GoplsRelease>,
    /// The first that it compiles, where earlier ones do not compile.
    pub first_that_builds: Option<GoplsRelease>,
}
