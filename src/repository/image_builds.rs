//! Which modules a container image builds. A Dockerfile does not say which directory it is given: that a compose file or a workflow
//! says, or else only the directories are possible that hold what it copies.

use std::collections::{BTreeMap, BTreeSet};

use crate::artifact::{Artifact, Document, EnvironmentId, ImageBuild, Layout};
use crate::text::{RepoPath, Value};
use crate::tree::{Presence, Tree};

/// Says of every go command in a Dockerfile which directory it works on, where that can be told.
pub(super) fn locate(artifacts: &mut BTreeMap<RepoPath, Artifact>, tree: &dyn Tree) {
    let mut builds: BTreeMap<RepoPath, Vec<ImageBuild>> = BTreeMap::new();
    for build in artifacts.values().flat_map(|artifact| &artifact.declarations.image_builds) {
        builds.entry(build.file.clone()).or_default().push(build.clone());
    }
    for (path, artifact) in artifacts.iter_mut() {
        if !matches!(artifact.document, Document::Dockerfile(_)) {
            continue;
        }
        let builds = builds.get(path).map(Vec::as_slice).unwrap_or_default();
        let overridden: BTreeSet<String> = builds.iter().flat_map(|build| build.arguments.iter().cloned()).collect();
        if !overridden.is_empty() {
            artifact.override_arguments(&overridden);
        }
        let contexts = Contexts::of(path, builds);
        locate_commands(artifact, &contexts, &|path| tree.presence(path));
    }
}

/// The directories that a Dockerfile may be given.
struct Contexts {
    directories: BTreeSet<RepoPath>,
    /// Whether other files say so, so that it is given each of them.
    are_stated: bool,
}

impl Contexts {
    fn of(dockerfile: &RepoPath, builds: &[ImageBuild]) -> Self {
        let stated: Option<BTreeSet<RepoPath>> = builds.iter().map(|build| build.context.clone().known()).collect();
        match stated {
            Some(directories) if !directories.is_empty() => Self { directories, are_stated: true },
            _ => Self { directories: dockerfile.parent().ancestors().collect(), are_stated: false },
        }
    }

    /// The one directory that a command works on, whichever of them the Dockerfile is given.
    fn directory(&self, layout: &Layout, presence: &dyn Fn(&RepoPath) -> Presence) -> Option<RepoPath> {
        let mut found = BTreeSet::new();
        for context in &self.directories {
            match layout.directory_in(context, presence) {
                Some(directory) => drop(found.insert(directory)),
                None if self.are_stated => return None,
                None => {}
            }
        }
        let only = found.pop_first()?;
        found.is_empty().then_some(only)
    }

    fn is_the_root(&self) -> bool {
        self.directories.iter().all(RepoPath::is_root)
    }
}

fn locate_commands(artifact: &mut Artifact, contexts: &Contexts, presence: &dyn Fn(&RepoPath) -> Presence) {
    let Document::Dockerfile(file) = &artifact.document else { return };
    let declarations = &mut artifact.declarations;
    for (command, layout) in declarations.go_commands.iter_mut().zip(&file.commands) {
        command.directory = contexts.directory(layout, presence).map_or(Value::Unknown, Value::Known);
        // A go.work above what is copied is not in the image.
        command.before.workspace |= !(layout.has_all_of_context() && contexts.is_the_root());
    }
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
