//! What a rule says: where, how grave, why, and what would mend it.

mod fix;

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::text::{RepoPath, Span};

pub use fix::{Applicability, Edit, Fix};

/// How grave a diagnostic is. Each is a claim about a real program, proved on the rule's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Hygiene. Off unless asked for.
    Note,
    /// It works, but not as written, not everywhere, or not safely.
    Warning,
    /// A real tool fails, or discards what is written.
    Error,
}

impl Severity {
    /// The word that reports use.
    pub const fn as_str(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Severity {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word {
            "note" => Ok(Severity::Note),
            "warning" => Ok(Severity::Warning),
            "error" => Ok(Severity::Error),
            _ => Err(format!("`{word}` is none of note, warning, error")),
        }
    }
}

/// A place in one file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Site {
    /// The file.
    pub path: RepoPath,
    /// The bytes of it.
    pub span: Span,
}

impl Site {
    /// The bytes `span` of the file at `path`.
    pub const fn new(path: RepoPath, span: Span) -> Self {
        Self { path, span }
    }
}

/// Another place that belongs to a diagnostic: the other half of a contradiction, the first of two duplicates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place, often in another file.
    pub site: Site,
    /// What is the case there, in a few words.
    pub text: String,
}

/// One finding. Made by a rule with [`Diagnostic::at`]; the rule's name and default severity are filled in when it is pushed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule's `group/name`.
    pub rule: &'static str,
    /// How grave it is; the rule's own severity unless the check said otherwise.
    pub severity: Severity,
    /// The token it speaks of.
    pub site: Site,
    /// What is the case and what follows from it: one sentence, no full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The other places that it speaks of.
    pub related: Vec<Label>,
    /// A change of the text that mends it.
    pub fix: Option<Fix>,
}

/// A diagnostic that a comment in the file hides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppressed {
    /// What would stand.
    pub diagnostic: Diagnostic,
    /// The reason that the comment gives.
    pub reason: Option<String>,
}

/// A diagnostic in the making: all but the rule, which the collector adds.
#[derive(Clone, Debug)]
pub struct Draft {
    site: Site,
    message: String,
    severity: Option<Severity>,
    at_most: Severity,
    help: Option<String>,
    related: Vec<Label>,
    fix: Option<Fix>,
}

impl Diagnostic {
    /// A draft that says `message` at `site`.
    pub fn at(site: Site, message: impl Into<String>) -> Draft {
        let (severity, at_most) = (None, Severity::Error);
        Draft { site, message: message.into(), severity, at_most, help: None, related: Vec::new(), fix: None }
    }
}

impl Draft {
    /// Says what to do.
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Points at another place.
    pub fn related(mut self, site: Site, text: impl Into<String>) -> Self {
        self.related.push(Label { site, text: text.into() });
        self
    }

    /// Carries a change that mends it; `None` leaves the draft as it is.
    pub fn fix(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into().or(self.fix);
        self
    }

    /// Is of another severity than its rule's.
    pub const fn severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// Is no graver than that, whatever its rule or the check says.
    pub fn at_most(mut self, severity: Severity) -> Self {
        self.at_most = self.at_most.min(severity);
        self
    }

    /// The finished diagnostic of the rule called `rule`, whose default severity is `severity`.
    pub fn of(self, rule: &'static str, severity: Severity) -> Diagnostic {
        Diagnostic {
            rule,
            severity: self.severity.unwrap_or(severity).min(self.at_most),
            site: self.site,
            message: self.message,
            help: self.help,
            related: self.related,
            fix: self.fix,
        }
    }
}
