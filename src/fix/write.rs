//! Puts mended files in place of the original ones.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use thiserror::Error;

use super::MendedFile;
use crate::text::RepoPath;

/// Why a file was left as it is.
#[derive(Debug, Error)]
pub enum WriteError {
    /// The file, or a directory on the way to it, is a symbolic link.
    #[error("{path} was not mended: it is reached through a symbolic link; mend the file that the link names")]
    Symlink {
        /// The file.
        path: RepoPath,
    },
    /// Somebody changed it since it was read.
    #[error("{path} was not mended: it changed while it was being checked; run again")]
    Changed {
        /// The file.
        path: RepoPath,
    },
    /// It may not be written.
    #[error("{path} was not mended: it is read-only; make it writable first")]
    ReadOnly {
        /// The file.
        path: RepoPath,
    },
    /// The operating system refused.
    #[error("{path} was not mended: {source}")]
    Io {
        /// The file.
        path: RepoPath,
        /// What it said.
        source: io::Error,
    },
}

/// Replaces a file below `root` with its mended text: written beside it, with its permissions, then renamed over it, so that at any
/// moment the file is either the old one or the new one.
///
/// # Errors
/// [`WriteError`], and the file is as it was.
pub fn write(root: &Path, file: &MendedFile) -> Result<(), WriteError> {
    let path = plain_path(root, &file.path)?;
    let refused = |source| WriteError::Io { path: file.path.clone(), source };
    // To rename over such a file would succeed, against its owner's word.
    if fs::metadata(&path).map_err(refused)?.permissions().readonly() {
        return Err(WriteError::ReadOnly { path: file.path.clone() });
    }
    let replaced = replace(&path, file).map_err(refused)?;
    if replaced { Ok(()) } else { Err(WriteError::Changed { path: file.path.clone() }) }
}

/// The path on disk, none of whose elements below `root` is a symbolic link.
fn plain_path(root: &Path, path: &RepoPath) -> Result<PathBuf, WriteError> {
    let mut on_disk = root.to_owned();
    for element in path.elements() {
        on_disk.push(element);
        let metadata =
            fs::symlink_metadata(&on_disk).map_err(|source| WriteError::Io { path: path.clone(), source })?;
        if metadata.file_type().is_symlink() {
            return Err(WriteError::Symlink { path: path.clone() });
        }
    }
    Ok(on_disk)
}

/// Whether the file was still the one that was checked, and is replaced.
fn replace(path: &Path, file: &MendedFile) -> io::Result<bool> {
    if fs::read(path)? != file.before.as_bytes() {
        return Ok(false);
    }
    let directory = path.parent().unwrap_or(Path::new("."));
    let mut beside = NamedTempFile::new_in(directory)?;
    beside.write_all(file.after.as_bytes())?;
    beside.as_file().set_permissions(fs::metadata(path)?.permissions())?;
    beside.as_file().sync_all()?;
    beside.persist(path)?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(before: &str, after: &str) -> MendedFile {
        MendedFile { path: RepoPath::new("a/go.work").unwrap(), before: before.to_owned(), after: after.to_owned() }
    }

    #[test]
    fn a_file_that_changed_meanwhile_is_left_alone() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("a")).unwrap();
        let on_disk = root.path().join("a/go.work");
        fs::write(&on_disk, "old").unwrap();
        assert!(matches!(write(root.path(), &mended("older", "new")), Err(WriteError::Changed { .. })));
        assert_eq!(fs::read_to_string(&on_disk).unwrap(), "old");
        write(root.path(), &mended("old", "new")).unwrap();
        assert_eq!(fs::read_to_string(&on_disk).unwrap(), "new");
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_through_a_symbolic_link() {
        let root = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("go.work"), "old").unwrap();
        std::os::unix::fs::symlink(outside.path(), root.path().join("a")).unwrap();
        assert!(matches!(write(root.path(), &mended("old", "new")), Err(WriteError::Symlink { .. })));
        assert_eq!(fs::read_to_string(outside.path().join("go.work")).unwrap(), "old");
    }

    #[test]
    fn a_read_only_file_is_left_alone() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("a")).unwrap();
        let on_disk = root.path().join("a/go.work");
        fs::write(&on_disk, "old").unwrap();
        let mut permissions = fs::metadata(&on_disk).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&on_disk, permissions).unwrap();
        assert!(matches!(write(root.path(), &mended("old", "new")), Err(WriteError::ReadOnly { .. })));
        assert_eq!(fs::read_to_string(&on_disk).unwrap(), "old");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_stay() {
        use std::os::unix::fs::PermissionsExt;
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("a")).unwrap();
        let on_disk = root.path().join("a/go.work");
        fs::write(&on_disk, "old").unwrap();
        fs::set_permissions(&on_disk, fs::Permissions::from_mode(0o640)).unwrap();
        write(root.path(), &mended("old", "new")).unwrap();
        assert_eq!(fs::metadata(&on_disk).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
