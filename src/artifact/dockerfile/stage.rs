//! What holds in a build stage.

use std::collections::HashMap;
use std::sync::Arc;

use super::layout::Copies;
use crate::artifact::{Changes, EnvironmentId};
use crate::syntax::dockerfile::{Expanded, Variable};
use crate::text::{RepoPath, Value};

/// Stages that build on each other, and changes of variables between scripts, no deeper than this; no person writes such a file.
pub(super) const DEPTH: usize = 64;

/// What a stage is made from in the end.
#[derive(Clone, Copy)]
pub(super) struct Base {
    /// The variables that the image from elsewhere sets; none where that is not known.
    pub(super) sets: Option<&'static [&'static str]>,
    /// Whether that is the official image of Go.
    pub(super) is_golang: bool,
    /// Whether it runs on the platform of who builds, not on the one that is built for.
    pub(super) is_cross: bool,
}

/// A build stage. One that builds on it takes over all of this.
#[derive(Clone)]
pub(super) struct Stage {
    /// Where its next script runs.
    pub(super) environment: EnvironmentId,
    /// How many environments there are around that.
    pub(super) depth: usize,
    /// What it is called, for people.
    pub(super) name: String,
    /// Its variables, those of the stage that it builds on first.
    pub(super) variables: Variables,
    /// The directory within the image that it works in.
    pub(super) directory: Value<RepoPath>,
    /// What was put into the image.
    pub(super) copies: Copies,
    /// Whether scripts are run by a shell that is read here.
    pub(super) has_shell: bool,
    /// What it is made from.
    pub(super) base: Base,
    /// Whether a script ran since the environment was opened.
    pub(super) has_run: bool,
    /// What the last script left that wrote with `go env -w`, unless that is known in its environment already.
    pub(super) stored: Option<EnvironmentId>,
    /// Whether a script made a module of its own, so that what it builds is not the repository's.
    pub(super) makes_module: bool,
    /// What its scripts may have changed.
    pub(super) changes: Changes,
}

/// Variables, in layers that stages share.
#[derive(Clone, Default)]
pub(super) struct Variables {
    layer: HashMap<String, Setting>,
    below: Option<Arc<Variables>>,
}

/// What a variable is set to.
#[derive(Clone)]
struct Setting {
    value: Variable,
    is_env: bool,
}

impl Variables {
    /// What `name` stands for; an instruction's own, an `ENV` of the stage before any `ARG`.
    pub(super) fn get(&self, name: &str) -> Option<&Variable> {
        self.setting(name).map(|setting| &setting.value)
    }

    /// Whether an `ENV` sets `name`, which no `ARG` changes then.
    pub(super) fn is_env(&self, name: &str) -> bool {
        self.setting(name).is_some_and(|setting| setting.is_env)
    }

    pub(super) fn set_env(&mut self, name: &str, value: Expanded) {
        self.layer.insert(name.to_owned(), Setting { value: Variable::Set(value), is_env: true });
    }

    pub(super) fn set_argument(&mut self, name: &str, value: Variable) {
        if !self.is_env(name) {
            self.layer.insert(name.to_owned(), Setting { value, is_env: false });
        }
    }

    fn setting(&self, name: &str) -> Option<&Setting> {
        let mut layers = std::iter::successors(Some(self), |variables| variables.below.as_deref());
        layers.find_map(|variables| variables.layer.get(name))
    }
}

impl Stage {
    /// Makes what was set so far a layer that others share.
    pub(super) fn share(&mut self) {
        let variables = std::mem::take(&mut self.variables);
        if variables.layer.is_empty() {
            self.variables = variables;
        } else {
            self.variables.below = Some(Arc::new(variables));
        }
        self.copies.share();
    }
}
