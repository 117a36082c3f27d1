//! A file that is named on the command line and may lie anywhere.

use std::collections::HashSet;
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

/// The files below `root` that a list names: one a line, or each ended by NUL where there is one, as git writes them with `-z`. Paths are
/// relative to the current directory; what lies elsewhere is passed over, since nothing is found there.
pub(super) fn listed(list: &[u8], root: &Path) -> HashSet<RepoPath> {
    let separator = if list.contains(&0) { 0 } else { b'\n' };
    let entries = list.split(|&byte| byte == separator).filter_map(|entry| std::str::from_utf8(entry).ok());
    let paths = entries.map(|entry| if separator == 0 { entry } else { entry.strip_suffix('\r').unwrap_or(entry) });
    paths.filter(|path| !path.is_empty()).filter_map(|path| locate(root, Path::new(path)).ok()).collect()
}
