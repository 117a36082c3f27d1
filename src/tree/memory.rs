//! A tree that holds what it was told: for tests, editors, and lists of paths without a disk.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::git_config::submodule_paths;
use super::path_list::is_clean;
use super::{PathList, Presence, ReadError, Tree};
use crate::text::RepoPath;

/// Files in memory. Built path by path; paths are cleaned, and those that lead out of the root are left out.
#[derive(Clone, Debug, Default)]
pub struct MemoryTree {
    contents: HashMap<RepoPath, Vec<u8>>,
    listed: Vec<RepoPath>,
    submodules: Vec<RepoPath>,
    lists: OnceLock<Lists>,
}

#[derive(Clone, Debug)]
struct Lists {
    files: PathList,
    submodules: PathList,
}

impl MemoryTree {
    /// A tree without files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the file at `path`. A `.gitmodules` makes the paths that it names submodules.
    pub fn file(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        if let Some(path) = usable(path) {
            self.contents.insert(path, bytes.into());
        }
        self.changed()
    }

    /// Adds a file that is there, but whose bytes are not known.
    pub fn listed(mut self, path: &str) -> Self {
        self.listed.extend(usable(path));
        self.changed()
    }

    /// Adds a submodule.
    pub fn submodule(mut self, path: &str) -> Self {
        self.submodules.extend(usable(path));
        self.changed()
    }

    fn changed(mut self) -> Self {
        self.lists = OnceLock::new();
        self
    }

    fn lists(&self) -> &Lists {
        self.lists.get_or_init(|| {
            let paths = || self.contents.keys().chain(&self.listed).map(RepoPath::as_str);
            let files: PathList = paths().collect();
            let gitmodules = RepoPath::new(".gitmodules").ok().and_then(|path| self.contents.get(&path));
            let text = gitmodules.map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default();
            let mut submodules: PathList = self.submodules.iter().map(RepoPath::as_str).collect();
            submodules.extend(submodule_paths(&text).filter(|path| is_clean(path) && !files.has_directory(path)));
            // `git ls-files` lists a submodule like a file.
            let files =
                if submodules.is_empty() { files } else { paths().filter(|path| !submodules.contains(path)).collect() };
            Lists { files, submodules }
        })
    }
}

fn usable(path: &str) -> Option<RepoPath> {
    RepoPath::new(path).ok().filter(|path| is_clean(path.as_str()))
}

impl Tree for MemoryTree {
    fn paths(&self) -> &PathList {
        &self.lists().files
    }

    fn presence(&self, path: &RepoPath) -> Presence {
        let Lists { files, submodules } = self.lists();
        if files.contains(path.as_str()) {
            Presence::File
        } else if files.has_directory(path.as_str()) || submodules.contains(path.as_str()) {
            Presence::Directory
        } else if path.ancestors().any(|directory| submodules.contains(directory.as_str())) {
            Presence::Unknown
        } else {
            Presence::Absent
        }
    }

    fn read(&self, path: &RepoPath, limit: u64) -> Result<Vec<u8>, ReadError> {
        match (self.presence(path), self.contents.get(path)) {
            (Presence::File, Some(bytes)) if bytes.len() as u64 > limit => {
                Err(ReadError::TooLarge { size: bytes.len() as u64, limit })
            }
            (Presence::File, Some(bytes)) => Ok(bytes.clone()),
            (Presence::File, None) | (Presence::Unknown, _) => Err(ReadError::NotAvailable),
            (Presence::Directory, _) => Err(ReadError::IsDirectory),
            (Presence::Absent, _) => Err(ReadError::NotFound),
        }
    }
}
