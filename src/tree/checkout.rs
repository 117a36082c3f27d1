//! Lists of what a tree holds, joined with the disk it lies on: what git's tree and the walked tree have in common.

use std::collections::HashMap;
use std::path::PathBuf;

use super::disk::{Astray, Disk, text_in_tree};
use super::git_config::submodule_paths;
use super::os_path::folded;
use super::path_list::is_clean;
use super::{PathList, Presence, ReadError};
use crate::text::RepoPath;

/// Bytes of a `.gitmodules` that are read.
const GITMODULES_BYTES: u64 = 1024 * 1024;

/// A directory on disk of which it is known what belongs to the tree.
#[derive(Clone, Debug)]
pub(super) struct Checkout {
    pub(super) disk: Disk,
    /// The files, symbolic links included.
    pub(super) files: PathList,
    /// Which paths are symbolic links.
    pub(super) links: PathList,
    /// Directories that exist and whose contents are not part of this tree: submodules, and what a sparse index leaves out. The root
    /// (empty) where the whole tree lies in a submodule that is not checked out.
    pub(super) closed: PathList,
    /// What is not listed is not there. Else a path that is on disk and not listed may well be committed.
    pub(super) complete: bool,
}

/// The paths that the `.gitmodules` of `disk` names.
pub(super) fn submodules_of(disk: &Disk) -> Vec<String> {
    let text = text_in_tree(&disk.root().join(".gitmodules"), GITMODULES_BYTES);
    submodule_paths(&text.unwrap_or_default()).filter(|path| is_clean(path)).collect()
}

impl From<Astray> for Presence {
    fn from(_: Astray) -> Self {
        Presence::Unknown
    }
}

impl Checkout {
    pub(super) fn presence(&self, path: &RepoPath) -> Presence {
        if path.is_root() {
            return Presence::Directory;
        }
        let listed = self.listed(path);
        if listed == Some(Presence::File) && self.links.contains(path.as_str()) {
            return self.behind_links(path);
        }
        listed.unwrap_or_else(|| self.behind_links(path))
    }

    fn listed(&self, path: &RepoPath) -> Option<Presence> {
        if self.files.contains(path.as_str()) {
            Some(Presence::File)
        } else if self.files.has_directory(path.as_str()) {
            Some(Presence::Directory)
        } else {
            None
        }
    }

    fn behind_links(&self, path: &RepoPath) -> Presence {
        if self.closed.contains("") {
            return Presence::Unknown;
        }
        let real = self.disk.follow(path, |next, last| {
            if self.closed.contains(next.as_str()) {
                Err(if last { Presence::Directory } else { Presence::Unknown })
            } else {
                self.target(next)
            }
        });
        match real {
            Ok(real) => self.listed(&real).unwrap_or_else(|| self.unlisted(&real)),
            Err(presence) => presence,
        }
    }

    fn target(&self, path: &RepoPath) -> Result<Option<PathBuf>, Presence> {
        if self.links.contains(path.as_str()) {
            self.disk.link_target(path).map(Some).ok_or(Presence::Unknown)
        } else {
            Ok(None)
        }
    }

    /// What is at a path without links that no list has.
    fn unlisted(&self, path: &RepoPath) -> Presence {
        let elsewhere = self.in_other_checkout(path) || !self.complete && self.disk.may_hold(path);
        if elsewhere { Presence::Unknown } else { Presence::Absent }
    }

    /// Whether `path` is a second work tree inside this one, or lies in one.
    fn in_other_checkout(&self, path: &RepoPath) -> bool {
        path.ancestors().any(|directory| !directory.is_root() && self.disk.is_checkout(&directory))
    }

    fn in_closed_directory(&self, path: &RepoPath) -> bool {
        path.ancestors().any(|directory| self.closed.contains(directory.as_str()))
    }

    pub(super) fn read(&self, path: &RepoPath, limit: u64) -> Result<Vec<u8>, ReadError> {
        if !self.files.contains(path.as_str()) {
            match self.presence(path) {
                Presence::File => {}
                Presence::Directory => return Err(ReadError::IsDirectory),
                Presence::Absent => return Err(ReadError::NotFound),
                Presence::Unknown => return Err(ReadError::NotAvailable),
            }
        }
        let real = self.disk.resolve(path, |next| self.links.contains(next.as_str()));
        let bytes = real.and_then(|real| {
            let is_linked = real != *path;
            if is_linked && !self.files.contains(real.as_str()) && self.disk.misspells(&real) {
                return Err(ReadError::NotFound);
            }
            let elsewhere = is_linked && (self.in_closed_directory(&real) || self.in_other_checkout(&real));
            if elsewhere { Err(ReadError::NotAvailable) } else { self.disk.read(&real, limit) }
        });
        match bytes {
            // What is not UTF-8 stands in the list with replacement characters, under which the disk does not know it.
            Err(ReadError::NotFound) if path.as_str().contains(char::REPLACEMENT_CHARACTER) => {
                Err(ReadError::NotUnicode)
            }
            bytes => bytes,
        }
    }

    /// Adds files, links among them.
    pub(super) fn add(&mut self, files: impl IntoIterator<Item = String>, links: impl IntoIterator<Item = String>) {
        self.files.extend(files);
        self.links.extend(links);
    }

    /// `path` as the list spells it, where that is another spelling of the same file on disk. Git keeps the spelling that a file was added
    /// under (`core.ignorecase`, `core.precomposeunicode`), and what a disk or a person calls it since may be another.
    pub(super) fn listed_as(&self, path: RepoPath) -> RepoPath {
        let listed = self.files.other_spelling(path.as_str()).and_then(|listed| RepoPath::new(listed).ok());
        let here = || self.disk.spelling(&path);
        listed.filter(|listed| here().is_some_and(|here| self.disk.spelling(listed) == Some(here))).unwrap_or(path)
    }

    /// Adds what was found on disk, but nothing that the list has in another spelling.
    pub(super) fn add_found(&mut self, found: Vec<String>, links: Vec<String>) {
        let listed: HashMap<String, &str> = self.files.iter().map(|path| (folded(path), path)).collect();
        let is_listed = |path: &String| {
            let alike = listed.get(&folded(path)).filter(|listed| *listed != path);
            let real = alike.and_then(|listed| self.disk.spelling(&RepoPath::new(listed).ok()?));
            real.is_some_and(|real| real.as_str() == path)
        };
        let new: Vec<String> = found.into_iter().filter(|path| !is_listed(path)).collect();
        self.add(new, links);
    }
}
