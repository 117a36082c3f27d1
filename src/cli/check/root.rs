//! Which directory is the root, and which files were named.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::policy::CONFIGURATION_NAMES;
use crate::text::RepoPath;
use crate::tree::{GitTree, OpenError, Tree, WalkTree, locate, shown};

/// The root of a run.
pub(in crate::cli) struct Root {
    directory: PathBuf,
    tree: Box<dyn Tree>,
    only_tracked: bool,
    unreadable: Vec<RepoPath>,
    /// The files that were named, below the root. None: the root itself was.
    pub(in crate::cli) named: Vec<RepoPath>,
}

#[derive(Debug, Error)]
pub(in crate::cli) enum RootError {
    #[error("{}: {source}", shown(path))]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("{} is a directory beside other paths; give one directory, or files of one repository", shown(.0))]
    Mixed(PathBuf),
    #[error(
        "{} lies in no git work tree and not in {}; run from the directory that it belongs to",
        shown(path),
        shown(root)
    )]
    Astray { path: PathBuf, root: PathBuf },
    #[error(
        "{} does not lie in {}, where the other files are; check one repository at a time",
        shown(path),
        shown(root)
    )]
    Elsewhere { path: PathBuf, root: PathBuf },
    #[error(transparent)]
    Tree(#[from] OpenError),
}

impl Root {
    /// The root that `paths` mean: a directory is one itself; files lie in the git work tree around them, else in the current directory.
    pub(in crate::cli) fn find(paths: &[PathBuf], untracked: bool) -> Result<Self, RootError> {
        let real: Vec<PathBuf> = paths.iter().map(|path| real_path(path)).collect::<Result<_, _>>()?;
        if let Some(directory) = real.iter().find(|path| path.is_dir()) {
            if real.len() > 1 {
                return Err(RootError::Mixed(directory.clone()));
            }
            return Self::open(directory.clone(), Vec::new(), untracked);
        }
        let top = real.first().and_then(|file| GitTree::top(file));
        let in_git = top.is_some();
        let around = top.map_or_else(|| real_path(Path::new(".")), Ok)?;
        let named = real.iter().map(|path| below(&around, path)).collect::<Option<Vec<_>>>();
        let Some(named) = named else {
            let path = real.into_iter().find(|path| below(&around, path).is_none()).unwrap_or_default();
            return Err(if in_git {
                RootError::Elsewhere { path, root: around }
            } else {
                RootError::Astray { path, root: around }
            });
        };
        Self::open(around, named, untracked)
    }

    fn open(directory: PathBuf, named: Vec<RepoPath>, untracked: bool) -> Result<Self, RootError> {
        let git = GitTree::open(&directory)?;
        let named: Vec<RepoPath> = match &git {
            Some(tree) => named.into_iter().map(|path| tree.listed_as(path)).collect(),
            None => named,
        };
        let only_tracked = git.is_some() && !untracked;
        let mut listed = own_configuration(&directory);
        listed.extend(named.iter().cloned());
        let (tree, unreadable): (Box<dyn Tree>, Vec<RepoPath>) = match git {
            Some(tree) if untracked => (Box::new(tree.with_untracked().with_named(listed)), Vec::new()),
            Some(tree) => (Box::new(tree.with_named(listed)), Vec::new()),
            None => {
                let tree = WalkTree::open(&directory)?.with_named(listed);
                let unreadable = tree.unreadable_directories().to_vec();
                (Box::new(tree), unreadable)
            }
        };
        Ok(Self { directory, tree, only_tracked, unreadable, named })
    }

    /// What to say of directories that could not be looked into, if there are any.
    pub(in crate::cli) fn blind_spots(&self) -> Option<String> {
        let first = self.unreadable.iter().min()?;
        let others = match self.unreadable.len() - 1 {
            0 => String::new(),
            others => format!(" (and {others} more)"),
        };
        Some(format!(
            "the directory `{first}`{others} cannot be read, so nothing in it was checked",
            first = first.as_str().escape_debug()
        ))
    }

    /// What to say where there is nothing to check.
    pub(in crate::cli) fn emptiness(&self) -> String {
        let directory = shown(&self.directory);
        if self.only_tracked {
            format!("git tracks no configuration file below {directory}; --untracked reads the others too")
        } else {
            format!("there is no configuration file below {directory}")
        }
    }

    pub(in crate::cli) fn directory(&self) -> &Path {
        &self.directory
    }

    /// Where it lies in the git work tree around it; at the top where there is none.
    pub(super) fn in_work_tree(&self) -> RepoPath {
        let top = GitTree::top(&self.directory);
        top.and_then(|top| below(&top, &self.directory)).unwrap_or_else(RepoPath::root)
    }

    pub(in crate::cli) fn tree(&self) -> &dyn Tree {
        &*self.tree
    }
}

/// Our own configuration, which counts from the moment that it is written, tracked or not.
fn own_configuration(directory: &Path) -> Vec<RepoPath> {
    let is_there = |name: &&str| directory.join(name).symlink_metadata().is_ok();
    CONFIGURATION_NAMES.into_iter().filter(is_there).filter_map(|name| RepoPath::new(name).ok()).collect()
}

/// The absolute path of something that exists. A file's own name is kept even where it is a symbolic link.
fn real_path(path: &Path) -> Result<PathBuf, RootError> {
    let unreadable = |source| RootError::Unreadable { path: path.to_owned(), source };
    let is_link = path.symlink_metadata().map_err(unreadable)?.file_type().is_symlink();
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) if is_link && !path.is_dir() => {
            let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
            Ok(parent.canonicalize().map_err(unreadable)?.join(name))
        }
        _ => path.canonicalize().map_err(unreadable),
    }
}

/// Where `path` lies below `root`.
fn below(root: &Path, path: &Path) -> Option<RepoPath> {
    locate(root, path).ok()
}
