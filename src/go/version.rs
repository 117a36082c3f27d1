//! Versions of Go: `1.21`, `1.21rc2`, `1.21.3`.
//!
//! As internal/gover/gover.go has them. Numbers are kept as decimal digits, so that no version is too large.

use std::cmp::Ordering;
use std::fmt;

/// A valid version of Go, without a `go` before it.
///
/// Order and equality are those of gover.Compare: major, minor, patch, kind of pre-release, number of pre-release. So `1.20` equals
/// `1.20.0`, but `1.21 < 1.21rc1 < 1.21.0`. In an `Option`, a malformed version is below every valid one, as in Go.
#[derive(Clone)]
pub struct GoVersion {
    text: Box<str>,
    major: Decimal,
    minor: Decimal,
    patch: Decimal,
    /// `alpha`, `beta`, `rc`, or another word of lower-case letters; empty for a release or language version.
    kind: Box<str>,
    number: Decimal,
}

/// A decimal number as its digits, without leading zeros. Empty (not written) is below zero.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Decimal(Box<str>);

impl GoVersion {
    /// The version that `text` spells: `MAJOR[.MINOR[.PATCH | KIND[NUMBER]]]`. A pre-release of a patch (`1.21.3rc1`) is malformed.
    pub fn parse(text: &str) -> Option<Self> {
        let zero = || Decimal("0".into());
        let none = || Decimal("".into());
        let (major, rest) = cut_number(text)?;
        let version = |minor, patch, kind: &str, number| Self {
            text: text.into(),
            major: major.clone(),
            minor,
            patch,
            kind: kind.into(),
            number,
        };
        if rest.is_empty() {
            return Some(version(zero(), zero(), "", none()));
        }
        let (minor, rest) = cut_number(rest.strip_prefix('.')?)?;
        if rest.is_empty() {
            // From Go 1.21 on, the language version is another thing than its first release.
            let patch = if minor < Decimal("21".into()) { zero() } else { none() };
            return Some(version(minor, patch, "", none()));
        }
        if let Some(rest) = rest.strip_prefix('.') {
            let (patch, rest) = cut_number(rest)?;
            return rest.is_empty().then(|| version(minor, patch, "", none()));
        }
        let letters = rest.bytes().take_while(|byte| !byte.is_ascii_digit()).count();
        let (kind, number) = rest.split_at_checked(letters)?;
        if kind.is_empty() || !kind.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return None;
        }
        if number.is_empty() {
            return Some(version(minor, none(), kind, none()));
        }
        let (number, rest) = cut_number(number)?;
        rest.is_empty().then(|| version(minor, none(), kind, number))
    }

    /// The language version `major.minor`.
    pub fn of_language(major: u32, minor: u32) -> Self {
        let number = |value: u32| Decimal(value.to_string().into());
        let patch = if minor < 21 { number(0) } else { Decimal("".into()) };
        Self {
            text: format!("{major}.{minor}").into(),
            major: number(major),
            minor: number(minor),
            patch,
            kind: "".into(),
            number: Decimal("".into()),
        }
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it names the language as a whole and no single release (gover.IsLang): `1.21`, not `1.21.0`, `1.21rc1` or `1.20`.
    /// That is so from 1.21 on; before, `1.20` was the first release.
    pub fn is_language(&self) -> bool {
        self.patch.is_unwritten() && self.kind.is_empty() && self.number.is_unwritten()
    }

    /// Whether it is an alpha, a beta or a release candidate.
    pub fn is_prerelease(&self) -> bool {
        !self.kind.is_empty()
    }

    /// The language version that it belongs to (gover.Lang): `1.21` for `1.21.3`.
    pub fn language(&self) -> Self {
        let text = if self.major.as_str() == "1" && self.minor.as_str() == "0" {
            self.major.as_str().to_owned()
        } else {
            format!("{}.{}", self.major.as_str(), self.minor.as_str())
        };
        Self::parse(&text).unwrap_or_else(|| self.clone())
    }

    /// The N of a Go 1.N; none of another major version, and where it is no number of ours.
    pub fn minor(&self) -> Option<u32> {
        if self.major.as_str() == "1" { self.minor.as_str().parse().ok() } else { None }
    }

    /// The name of the release that a toolchain switch asks for on behalf of this go line (go/toolchain/select.go): `1.22.0` for `1.22`.
    pub fn first_toolchain(&self) -> String {
        if self.is_language() { format!("{}.0", self.text) } else { self.text.to_string() }
    }

    /// Whether a toolchain of this version takes a module whose go line is `need`.
    pub fn satisfies(&self, need: &GoVersion) -> bool {
        self >= need
    }

    /// Whether `self` and `other` differ in no more than the patch or pre-release.
    pub fn is_same_language(&self, other: &GoVersion) -> bool {
        self.major == other.major && self.minor == other.minor
    }
}

impl PartialEq for GoVersion {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for GoVersion {}

impl PartialOrd for GoVersion {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for GoVersion {
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.major, &self.minor, &self.patch, &self.kind, &self.number).cmp(&(
            &other.major,
            &other.minor,
            &other.patch,
            &other.kind,
            &other.number,
        ))
    }
}

impl fmt::Display for GoVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl fmt::Debug for GoVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Decimal {
    pub(crate) fn new(digits: &str) -> Self {
        Self(digits.into())
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    fn is_unwritten(&self) -> bool {
        self.0.is_empty()
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.len().cmp(&other.0.len()).then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The decimal number that `text` begins with, without leading zeros, and the rest.
pub(crate) fn cut_number(text: &str) -> Option<(Decimal, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(digits)?;
    if number.is_empty() || (number.len() > 1 && number.starts_with('0')) {
        return None;
    }
    Some((Decimal::new(number), rest))
}

/// Whether the parser of go.mod and go.work takes `text` as the argument of `go` (`GoVersionRE` in modfile/rule.go): `X.Y`, `X.Y.Z`, and
/// either with a pre-release, such as `1.22rc1`. It takes `1.22.0rc1` too, which is no version: see [`GoVersion::parse`].
pub fn is_valid_go_directive(text: &str) -> bool {
    let directive = || {
        let (major, rest) = cut_number(text)?;
        let (_, rest) = cut_number(rest.strip_prefix('.')?)?;
        let rest = match rest.strip_prefix('.') {
            Some(patch) => cut_number(patch)?.1,
            None => rest,
        };
        let number = rest.trim_start_matches(|next: char| next.is_ascii_lowercase());
        let prerelease =
            number.len() < rest.len() && !number.is_empty() && number.bytes().all(|next| next.is_ascii_digit());
        (major.as_str() != "0" && (rest.is_empty() || prerelease)).then_some(())
    };
    directive().is_some()
}

/// Whether the parser takes `text` as the argument of `go` in the go.mod of a dependency, though not in the main module's
/// (`laxGoVersionRE` in modfile/rule.go): `X.Y` and whatever follows, with or without a `v` before it.
pub fn is_lax_go_directive(text: &str) -> bool {
    let rest = || {
        let (major, rest) = cut_number(text.strip_prefix('v').unwrap_or(text))?;
        let (_, rest) = cut_number(rest.strip_prefix('.')?)?;
        (major.as_str() != "0").then_some(rest)
    };
    rest().is_some_and(|rest| !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn version(text: &str) -> GoVersion {
        GoVersion::parse(text).unwrap_or_else(|| panic!("{text} is malformed"))
    }

    #[test]
    fn versions_are_ordered_as_go_orders_them() {
        let ascending = [
            "1",
            "1.2",
            "1.9.7",
            "1.20rc1",
            "1.20",
            "1.20.1",
            "1.21",
            "1.21alpha",
            "1.21beta1",
            "1.21beta2",
            "1.21rc1",
            "1.21rc9",
            "1.21rc10",
            "1.21.0",
            "1.21.9",
            "1.21.10",
            "1.22",
            "1.99999999999999999999",
            "2",
        ];
        for pair in ascending.windows(2) {
            assert!(version(pair[0]) < version(pair[1]), "{pair:?}");
        }
        assert_eq!(version("1.20"), version("1.20.0"));
        assert_eq!(version("1"), version("1.0.0"));
        assert_ne!(version("1.21"), version("1.21.0"));
        assert!(GoVersion::parse("bogus") < GoVersion::parse("0"));
    }

    #[test]
    fn malformed_versions_are_told_apart() {
        let malformed = [
            "",
            "go1.21",
            "v1.21",
            "1.",
            ".1",
            "1..2",
            "01.2",
            "1.02",
            "1.2.",
            "1.2.3.4",
            "1.21.3rc1",
            "1.21RC1",
            "1.21-rc1",
            "1.21rc01",
            "1.21rc1x",
            "1.x",
            "1.22.x",
            "1.21 ",
            "1.21é1",
        ];
        for text in malformed {
            assert!(GoVersion::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn language_versions_begin_with_1_21() {
        let languages: Vec<&str> = ["1", "1.20", "1.21", "1.21rc1", "1.21.0", "1.25"]
            .into_iter()
            .filter(|text| version(text).is_language())
            .collect();
        assert_eq!(languages, ["1.21", "1.25"]);
        assert_eq!(version("1.21.3").language().as_str(), "1.21");
        assert_eq!(version("1.0.3").language().as_str(), "1");
        assert_eq!(version("1.22").first_toolchain(), "1.22.0");
        assert_eq!(version("1.20").first_toolchain(), "1.20");
        assert_eq!(GoVersion::of_language(1, 20), version("1.20.0"));
        assert_eq!(GoVersion::of_language(1, 21), version("1.21"));
    }

    #[test]
    fn a_release_candidate_satisfies_the_language_but_not_the_release() {
        assert!(version("1.22rc1").satisfies(&version("1.22")));
        assert!(!version("1.22rc1").satisfies(&version("1.22.0")));
        assert!(version("1.22.1").is_same_language(&version("1.22rc1")));
    }

    #[test]
    fn go_directives_are_checked_by_form_only() {
        for text in ["1.22", "1.22.0", "1.0", "10.0.10", "1.22rc1", "1.22.0rc1", "1.22x01"] {
            assert!(is_valid_go_directive(text), "{text}");
        }
        for text in [
            "1", "0.1", "1.022", "1.22.", "1.22.01", "1.22.x", "1.22rc", "1.22.0.0", "go1.22", "v1.22", "\"1.22\"", "",
            "1.22 ",
        ] {
            assert!(!is_valid_go_directive(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn the_order_is_total_and_antisymmetric(a in "[0-2]{1,2}(\\.[0-9]{1,2})?(\\.[0-9]|rc[0-9]?|beta1)?", b in "[0-2](\\.2[0-9])?(\\.[0-9]|rc[0-9])?", c in "1\\.2[01](\\.[0-9]|rc[0-9])?") {
            let (a, b, c) = (GoVersion::parse(&a), GoVersion::parse(&b), GoVersion::parse(&c));
            prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
            prop_assert_eq!(a.cmp(&b) == Ordering::Equal, a == b);
            if a <= b && b <= c {
                prop_assert!(a <= c);
            }
        }

        #[test]
        fn any_text_is_parsed_or_refused(text in ".{0,12}|1\\.[0-9a-zé.]{0,8}") {
            if let Some(version) = GoVersion::parse(&text) {
                prop_assert_eq!(version.as_str(), text.as_str());
                prop_assert!(version.language().is_same_language(&version));
            }
            is_valid_go_directive(&text);
        }
    }

    #[test]
    fn a_dependency_may_say_more_after_its_go_version() {
        for text in ["v1.20.x", "1.20.x", "1.20beta", "1.20.0.0", "1.20-x", "1.20."] {
            assert!(is_lax_go_directive(text), "{text}");
        }
        for text in ["1", "1.x", "go1.20", "v1.20", "^1.20", "01.20", "1.020", "\"1.20\""] {
            assert!(!is_lax_go_directive(text), "{text}");
        }
    }
}
