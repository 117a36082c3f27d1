//! The variables of a pipeline, which are also in the environment of its scripts.

use std::collections::HashMap;

use crate::artifact::EnvironmentId;
use crate::artifact::pairs::{Pair, pairs};
use crate::artifact::pipeline::{self, Pipeline};
use crate::syntax::yaml::Node;
use crate::text::{Literal, Located};

/// No person gives a variable more values.
const VALUES: usize = 100;

/// What `$(name)` stands for in each run of a job, by the name in lower case: they are compared without regard to it.
#[derive(Clone, Default)]
pub(super) struct Variables {
    values: HashMap<String, Vec<Option<Literal>>>,
    /// Whether GoTool@0 sets GOROOT anew.
    installs_go: bool,
    /// Whether a template sets some that do not stand in the file.
    has_others: bool,
}

impl Variables {
    /// No variables yet, of a file in which `installs_go` says whether GoTool@0 runs.
    pub(super) fn new(installs_go: bool) -> Self {
        Self { installs_go, ..Self::default() }
    }

    /// Whether all stand in the file, but for those that its settings set.
    pub(super) fn are_known(&self) -> bool {
        !self.has_others
    }

    /// Takes in `variables` of `node`: `{name: value}`, or `[{name: …, value: …}, {group: …}]`.
    pub(super) fn enter(&mut self, pipeline: &mut Pipeline, node: &Node, environment: EnvironmentId) {
        let Some(variables) = node.get("variables") else { return };
        for Pair { name, value, node } in
            Some(variables).filter(|all| all.mapping().is_some()).map(pairs).unwrap_or_default()
        {
            self.set(pipeline, &name, value, node, environment);
        }
        for item in variables.sequence().unwrap_or_default() {
            let name =
                item.get("name").and_then(|name| Some(Located::new(name.text()?.as_str().to_owned(), name.written())));
            match (name, item.get("value")) {
                (Some(name), Some(value)) => self.set(pipeline, &name, value.text().cloned(), value, environment),
                _ => self.has_others |= item.get("group").is_none(),
            }
        }
    }

    fn set(
        &mut self,
        pipeline: &mut Pipeline,
        name: &Located<String>,
        value: Option<Literal>,
        node: &Node,
        environment: EnvironmentId,
    ) {
        if name.value.contains("${{") {
            self.has_others = true;
            return;
        }
        let is_open = pipeline::may_read_otherwise(node);
        let known = value.clone().filter(|value| !is_open && !pipeline::is_computed(value));
        self.values.insert(name.value.to_ascii_lowercase(), vec![known]);
        // Scripts see the names in capital letters.
        let is_as_written =
            name.value.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
        let seen = name.value.to_ascii_uppercase().replace(['.', ' '], "_");
        let name = Located::new(seen, name.span);
        let is_open = is_open || (self.installs_go && name.value == "GOROOT");
        pipeline.variable(name, value.filter(|_| is_as_written), is_open, environment);
    }

    /// Takes in `{a: {name: value}, b: {name: value}}`, each of which is one run of the job.
    pub(super) fn enter_matrix(&mut self, pipeline: &mut Pipeline, matrix: Option<&Node>, environment: EnvironmentId) {
        let Some(matrix) = matrix else { return };
        let rows = matrix.mapping().map(|rows| &rows.entries[..]).unwrap_or_default();
        self.has_others |=
            matrix.mapping().is_none() || rows.iter().any(|row| row.name().is_none_or(|name| name.contains("${{")));
        let mut found: HashMap<String, Vec<Option<Literal>>> = HashMap::new();
        for Pair { name, value, node } in rows.iter().take(VALUES).flat_map(|row| pairs(&row.value)) {
            let is_known = |value: &Literal| !pipeline::may_read_otherwise(node) && !pipeline::is_computed(value);
            found.entry(name.value.to_ascii_lowercase()).or_default().push(value.filter(is_known));
            pipeline.variable(Located::new(name.value.to_ascii_uppercase(), name.span), None, true, environment);
        }
        self.values.extend(found);
    }

    /// The values that `node` has: what is written, or what the one variable stands for that it is. A none for each that cannot be told.
    pub(super) fn values(&self, node: &Node) -> Vec<Option<Literal>> {
        let Some(text) = node.text() else { return vec![None] };
        let name = text.strip_prefix("$(").and_then(|rest| rest.strip_suffix(')'));
        match name {
            Some(name) if !self.has_others => {
                self.values.get(&name.to_ascii_lowercase()).cloned().unwrap_or_else(|| vec![None])
            }
            Some(_) => vec![None],
            None => {
                let is_known = !pipeline::may_read_otherwise(node) && !pipeline::is_computed(text);
                vec![Some(text.clone()).filter(|_| is_known)]
            }
        }
    }
}
