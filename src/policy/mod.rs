//! Which diagnostics stand: what the command line and the configuration select and ignore, what comments hide, notes only where asked
//! for, findings only in the files that were named.

mod configuration;
mod globs;
mod ignores;

use std::collections::HashSet;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Severity, Suppressed};
use crate::repository::Repository;
use crate::rules::{self, RULES, Rule};
use crate::text::RepoPath;
use crate::tree::Tree;

use configuration::{Override, Severities};
use globs::RuleGlob;
use ignores::Ignores;

pub use configuration::{
    CONFIGURATION_BYTES, CONFIGURATION_NAMES, Configuration, ConfigurationError, Rejected, schema, starter,
};
pub use globs::{PolicyError, nearest_rule};

/// What was asked for.
#[derive(Debug, Default)]
pub struct Policy {
    configuration: Configuration,
    select: Vec<RuleGlob>,
    ignore: Vec<RuleGlob>,
    pedantic: bool,
    also: Vec<&'static str>,
    files: Vec<RepoPath>,
}

/// What came of a run.
#[derive(Debug, Default)]
pub struct Verdict {
    /// What stands, by path, offset and rule, each finding once.
    pub standing: Vec<Diagnostic>,
    /// What would, if no comment hid it; in the same order.
    pub suppressed: Vec<Suppressed>,
}

/// What was decided of a rule's findings.
#[derive(Clone, Copy)]
struct Choice {
    /// Whether they are shown.
    is_chosen: bool,
    /// Whether the rule was asked for, so that its notes are shown too.
    is_asked_for: bool,
}

impl Policy {
    /// What a configuration file asks for.
    pub fn of(configuration: Configuration) -> Self {
        Self { configuration, ..Self::default() }
    }

    /// Shows only what rules whose names match one of `globs` find, notes included, whatever rules the configuration selects or ignores.
    /// No glob: what the configuration says, or else every rule.
    ///
    /// # Errors
    /// A glob that is malformed or matches no rule.
    pub fn select(mut self, globs: &[String]) -> Result<Self, PolicyError> {
        self.select = parsed(globs)?;
        Ok(self)
    }

    /// Shows nothing that rules whose names match one of `globs` find, even where they were selected.
    ///
    /// # Errors
    /// A glob that is malformed or matches no rule.
    pub fn ignore(mut self, globs: &[String]) -> Result<Self, PolicyError> {
        self.ignore = parsed(globs)?;
        Ok(self)
    }

    /// Shows notes too; else the configuration says whether they are.
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

    /// The lowest severity that counts as a failure, where the configuration says it.
    pub fn fail_on(&self) -> Option<Severity> {
        self.configuration.fail_on
    }

    /// Reads what is to be judged: every configuration file of `tree` that is not excluded, and each of the `named` files, with what the
    /// project says of itself.
    pub fn load<'t>(&self, tree: &'t dyn Tree, named: &[RepoPath]) -> Repository<'t> {
        let excluded = |path: &str| self.configuration.exclude.matches(path);
        Repository::load_except(tree, named, &excluded).with_options(self.configuration.options.clone())
    }

    /// What stands in `repository`, by path, offset and rule, each finding once.
    pub fn judge(&self, repository: &Repository<'_>) -> Vec<Diagnostic> {
        self.verdict(repository).standing
    }

    /// What stands in `repository`, and what comments hide.
    pub fn verdict(&self, repository: &Repository<'_>) -> Verdict {
        let running: Vec<&'static Rule> = RULES.iter().copied().filter(|rule| self.runs(rule)).collect();
        let names: HashSet<&str> = running.iter().map(|rule| rule.name).collect();
        let found = running.into_par_iter().flat_map_iter(|rule| rules::run(rule, repository)).collect();
        let mut ignores = Ignores::of(repository);
        let (mut standing, mut suppressed) = ignores.sift(found);
        let faults = ignores.faults(&|rule| names.contains(rule), self.configuration.require_ignore_reason);
        standing.extend(faults.into_iter().filter(|fault| names.contains(fault.rule)));
        standing.retain_mut(|diagnostic| self.stands(diagnostic));
        suppressed.retain_mut(|hidden| self.stands(&mut hidden.diagnostic));
        standing.sort_by(|a, b| place(a).cmp(&place(b)));
        standing.dedup();
        suppressed.sort_by(|a, b| place(&a.diagnostic).cmp(&place(&b.diagnostic)));
        suppressed.dedup();
        Verdict { standing, suppressed }
    }

    /// Whether `rule` can find anything that stands anywhere.
    fn runs(&self, rule: &Rule) -> bool {
        let everywhere = self.choice(rule.name, []);
        let overrides = &self.configuration.overrides;
        let asked_for = |over: &Override| self.select.is_empty() && globs::any(&over.select, rule.name);
        let somewhere = !globs::any(&self.ignore, rule.name) && overrides.iter().any(asked_for);
        let raised =
            |severities: &Severities| severities.of(rule.name).is_some_and(|severity| severity > Severity::Note);
        let is_loud = rule.severity > Severity::Note
            || everywhere.is_asked_for
            || somewhere
            || self.shows_notes_of(rule.name)
            || raised(&self.configuration.severities)
            || overrides.iter().any(|over| raised(&over.severities));
        (everywhere.is_chosen || somewhere) && is_loud
    }

    /// Gives `diagnostic` the severity that was asked for, and says whether it is shown.
    fn stands(&self, diagnostic: &mut Diagnostic) -> bool {
        let path = &diagnostic.site.path;
        if !self.files.is_empty() && !self.files.contains(path) {
            return false;
        }
        let here: Vec<&Override> =
            self.configuration.overrides.iter().filter(|over| over.paths.matches_path(path)).collect();
        if let Some(severity) = self.severity(diagnostic, &here) {
            diagnostic.severity = severity;
        }
        let choice = self.choice(diagnostic.rule, here);
        let is_loud =
            diagnostic.severity > Severity::Note || choice.is_asked_for || self.shows_notes_of(diagnostic.rule);
        choice.is_chosen && is_loud
    }

    /// The severity that the configuration gives it. What a graver rule says as a note stays one: that it is hygiene has not changed.
    fn severity(&self, diagnostic: &Diagnostic, here: &[&Override]) -> Option<Severity> {
        let of_override = here.iter().rev().find_map(|over| over.severities.of(diagnostic.rule));
        let severity = of_override.or_else(|| self.configuration.severities.of(diagnostic.rule))?;
        let is_aside = diagnostic.severity == Severity::Note
            && rules::rule(diagnostic.rule).is_some_and(|rule| rule.severity > Severity::Note);
        (!is_aside).then_some(severity)
    }

    fn shows_notes_of(&self, rule: &str) -> bool {
        self.pedantic || self.configuration.pedantic || self.also.contains(&rule)
    }

    /// What is decided of the rule called `name` where the overrides `here` hold. The command line has the last word; among the overrides
    /// a later one counts.
    fn choice<'o>(&self, name: &str, here: impl IntoIterator<Item = &'o Override>) -> Choice {
        let file = &self.configuration;
        let by_command = !self.select.is_empty();
        let selects = |globs: &[RuleGlob]| globs.is_empty() || globs::any(globs, name);
        let mut choice = if by_command {
            Choice { is_chosen: globs::any(&self.select, name), is_asked_for: true }
        } else {
            let extends = globs::any(&file.extend_select, name);
            let is_chosen = (selects(&file.select) || extends) && !globs::any(&file.ignore, name);
            Choice { is_chosen, is_asked_for: !file.select.is_empty() || extends }
        };
        for over in here {
            if !by_command && !over.select.is_empty() {
                choice = Choice { is_chosen: globs::any(&over.select, name), is_asked_for: true };
            }
            choice.is_chosen &= !globs::any(&over.ignore, name);
        }
        choice.is_chosen &= !globs::any(&self.ignore, name);
        choice
    }
}

fn place(diagnostic: &Diagnostic) -> (&crate::diagnostic::Site, &str, &str) {
    (&diagnostic.site, diagnostic.rule, &diagnostic.message)
}

fn parsed(globs: &[String]) -> Result<Vec<RuleGlob>, PolicyError> {
    globs.iter().map(|glob| RuleGlob::parse(glob)).collect()
}
