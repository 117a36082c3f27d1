//! Which diagnostics stand: selected and ignored rules, notes only where asked for, findings only in the files that were named.

use globset::{Glob, GlobMatcher};
use rayon::prelude::*;
use thiserror::Error;

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::Repository;
use crate::rules::{self, RULES, Rule};
use crate::text::RepoPath;

/// What was asked for.
#[derive(Debug, Default)]
pub struct Policy {
    select: Vec<GlobMatcher>,
    ignore: Vec<GlobMatcher>,
    pedantic: bool,
    also: Vec<&'static str>,
    files: Vec<RepoPath>,
}

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

impl Policy {
    /// Shows only what rules whose names match one of `globs` find, notes included. No glob: every rule.
    ///
    /// # Errors
    /// A glob that is malformed or matches no rule.
    pub fn select(mut self, globs: &[String]) -> Result<Self, PolicyError> {
        self.select = matchers(globs)?;
        Ok(self)
    }

    /// Shows nothing that rules whose names match one of `globs` find, even where they were selected.
    ///
    /// # Errors
    /// A glob that is malformed or matches no rule.
    pub fn ignore(mut self, globs: &[String]) -> Result<Self, PolicyError> {
        self.ignore = matchers(globs)?;
        Ok(self)
    }

    /// Whether notes are shown.
    pub fn pedantic(mut self, pedantic: bool) -> Self {
        self.pedantic = pedantic;
        self
    }

    /// Shows what `rule` finds, notes included, besides what would be shown anyway.
    pub fn also(mut self, rule: &'static str) -> Self {
        self.also.push(rule);
        self
    }

    /// Shows only findings in these files. No file: findings in every file.
    pub fn only_in(mut self, files: Vec<RepoPath>) -> Self {
        self.files = files;
        self
    }

    /// What stands in `repository`, by path, offset and rule, each finding once.
    pub fn judge(&self, repository: &Repository<'_>) -> Vec<Diagnostic> {
        let rules: Vec<&'static Rule> = RULES.iter().copied().filter(|rule| self.runs(rule)).collect();
        let found = rules.into_par_iter().flat_map_iter(|rule| rules::run(rule, repository));
        let mut standing: Vec<Diagnostic> = found.filter(|diagnostic| self.stands(diagnostic)).collect();
        standing.sort_by(|a, b| (&a.site, a.rule, &a.message).cmp(&(&b.site, b.rule, &b.message)));
        standing.dedup();
        standing
    }

    /// Whether `rule` can find anything that stands.
    fn runs(&self, rule: &Rule) -> bool {
        let ignored = self.ignore.iter().any(|glob| glob.is_match(rule.name));
        !ignored && self.selects(rule.name) && (rule.severity > Severity::Note || self.wants_notes_of(rule.name))
    }

    fn stands(&self, diagnostic: &Diagnostic) -> bool {
        let loud = diagnostic.severity > Severity::Note || self.wants_notes_of(diagnostic.rule);
        loud && (self.files.is_empty() || self.files.contains(&diagnostic.site.path))
    }

    fn wants_notes_of(&self, rule: &str) -> bool {
        self.pedantic || !self.select.is_empty() || self.also.contains(&rule)
    }

    fn selects(&self, name: &str) -> bool {
        self.select.is_empty() || self.select.iter().any(|glob| glob.is_match(name))
    }
}

fn matchers(globs: &[String]) -> Result<Vec<GlobMatcher>, PolicyError> {
    globs.iter().map(|glob| matcher(glob)).collect()
}

fn matcher(glob: &str) -> Result<GlobMatcher, PolicyError> {
    let matcher = Glob::new(glob)
        .map_err(|error| PolicyError::Glob { glob: glob.to_owned(), reason: error.kind().to_string() })?
        .compile_matcher();
    if RULES.iter().any(|rule| matcher.is_match(rule.name)) {
        return Ok(matcher);
    }
    Err(PolicyError::NoSuchRule { glob: glob.to_owned(), nearest: nearest_rule(glob) })
}

/// The rule whose name is most like `name`, if any is much like it.
pub fn nearest_rule(name: &str) -> Option<&'static str> {
    let likeness = |rule: &&Rule| strsim::jaro_winkler(name, rule.name);
    let last_word = |rule: &&Rule| rule.name.split_once('/').is_some_and(|(_, last)| last == name);
    let by_last_word = RULES.iter().copied().find(last_word);
    let nearest = RULES.iter().copied().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    by_last_word.or(nearest.filter(|rule| likeness(rule) > 0.85)).map(|rule| rule.name)
}
