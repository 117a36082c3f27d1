//! A file that is named on the command line and may lie anywhere.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use crate::text::RepoPath;
use crate::tree::{ReadError, locate};

/// Its bytes, at most `limit` of them.
pub(super) fn read(path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
    if fs::metadata(path)?.is_dir() {
        return Err(ReadError::IsDirectory);
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    let size = bytes.len() as u64;
    if size > limit { Err(ReadError::TooLarge { size, limit }) } else { Ok(bytes) }
}

/// The path below `root` that a report shows for it; of a file elsewhere its name.
pub(super) fn shown_as(path: &Path, root: &Path) -> RepoPath {
    let name = || path.file_name().and_then(|name| RepoPath::new(&name.to_string_lossy()).ok());
    locate(root, path).ok().or_else(name).unwrap_or_else(RepoPath::root)
}
