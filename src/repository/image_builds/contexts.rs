//! The directories that a Dockerfile may be given.

use std::collections::BTreeSet;

use crate::artifact::{Context, ImageBuild, Layout, Place};
use crate::syntax::dockerfile::IgnoreFile;
use crate::syntax::limits;
use crate::text::RepoPath;
use crate::tree::{Presence, Tree};

/// The directories that a Dockerfile may be given.
pub(super) struct Contexts {
    tried: Vec<Context>,
    /// Whether other files say so, so that it is given each of them.
    are_stated: bool,
}

impl Contexts {
    /// Those that `builds` name, or else all around the file at `dockerfile`.
    pub(super) fn of(dockerfile: &RepoPath, builds: &[ImageBuild], tree: &dyn Tree) -> Self {
        let stated: Option<BTreeSet<RepoPath>> = builds.iter().map(|build| build.context.clone().known()).collect();
        let (directories, are_stated) = match stated {
            Some(directories) if !directories.is_empty() => (directories, true),
            _ => (dockerfile.parent().ancestors().collect(), false),
        };
        let own = ignore_file(&RepoPath::root(), &format!("{}.dockerignore", dockerfile.as_str()), tree);
        let context = |directory: RepoPath| {
            let ignored = own.clone().or_else(|| ignore_file(&directory, ".dockerignore", tree));
            Context { directory, ignored: ignored.unwrap_or_default() }
        };
        Self { tried: directories.into_iter().map(context).collect(), are_stated }
    }

    /// Leaves out those of which one of the commands shows that they are not meant, unless that would leave none. Gives for each that is
    /// left what each command works on.
    pub(super) fn narrow(&mut self, layouts: &[Layout], presence: &dyn Fn(&RepoPath) -> Presence) -> Vec<Vec<Place>> {
        let places = |context: &Context| -> Vec<Place> {
            let presence = |path: &RepoPath| context.presence(path, presence);
            let given = context.given(&presence);
            layouts.iter().map(|layout| layout.place(given)).collect()
        };
        let all: Vec<Vec<Place>> = self.tried.iter().map(places).collect();
        let is_possible = |places: &Vec<Place>| !places.contains(&Place::Impossible);
        if !all.iter().any(is_possible) {
            return all;
        }
        let mut verdicts = all.iter().map(is_possible);
        self.tried.retain(|_| verdicts.next().unwrap_or_default());
        all.into_iter().filter(is_possible).collect()
    }

    /// The one directory that a command works on, whichever of them the Dockerfile is given: `places`.
    pub(super) fn directory<'p>(&self, places: impl Iterator<Item = &'p Place>) -> Option<RepoPath> {
        let mut found = BTreeSet::new();
        for place in places {
            match place {
                Place::Directory(directory) => drop(found.insert(directory)),
                Place::Impossible | Place::Unknown if self.are_stated => return None,
                Place::Impossible | Place::Unknown => {}
            }
        }
        let only = found.pop_first()?;
        found.is_empty().then(|| only.clone())
    }

    /// Whether there is no other than the root of the repository.
    pub(super) fn is_the_root(&self) -> bool {
        self.tried.iter().all(|context| context.directory.is_root())
    }

    /// Those that are left.
    pub(super) fn into_tried(self) -> Vec<Context> {
        self.tried
    }
}

/// What a build does not get by the file called `name` in `directory`; none where there is no such file.
fn ignore_file(directory: &RepoPath, name: &str, tree: &dyn Tree) -> Option<IgnoreFile> {
    let path = directory.join(name).ok().filter(|path| tree.presence(path) == Presence::File)?;
    let text = tree.read(&path, limits::FILE_BYTES).ok().and_then(|bytes| String::from_utf8(bytes).ok())?;
    Some(IgnoreFile::parse(&text))
}
