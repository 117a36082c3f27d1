//! The project's own configuration: `.goconflint.toml` or `goconflint.toml` at the root, or a file that the command line names.

mod keys;
mod reader;
mod schema;
mod starter;
#[cfg(test)]
mod tests;

use thiserror::Error;

use super::globs::{PathGlobs, RuleGlob};
use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::Options;
use crate::text::{RepoPath, Source};
use crate::tree::{ReadError, Tree};

pub use schema::schema;
pub use starter::starter;

/// The names that are looked for at the root.
pub const CONFIGURATION_NAMES: [&str; 2] = [".goconflint.toml", "goconflint.toml"];

/// A longer file is not read: each of its patterns costs far more than its bytes.
pub const CONFIGURATION_BYTES: u64 = 64 * 1024;

/// What a configuration file says.
#[derive(Clone, Debug, Default)]
pub struct Configuration {
    pub(super) select: Vec<RuleGlob>,
    pub(super) extend_select: Vec<RuleGlob>,
    pub(super) ignore: Vec<RuleGlob>,
    pub(super) severities: Severities,
    pub(super) overrides: Vec<Override>,
    pub(super) exclude: PathGlobs,
    pub(super) fail_on: Option<Severity>,
    pub(super) pedantic: bool,
    pub(super) require_ignore_reason: bool,
    pub(super) options: Options,
}

/// What holds for some paths only.
#[derive(Clone, Debug, Default)]
pub(super) struct Override {
    pub(super) paths: PathGlobs,
    pub(super) select: Vec<RuleGlob>,
    pub(super) ignore: Vec<RuleGlob>,
    pub(super) severities: Severities,
}

/// Severities of rules other than their own. The name of one rule counts before a pattern.
#[derive(Clone, Debug, Default)]
pub(super) struct Severities(pub(super) Vec<(RuleGlob, Severity)>);

impl Severities {
    /// The severity that the rule called `name` is given.
    pub(super) fn of(&self, name: &str) -> Option<Severity> {
        let matching = || self.0.iter().filter(|(glob, _)| glob.matches(name));
        let own = matching().find(|(glob, _)| glob.is_one());
        own.or_else(|| matching().next()).map(|(_, severity)| *severity)
    }
}

/// Why there is no configuration to work with.
#[derive(Debug, Error)]
pub enum ConfigurationError {
    /// Both names are taken.
    #[error("`{}` and `{}` are both at the root, and only one may be; delete one of them", CONFIGURATION_NAMES[0], CONFIGURATION_NAMES[1])]
    Two,
    /// It cannot be read.
    #[error("the configuration `{path}` cannot be read: {source}")]
    Unreadable {
        /// The file.
        path: RepoPath,
        /// Why not.
        source: ReadError,
    },
    /// It is not text.
    #[error("the configuration `{0}` is not UTF-8; save it as UTF-8")]
    NotUtf8(RepoPath),
    /// It says what means nothing.
    #[error("the configuration `{}` has faults", .0.source.path())]
    Invalid(Box<Rejected>),
}

/// A configuration that says what means nothing.
#[derive(Debug)]
pub struct Rejected {
    /// The file.
    pub source: Source,
    /// What is wrong, by place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Configuration {
    /// Reads the configuration at the root of `tree`; without one, nothing is configured.
    ///
    /// # Errors
    /// [`ConfigurationError`]
    pub fn find(tree: &dyn Tree) -> Result<Self, ConfigurationError> {
        let mut found = None;
        for path in CONFIGURATION_NAMES.into_iter().filter_map(|name| RepoPath::new(name).ok()) {
            match tree.read(&path, CONFIGURATION_BYTES) {
                Ok(_) if found.is_some() => return Err(ConfigurationError::Two),
                Ok(bytes) => found = Some((path, bytes)),
                Err(ReadError::NotFound | ReadError::NotAvailable) => {}
                Err(source) => return Err(ConfigurationError::Unreadable { path, source }),
            }
        }
        found.map_or_else(|| Ok(Self::default()), |(path, bytes)| Self::read(path, bytes))
    }

    /// Reads the bytes of the configuration at `path`.
    ///
    /// # Errors
    /// [`ConfigurationError::NotUtf8`], [`ConfigurationError::Invalid`].
    pub fn read(path: RepoPath, bytes: Vec<u8>) -> Result<Self, ConfigurationError> {
        let text = String::from_utf8(bytes).map_err(|_| ConfigurationError::NotUtf8(path.clone()))?;
        reader::read(Source::new(path, text)).map_err(ConfigurationError::Invalid)
    }
}
