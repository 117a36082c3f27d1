//! The file system below one root, and no step beyond it.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::os_path::{Style, is_gits_own};
use super::{OpenError, ReadError};
use crate::text::{Outside, RepoPath};

/// Symbolic links followed on the way to one file, as many as Linux follows.
const LINKS_PER_PATH: usize = 40;
/// Bytes in the target of a symbolic link, `PATH_MAX` on Linux.
const LINK_TARGET_BYTES: u64 = 4096;

/// A directory on disk.
#[derive(Clone, Debug)]
pub(super) struct Disk {
    /// As the operating system resolves it.
    root: PathBuf,
    /// As it was given, but absolute: a link's absolute target may be spelled either way.
    spelled: PathBuf,
}

/// Why the way along symbolic links ended before its goal.
#[derive(Clone, Copy, Debug)]
pub(super) enum Astray {
    /// It leaves the root, or enters git's own directory.
    Outside,
    /// It goes round in a circle.
    Loop,
}

impl From<Outside> for Astray {
    fn from(_: Outside) -> Self {
        Astray::Outside
    }
}

impl From<Astray> for ReadError {
    fn from(astray: Astray) -> Self {
        match astray {
            Astray::Outside => ReadError::OutsideRoot,
            Astray::Loop => ReadError::SymlinkLoop,
        }
    }
}

/// The path below `root` that `path` (absolute, or relative to the current directory) stands for. Symbolic links above its last element
/// are resolved, a link in its place is not.
///
/// # Errors
/// [`Outside`] where it lies elsewhere, where the directory it lies in is not there, or where it is not UTF-8.
pub fn locate(root: &Path, path: &Path) -> Result<RepoPath, Outside> {
    let root = root.canonicalize().map_err(|_| Outside)?;
    if path.canonicalize().is_ok_and(|real| real == root) {
        return Ok(RepoPath::root());
    }
    below(&root, &resolve_parent(path).ok_or(Outside)?).ok_or(Outside)
}

/// Where `path` lies below `directory`, both as the operating system resolves them.
fn below(directory: &Path, path: &Path) -> Option<RepoPath> {
    let elements = Style::HERE.below(bytes_of(directory), bytes_of(path))?;
    let elements: Option<Vec<&str>> = elements.into_iter().map(|element| std::str::from_utf8(element).ok()).collect();
    RepoPath::new(&elements?.join("/")).ok()
}

fn bytes_of(path: &Path) -> &[u8] {
    path.as_os_str().as_encoded_bytes()
}

/// `path` with its directory resolved; the whole of it where it ends in `..` or is a root.
pub(super) fn resolve_parent(path: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(path).ok()?;
    match (absolute.parent(), absolute.file_name()) {
        (Some(parent), Some(name)) => Some(parent.canonicalize().ok()?.join(name)),
        _ => absolute.canonicalize().ok(),
    }
}

/// The text of a file of the tree that steers git, such as `.gitignore`; none where it is no regular file, larger than `limit`, or
/// unreadable. A link in its place is not followed, by git neither.
pub(super) fn text_in_tree(path: &Path, limit: u64) -> Option<String> {
    let metadata = fs::symlink_metadata(path).ok()?;
    let bytes = read_regular(path, &metadata, limit).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// The text of a file that belongs to git itself, where links are followed; none as with [`text_in_tree`].
pub(super) fn text_of_git(path: &Path, limit: u64) -> Option<String> {
    let metadata = fs::metadata(path).ok()?;
    let bytes = read_regular(path, &metadata, limit).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

fn read_regular(path: &Path, metadata: &Metadata, limit: u64) -> Result<Vec<u8>, ReadError> {
    if metadata.is_dir() {
        return Err(ReadError::IsDirectory);
    }
    // Before opening: to open a named pipe waits for a writer.
    if !metadata.is_file() {
        return Err(ReadError::NotAFile);
    }
    if metadata.len() > limit {
        return Err(ReadError::TooLarge { size: metadata.len(), limit });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
    File::open(path)?.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    let size = bytes.len() as u64;
    if size > limit { Err(ReadError::TooLarge { size, limit }) } else { Ok(bytes) }
}

fn missing_or(error: io::Error) -> ReadError {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => ReadError::NotFound,
        _ => ReadError::Io(error),
    }
}

impl Disk {
    /// The directory at `root`.
    ///
    /// # Errors
    /// [`OpenError::Root`] where it is no directory that may be read.
    pub(super) fn open(root: &Path) -> Result<Self, OpenError> {
        let failed = |source| OpenError::Root { path: root.to_owned(), source };
        let real = root.canonicalize().map_err(failed)?;
        // Fails where it is no directory as well as where its names may not be read.
        fs::read_dir(&real).map_err(failed)?;
        let spelled = std::path::absolute(root).map_err(failed)?;
        Ok(Self { root: real, spelled })
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Where `path` lies on disk; none where the operating system would read one of its elements as more than a name (`C:`, or a
    /// backslash, on Windows).
    pub(super) fn place(&self, path: &RepoPath) -> Option<PathBuf> {
        let mut place = self.root.clone();
        for element in path.elements() {
            if !Style::HERE.is_name(element) {
                return None;
            }
            place.push(element);
        }
        Some(place)
    }

    /// How the disk spells what lies at `path`; none where a link is on the way, or nothing at its end. It is another spelling than
    /// `path` only where the file system takes several for one, as those of Windows and macOS do.
    pub(super) fn spelling(&self, path: &RepoPath) -> Option<RepoPath> {
        let is_link = |path: RepoPath| self.metadata(&path).is_ok_and(|metadata| metadata.is_symlink());
        if path.ancestors().filter(|path| !path.is_root()).any(is_link) {
            return None;
        }
        below(&self.root, &self.place(path)?.canonicalize().ok()?)
    }

    /// Whether something lies at another spelling of `path`, and only for this file system at `path` too. The answers about such a path
    /// shall be those of a system that tells them apart.
    pub(super) fn misspells(&self, path: &RepoPath) -> bool {
        self.spelling(path).is_some_and(|real| real != *path)
    }

    /// What is at `path` itself: a link there is not followed.
    fn metadata(&self, path: &RepoPath) -> Result<Metadata, ReadError> {
        let place = self.place(path).ok_or(ReadError::NotFound)?;
        fs::symlink_metadata(place).map_err(missing_or)
    }

    /// Whether something is at `path`, or may be where the operating system does not say.
    pub(super) fn may_hold(&self, path: &RepoPath) -> bool {
        !matches!(self.metadata(path), Err(ReadError::NotFound)) && !self.misspells(path)
    }

    /// Whether `directory` is the top of a work tree of its own.
    pub(super) fn is_checkout(&self, directory: &RepoPath) -> bool {
        self.place(directory).is_some_and(|place| fs::symlink_metadata(place.join(".git")).is_ok())
            && !self.misspells(directory)
    }

    /// Where the link at `path` points. Where the file system has no links, git writes the target into a plain file.
    pub(super) fn link_target(&self, path: &RepoPath) -> Option<PathBuf> {
        let place = self.place(path)?;
        let metadata = fs::symlink_metadata(&place).ok()?;
        if metadata.is_symlink() {
            fs::read_link(place).ok()
        } else {
            let bytes = read_regular(&place, &metadata, LINK_TARGET_BYTES).ok()?;
            Some(PathBuf::from(String::from_utf8(bytes).ok()?))
        }
    }

    /// Goes to `path` element by element. `look` sees every path on the way, links before it resolved, and whether it is the last; it
    /// gives the target of a link, or nothing where the way leads straight on. Gives the path without links.
    pub(super) fn follow<E: From<Astray>>(
        &self,
        path: &RepoPath,
        mut look: impl FnMut(&RepoPath, bool) -> Result<Option<PathBuf>, E>,
    ) -> Result<RepoPath, E> {
        // The elements still to go, the next one last.
        let mut ahead: Vec<String> = path.elements().rev().map(str::to_owned).collect();
        let mut here = RepoPath::root();
        let mut links = 0;
        while let Some(element) = ahead.pop() {
            if element == ".." && here.is_root() || is_gits_own(&element) {
                return Err(Astray::Outside.into());
            }
            // `here` holds no link, so that `..` means its parent.
            let next = here.join(&element).map_err(Astray::from)?;
            let target = if element == ".." { None } else { look(&next, ahead.is_empty())? };
            let Some(target) = target else {
                here = next;
                continue;
            };
            links += 1;
            if links > LINKS_PER_PATH {
                return Err(Astray::Loop.into());
            }
            let target = bytes_of(&target);
            let elements = if let Some(elements) = Style::HERE.relative(target) {
                elements
            } else {
                here = RepoPath::root();
                self.below_root(target).ok_or(Astray::Outside)?
            };
            for element in elements.into_iter().rev() {
                ahead.push(std::str::from_utf8(element).map_err(|_| Astray::Outside)?.to_owned());
            }
        }
        Ok(here)
    }

    /// The elements of an absolute path, as a link may have, after those of the root.
    fn below_root<'p>(&self, path: &'p [u8]) -> Option<Vec<&'p [u8]>> {
        [&self.root, &self.spelled].into_iter().find_map(|root| Style::HERE.below(bytes_of(root), path))
    }

    /// The path of the file that `path` leads to. `is_link` knows links that lie as plain files on disk.
    pub(super) fn resolve(&self, path: &RepoPath, is_link: impl Fn(&RepoPath) -> bool) -> Result<RepoPath, ReadError> {
        self.follow(path, |next, _| {
            let metadata = self.metadata(next)?;
            if metadata.is_symlink() || metadata.is_file() && is_link(next) {
                self.link_target(next).map(Some).ok_or(ReadError::OutsideRoot)
            } else {
                Ok(None)
            }
        })
    }

    /// The bytes of the regular file at `path`, which holds no link any more.
    pub(super) fn read(&self, path: &RepoPath, limit: u64) -> Result<Vec<u8>, ReadError> {
        let place = self.place(path).ok_or(ReadError::NotFound)?;
        let metadata = fs::symlink_metadata(&place).map_err(missing_or)?;
        read_regular(&place, &metadata, limit)
    }

    /// Whether `path` leads to a regular file inside the root.
    pub(super) fn leads_to_file(&self, path: &RepoPath) -> bool {
        let metadata = self.resolve(path, |_| false).and_then(|real| self.metadata(&real));
        metadata.is_ok_and(|metadata| metadata.is_file())
    }
}
