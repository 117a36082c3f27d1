//! What is in the repository: which paths there are, and the bytes of files. Nothing here knows a format of these files.
//!
//! [`GitTree`] lists what git tracks, [`WalkTree`] what lies in a directory without git, [`MemoryTree`] what it was told. None of
//! them reads outside its root (a git tree reads git's own directory besides), none follows a symbolic link out of it.

mod checkout;
mod disk;
mod git;
mod git_config;
mod git_dir;
mod memory;
mod os_path;
mod overlay;
mod path_list;
mod walk;

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use crate::text::RepoPath;

pub use disk::locate;
pub use git::GitTree;
pub use memory::MemoryTree;
pub use os_path::shown;
pub use overlay::Overlay;
pub use path_list::PathList;
pub use walk::WalkTree;

/// The files below one root.
pub trait Tree: Sync {
    /// All files, sorted by the bytes of their paths. Symbolic links are among them; submodules are not.
    fn paths(&self) -> &PathList;

    /// What is at `path`, symbolic links followed inside the root.
    fn presence(&self, path: &RepoPath) -> Presence;

    /// The bytes of the file at `path`, at most `limit` of them.
    ///
    /// # Errors
    /// [`ReadError`] where there is no such file, or where it is not to be had.
    fn read(&self, path: &RepoPath, limit: u64) -> Result<Vec<u8>, ReadError>;
}

/// What a tree knows of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Presence {
    /// A file.
    File,
    /// A directory, or the place of a submodule.
    Directory,
    /// Nothing.
    Absent,
    /// It cannot be told from here: inside a submodule or a second checkout, behind a symbolic link out of the root, left out of a
    /// sparse index, or ignored where there is no git to say whether it is committed all the same.
    Unknown,
}

/// Why a file could not be read.
#[derive(Debug, Error)]
pub enum ReadError {
    /// The tree has no such file, or lists one that is missing from disk.
    #[error("the file is missing from the work tree; restore it, or commit its removal")]
    NotFound,
    /// A directory is where the file should be.
    #[error("a directory stands where a file is expected; move it away, or rename one of the two")]
    IsDirectory,
    /// The file has more bytes than the caller takes.
    #[error(
        "the file has {size} bytes and only files up to {limit} bytes are read; make it smaller, or leave it out of the check"
    )]
    TooLarge {
        /// Its size in bytes; a lower bound where it grew while it was read.
        size: u64,
        /// The most that is taken, in bytes.
        limit: u64,
    },
    /// A symbolic link on the way leads out of the root, or into git's own directory.
    #[error("a symbolic link leads out of the repository and is not followed; commit the file itself")]
    OutsideRoot,
    /// Symbolic links lead round in a circle.
    #[error("symbolic links lead round in a circle; point one of them at a file")]
    SymlinkLoop,
    /// A named pipe, a socket or a device: reading it might never end.
    #[error("neither a file nor a directory (a pipe, socket or device); replace it by a file")]
    NotAFile,
    /// The path is not UTF-8, so the list holds only a likeness of it.
    #[error("the path is not valid UTF-8; rename the file")]
    NotUnicode,
    /// The tree knows of the file and not what it holds: it lies in a submodule or a second checkout, or was only listed.
    #[error("the file is not part of this tree; check the repository that it belongs to")]
    NotAvailable,
    /// The operating system refused.
    #[error("the file cannot be read: {0}")]
    Io(#[from] io::Error),
}

/// Why a tree could not be opened.
#[derive(Debug, Error)]
pub enum OpenError {
    /// The root is not there, is no directory, or may not be read.
    #[error("`{}` cannot be opened as a directory: {source}", shown(path))]
    Root {
        /// The root as it was given.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// Git's index is damaged, or of a kind that is not known here.
    #[error("the git index `{}` cannot be read; see whether `git status` can: {source}", shown(path))]
    Index {
        /// The index file.
        path: PathBuf,
        /// What is wrong with it.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}
