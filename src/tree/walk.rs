//! The files in a directory, found by looking: for trees without git, and for what git does not track yet.

use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::checkout::{Checkout, submodules_of};
use super::disk::{Disk, text_in_tree};
use super::os_path::is_gits_own;
use super::{OpenError, PathList, Presence, ReadError, Tree};
use crate::text::RepoPath;

/// Bytes of one file of ignore patterns that are read.
const GITIGNORE_BYTES: u64 = 1024 * 1024;

/// What lies in a directory without git: all files but those that the `.gitignore` files in it leave out, submodules, and second
/// checkouts.
#[derive(Clone, Debug)]
pub struct WalkTree {
    checkout: Checkout,
    unreadable: Vec<RepoPath>,
}

impl WalkTree {
    /// Looks through `root`.
    ///
    /// # Errors
    /// [`OpenError::Root`] where it is no readable directory.
    pub fn open(root: &Path) -> Result<Self, OpenError> {
        let disk = Disk::open(root)?;
        let closed = submodules_of(&disk).into_iter().collect();
        let found = files(&disk, &closed, Ignores::default());
        let (files, links) = (found.files.into_iter().collect(), found.links.into_iter().collect());
        let checkout = Checkout { disk, files, links, closed, complete: false };
        Ok(Self { checkout, unreadable: found.unreadable })
    }

    /// The directories whose names the operating system did not give; what is in them is [`Presence::Unknown`].
    pub fn unreadable_directories(&self) -> &[RepoPath] {
        &self.unreadable
    }

    /// Adds files that were named on the command line, ignored or not.
    pub fn with_named(mut self, paths: impl IntoIterator<Item = RepoPath>) -> Self {
        self.checkout.add(paths.into_iter().map(|path| path.as_str().to_owned()), []);
        self
    }
}

impl Tree for WalkTree {
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

/// What a walk finds.
#[derive(Default)]
pub(super) struct Found {
    /// Regular files, and links that lead to one inside the root.
    pub(super) files: Vec<String>,
    /// All symbolic links.
    pub(super) links: Vec<String>,
    /// Directories that could not be looked into.
    pub(super) unreadable: Vec<RepoPath>,
}

/// The ignore patterns that hold in a directory: its own, then those of the directories above it. The `ignore` crate's own walk would
/// follow a link in the place of a `.gitignore` out of the root, to a device that never ends for instance; git does not, nor do we.
#[derive(Clone, Default)]
pub(super) struct Ignores(Option<Rc<Level>>);

struct Level {
    patterns: Gitignore,
    above: Ignores,
}

impl Ignores {
    /// These, and over them the patterns in `text`, which hold below `directory`.
    pub(super) fn below(&self, directory: &Path, text: Option<String>) -> Self {
        let Some(text) = text else { return self.clone() };
        let mut builder = GitignoreBuilder::new(directory);
        for line in text.strip_prefix('\u{feff}').unwrap_or(&text).lines() {
            // As git does, a pattern that is none is passed over.
            let _ = builder.add_line(None, line);
        }
        match builder.build() {
            Ok(patterns) => Self(Some(Rc::new(Level { patterns, above: self.clone() }))),
            Err(_) => self.clone(),
        }
    }

    /// Whether the last pattern that matches leaves `place` out.
    fn leave_out(&self, place: &Path, is_directory: bool) -> bool {
        let mut level = &self.0;
        while let Some(here) = level {
            match here.patterns.matched(place, is_directory) {
                Match::Ignore(_) => return true,
                Match::Whitelist(_) => return false,
                Match::None => level = &here.above.0,
            }
        }
        false
    }
}

/// A directory that is still to be looked into.
struct Directory {
    place: PathBuf,
    path: String,
    /// What holds above it.
    ignores: Ignores,
}

/// Walks all of `disk` but the directories in `closed`, those that `ignores` or a `.gitignore` leaves out, and other checkouts.
pub(super) fn files(disk: &Disk, closed: &PathList, ignores: Ignores) -> Found {
    let mut found = Found::default();
    let mut ahead = vec![Directory { place: disk.root().to_owned(), path: String::new(), ignores }];
    while let Some(directory) = ahead.pop() {
        let entries: io::Result<Vec<DirEntry>> = fs::read_dir(&directory.place).and_then(Iterator::collect);
        let Ok(entries) = entries else {
            found.unreadable.extend(RepoPath::new(&directory.path));
            continue;
        };
        let is_checkout = entries.iter().any(|entry| entry.file_name() == ".git");
        if is_checkout && !directory.path.is_empty() {
            continue;
        }
        let patterns = text_in_tree(&directory.place.join(".gitignore"), GITIGNORE_BYTES);
        let ignores = directory.ignores.below(&directory.place, patterns);
        for entry in entries {
            let below = found.take(&entry, &directory.path, &ignores, disk);
            ahead.extend(below.filter(|below| !closed.contains(&below.path)));
        }
    }
    found
}

impl Found {
    /// Takes one name in `directory`; gives what it stands for where that is a directory to look into.
    fn take(&mut self, entry: &DirEntry, directory: &str, ignores: &Ignores, disk: &Disk) -> Option<Directory> {
        let kind = entry.file_type().ok()?;
        let (name, place) = (entry.file_name(), entry.path());
        if name.to_str().is_some_and(is_gits_own) || ignores.leave_out(&place, kind.is_dir()) {
            return None;
        }
        let name = name.to_string_lossy();
        let path = if directory.is_empty() { name.into_owned() } else { format!("{directory}/{name}") };
        if kind.is_dir() {
            return Some(Directory { place, path, ignores: ignores.clone() });
        }
        if kind.is_symlink() {
            self.links.push(path.clone());
        }
        let leads_to_file = || RepoPath::new(&path).is_ok_and(|path| disk.leads_to_file(&path));
        if kind.is_file() || kind.is_symlink() && leads_to_file() {
            self.files.push(path);
        }
        None
    }
}
