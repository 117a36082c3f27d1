//! GOPATH: directories, separated as PATH's are.

use std::ops::Range;

use crate::go::local_path::LocalPath;

/// Why an entry stops every go command (cmd/go/main.go).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PathFault {
    /// It begins with `~`, which nothing expands.
    Tilde,
    /// It is not absolute.
    Relative,
}

/// The first entry that no go command takes, and why. Unless `is_unix`, a value that names a drive, and one with semicolons, is read as
/// on Windows.
pub fn fault(value: &str, is_unix: bool) -> Option<(Range<usize>, PathFault)> {
    let names_drive = LocalPath::of(value) == Some(LocalPath::Drive);
    let is_of_windows = !is_unix && (value.contains(';') || names_drive);
    let mut start = 0;
    for entry in value.split(if is_of_windows { ';' } else { ':' }) {
        let range = start..start + entry.len();
        start = range.end + 1;
        if entry.is_empty() {
            continue;
        }
        if entry.starts_with('~') {
            return Some((range, PathFault::Tilde));
        }
        let is_absolute =
            if is_unix { entry.starts_with('/') } else { LocalPath::of(entry).is_some_and(LocalPath::is_absolute) };
        if !is_absolute {
            return Some((range, PathFault::Relative));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bad_entry_is_found() {
        let found = |value: &'static str| fault(value, false).map(|(range, fault)| (&value[range], fault));
        for value in ["", "/go", "/a:/b", "/a::/b", "C:\\go;D:\\go", "/a;/b"] {
            assert_eq!(found(value), None, "{value}");
        }
        assert_eq!(found("~/go"), Some(("~/go", PathFault::Tilde)));
        assert_eq!(found("/a:~b"), Some(("~b", PathFault::Tilde)));
        assert_eq!(found("/a:b"), Some(("b", PathFault::Relative)));
        assert_eq!(found("."), Some((".", PathFault::Relative)));
        assert_eq!(found("$HOME/go"), Some(("$HOME/go", PathFault::Relative)));
    }

    #[test]
    fn a_drive_is_a_relative_directory_where_colons_part_directories() {
        let found = |value: &'static str| fault(value, true).map(|(range, fault)| (&value[range], fault));
        assert_eq!(found("C:\\go"), Some(("C", PathFault::Relative)));
        assert_eq!(found("/a:D:\\go"), Some(("D", PathFault::Relative)));
        assert_eq!(found("\\\\host\\go"), Some(("\\\\host\\go", PathFault::Relative)));
        assert_eq!(found("/a;/b"), None);
        assert_eq!(found("/a:/b"), None);
    }
}
