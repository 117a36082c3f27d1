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

/// The first entry that no go command takes, and why. A value that names a drive, and one with semicolons, is read as on Windows.
pub fn fault(value: &str) -> Option<(Range<usize>, PathFault)> {
    let is_of_windows = value.contains(';') || LocalPath::of(value) == Some(LocalPath::Drive);
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
        if !LocalPath::of(entry).is_some_and(LocalPath::is_absolute) {
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
        let found = |value: &'static str| fault(value).map(|(range, fault)| (&value[range], fault));
        for value in ["", "/go", "/a:/b", "/a::/b", "C:\\go;D:\\go", "/a;/b"] {
            assert_eq!(found(value), None, "{value}");
        }
        assert_eq!(found("~/go"), Some(("~/go", PathFault::Tilde)));
        assert_eq!(found("/a:~b"), Some(("~b", PathFault::Tilde)));
        assert_eq!(found("/a:b"), Some(("b", PathFault::Relative)));
        assert_eq!(found("."), Some((".", PathFault::Relative)));
        assert_eq!(found("$HOME/go"), Some(("$HOME/go", PathFault::Relative)));
    }
}
