//! Which modules a container image builds. A Dockerfile does not say which directory it is given: that a compose file or a workflow
//! says, or else only the directories are possible that hold what it copies.

mod contexts;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use contexts::Contexts;

use crate::artifact::{Artifact, Document, EnvironmentId, ImageBuild};
use crate::text::{RepoPath, Value};
use crate::tree::{Presence, Tree};

/// Says of every go command in a Dockerfile which directory it works on, where that can be told.
pub(super) fn locate(artifacts: &mut BTreeMap<RepoPath, Artifact>, tree: &dyn Tree) {
    let mut builds: BTreeMap<RepoPath, Vec<ImageBuild>> = BTreeMap::new();
    for build in artifacts.values().flat_map(|artifact| &artifact.declarations.image_builds) {
        builds.entry(build.file.clone()).or_default().push(build.clone());
    }
    let given: BTreeSet<String> =
        artifacts.values().flat_map(|artifact| given_arguments(artifact.source.text())).map(str::to_owned).collect();
    for (path, artifact) in artifacts.iter_mut() {
        if !matches!(artifact.document, Document::Dockerfile(_)) {
            continue;
        }
        let builds = builds.get(path).map(Vec::as_slice).unwrap_or_default();
        let stated: Vec<&String> = builds.iter().flat_map(|build| &build.arguments).collect();
        let overridden = match stated.as_slice() {
            [] => Cow::Borrowed(&given),
            stated => Cow::Owned(given.iter().chain(stated.iter().copied()).cloned().collect::<BTreeSet<String>>()),
        };
        if !overridden.is_empty() {
            artifact.override_arguments(&overridden);
        }
        let contexts = Contexts::of(path, builds, tree);
        locate_commands(artifact, contexts, &|path| tree.presence(path));
    }
}

/// The names that a command gives a value to, `docker build --build-arg NAME=value`, in whatever file it stands. For which Dockerfile,
/// is not looked into.
fn given_arguments(text: &str) -> impl Iterator<Item = &str> {
    const FLAG: &str = "--build-arg";
    text.match_indices(FLAG).filter_map(|(at, _)| {
        let behind = text.get(at + FLAG.len()..)?.trim_start_matches(['=', ' ', '"', '\'']);
        let length = behind.find(|next: char| !next.is_ascii_alphanumeric() && next != '_').unwrap_or(behind.len());
        // `--build-arg NAME` hands on a variable of the environment, where there is one.
        let is_given = behind.get(length..).is_some_and(|rest| rest.starts_with('='));
        behind.get(..length).filter(|name| !name.is_empty() && is_given)
    })
}

fn locate_commands(artifact: &mut Artifact, mut contexts: Contexts, presence: &dyn Fn(&RepoPath) -> Presence) {
    let Document::Dockerfile(file) = &mut artifact.document else { return };
    let declarations = &mut artifact.declarations;
    let tried = contexts.narrow(&file.commands, presence);
    for (number, (command, layout)) in declarations.go_commands.iter_mut().zip(&file.commands).enumerate() {
        let places = tried.iter().filter_map(|places| places.get(number));
        command.directory = contexts.directory(places).map_or(Value::Unknown, Value::Known);
        // A go.work above what is copied is not in the image.
        command.before.workspace |= !(layout.has_all_of_context() && contexts.is_the_root());
    }
    file.contexts = contexts.into_tried();
    let mut worked_on: BTreeMap<EnvironmentId, BTreeSet<RepoPath>> = BTreeMap::new();
    for command in declarations.go_commands.iter().filter(|command| command.works_on_module()) {
        let Value::Known(directory) = &command.directory else { continue };
        for (id, _) in declarations.nesting(command.environment) {
            worked_on.entry(id).or_default().insert(directory.clone());
        }
    }
    for (id, directories) in worked_on {
        if let Some(around) = around_all(&directories) {
            declarations.locate(id, around);
        }
    }
}

/// The one of `directories` that all others lie in.
fn around_all(directories: &BTreeSet<RepoPath>) -> Option<RepoPath> {
    let shortest = directories.first()?;
    directories.iter().all(|directory| directory.is_within(shortest)).then(|| shortest.clone())
}

#[cfg(test)]
mod tests;
