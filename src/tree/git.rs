//! The files that git tracks, straight from its index.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use gix_index::entry::Mode;

use super::checkout::{Checkout, submodules_of};
use super::disk::{Disk, resolve_parent};
use super::git_dir::GitDir;
use super::os_path::Style;
use super::path_list::is_clean;
use super::walk::{self, Ignores};
use super::{OpenError, PathList, Presence, ReadError, Tree};
use crate::text::RepoPath;

/// The most memory that one table of the index may take, in bytes: some seven million files.
const INDEX_TABLE_BYTES: usize = 1024 * 1024 * 1024;

/// What is committed or staged below a directory of a git work tree, with the bytes that lie in the work tree.
#[derive(Clone, Debug)]
pub struct GitTree {
    checkout: Checkout,
    git: GitDir,
}

impl GitTree {
    /// The tracked files below `root`, which may be the top of a work tree or any directory in one. Nothing above it is read, apart from
    /// git's own directory. None where there is no work tree around it, or one whose `.git` file points nowhere.
    ///
    /// # Errors
    /// [`OpenError`] where `root` is no readable directory, or git's index cannot be read.
    pub fn open(root: &Path) -> Result<Option<Self>, OpenError> {
        let disk = Disk::open(root)?;
        let Some(git) = GitDir::around(disk.root()) else { return Ok(None) };
        let listing = Listing::read(&git, disk.root())?;
        let mut closed: PathList = listing.closed.into_iter().collect();
        // A directory with tracked files of its own is no submodule, whatever an old .gitmodules says.
        closed.extend(submodules_of(&disk).into_iter().filter(|path| !listing.files.has_directory(path)));
        let checkout = Checkout { disk, files: listing.files, links: listing.links, closed, complete: true };
        Ok(Some(Self { checkout, git }))
    }

    /// The top of the work tree that `path`, a file or a directory, lies in.
    pub fn top(path: &Path) -> Option<PathBuf> {
        let real = resolve_parent(path)?;
        // A link to a directory stands for that directory, a link to a file for itself.
        let start = if real.is_dir() { real.canonicalize().ok()? } else { real.parent()?.to_owned() };
        GitDir::around(&start).map(|git| git.top)
    }

    /// Adds the files that git neither tracks nor ignores. Only the repository's own rules count (`.gitignore` below the root,
    /// `info/exclude`), not those of the user or the machine.
    pub fn with_untracked(mut self) -> Self {
        let ignores = Ignores::default().below(&self.git.top, self.git.exclude());
        let found = walk::files(&self.checkout.disk, &self.checkout.closed, ignores);
        self.checkout.add_found(found.files, found.links);
        self
    }

    /// `path` as git spells it, where the disk takes both spellings for the same file; else as it is.
    pub fn listed_as(&self, path: RepoPath) -> RepoPath {
        self.checkout.listed_as(path)
    }

    /// Adds files that were named on the command line, tracked or not.
    pub fn with_named(mut self, paths: impl IntoIterator<Item = RepoPath>) -> Self {
        self.checkout.add(paths.into_iter().map(|path| path.as_str().to_owned()), []);
        self
    }
}

impl Tree for GitTree {
    fn paths(&self) -> &PathList {
        &self.checkout.files
    }

    fn presence(&self, path: &RepoPath) -> Presence {
        self.checkout.presence(path)
    }

    fn read(&self, path: &RepoPath, limit: u64) -> Result<Vec<u8>, ReadError> {
        self.checkout.read(path, limit)
    }
}

/// What the index says of the paths below one directory.
struct Listing {
    files: PathList,
    links: PathList,
    closed: Vec<String>,
}

impl Listing {
    fn read(git: &GitDir, root: &Path) -> Result<Self, OpenError> {
        let path = git.index();
        // Checking the hash would cost more than all the rest. One thread: starting others costs more than they save.
        let options = gix_index::decode::Options {
            thread_limit: Some(1),
            alloc_limit_bytes: Some(INDEX_TABLE_BYTES),
            ..gix_index::decode::Options::default()
        };
        let index = gix_index::File::at_or_default(&path, git.object_hash(), true, options)
            .map_err(|source| OpenError::Index { path, source: Box::new(source) })?;
        let prefix = prefix_of(root, &git.top);
        let prefix = prefix_in_index(&index, prefix, |other| is_at(&git.top, other, root));
        Ok(Self::select(&index, &prefix))
    }

    /// The entries below `prefix`, which is empty or ends in a slash. A path in conflict has several entries, and counts once.
    fn select(index: &gix_index::State, prefix: &[u8]) -> Self {
        let mut links = Vec::new();
        let mut closed = Vec::new();
        let mut files = PathList::with_capacity(index.entries().len(), index.path_backing().len());
        files.extend(index.entries().iter().filter_map(|entry| {
            let whole: &[u8] = entry.path(index);
            let is_directory = entry.mode == Mode::COMMIT || entry.mode == Mode::DIR;
            // A sparse directory ends in a slash, a submodule does not.
            let trimmed = if is_directory { whole.strip_suffix(b"/").unwrap_or(whole) } else { whole };
            if is_directory && is_at_or_above(trimmed, prefix) {
                closed.push(String::new());
                return None;
            }
            let path = text_of(trimmed.strip_prefix(prefix)?);
            if !is_clean(&path) {
                return None;
            }
            if is_directory {
                closed.push(path.into_owned());
                return None;
            }
            if entry.mode == Mode::SYMLINK {
                links.push(path.clone().into_owned());
            }
            Some(path)
        }));
        Self { files, links: links.into_iter().collect(), closed }
    }
}

/// What is not UTF-8 stands in the list with replacement characters. (Asking first is far faster than `from_utf8_lossy` alone.)
fn text_of(path: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(path).map_or_else(|_| String::from_utf8_lossy(path), Cow::Borrowed)
}

/// Whether `directory` is the one that `prefix` names, or one above it.
fn is_at_or_above(directory: &[u8], prefix: &[u8]) -> bool {
    prefix.strip_prefix(directory).is_some_and(|rest| rest.starts_with(b"/"))
}

/// What the index's paths of entries below `root` begin with.
fn prefix_of(root: &Path, top: &Path) -> Vec<u8> {
    let bytes_of = |path: &'_ Path| path.as_os_str().as_encoded_bytes().to_vec();
    let (root, top) = (bytes_of(root), bytes_of(top));
    let mut prefix = Vec::new();
    for element in Style::HERE.below(&top, &root).unwrap_or_default() {
        prefix.extend_from_slice(element);
        prefix.push(b'/');
    }
    prefix
}

/// `prefix`, or where nothing in the index has it, another spelling that some path has, and that `is_same` says means the same directory.
/// Git keeps the spelling under which the first file was added, whatever the directory is called since where case does not count.
fn prefix_in_index(index: &gix_index::State, prefix: Vec<u8>, is_same: impl Fn(&str) -> bool) -> Vec<u8> {
    let paths = || index.entries().iter().map(|entry| -> &[u8] { entry.path(index) });
    let Ok(wanted) = std::str::from_utf8(&prefix).map(|prefix| prefix.trim_end_matches('/')) else { return prefix };
    if prefix.is_empty() || paths().any(|path| path.starts_with(&prefix)) {
        return prefix;
    }
    let listed: PathList = paths().filter_map(|path| std::str::from_utf8(path).ok()).collect();
    match listed.other_spelling(wanted).filter(|other| is_clean(other) && is_same(other)) {
        Some(other) => [other.as_bytes(), b"/"].concat(),
        None => prefix,
    }
}

/// Whether `directory` below `top` is `root`, which is without links.
fn is_at(top: &Path, directory: &str, root: &Path) -> bool {
    let mut place = top.to_owned();
    place.extend(directory.split('/'));
    place.canonicalize().is_ok_and(|real| real == root)
}

#[cfg(test)]
mod tests {
    use gix_index::entry::{Flags, Stat};

    use super::*;

    #[test]
    fn a_directory_is_found_in_the_index_under_the_spelling_that_it_has_there() {
        let mut index = gix_index::State::new(gix_hash::Kind::Sha1);
        for path in ["Api/v1/go.mod", "gr\u{fc}n/go.mod"] {
            let id = gix_hash::ObjectId::null(gix_hash::Kind::Sha1);
            index.dangerously_push_entry(Stat::default(), id, Flags::empty(), Mode::FILE, path.into());
        }
        let prefix = |text: &str, same: bool| {
            String::from_utf8(prefix_in_index(&index, text.as_bytes().to_vec(), |_| same)).unwrap_or_default()
        };
        assert_eq!(prefix("api/v1/", true), "Api/v1/");
        assert_eq!(prefix("API/", true), "Api/");
        assert_eq!(prefix("gru\u{308}n/", true), "gr\u{fc}n/");
        assert_eq!(prefix("api/", false), "api/");
        assert_eq!(prefix("Api/", true), "Api/");
        assert_eq!(prefix("other/", true), "other/");
        assert_eq!(prefix("", true), "");
    }
}
