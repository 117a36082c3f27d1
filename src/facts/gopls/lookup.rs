//! Questions to the tables.

use std::fmt;

use super::name::{Analyzer, Keys, Life, Name};
use super::release::{GoplsRelease, Release};
use super::setting::Setting;
use super::table::{
    ANALYZERS, ANNOTATIONS, CODE_LENSES, HINTS, LEGACY_ANNOTATIONS, MCP_TOOLS, NEWEST, PRERELEASES, RELEASES,
    SEMANTIC_TOKEN_MODIFIERS, SEMANTIC_TOKEN_TYPES, SETTINGS,
};

impl GoplsRelease {
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

    /// Whether `version` lies among the releases that are known and names none of them: `v0.12.6`, `v0.20.0-pre.9`. Of what was before
    /// v0.2.0 and of commits between releases that cannot be told.
    pub fn is_missing(version: &str) -> bool {
        let numbers = version.strip_prefix("v0.").and_then(|rest| rest.split('-').next()?.split_once('.'));
        let number = |text: &str| text.parse::<u16>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
        let Some((minor, patch)) = numbers.and_then(|(minor, patch)| Some((number(minor)?, number(patch)?))) else {
            return false;
        };
        let is_tag = version.split_once('-').is_none_or(|(_, words)| words.starts_with("pre"));
        is_tag && minor >= 2 && Self::new(minor, patch) <= NEWEST && Self::parse(version).is_none()
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

impl Keys {
    /// The life of the one called `name`, by case.
    pub fn life_of(self, name: &str) -> Option<Life> {
        match self {
            Keys::Analyzers => analyzer(name).map(|analyzer| analyzer.life),
            _ => find(self.set(), name).map(|found| found.life),
        }
    }

    /// All of them, with those of other releases.
    pub fn names(self) -> Vec<Name> {
        match self {
            Keys::Analyzers => ANALYZERS.iter().map(|analyzer| Name::new(analyzer.name, analyzer.life)).collect(),
            _ => self.set().to_vec(),
        }
    }

    const fn set(self) -> &'static [Name] {
        match self {
            Keys::Analyzers => &[],
            Keys::Annotations => ANNOTATIONS,
            Keys::CodeLenses => CODE_LENSES,
            Keys::Hints => HINTS,
            Keys::McpTools => MCP_TOOLS,
            Keys::SemanticTokenModifiers => SEMANTIC_TOKEN_MODIFIERS,
            Keys::SemanticTokenTypes => SEMANTIC_TOKEN_TYPES,
        }
    }
}

/// The setting called `name`; names are case-sensitive.
pub fn setting(name: &str) -> Option<&'static Setting> {
    let index = SETTINGS.binary_search_by(|setting| setting.name.cmp(name)).ok()?;
    SETTINGS.get(index)
}

/// Whether `name` is a group that stands before the names of settings: `ui`, `ui.diagnostic`, or the last part of one.
pub fn is_group(name: &str) -> bool {
    let holds = |full: &str| {
        let groups = full.rsplit_once('.').map_or("", |(groups, _)| groups);
        groups.split('.').any(|group| group == name)
            || full.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'))
    };
    !name.is_empty() && setting(name).is_none() && SETTINGS.iter().any(|setting| holds(setting.full))
}

/// The analyzer called `name`.
pub fn analyzer(name: &str) -> Option<&'static Analyzer> {
    let index = ANALYZERS.binary_search_by(|known| known.name.cmp(name)).ok()?;
    ANALYZERS.get(index)
}

/// What an old name for an annotation is to be written as now: the new one, switched off.
pub fn legacy_annotation(name: &str) -> Option<&'static str> {
    find(LEGACY_ANNOTATIONS, name)?;
    match name {
        "noBounds" => Some("bounds"),
        "noEscape" => Some("escape"),
        "noInline" => Some("inline"),
        "noNilcheck" => Some("nil"),
        _ => None,
    }
}

fn find(set: &'static [Name], name: &str) -> Option<&'static Name> {
    let index = set.binary_search_by(|known| known.name.cmp(name)).ok()?;
    set.get(index)
}
