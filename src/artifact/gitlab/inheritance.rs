//! What a job has from elsewhere: from what it extends, from the defaults of the file, by `!reference`.

use std::collections::HashMap;

use crate::syntax::yaml::{Node, PlainKind, Scalar};
use crate::text::Literal;

/// How deep jobs may extend each other, and references lead on (gitlab, lib/gitlab/ci/config/extendable/entry.rb).
const DEPTH: usize = 10;

/// The templates of a job are no more than this.
const TEMPLATES: usize = DEPTH;

/// What a job has under a key.
#[derive(Clone, Copy, Debug)]
pub(super) enum Given<'n> {
    Known(&'n Node),
    Nothing,
    /// A template that is not in the file may say it.
    Unknown,
}

impl PartialEq for Given<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

impl<'n> Given<'n> {
    pub(super) fn known(self) -> Option<&'n Node> {
        match self {
            Self::Known(node) => Some(node),
            Self::Nothing | Self::Unknown => None,
        }
    }
}

/// The file, as far as jobs inherit from it.
pub(super) struct Inheritance<'n> {
    by_name: HashMap<&'n str, &'n Node>,
    /// Whether other files may add to it.
    includes: bool,
}

impl<'n> Inheritance<'n> {
    pub(super) fn of(root: &'n Node) -> Self {
        let entries = root.mapping().map(|mapping| &mapping.entries[..]).unwrap_or_default();
        let by_name = entries.iter().filter_map(|entry| Some((entry.name()?, &entry.value))).collect();
        Self { by_name, includes: root.get("include").is_some() }
    }

    /// What `job` has under `key`: of its own, from the last template that says it, or from the defaults.
    pub(super) fn get(&self, job: &'n Node, key: &str) -> Given<'n> {
        let templates = self.templates(job);
        let of_template = || templates.iter().rev().find_map(|(_, template)| template.get(key));
        match job.get(key) {
            Some(own) => Given::Known(own),
            None if !self.has_all(job, &templates) => Given::Unknown,
            None => of_template().map_or_else(|| self.default(job, key), Given::Known),
        }
    }

    /// What a job has that neither itself nor a template says.
    fn default(&self, job: &'n Node, key: &str) -> Given<'n> {
        if ["image", "before_script", "after_script"].contains(&key) {
            let inherits = job.get("inherit").and_then(|inherit| inherit.get("default"));
            let default = self.by_name.get("default").and_then(|default| default.get(key));
            match inherits.map(|inherits| inherits.scalar().map(Scalar::plain_kind)) {
                Some(Some(PlainKind::Bool(false))) => return Given::Nothing,
                Some(_) => return Given::Unknown,
                None => {}
            }
            if let Some(node) = default.or_else(|| self.by_name.get(key).copied()) {
                return Given::Known(node);
            }
        }
        if self.includes { Given::Unknown } else { Given::Nothing }
    }

    /// The templates that `job` extends, the farthest first: of two that set a variable, the later wins.
    pub(super) fn templates(&self, job: &'n Node) -> Vec<(&'n str, &'n Node)> {
        let mut found = Vec::new();
        self.collect(job, DEPTH, &mut found);
        found
    }

    fn collect(&self, job: &'n Node, depth: usize, found: &mut Vec<(&'n str, &'n Node)>) {
        let Some(depth) = depth.checked_sub(1) else { return };
        for name in extended(job) {
            let Some(template) = self.by_name.get(name).filter(|_| found.len() < TEMPLATES) else { continue };
            self.collect(template, depth, found);
            if found.len() < TEMPLATES {
                found.push((name, template));
            }
        }
    }

    /// Whether all templates of `job` stand in this file.
    fn has_all(&self, job: &'n Node, templates: &[(&'n str, &'n Node)]) -> bool {
        let mut jobs = templates.iter().map(|(_, template)| *template).chain(std::iter::once(job));
        let has = |name: &str| self.by_name.contains_key(name);
        templates.len() < TEMPLATES && jobs.all(|job| extended(job).iter().all(|name| has(name)))
    }

    /// Whether all variables that `job` has stand in this file.
    pub(super) fn is_complete(&self, job: &'n Node) -> bool {
        let templates = self.templates(job);
        let mut jobs = templates.iter().map(|(_, template)| *template).chain(std::iter::once(job));
        let is_plain = |job: &Node| job.get("variables").is_none_or(|variables| variables.tag.is_none());
        let inherits = job.get("inherit").is_none_or(|inherit| inherit.get("variables").is_none());
        !self.includes && inherits && self.has_all(job, &templates) && jobs.all(is_plain)
    }

    /// What `!reference [.setup, script]` stands for; none where another file may say it.
    pub(super) fn referenced(&self, node: &'n Node) -> Option<&'n Node> {
        let is_reference = node.tag.as_ref().is_some_and(|tag| tag.value == "!reference");
        let path = node.sequence().filter(|_| is_reference && !self.includes)?;
        let (first, rest) = path.split_first()?;
        let first = *self.by_name.get(first.text()?.as_str())?;
        rest.iter().try_fold(first, |found, name| found.get(name.text()?))
    }
}

/// The names under `extends`.
fn extended(job: &Node) -> Vec<&str> {
    let Some(extends) = job.get("extends") else { return Vec::new() };
    let names = extends.sequence().unwrap_or(std::slice::from_ref(extends));
    names.iter().take(TEMPLATES).filter_map(|name| name.text().map(Literal::as_str)).collect()
}
