//! Changes that mend a diagnostic: byte ranges of the original text and what shall stand there.

use serde::Serialize;

use super::Site;
use crate::text::{RepoPath, Span};

/// Whether a fix may be applied without a person looking at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// It keeps the effective meaning, or restores the only possible reading.
    Safe,
    /// It changes what a program does, or picks one of several readings.
    Unsafe,
}

impl Applicability {
    /// The word that reports use.
    pub const fn as_str(self) -> &'static str {
        match self {
            Applicability::Safe => "safe",
            Applicability::Unsafe => "unsafe",
        }
    }
}

/// One replaced range of bytes; an empty range inserts, an empty replacement deletes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub site: Site,
    /// What stands there afterwards.
    pub replacement: String,
}

impl Edit {
    /// Writes `replacement` over the bytes `span` of `path`.
    pub fn replace(path: &RepoPath, span: Span, replacement: impl Into<String>) -> Self {
        Self { site: Site::new(path.clone(), span), replacement: replacement.into() }
    }

    /// Deletes the bytes `span` of `path`.
    pub fn delete(path: &RepoPath, span: Span) -> Self {
        Self::replace(path, span, "")
    }

    /// Writes `text` before the byte `offset` of `path`.
    pub fn insert(path: &RepoPath, offset: usize, text: impl Into<String>) -> Self {
        Self::replace(path, Span::empty(offset), text)
    }
}

/// Edits that belong together: all of them are applied, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as a command: "remove the `use`".
    pub title: String,
    /// Whether it may be applied unseen.
    pub applicability: Applicability,
    /// The edits; they do not overlap.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A fix that keeps the meaning.
    pub fn safe(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { title: title.into(), applicability: Applicability::Safe, edits }
    }

    /// A fix that a person must look at.
    pub fn unsafe_(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { title: title.into(), applicability: Applicability::Unsafe, edits }
    }
}
