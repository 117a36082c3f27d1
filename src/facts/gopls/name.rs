//! Names that gopls has in closed sets: values of enumerations, analyzers, code lenses, hints.

use super::release::GoplsRelease;

/// In which releases something is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Life {
    /// The first; what was before v0.2.0 is not known.
    pub since: GoplsRelease,
    /// The first without it.
    pub removed: Option<GoplsRelease>,
    /// From which to which release it was gone for a while, the latter not included.
    pub absent: &'static [(GoplsRelease, GoplsRelease)],
}

impl Life {
    /// Whether `release` has it.
    pub fn holds(&self, release: GoplsRelease) -> bool {
        self.since <= release && self.gone_since(release).is_none()
    }

    /// The release that dropped it, where it was there before `release` and is not there in it.
    pub fn gone_since(&self, release: GoplsRelease) -> Option<GoplsRelease> {
        let gap = self.absent.iter().find(|(from, until)| *from <= release && release < *until);
        gap.map(|(from, _)| *from).or_else(|| self.removed.filter(|removed| *removed <= release))
    }

    /// The first release after `release` that has it, where `release` does not.
    pub fn comes_with(&self, release: GoplsRelease) -> Option<GoplsRelease> {
        let returns = self.absent.iter().map(|(_, until)| *until);
        std::iter::once(self.since).chain(returns).find(|comes| *comes > release && self.holds(*comes))
    }
}

/// A name and its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// As gopls spells it.
    pub name: &'static str,
    /// In which releases it is there.
    pub life: Life,
}

impl Name {
    /// `name`, there for `life`.
    pub const fn new(name: &'static str, life: Life) -> Self {
        Self { name, life }
    }
}

/// An analyzer.
#[derive(Clone, Copy, Debug)]
pub struct Analyzer {
    /// As `analyses` has it.
    pub name: &'static str,
    /// In which releases it is there.
    pub life: Life,
    /// Whether it is on where nothing is said, from which release.
    pub on_by_default: &'static [(GoplsRelease, bool)],
    /// Whether it is one of staticcheck's.
    pub staticcheck: bool,
}

/// The sets of names that map settings have as their keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Keys {
    /// `analyses`.
    Analyzers,
    /// `annotations`.
    Annotations,
    /// `codelenses`.
    CodeLenses,
    /// `hints`.
    Hints,
    /// `mcpTools`.
    McpTools,
    /// `semanticTokenModifiers`.
    SemanticTokenModifiers,
    /// `semanticTokenTypes`.
    SemanticTokenTypes,
}

impl Keys {
    /// What one of them is, for a sentence: "analyzer".
    pub const fn noun(self) -> &'static str {
        match self {
            Keys::Analyzers => "analyzer",
            Keys::Annotations => "annotation",
            Keys::CodeLenses => "code lens",
            Keys::Hints => "inlay hint",
            Keys::McpTools => "MCP tool",
            Keys::SemanticTokenModifiers => "semantic token modifier",
            Keys::SemanticTokenTypes => "semantic token type",
        }
    }
}

/// What does the work of a name that is gone under another name (staticcheck.go at v0.19.0; release notes of v0.21.0).
pub fn renamed(keys: Keys, name: &str) -> Option<&'static str> {
    match (keys, name) {
        (Keys::Analyzers, "SA1006") => Some("printf"),
        (Keys::Analyzers, "SA1019") => Some("deprecated"),
        (Keys::Analyzers, "SA2000") => Some("waitgroup"),
        (Keys::Analyzers, "SA4021") => Some("appends"),
        (Keys::Analyzers, "gofix") => Some("inline"),
        (Keys::CodeLenses, "run_vulncheck_exp") => Some("run_govulncheck"),
        (Keys::CodeLenses, "upgrade.dependency") => Some("upgrade_dependency"),
        _ => None,
    }
}

/// What does its work now, as a clause (release notes of v0.17.0, v0.18.0 and v0.21.0).
pub fn successor_of(keys: Keys, name: &str) -> Option<String> {
    let clause = match (keys, name) {
        (Keys::Analyzers, "modernize") => "its analyzers have names of their own: `any`, `minmax`, `rangeint`, …",
        (Keys::Analyzers, "undeclaredname") | (Keys::CodeLenses, "gc_details") => "a code action does its work",
        _ => return renamed(keys, name).map(|name| format!("`{name}` does its work")),
    };
    Some(clause.to_owned())
}
