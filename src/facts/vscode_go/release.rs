//! Releases of the Go extension, and on which channel they came.

use std::fmt;

/// A release of the Go extension, ordered by its version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExtensionRelease {
    major: u16,
    minor: u16,
    patch: u16,
}

/// Who gets a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Channel {
    /// Everyone.
    Stable,
    /// Who asked for pre-releases.
    PreRelease,
}

/// The first release that was tagged: of earlier ones the commits that raised the version are known, not the packages.
const FIRST_TAGGED: ExtensionRelease = ExtensionRelease::new(0, 14, 4);

impl ExtensionRelease {
    /// `v{major}.{minor}.{patch}`.
    pub const fn new(major: u16, minor: u16, patch: u16) -> Self {
        Self { major, minor, patch }
    }

    /// Reads `0.50.0` or `v0.50.0`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut numbers = text.strip_prefix('v').unwrap_or(text).split('.').map(|number| {
            let is_plain = number.bytes().all(|byte| byte.is_ascii_digit());
            is_plain.then(|| number.parse().ok()).flatten()
        });
        let release = Self::new(numbers.next()??, numbers.next()??, numbers.next()??);
        numbers.next().is_none().then_some(release)
    }

    /// Odd minor releases from 43 on are pre-releases (golang/vscode-go, extension/src/config.ts).
    pub const fn channel(self) -> Channel {
        if self.minor >= 43 && self.minor % 2 == 1 { Channel::PreRelease } else { Channel::Stable }
    }

    /// Whether what is said of it may hold for a release near it: nobody tagged releases then.
    pub fn is_approximate(self) -> bool {
        self < FIRST_TAGGED
    }

    /// `in v0.40.0`, `around v0.6.61`.
    pub fn at(self) -> String {
        format!("{} {self}", if self.is_approximate() { "around" } else { "in" })
    }

    /// `since v0.40.0`, `since about v0.6.61`.
    pub fn from_then(self) -> String {
        format!("since {}{self}", if self.is_approximate() { "about " } else { "" })
    }
}

impl fmt::Display for ExtensionRelease {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "v{}.{}.{}", self.major, self.minor, self.patch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_ordered_by_number_and_know_their_channel() {
        let release = |text: &str| ExtensionRelease::parse(text).expect(text);
        assert!(release("v0.6.9") < release("0.6.10") && release("0.14.4") < release("0.43.0"));
        assert_eq!(release("0.42.1").channel(), Channel::Stable);
        assert_eq!(release("0.43.0").channel(), Channel::PreRelease);
        assert_eq!(release("0.41.0").channel(), Channel::Stable);
        assert_eq!(release("0.56.0").to_string(), "v0.56.0");
        assert_eq!(release("0.6.61").from_then(), "since about v0.6.61");
        for text in ["", "v", "0.50", "0.50.0.1", "0.50.x", "0.+5.0", "prerelease", "0.99999.0"] {
            assert_eq!(ExtensionRelease::parse(text), None, "{text}");
        }
    }
}
