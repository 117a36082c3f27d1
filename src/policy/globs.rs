//! Patterns for names of rules and for paths.

use globset::{Glob, GlobMatcher};
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use thiserror::Error;

use crate::rules::{RULES, Rule};
use crate::text::RepoPath;

/// A rule glob that means nothing.
#[derive(Debug, Error)]
pub enum PolicyError {
    /// It is no glob.
    #[error("`{glob}` is not a rule glob: {reason}; `goconflint rules` lists the rules")]
    Glob {
        /// As given.
        glob: String,
        /// What is wrong with it.
        reason: String,
    },
    /// It matches nothing.
    #[error("no rule matches `{glob}`{}; `goconflint rules` lists them", nearest.map(|name| format!(", did you mean `{name}`?")).unwrap_or_default())]
    NoSuchRule {
        /// As given.
        glob: String,
        /// A rule with a name much like it.
        nearest: Option<&'static str>,
    },
}

/// A longer pattern of rules' names is none: no name is half as long, and what a pattern compiles to is bounded.
const LONGEST_RULE_GLOB: usize = 200;

/// A pattern that at least one rule's name matches.
#[derive(Clone, Debug)]
pub(super) enum RuleGlob {
    /// One rule by its name.
    One(&'static str),
    /// `env/*`, `*`, `*/unknown-*`.
    Many(GlobMatcher),
}

impl RuleGlob {
    /// Reads a name or a glob.
    ///
    /// # Errors
    /// A glob that is malformed or matches no rule.
    pub(super) fn parse(glob: &str) -> Result<Self, PolicyError> {
        if let Some(rule) = crate::rules::rule(glob) {
            return Ok(Self::One(rule.name));
        }
        let malformed = |reason: String| PolicyError::Glob { glob: glob.to_owned(), reason };
        if glob.len() > LONGEST_RULE_GLOB {
            return Err(malformed(format!("it is longer than {LONGEST_RULE_GLOB} bytes")));
        }
        let matcher = Glob::new(glob).map_err(|error| malformed(error.kind().to_string()))?.compile_matcher();
        if RULES.iter().any(|rule| matcher.is_match(rule.name)) {
            return Ok(Self::Many(matcher));
        }
        Err(PolicyError::NoSuchRule { glob: glob.to_owned(), nearest: nearest_rule(glob) })
    }

    /// Whether the rule called `name` is one of them.
    pub(super) fn matches(&self, name: &str) -> bool {
        match self {
            Self::One(own) => *own == name,
            Self::Many(matcher) => matcher.is_match(name),
        }
    }

    /// Whether it is the name of one rule.
    pub(super) const fn is_one(&self) -> bool {
        matches!(self, Self::One(_))
    }
}

/// Whether one of `globs` matches the rule called `name`.
pub(super) fn any(globs: &[RuleGlob], name: &str) -> bool {
    globs.iter().any(|glob| glob.matches(name))
}

/// The rule whose name is most like `name`, if any is much like it.
pub fn nearest_rule(name: &str) -> Option<&'static str> {
    let likeness = |rule: &&Rule| strsim::jaro_winkler(name, rule.name);
    let last_word = |rule: &&Rule| rule.name.split_once('/').is_some_and(|(_, last)| last == name);
    let by_last_word = RULES.iter().copied().find(last_word);
    let nearest = RULES.iter().copied().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    by_last_word.or(nearest.filter(|rule| likeness(rule) > 0.85)).map(|rule| rule.name)
}

/// Patterns of paths below the root, as in a `.gitignore` there.
#[derive(Clone, Debug)]
pub(super) struct PathGlobs(Gitignore);

impl Default for PathGlobs {
    fn default() -> Self {
        Self(Gitignore::empty())
    }
}

/// Why a text is no pattern of paths.
#[derive(Debug, Error)]
pub(super) enum PathGlobError {
    #[error("it is empty")]
    Empty,
    #[error("a `.gitignore` takes what begins with `#` for a comment")]
    Comment,
    #[error("paths are those below the root, and `..` leads out of it")]
    Outside,
    #[error("{0}")]
    Malformed(String),
}

impl PathGlobs {
    /// Puts patterns together; each is told alone what is wrong with it.
    pub(super) fn of<'g>(globs: impl IntoIterator<Item = &'g str>) -> (Self, Vec<Option<PathGlobError>>) {
        let mut builder = GitignoreBuilder::new("");
        let errors = globs.into_iter().map(|glob| {
            let error = match glob.trim() {
                "" => Some(PathGlobError::Empty),
                text if text.starts_with('#') => Some(PathGlobError::Comment),
                text if text.split('/').any(|element| element == "..") => Some(PathGlobError::Outside),
                _ => None,
            };
            error.or_else(|| builder.add_line(None, glob).err().map(|error| PathGlobError::Malformed(reason(&error))))
        });
        let mut errors: Vec<_> = errors.collect();
        match builder.build() {
            Ok(globs) => (Self(globs), errors),
            // Each is well formed, and together they are too large a program to match with.
            Err(error) => {
                if let Some(first) = errors.iter_mut().find(|error| error.is_none()) {
                    *first = Some(PathGlobError::Malformed(reason(&error)));
                }
                (Self::default(), errors)
            }
        }
    }

    /// Whether `path`, or a directory above it, is meant.
    pub(super) fn matches(&self, path: &str) -> bool {
        !self.0.is_empty() && self.0.matched_path_or_any_parents(path, false).is_ignore()
    }

    /// Whether the file at `path` is meant.
    pub(super) fn matches_path(&self, path: &RepoPath) -> bool {
        self.matches(path.as_str())
    }
}

fn reason(error: &ignore::Error) -> String {
    match error {
        ignore::Error::Glob { err, .. } => err.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matching<'p>(glob: &str, paths: &[&'p str]) -> Vec<&'p str> {
        let (globs, errors) = PathGlobs::of([glob]);
        assert!(errors.iter().all(Option::is_none), "{errors:?}");
        paths.iter().copied().filter(|path| globs.matches(path)).collect()
    }

    #[test]
    fn paths_are_matched_as_in_a_gitignore_at_the_root() {
        let paths = ["go.mod", "legacy/go.mod", "a/legacy/b/go.mod", "legacy.env", ".github/workflows/ci.yml"];
        assert_eq!(matching("legacy", &paths), ["legacy/go.mod", "a/legacy/b/go.mod"]);
        assert_eq!(matching("/legacy/", &paths), ["legacy/go.mod"]);
        assert_eq!(matching("**/b/**", &paths), ["a/legacy/b/go.mod"]);
        assert_eq!(matching("*.env", &paths), ["legacy.env"]);
        assert_eq!(matching(".github/workflows/*.yml", &paths), [".github/workflows/ci.yml"]);
        assert_eq!(matching("go.mod", &paths), ["go.mod", "legacy/go.mod", "a/legacy/b/go.mod"]);
    }

    #[test]
    fn a_later_pattern_takes_paths_out_again() {
        let (globs, _) = PathGlobs::of(["legacy/*", "!legacy/go.mod"]);
        assert!(globs.matches("legacy/go.work") && !globs.matches("legacy/go.mod"));
    }

    #[test]
    fn what_can_match_nothing_is_an_error() {
        let (_, errors) = PathGlobs::of(["ok", "", "# x", "../x", "a/../x", "{a"]);
        assert_eq!(errors.iter().map(Option::is_some).collect::<Vec<_>>(), [false, true, true, true, true, true]);
    }
}
