//! The variables of a workflow, and what its scripts write over them.

use std::collections::BTreeSet;

use super::expression::{is_computed, lookup};
use crate::artifact::script::Left;
use crate::artifact::{Declarations, EnvAssignment, EnvironmentId};
use crate::syntax::yaml::Node;
use crate::text::{Located, Value};

/// No person's steps write more variables to `$GITHUB_ENV`.
const REWRITTEN: usize = 200;

/// The variables in force, outermost first, as nodes, so that their spelling can be seen.
#[derive(Clone, Debug, Default)]
pub(super) struct Variables {
    scopes: Vec<Vec<(String, Node)>>,
    /// Variables that earlier steps wrote to `$GITHUB_ENV`.
    rewritten: BTreeSet<String>,
    /// Whether a step wrote something there that cannot be told.
    rewritten_at_will: bool,
}

impl Variables {
    /// Enters the scope of `env`, and declares what it sets in `environment`.
    pub(super) fn enter(&mut self, environment: EnvironmentId, env: Option<&Node>, declarations: &mut Declarations) {
        let entries = env.and_then(Node::mapping).map(|mapping| &mapping.entries[..]).unwrap_or_default();
        let mut scope = Vec::new();
        for entry in entries {
            let (Some(name), Some(written)) = (entry.name(), entry.value.text()) else { continue };
            let value = self.follow(&entry.value, false).and_then(|node| node.text().cloned());
            let value = value.map_or(Value::Unknown, Value::Known);
            let name = Located::new(name.to_owned(), entry.key.written());
            scope.push((name.value.clone(), entry.value.clone()));
            declarations.assignment(EnvAssignment { name, written: written.clone(), value, environment });
        }
        self.scopes.push(scope);
    }

    /// Leaves the scope that was entered last.
    pub(super) fn leave(&mut self) {
        self.scopes.pop();
    }

    /// The node that says what `node` is: itself, or what sets the variable that it looks up. None where that cannot be told.
    pub(super) fn resolve<'n>(&'n self, node: &'n Node) -> Option<&'n Node> {
        self.follow(node, true)
    }

    /// As [`Variables::resolve`]; only what the innermost scope sets itself beats what was written to `$GITHUB_ENV`, and only where
    /// `node` stands inside of it.
    fn follow<'n>(&'n self, node: &'n Node, inside: bool) -> Option<&'n Node> {
        let text = node.text()?;
        if !is_computed(text) {
            return Some(node);
        }
        let ("env", name) = lookup(text)? else { return None };
        let set_in = |scope: &'n [(String, Node)]| scope.iter().find(|(set, _)| set == name).map(|(_, node)| node);
        let own = self.scopes.last().filter(|_| inside).and_then(|scope| set_in(scope));
        if own.is_none() && (self.rewritten_at_will || self.rewritten.contains(name)) {
            return None;
        }
        let set = self.scopes.iter().rev().find_map(|scope| set_in(scope))?;
        let text = set.text()?;
        (!is_computed(text)).then_some(set)
    }

    /// Whether `name` is set in some scope, or was written to `$GITHUB_ENV`.
    pub(super) fn hold(&self, name: &str) -> bool {
        self.rewritten.contains(name) || self.scopes.iter().flatten().any(|(set, _)| set == name)
    }

    /// Whether an earlier step wrote to `$GITHUB_ENV` what cannot be told.
    pub(super) fn are_rewritten_at_will(&self) -> bool {
        self.rewritten_at_will
    }

    /// Takes note that it cannot be told what was written to `$GITHUB_ENV`.
    pub(super) fn rewrite_at_will(&mut self) {
        self.rewritten_at_will = true;
    }

    /// Takes note of what a script left in `$GITHUB_ENV` for the steps after it.
    pub(super) fn note_rewritten(&mut self, left: &Left) {
        self.rewritten.extend(left.written.iter().map(|written| written.name.value.clone()));
        self.rewritten_at_will |= left.writes_at_will || self.rewritten.len() > REWRITTEN;
    }
}
