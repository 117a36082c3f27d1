//! Finding git's own directory around a path.

use std::path::{Path, PathBuf};

use super::disk::text_of_git;
use super::git_config;

/// Bytes of a `.git` or `commondir` file that are read: a path and a word.
const POINTER_BYTES: u64 = 8 * 1024;
/// Bytes of a configuration file that are read.
const CONFIG_BYTES: u64 = 1024 * 1024;

/// A work tree and git's directory of it.
#[derive(Clone, Debug)]
pub(super) struct GitDir {
    /// The top of the work tree.
    pub(super) top: PathBuf,
    /// Where its index lies; `.git/worktrees/NAME` of the main work tree for a linked one.
    directory: PathBuf,
    /// Where objects and configuration lie, shared by all work trees.
    common: PathBuf,
}

enum At {
    Repository(GitDir),
    /// A `.git` file that points nowhere, as when only the work tree was copied or mounted. Git stops there and fails.
    Broken,
    Nothing,
}

impl GitDir {
    /// The innermost work tree that `directory`, an absolute path without links, lies in. The environment (`GIT_DIR` and its like) is
    /// not asked: the same tree shall give the same answer.
    pub(super) fn around(directory: &Path) -> Option<Self> {
        for top in directory.ancestors() {
            match Self::at(top) {
                At::Repository(found) => return Some(found),
                At::Broken => return None,
                At::Nothing => {}
            }
        }
        None
    }

    fn at(top: &Path) -> At {
        let dot_git = top.join(".git");
        if dot_git.is_dir() {
            // Git goes on upward from a `.git` directory that is no repository.
            return Self::new(top, dot_git).map_or(At::Nothing, At::Repository);
        }
        let Some(text) = text_of_git(&dot_git, POINTER_BYTES) else { return At::Nothing };
        let pointed = text.strip_prefix("gitdir:").map(|path| top.join(path.trim()));
        pointed.and_then(|directory| Self::new(top, directory)).map_or(At::Broken, At::Repository)
    }

    fn new(top: &Path, directory: PathBuf) -> Option<Self> {
        let common = match text_of_git(&directory.join("commondir"), POINTER_BYTES) {
            Some(text) => directory.join(text.trim()),
            None => directory.clone(),
        };
        // As git's own is_git_directory() (setup.c) asks, HEAD may be a dangling link.
        let is_repository = directory.join("HEAD").symlink_metadata().is_ok() && common.join("objects").is_dir();
        is_repository.then(|| Self { top: top.to_owned(), directory, common })
    }

    pub(super) fn index(&self) -> PathBuf {
        self.directory.join("index")
    }

    /// The ignore patterns that come after those of the `.gitignore` files.
    pub(super) fn exclude(&self) -> Option<String> {
        text_of_git(&self.common.join("info").join("exclude"), CONFIG_BYTES)
    }

    /// The hash that names objects: `extensions.objectFormat`, SHA-1 where it is not set.
    pub(super) fn object_hash(&self) -> gix_hash::Kind {
        let config = text_of_git(&self.common.join("config"), CONFIG_BYTES).unwrap_or_default();
        let is_format = |entry: &git_config::Entry| entry.section == "extensions" && entry.key == "objectformat";
        match git_config::entries(&config).iter().rfind(|entry| is_format(entry)) {
            Some(entry) if entry.value.eq_ignore_ascii_case("sha256") => gix_hash::Kind::Sha256,
            _ => gix_hash::Kind::Sha1,
        }
    }
}
