//! Steps that build a container image.

use super::expression::is_computed;
use super::reader::Reader;
use crate::artifact::ImageBuild;
use crate::syntax::yaml::Node;
use crate::text::{RepoPath, Value};

/// docker/build-push-action: `context` is the checkout itself by default, `file` is `Dockerfile` in it (action.yml; src/context.ts).
pub(super) fn of_step(reader: &Reader<'_>, step: &Node) -> Option<ImageBuild> {
    let with = step.get("with").filter(|_| reader.checked_out);
    let input = |name: &str| with.and_then(|with| with.get(name)).and_then(Node::text);
    let path = |text: &str| {
        let text = text.strip_prefix("{{defaultContext}}").map_or(text, |rest| rest.trim_start_matches(':'));
        let is_known = !is_computed(text) && !text.contains("://") && !text.contains(['@', '#', '\n']);
        RepoPath::new(text).ok().filter(|_| is_known)
    };
    let context = input("context").map_or_else(|| Some(RepoPath::root()), |context| path(context));
    let file = match input("file") {
        Some(file) => path(file)?,
        None => context.as_ref()?.join("Dockerfile").ok()?,
    };
    let names = input("build-args").into_iter().flat_map(|arguments| arguments.lines());
    let arguments = names.filter_map(|line| line.split_once('=')).map(|(name, _)| name.trim().to_owned()).collect();
    reader.checked_out.then(|| ImageBuild { file, context: context.map_or(Value::Unknown, Value::Known), arguments })
}
