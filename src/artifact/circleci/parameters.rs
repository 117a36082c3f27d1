//! What jobs are given: `<< parameters.go >>`.

use std::collections::HashMap;

use crate::artifact::pipeline;
use crate::syntax::yaml::Node;
use crate::text::Literal;

/// The jobs that workflows start, each with what it is given there. None where there are no workflows.
pub(super) fn calls(root: &Node) -> Option<HashMap<&str, Vec<&Node>>> {
    let workflows = root.get("workflows")?.mapping()?;
    let mut calls: HashMap<&str, Vec<&Node>> = HashMap::new();
    let jobs = workflows.entries.iter().filter_map(|workflow| workflow.value.get("jobs")?.sequence()).flatten();
    for job in jobs {
        let entry = job.mapping().and_then(|job| job.entries.first());
        match (entry.and_then(|entry| Some((entry.name()?, &entry.value))), job.text()) {
            (Some((name, given)), _) => calls.entry(name).or_default().push(given),
            (None, Some(name)) => calls.entry(name.as_str()).or_default().push(job),
            (None, None) => {}
        }
    }
    Some(calls)
}

/// No person starts a job in more places.
const CALLS: usize = 200;

/// What the parameter `name`, `parameters.go` or `pipeline.parameters.go`, is in the places that start a job: what is given there, else the
/// default. A none where something cannot be told.
pub(super) fn values(root: &Node, job: &Node, called: &[&Node], name: &str) -> Vec<Option<Literal>> {
    let default = |of: &Node, name: &str| {
        let default = of.get("parameters")?.get(name)?.get("default")?;
        let is_known = |text: &&Literal| !pipeline::may_read_otherwise(default) && !pipeline::is_computed(text);
        default.text().filter(is_known).cloned()
    };
    // What starts a pipeline may give it other values.
    if let Some(name) = name.strip_prefix("pipeline.parameters.") {
        return vec![default(root, name)];
    }
    let Some(name) = name.strip_prefix("parameters.").filter(|_| called.len() <= CALLS) else { return vec![None] };
    let mut values = Vec::new();
    for given in called {
        let listed = given.get("matrix").and_then(|matrix| matrix.get("parameters")?.get(name)?.sequence());
        let listed = listed.map(|listed| pipeline::of_matrix(listed.iter()));
        let own = || given.get(name).map(|value| pipeline::of_matrix(std::iter::once(value)));
        values.extend(listed.or_else(own).unwrap_or_else(|| vec![default(job, name)]));
    }
    if values.is_empty() { vec![default(job, name)] } else { values }
}
