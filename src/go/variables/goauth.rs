//! GOAUTH: where credentials come from, since Go 1.24.

use std::fmt;
use std::ops::Range;

use crate::go::local_path::LocalPath;

/// Why Go refuses a value (go/auth/auth.go, `runGoAuth`). It is read at the first request over HTTPS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AuthFault {
    /// Nothing between two semicolons, or behind the last.
    EmptyCommand,
    /// `off` beside something else.
    OffIsNotAlone,
    /// `git` without a directory, or with more than one word behind it.
    GitWithoutDirectory,
    /// `git` with a directory that is not absolute.
    GitRelative,
}

impl fmt::Display for AuthFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            AuthFault::EmptyCommand => "a command is empty",
            AuthFault::OffIsNotAlone => "`off` stands beside other commands",
            AuthFault::GitWithoutDirectory => "`git` takes one directory",
            AuthFault::GitRelative => "the directory of `git` is not absolute",
        })
    }
}

/// The first command that Go refuses, and why.
pub fn fault(value: &str) -> Option<(Range<usize>, AuthFault)> {
    let mut start = 0;
    let count = value.split(';').count();
    for written in value.split(';') {
        let command = written.trim();
        let range_start = start + written.len() - written.trim_start().len();
        start += written.len() + 1;
        let words: Vec<&str> = command.split_whitespace().collect();
        let fault = match words.as_slice() {
            [] => Some(AuthFault::EmptyCommand),
            ["off", ..] if count > 1 => Some(AuthFault::OffIsNotAlone),
            ["git", directory] => {
                let is_absolute = LocalPath::of(directory).is_some_and(LocalPath::is_absolute);
                (!is_absolute).then_some(AuthFault::GitRelative)
            }
            ["git", ..] => Some(AuthFault::GitWithoutDirectory),
            _ => None,
        };
        if let Some(fault) = fault {
            return Some((range_start..range_start + command.len(), fault));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bad_command_is_found() {
        let found = |value: &'static str| fault(value).map(|(range, fault)| (&value[range], fault));
        for value in ["off", "netrc", "git /srv/x; netrc", "OFF", "mytool --x", "netrc,off", "git C:\\x"] {
            assert_eq!(found(value), None, "{value}");
        }
        assert_eq!(found("netrc;"), Some(("", AuthFault::EmptyCommand)));
        assert_eq!(found("off;netrc"), Some(("off", AuthFault::OffIsNotAlone)));
        assert_eq!(found("netrc; git"), Some(("git", AuthFault::GitWithoutDirectory)));
        assert_eq!(found("git dir"), Some(("git dir", AuthFault::GitRelative)));
    }
}
