//! Versions of modules: `v1.2.3-pre+incompatible`, pseudo-versions among them.
//!
//! As golang.org/x/mod/semver and module/pseudo.go have them.

use std::cmp::Ordering;

use super::version::{Decimal, cut_number};

/// A valid semantic version with its `v`. `v1` and `v1.2` are valid, but not canonical.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SemanticVersion {
    text: Box<str>,
    major: Decimal,
    minor: Decimal,
    patch: Decimal,
    /// With its hyphen; empty where there is none.
    prerelease: Box<str>,
    /// With its plus; empty where there is none.
    build: Box<str>,
}

impl SemanticVersion {
    /// The version that `text` spells.
    pub fn parse(text: &str) -> Option<Self> {
        let zero = || Decimal::new("0");
        let (major, rest) = cut_number(text.strip_prefix('v')?)?;
        let version = |minor, patch, prerelease: &str, build: &str| Self {
            text: text.into(),
            major: major.clone(),
            minor,
            patch,
            prerelease: prerelease.into(),
            build: build.into(),
        };
        if rest.is_empty() {
            return Some(version(zero(), zero(), "", ""));
        }
        let (minor, rest) = cut_number(rest.strip_prefix('.')?)?;
        if rest.is_empty() {
            return Some(version(minor, zero(), "", ""));
        }
        let (patch, rest) = cut_number(rest.strip_prefix('.')?)?;
        let (prerelease, build) = rest.split_at(rest.find('+').unwrap_or(rest.len()));
        let takes = |part: &str, sign: char, rule: fn(&str) -> bool| {
            part.is_empty() || part.strip_prefix(sign).is_some_and(|part| part.split('.').all(rule))
        };
        if !takes(prerelease, '-', |part| is_identifier(part) && !has_leading_zero(part))
            || !takes(build, '+', is_identifier)
        {
            return None;
        }
        Some(version(minor, patch, prerelease, build))
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// `v` and the major version: `v2`.
    pub fn major(&self) -> String {
        format!("v{}", self.major.as_str())
    }

    /// The pre-release with its hyphen; empty where there is none.
    pub fn prerelease(&self) -> &str {
        &self.prerelease
    }

    /// The build metadata with its plus; empty where there is none.
    pub fn build(&self) -> &str {
        &self.build
    }

    /// Whether it is a v2 or later of a module without a go.mod: `v2.0.0+incompatible`.
    pub fn is_incompatible(&self) -> bool {
        &*self.build == "+incompatible"
    }

    /// The canonical form (module.CanonicalVersion): all three numbers, no build metadata but `+incompatible`.
    pub fn canonical(&self) -> String {
        let build = if self.is_incompatible() { "+incompatible" } else { "" };
        let [major, minor, patch] = [&self.major, &self.minor, &self.patch].map(Decimal::as_str);
        format!("v{major}.{minor}.{patch}{}{build}", self.prerelease)
    }

    /// Whether it is written in the canonical form. A go.mod with another cannot be used as it is: the go command says "updates to
    /// go.mod needed".
    pub fn is_canonical(&self) -> bool {
        *self.text == self.canonical()
    }

    /// Whether it has the form of a pseudo-version.
    pub fn is_pseudo(&self) -> bool {
        PseudoVersion::of(self).is_some()
    }

    /// Which of the two is higher; build metadata does not count (semver.Compare).
    pub fn precedence(&self, other: &Self) -> Ordering {
        (&self.major, &self.minor, &self.patch)
            .cmp(&(&other.major, &other.minor, &other.patch))
            .then_with(|| prerelease_precedence(&self.prerelease, &other.prerelease))
    }
}

fn is_identifier(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn has_leading_zero(text: &str) -> bool {
    text.len() > 1 && text.starts_with('0') && is_number(text)
}

/// The order of two pre-releases with their hyphens: none is the highest, numbers are below words.
fn prerelease_precedence(a: &str, b: &str) -> Ordering {
    if a.is_empty() || b.is_empty() {
        return a.is_empty().cmp(&b.is_empty());
    }
    let key = |part: &'_ str| (!is_number(part), if is_number(part) { part.len() } else { 0 });
    let parts = |text: &'_ str| -> Vec<String> {
        text.strip_prefix('-').unwrap_or(text).split('.').map(ToOwned::to_owned).collect()
    };
    let (a, b) = (parts(a), parts(b));
    for (a, b) in a.iter().zip(&b) {
        let order = key(a).cmp(&key(b)).then_with(|| a.cmp(b));
        if order != Ordering::Equal {
            return order;
        }
    }
    a.len().cmp(&b.len())
}

/// The parts of a pseudo-version: `v1.2.4-0.20240102030405-0123456789ab`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PseudoVersion<'a> {
    /// What stands before the timestamp: `v0.0.0`, `v1.2.4-0` or `v1.2.3-pre.0`.
    pub base: &'a str,
    /// Fourteen digits, `yyyymmddhhmmss` in UTC. They need not be a date: see [`PseudoVersion::has_real_time`].
    pub timestamp: &'a str,
    /// The commit; Go writes the first twelve digits of its hash.
    pub revision: &'a str,
}

impl<'a> PseudoVersion<'a> {
    /// The parts of `version`, where it has the form of a pseudo-version (`pseudoVersionRE` in module/pseudo.go).
    pub fn of(version: &'a SemanticVersion) -> Option<Self> {
        let text = version.text.strip_suffix(&*version.build)?;
        let (rest, revision) = text.rsplit_once('-')?;
        let alphanumeric = revision.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let digits = rest.len().checked_sub(14)?;
        let (before, timestamp) = rest.split_at_checked(digits)?;
        if !alphanumeric || revision.is_empty() || !is_number(timestamp) {
            return None;
        }
        let base = before.strip_suffix(['-', '.'])?;
        let first_form = before.ends_with('-')
            && version.minor.as_str() == "0"
            && version.patch.as_str() == "0"
            && !base.contains('-');
        let prerelease = base.split_once('-').map_or("", |(_, prerelease)| prerelease);
        let later_form = before.ends_with('.') && (prerelease == "0" || prerelease.ends_with(".0"));
        (first_form || later_form).then_some(Self { base, timestamp, revision })
    }

    /// Whether the timestamp is a moment of the calendar. The go command refuses the version otherwise, as soon as it looks it up.
    pub fn has_real_time(&self) -> bool {
        let number =
            |from: usize, to: usize| self.timestamp.get(from..to).and_then(|digits| digits.parse::<u32>().ok());
        let (Some(year), Some(month), Some(day)) = (number(0, 4), number(4, 6), number(6, 8)) else { return false };
        let (Some(hour), Some(minute), Some(second)) = (number(8, 10), number(10, 12), number(12, 14)) else {
            return false;
        };
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return false,
        };
        (1..=days).contains(&day) && hour < 24 && minute < 60 && second < 60
    }

    /// Whether the revision is what Go writes: twelve digits of a hash in lower case.
    pub fn has_short_hash(&self) -> bool {
        self.revision.len() == 12 && self.revision.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn version(text: &str) -> SemanticVersion {
        SemanticVersion::parse(text).unwrap_or_else(|| panic!("{text} is malformed"))
    }

    #[test]
    fn versions_are_ordered_as_semver_orders_them() {
        let ascending = [
            "v0.0.0-20240102030405-abcdef012345",
            "v0.0.0",
            "v1.0.0-1",
            "v1.0.0-2",
            "v1.0.0-10",
            "v1.0.0-alpha",
            "v1.0.0-alpha.1",
            "v1.0.0-alpha.beta",
            "v1.0.0-beta.2",
            "v1.0.0-beta.11",
            "v1.0.0-rc.1",
            "v1.0.0",
            "v1.0.1",
            "v1.2.0",
            "v1.10.0",
            "v2",
        ];
        for pair in ascending.windows(2) {
            assert_eq!(version(pair[0]).precedence(&version(pair[1])), Ordering::Less, "{pair:?}");
        }
        assert_eq!(version("v1.0.0+a").precedence(&version("v1")), Ordering::Equal);
    }

    #[test]
    fn only_a_full_version_without_metadata_is_canonical() {
        for text in ["v1.2.3", "v1.2.3-pre", "v2.0.0+incompatible", "v2.0.0-rc.1+incompatible"] {
            assert!(version(text).is_canonical(), "{text}");
        }
        assert_eq!(version("v1").canonical(), "v1.0.0");
        assert_eq!(version("v1.2").canonical(), "v1.2.0");
        assert_eq!(version("v1.2.3+meta").canonical(), "v1.2.3");
        assert!(!version("v1.2.3+meta").is_canonical());
    }

    #[test]
    fn malformed_versions_are_refused() {
        let malformed = [
            "",
            "v",
            "1.2.3",
            "V1.2.3",
            "v1.",
            "v01.2.3",
            "v1.02.3",
            "v1.2.3.4",
            "v1.2.3-",
            "v1.2.3-a..b",
            "v1.2.3-01",
            "v1.2.3+",
            "v1.2.3-a_b",
            "v1.2-pre",
            "v1-pre",
            "latest",
            "master",
            "v1.2.3 ",
            "v1.2.3é",
            "v1.2.3+é",
        ];
        for text in malformed {
            assert!(SemanticVersion::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn pseudo_versions_have_three_forms() {
        let cases = [
            ("v0.0.0-20240102030405-0123456789ab", Some("v0.0.0")),
            ("v2.0.0-20240102030405-0123456789ab", Some("v2.0.0")),
            ("v1.2.4-0.20240102030405-0123456789ab", Some("v1.2.4-0")),
            ("v1.2.3-pre.0.20240102030405-0123456789ab+incompatible", Some("v1.2.3-pre.0")),
            ("v1.2.3-a-b.0.20240102030405-0123456789ab", Some("v1.2.3-a-b.0")),
            ("v1.2.3-20240102030405-0123456789ab", None),
            ("v1.2.3-pre.20240102030405-0123456789ab", None),
            ("v1.2.3-a-0.20240102030405-0123456789ab", None),
            ("v0.0.0-2024010203040-0123456789ab", None),
            ("v0.0.0-20240102030405", None),
            ("v1.2.3", None),
        ];
        for (text, base) in cases {
            assert_eq!(PseudoVersion::of(&version(text)).map(|pseudo| pseudo.base), base, "{text}");
        }
    }

    #[test]
    fn a_pseudo_version_may_name_no_real_time_or_hash() {
        let real = |text: &str| {
            PseudoVersion::of(&version(text)).map(|pseudo| (pseudo.has_real_time(), pseudo.has_short_hash()))
        };
        assert_eq!(real("v0.0.0-20240229235959-0123456789ab"), Some((true, true)));
        assert_eq!(real("v0.0.0-20230229000000-0123456789AB"), Some((false, false)));
        assert_eq!(real("v0.0.0-20231301000000-0123456789abc"), Some((false, false)));
        assert_eq!(real("v0.0.0-20231231240000-abc"), Some((false, false)));
    }

    proptest! {
        #[test]
        fn precedence_is_antisymmetric_and_canonical_is_stable(a in "v[0-2](\\.[0-2](\\.[0-2](-[0-9a.-]{1,4})?(\\+[a.]{1,3})?)?)?", b in "v1\\.0\\.0(-[0-9a.-]{1,4})?") {
            if let (Some(a), Some(b)) = (SemanticVersion::parse(&a), SemanticVersion::parse(&b)) {
                prop_assert_eq!(a.precedence(&b), b.precedence(&a).reverse());
                prop_assert!(SemanticVersion::parse(&a.canonical()).is_some_and(|canonical| canonical.is_canonical()));
            }
        }

        #[test]
        fn any_text_is_parsed_or_refused(text in ".{0,16}|v1\\.2\\.3-[0-9a-zé.-]{0,30}") {
            if let Some(version) = SemanticVersion::parse(&text) {
                prop_assert_eq!(version.as_str(), text.as_str());
                PseudoVersion::of(&version).map(|pseudo| pseudo.has_real_time());
            }
        }
    }
}
