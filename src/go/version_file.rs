//! What the programs that read a `.go-version` make of it. Each has a grammar of its own: goenv (libexec/goenv-version-file-read and
//! goenv-version-name), gvm (scripts/env/cd), setup-go (src/installer.ts), asdf-golang (bin/parse-legacy-file), mise
//! (src/plugins/core/go.rs) and Netlify's build image (run-build-functions.sh).

use super::version::GoVersion;

/// How a version is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VersionForm {
    /// `1.22.3`, `1.22`, `1.22rc1`: what nearly all take. gvm does not.
    Plain,
    /// `go1.22.3`
    GoPrefix,
    /// `v1.22.3`
    VPrefix,
    /// `1.22.x`
    Wildcard,
    /// `^1.22`, `>=1.22 <1.24`
    Range,
    /// `stable`, `oldstable`
    Alias,
    /// `latest`
    Latest,
    /// A word that some version manager has a meaning of its own for: `system`, `tip`, `ref:…`, `1.22.3-bigcorp`.
    Special,
    /// None of these.
    Unknown,
}

impl VersionForm {
    /// The form of `text`, a single word or a range.
    pub fn of(text: &str) -> Self {
        let is_version = |text: &str| GoVersion::parse(text).is_some();
        match text {
            "stable" | "oldstable" => return VersionForm::Alias,
            "latest" => return VersionForm::Latest,
            "system" | "tip" | "gotip" | "master" => return VersionForm::Special,
            _ => {}
        }
        let before_hyphen = text.split_once('-').map(|(version, _)| version);
        if is_version(text) {
            VersionForm::Plain
        } else if text.strip_prefix("go").is_some_and(|rest| is_version(rest) && is_numeric(rest)) {
            VersionForm::GoPrefix
        } else if text.strip_prefix('v').is_some_and(is_version) {
            VersionForm::VPrefix
        } else if text.strip_suffix(".x").is_some_and(is_version) {
            VersionForm::Wildcard
        } else if text.starts_with(['^', '~', '<', '>', '=']) {
            VersionForm::Range
        } else if text.contains(':') || before_hyphen.is_some_and(is_version) {
            VersionForm::Special
        } else {
            VersionForm::Unknown
        }
    }

    /// The programs that find the version that is meant, where some do and some do not.
    pub const fn readers(self) -> Option<&'static str> {
        match self {
            VersionForm::GoPrefix => Some("gvm"),
            VersionForm::VPrefix => Some("setup-go and mise"),
            VersionForm::Wildcard | VersionForm::Alias => Some("setup-go and Netlify"),
            VersionForm::Range => Some("setup-go"),
            VersionForm::Latest => Some("mise"),
            VersionForm::Plain | VersionForm::Special | VersionForm::Unknown => None,
        }
    }

    /// Whether setup-go finds a version by it; not known of special forms.
    pub const fn is_known_to_setup_go(self) -> bool {
        !matches!(self, VersionForm::GoPrefix | VersionForm::Latest | VersionForm::Unknown)
    }
}

fn is_numeric(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// A version that is to be installed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PinnedVersion {
    /// The version as far as it is written.
    pub version: GoVersion,
    /// Whether the patch is left open, so that the newest of the minor version is taken.
    pub is_minor_only: bool,
}

impl PinnedVersion {
    /// The version that `text` pins: `1.22.3`, `go1.22.3`, `v1.22.3`, `1.22`, `1.22.x`. None where the minor version is open too.
    pub fn parse(text: &str) -> Option<Self> {
        let bare = text.strip_prefix("go").or(text.strip_prefix('v')).unwrap_or(text);
        let (bare, is_open) = bare.strip_suffix(".x").map_or((bare, false), |rest| (rest, true));
        let version = GoVersion::parse(bare)?;
        let dots = bare.bytes().filter(|byte| *byte == b'.').count();
        let is_minor_only = is_open || (dots == 1 && !version.is_prerelease());
        (dots > 0 && !(is_open && dots > 1)).then_some(Self { version, is_minor_only })
    }

    /// Whether the Go that it stands for, the newest of its minor version where the patch is open, is below what `need` asks for.
    pub fn is_below(&self, need: &GoVersion) -> bool {
        let same_language = self.is_minor_only && self.version.is_same_language(need);
        !same_language && !self.version.satisfies(need)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_told_apart_as_their_readers_do() {
        use VersionForm::{Alias, GoPrefix, Latest, Plain, Range, Special, Unknown, VPrefix, Wildcard};
        let cases = [
            ("1.22.3", Plain),
            ("1.22", Plain),
            ("1", Plain),
            ("1.22rc1", Plain),
            ("go1.22.3", GoPrefix),
            ("go1.22rc1", Unknown),
            ("v1.22.3", VPrefix),
            ("1.22.x", Wildcard),
            ("1.x", Wildcard),
            ("^1.22", Range),
            (">=1.22 <1.24", Range),
            ("stable", Alias),
            ("latest", Latest),
            ("system", Special),
            ("ref:main", Special),
            ("1.25.0-1", Special),
            ("1.23.", Unknown),
            ("1.22.3.4", Unknown),
            ("golang", Unknown),
            ("é", Unknown),
            ("", Unknown),
        ];
        for (text, form) in cases {
            assert_eq!(VersionForm::of(text), form, "{text}");
        }
    }

    #[test]
    fn an_open_patch_is_the_newest() {
        let below =
            |pin: &str, need: &str| PinnedVersion::parse(pin).map(|pin| pin.is_below(&GoVersion::parse(need).unwrap()));
        assert_eq!(below("1.24", "1.24.3"), Some(false));
        assert_eq!(below("1.24.x", "1.24.3"), Some(false));
        assert_eq!(below("1.24.1", "1.24.3"), Some(true));
        assert_eq!(below("go1.24.3", "1.24.3"), Some(false));
        assert_eq!(below("v1.23", "1.24"), Some(true));
        assert_eq!(below("1.25.0", "1.24.3"), Some(false));
        assert_eq!(below("1.24.0", "1.24"), Some(false));
        assert_eq!(below("1.24rc1", "1.24.0"), Some(true));
        assert_eq!(below("1.20", "1.20"), Some(false));
        for open in ["1", "1.x", "stable", "^1.22", "1.23.", "1.22.3.x"] {
            assert_eq!(below(open, "1.24"), None, "{open}");
        }
    }
}
