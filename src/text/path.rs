//! Paths below the root that is being checked.

use std::fmt;
use std::sync::Arc;

use thiserror::Error;

/// A path below the root, with `/` between its elements, no `.`, no `..`, no leading or trailing slash. The root itself is empty
/// and prints as `.`. Cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RepoPath(Arc<str>);

/// A path leads out of the root, or is absolute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the path leads out of the repository")]
pub struct Outside;

impl RepoPath {
    /// The root.
    pub fn root() -> Self {
        Self(Arc::from(""))
    }

    /// `path`, cleaned as Go's `path.Clean` does: `./a//b/../c` is `a/c`.
    ///
    /// # Errors
    /// [`Outside`] where it is absolute or climbs above the root.
    pub fn new(path: &str) -> Result<Self, Outside> {
        Self::root().join(path)
    }

    /// The path that `relative` means to a program whose current directory is this one.
    ///
    /// # Errors
    /// [`Outside`] where it is absolute or climbs above the root.
    pub fn join(&self, relative: &str) -> Result<Self, Outside> {
        if relative.starts_with('/') {
            return Err(Outside);
        }
        let mut elements: Vec<&str> = self.elements().collect();
        for element in relative.split('/') {
            match element {
                "" | "." => {}
                ".." => {
                    elements.pop().ok_or(Outside)?;
                }
                element => elements.push(element),
            }
        }
        Ok(Self(Arc::from(elements.join("/"))))
    }

    /// The path as text; empty for the root.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is the root.
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// Its elements from the root down; none for the root.
    pub fn elements(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.split('/').filter(|element| !element.is_empty())
    }

    /// Its last element; empty for the root.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// The directory that it lies in; the root's is the root.
    pub fn parent(&self) -> RepoPath {
        match self.0.rsplit_once('/') {
            Some((parent, _)) => Self(Arc::from(parent)),
            None => Self::root(),
        }
    }

    /// The path itself, then each directory above it, the root last.
    pub fn ancestors(&self) -> impl Iterator<Item = RepoPath> {
        std::iter::successors(Some(self.clone()), |path| (!path.is_root()).then(|| path.parent()))
    }

    /// Whether it is `directory` or lies anywhere below it.
    pub fn is_within(&self, directory: &RepoPath) -> bool {
        directory.is_root()
            || self.0.strip_prefix(directory.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The way from `directory` to this path, with `..` where it must climb; `.` where they are one.
    pub fn relative_to(&self, directory: &RepoPath) -> String {
        let here: Vec<&str> = self.elements().collect();
        let there: Vec<&str> = directory.elements().collect();
        let shared = here.iter().zip(&there).take_while(|(a, b)| a == b).count();
        let climb = std::iter::repeat_n("..", there.len() - shared);
        let way: Vec<&str> = climb.chain(here[shared..].iter().copied()).collect();
        if way.is_empty() { ".".to_owned() } else { way.join("/") }
    }
}

impl fmt::Display for RepoPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_root() { "." } else { &self.0 })
    }
}

impl fmt::Debug for RepoPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> RepoPath {
        RepoPath::new(text).unwrap_or_else(|_| RepoPath::root())
    }

    #[test]
    fn joins_are_cleaned_and_cannot_leave_the_root() {
        assert_eq!(path("a/b").join("../c/./d//"), Ok(path("a/c/d")));
        assert_eq!(path("a").join(".."), Ok(RepoPath::root()));
        assert_eq!(path("a").join("../.."), Err(Outside));
        assert_eq!(RepoPath::root().join("/etc"), Err(Outside));
    }

    #[test]
    fn a_name_that_only_begins_alike_is_not_within() {
        assert!(path("api/v1").is_within(&path("api")));
        assert!(!path("api2").is_within(&path("api")));
        assert!(path("api").is_within(&RepoPath::root()));
    }

    #[test]
    fn the_way_between_two_directories_climbs_no_further_than_it_must() {
        assert_eq!(path("a/b").relative_to(&path("a/c/d")), "../../b");
        assert_eq!(path("a").relative_to(&path("a")), ".");
        assert_eq!(path("a/b").relative_to(&RepoPath::root()), "a/b");
    }

    #[test]
    fn ancestors_end_at_the_root() {
        let all: Vec<String> = path("a/b").ancestors().map(|p| p.to_string()).collect();
        assert_eq!(all, ["a/b", "a", "."]);
    }
}
