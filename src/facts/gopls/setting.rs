//! Settings of gopls, with what became of each.

use super::name::{Keys, Name};
use super::release::GoplsRelease;

/// A setting that some gopls has, or had.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Its name without the groups before it: gopls looks at the last part only.
    pub name: &'static str,
    /// With its groups, as its documentation has it: `ui.diagnostic.staticcheck`.
    pub full: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// The values of an enumeration.
    pub values: &'static [Name],
    /// What it is where nothing is said, as JSON.
    pub default: &'static str,
    /// What its documentation says of it.
    pub status: Status,
    /// What each release makes of it, from the first one that knows the name.
    pub history: &'static [(GoplsRelease, Standing)],
    /// The first release in which it has no effect.
    pub dead_since: Option<GoplsRelease>,
    /// What the keys of its value name.
    pub keys: Option<Keys>,
    /// The setting that does its work now.
    pub replacement: Option<&'static str>,
    /// What does its work now, where more is to be said of it than the name of a setting.
    pub successor: Option<&'static str>,
}

/// What a setting takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Whatever is written: it is not read.
    Any,
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Int,
    /// A string.
    Str,
    /// A string as Go's `time.ParseDuration` takes it.
    Duration,
    /// A string from a list, upper and lower case alike.
    Enum,
    /// `true`, `false`, or a string from a list, in just that case.
    BoolOrEnum,
    /// An array of strings.
    Strings,
    /// An object of strings.
    StringMap,
    /// An object of booleans.
    BoolMap,
}

/// What the documentation says of a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Nothing: it is there to be used.
    None,
    /// For experts.
    Advanced,
    /// It may change.
    Experimental,
    /// For finding faults of gopls.
    Debug,
    /// It is not documented.
    Internal,
    /// It is on its way out, or gone.
    Deprecated,
}

/// What a release makes of a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// The value is taken.
    Accepted,
    /// Nothing happens, and nothing is said.
    Ignored,
    /// "this setting is deprecated", shown as an error since v0.16.0; nothing else happens.
    DeprecatedIgnored,
    /// The same is said, and the value is taken.
    DeprecatedApplied,
    /// "unexpected setting", as for a name that never was.
    Unexpected,
}

impl Setting {
    /// What `release` makes of it.
    pub fn standing(&self, release: GoplsRelease) -> Standing {
        let until_then = self.history.iter().take_while(|(since, _)| *since <= release);
        until_then.last().map_or(Standing::Unexpected, |(_, standing)| *standing)
    }

    /// The first release that takes it; none where none ever did.
    pub fn since(&self) -> Option<GoplsRelease> {
        self.history.iter().find(|(_, standing)| *standing != Standing::Unexpected).map(|(since, _)| *since)
    }

    /// The release that began to refuse it, where it was taken before and `release` refuses it.
    pub fn removed_before(&self, release: GoplsRelease) -> Option<GoplsRelease> {
        let refused = self.history.iter().rfind(|(since, _)| *since <= release)?;
        (refused.1 == Standing::Unexpected && self.since()? < refused.0).then_some(refused.0)
    }

    /// The release from which on it has no effect, where `release` is one of those.
    pub fn dead_in(&self, release: GoplsRelease) -> Option<GoplsRelease> {
        self.dead_since.filter(|since| *since <= release).or_else(|| {
            self.history.iter().rfind(|(since, _)| *since <= release).filter(|at| at.1.is_dead()).map(|at| at.0)
        })
    }

    /// What does its work now, as a clause; none where nothing needs to.
    pub fn successor(&self) -> Option<String> {
        let replacement = || self.replacement.map(|name| format!("`{name}` does its work"));
        self.successor.map(ToOwned::to_owned).or_else(replacement)
    }
}

impl Standing {
    const fn is_dead(self) -> bool {
        matches!(self, Standing::Ignored | Standing::DeprecatedIgnored)
    }
}
