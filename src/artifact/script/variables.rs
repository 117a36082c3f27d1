//! The variables of a shell, wherever it has got to in its scripts.
//!
//! What a script sets holds in an environment of its own, which the environments of later commands lie in. What only may have been set,
//! in a branch or behind `&&`, is implied there to be unknown.

use std::collections::{BTreeMap, BTreeSet};

use super::assigned::Assigned;
use crate::artifact::{Declarations, Environment, EnvironmentId, EnvironmentKind};
use crate::go;
use crate::text::{RepoPath, Value};

/// No person sets variables in more places than this, one in another.
const DEPTH: usize = 40;

/// Nor do they set more of them.
const NAMES: usize = 200;

/// A file whose environments and variables are more than this gets no more of them from its scripts.
const VARIABLES: usize = 200_000;

/// The variables of a shell.
pub(super) struct Variables<'d> {
    pub(super) declarations: &'d mut Declarations,
    pub(super) now: State,
}

/// What is known of the variables at one place.
#[derive(Clone)]
pub(super) struct State {
    /// Where all of them hold.
    pub(super) environment: EnvironmentId,
    /// Where that holds what `go env -w` wrote.
    pub(super) stored: Option<EnvironmentId>,
    /// As [`Declarations::set_by_scripts`] has them.
    pub(super) overrides: BTreeMap<String, Value<String>>,
    /// Variables that are not exported.
    own: BTreeMap<String, Assigned>,
    /// Whether nothing ran yet in the environment, so that more may be set in it.
    is_fresh: bool,
    /// How many environments lie around, those that hold what `go env -w` wrote among them.
    depth: usize,
    /// Whether it is known what is set at all.
    pub(super) is_known: bool,
    pub(super) options: Options,
}

/// What `set` says.
#[derive(Clone, Copy, Default)]
pub(super) struct Options {
    /// `set -a`: every variable is exported.
    pub(super) exports_all: bool,
    /// `set +e`: the script goes on where a command fails.
    pub(super) ignores_failure: bool,
}

/// How long what a command sets holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hold {
    /// For all that follows.
    Certain,
    /// For the rest of its list of `&&`.
    List,
    /// For what follows, perhaps.
    Doubtful,
    /// For nothing that follows: it runs in a pipe or in the background.
    Nowhere,
}

impl<'d> Variables<'d> {
    pub(super) fn new(declarations: &'d mut Declarations, environment: EnvironmentId, is_known: bool) -> Self {
        let stored = declarations.stored_for(environment);
        let now = State {
            environment,
            stored: stored.first().copied(),
            overrides: declarations.set_by_scripts(environment),
            own: BTreeMap::new(),
            is_fresh: false,
            depth: declarations.nesting(environment).count() + stored.len(),
            is_known,
            options: Options::default(),
        };
        Self { declarations, now }
    }

    /// Sets variables for what follows.
    pub(super) fn set(&mut self, assigned: Vec<Assigned>, hold: Hold) {
        if assigned.is_empty() || !self.has_room(assigned.len()) {
            return;
        }
        self.open();
        for assigned in assigned {
            let assigned = if hold == Hold::Doubtful { assigned.doubtful() } else { assigned };
            let name = assigned.name.value.clone();
            self.now.own.remove(&name);
            self.declarations.assignment(assigned.declared(self.now.environment));
            self.refresh(&name);
        }
    }

    /// Says of variables that they are unset, or that it cannot be told what they are set to.
    pub(super) fn imply(&mut self, names: &BTreeSet<String>, value: Value<()>) {
        if names.is_empty() || !self.has_room(names.len()) {
            return;
        }
        self.open();
        for name in names {
            self.now.own.remove(name);
            self.declarations.implied(Assigned::implied(name, value).declared(self.now.environment));
            self.refresh(name);
        }
    }

    /// Sets variables for one command, and gives the environment that it runs in with what scripts set there.
    pub(super) fn set_for_one(&mut self, assigned: Vec<Assigned>) -> (EnvironmentId, BTreeMap<String, Value<String>>) {
        self.now.is_fresh = false;
        let mut overrides = self.now.overrides.clone();
        if assigned.is_empty() || !self.has_room(assigned.len()) {
            return (self.now.environment, overrides);
        }
        let environment = self.nested();
        for assigned in assigned {
            let name = assigned.name.value.clone();
            self.declarations.assignment(assigned.declared(environment));
            self.put(&mut overrides, &name, environment);
        }
        (environment, overrides)
    }

    /// Writes variables to the go command's own file of them, or removes them from it.
    pub(super) fn store(&mut self, assigned: Vec<Assigned>, are_implied: bool) {
        if assigned.is_empty() || !self.has_room(assigned.len()) {
            return;
        }
        let holder = self.nested();
        if let Some(before) = self.now.stored {
            self.declarations.store(holder, before);
        }
        let names: BTreeSet<String> = assigned.iter().map(|assigned| assigned.name.value.clone()).collect();
        for assigned in assigned {
            let declared = assigned.declared(holder);
            if are_implied { self.declarations.implied(declared) } else { self.declarations.assignment(declared) }
        }
        self.find_stored(Some(holder), &names);
    }

    /// Goes on with what `holder` holds.
    pub(super) fn find_stored(&mut self, holder: Option<EnvironmentId>, names: &BTreeSet<String>) {
        let Some(holder) = holder else { return };
        self.now.is_fresh = false;
        self.open();
        self.declarations.store(self.now.environment, holder);
        self.now.stored = Some(holder);
        for name in names {
            self.refresh(name);
        }
    }

    /// Keeps a variable that is not exported, unless it is one of the environment already. Gives it back where that is so.
    pub(super) fn keep(&mut self, assigned: Assigned) -> Option<Assigned> {
        let name = &assigned.name.value;
        let known = self.declarations.effective(name, self.now.environment);
        if self.now.options.exports_all || known.is_some_and(|known| !known.name.span.is_empty()) {
            return Some(assigned);
        }
        if is_of_go(name) {
            let name = name.clone();
            // The machine's own environment may have it.
            self.imply(&BTreeSet::from([name.clone()]), Value::Unknown);
            self.now.own.insert(name, assigned);
        }
        None
    }

    /// The variable that was kept under this name.
    pub(super) fn kept(&self, name: &str) -> Option<Assigned> {
        self.now.own.get(name).cloned()
    }

    /// Begins an environment for what follows, unless nothing ran yet in the present one.
    fn open(&mut self) {
        if self.now.is_fresh {
            return;
        }
        self.now.environment = self.nested();
        self.now.is_fresh = true;
        self.now.depth += 1;
    }

    /// Leaves the environment as it is: what is set from now on does not hold for what ran before.
    pub(super) fn settle(&mut self) {
        self.now.is_fresh = false;
    }

    /// Whether the file may set `count` more variables.
    fn has_room(&mut self, count: usize) -> bool {
        let has_room = self.now.depth < DEPTH
            && self.now.overrides.len() + count <= NAMES
            && self.declarations.count() + count <= VARIABLES;
        self.now.is_known &= has_room;
        has_room
    }

    /// An environment in the present one.
    fn nested(&mut self) -> EnvironmentId {
        let outer = self.declarations.get(self.now.environment);
        let name = outer.map_or_else(String::new, |outer| outer.name.clone());
        let directory: Value<RepoPath> = outer.map_or(Value::Unknown, |outer| outer.directory.clone());
        let operating_system = outer.map_or(Value::Unknown, |outer| outer.operating_system);
        let (kind, parent) = (EnvironmentKind::Script, Some(self.now.environment));
        self.declarations.environment(Environment { kind, name, parent, directory, operating_system })
    }

    /// Brings what is known of `name` up to date.
    fn refresh(&mut self, name: &str) {
        let mut overrides = std::mem::take(&mut self.now.overrides);
        self.put(&mut overrides, name, self.now.environment);
        self.now.overrides = overrides;
    }

    fn put(&self, overrides: &mut BTreeMap<String, Value<String>>, name: &str, environment: EnvironmentId) {
        let is_script = |id| self.declarations.get(id).is_some_and(|found| found.kind == EnvironmentKind::Script);
        match self.declarations.effective(name, environment).filter(|set| is_script(set.environment)) {
            Some(set) => {
                let value = set.value.as_ref().map(|value| value.as_str().to_owned());
                overrides.insert(name.to_owned(), value);
            }
            None => drop(overrides.remove(name)),
        }
    }
}

/// Whether the go command reads a variable of that name.
pub(super) fn is_of_go(name: &str) -> bool {
    go::variables::find(name).is_some()
}
