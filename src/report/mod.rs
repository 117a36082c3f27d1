//! What was found, for people and for programs. One file a format; none decides what is shown, that is the policy's work.
//!
//! A new format is a file with a `write` function, declared here, and a line in the table below.

mod checkstyle;
mod concise;
mod credentials;
mod diff;
mod environments;
mod fingerprint;
mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod markdown;
mod material;
mod printable;
mod prose;
mod rdjson;
mod sarif;
#[cfg(test)]
mod tests;
mod xml;

use std::fmt;
use std::io;
use std::str::FromStr;

pub use credentials::{mask, mask_file};
pub use diff::unified_diff;
pub use environments::{Selection, write_json as write_environments_json, write_text as write_environments};
pub use material::{Counts, File, Notice, Report, Subject};
pub(crate) use printable::line as printable;

/// The table of formats: a variant, its name on the command line, the function that writes it, and what it is.
macro_rules! formats {
    ($($(#[doc = $summary:literal])+ $variant:ident = $name:literal, $write:path;)+) => {
        /// What a report looks like.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Format {
            $($(#[doc = $summary])+ $variant,)+
        }

        impl Format {
            /// Every format, in the order in which help lists them.
            pub const ALL: &[Format] = &[$(Format::$variant),+];

            /// Its name on the command line.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Format::$variant => $name,)+
                }
            }

            const fn writer(self) -> Writer {
                match self {
                    $(Format::$variant => $write,)+
                }
            }
        }
    };
}

type Writer = fn(&Report<'_>, &Options, &mut dyn io::Write) -> io::Result<()>;

formats! {
    /// For people: snippets of source, and a closing line.
    Human = "human", human::write;
    /// One line a finding.
    Concise = "concise", concise::write;
    /// Everything that is known of each finding; see `docs/json-report.md`.
    Json = "json", json::write;
    /// SARIF 2.1.0, for code scanning.
    Sarif = "sarif", sarif::write;
    /// Annotations of GitHub Actions (workflow commands).
    Github = "github", github::write;
    /// GitLab's code quality report.
    Gitlab = "gitlab", gitlab::write;
    /// JUnit XML, for test reports.
    Junit = "junit", junit::write;
    /// Checkstyle XML.
    Checkstyle = "checkstyle", checkstyle::write;
    /// The diagnostic format of reviewdog.
    Rdjson = "rdjson", rdjson::write;
    /// A table in Markdown, for a comment on a pull request.
    Markdown = "markdown", markdown::write;
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let all = || Self::ALL.iter().map(|format| format.as_str()).collect::<Vec<_>>().join(", ");
        let format = Self::ALL.iter().copied().find(|format| format.as_str() == name);
        format.ok_or_else(|| format!("`{name}` is none of {}", all()))
    }
}

/// How a report for people is drawn; the other formats have no choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether to write ANSI escapes for colours.
    pub color: bool,
    /// Whether to draw with characters beyond ASCII.
    pub unicode: bool,
    /// How many columns a line may have.
    pub width: usize,
    /// Whether to leave out the closing line.
    pub quiet: bool,
}

impl Default for Options {
    /// Plain text in 80 columns, as for a pipe.
    fn default() -> Self {
        Self { color: false, unicode: false, width: 80, quiet: false }
    }
}

/// Writes `report` in `format`.
///
/// # Errors
/// Those of `out`.
pub fn write(report: &Report<'_>, format: Format, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    format.writer()(report, options, out)
}
