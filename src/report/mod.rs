//! What was found, for people and for programs. One file a format; none decides what is shown, that is the policy's work.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::diagnostic::Diagnostic;
use crate::text::{RepoPath, Source};

/// What a format prints: diagnostics in order, with the texts that they speak of.
pub struct Report<'a> {
    /// What stands, sorted by path, offset and rule.
    pub diagnostics: &'a [Diagnostic],
    /// The files that diagnostics and related places lie in, as far as they could be read.
    pub files: BTreeMap<RepoPath, File<'a>>,
    /// How many configuration files were read.
    pub artifacts: usize,
    /// How long the run took.
    pub elapsed: Duration,
}

/// A file that a report may quote.
#[derive(Clone, Copy)]
pub struct File<'a> {
    /// Its text.
    pub source: &'a Source,
    /// Whether no line but the one in question may be shown.
    pub confidential: bool,
}
