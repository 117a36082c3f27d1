//! Patterns of paths as GitHub's actions match them (actions/toolkit, packages/glob).

use crate::text::RepoPath;
use crate::tree::Presence;

use super::Repository;

/// No person writes a pattern with more of `**`.
const ANY_DEPTHS: usize = 3;

impl Repository<'_> {
    /// Whether a pattern below the root, such as `**/go.sum`, matches a file, as far as that can be told. What is computed or leaves
    /// the root may.
    pub fn may_match(&self, pattern: &str) -> bool {
        let pattern = pattern.strip_prefix("./").unwrap_or(pattern);
        if pattern.contains(['$', '\\', '{', '~', '['])
            || pattern.starts_with('/')
            || pattern.split('/').any(|e| e == "..")
        {
            return true;
        }
        let elements: Vec<&str> = pattern.split('/').filter(|element| !element.is_empty() && *element != ".").collect();
        if elements.iter().filter(|element| **element == "**").count() > ANY_DEPTHS {
            return true;
        }
        let is_plain = |element: &&&str| !element.contains(['*', '?']);
        let fixed: Vec<&str> = elements.iter().take_while(is_plain).copied().collect();
        let Ok(start) = RepoPath::new(&fixed.join("/")) else { return true };
        match self.presence(&start) {
            Presence::Absent => false,
            Presence::Unknown | Presence::File => true,
            Presence::Directory if fixed.len() == elements.len() => true,
            Presence::Directory => {
                let mut paths = self.paths_below(&start);
                paths.any(|path| matches_start(&elements, &path.split('/').collect::<Vec<_>>()))
            }
        }
    }
}

/// Whether a pattern matches the path or a directory that it lies in: a directory stands for all that it holds.
fn matches_start(pattern: &[&str], path: &[&str]) -> bool {
    match (pattern, path) {
        ([] | ["**"], _) => true,
        (["**", rest @ ..], _) => {
            matches_start(rest, path) && !path.is_empty()
                || path.split_first().is_some_and(|(_, below)| matches_start(pattern, below))
        }
        ([first, rest @ ..], [element, below @ ..]) => {
            is_match(first.as_bytes(), element.as_bytes()) && matches_start(rest, below)
        }
        (_, []) => false,
    }
}

/// `*` and `?` within one element.
fn is_match(pattern: &[u8], text: &[u8]) -> bool {
    let (mut at, mut from, mut star) = (0, 0, None);
    while from < text.len() {
        match pattern.get(at) {
            Some(b'*') => {
                star = Some((at, from));
                at += 1;
            }
            Some(wanted) if *wanted == b'?' || text.get(from) == Some(wanted) => (at, from) = (at + 1, from + 1),
            _ => {
                let Some((back, taken)) = star else { return false };
                star = Some((back, taken + 1));
                (at, from) = (back + 1, taken + 1);
            }
        }
    }
    pattern.get(at..).is_some_and(|rest| rest.iter().all(|byte| *byte == b'*'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::MemoryTree;

    #[test]
    fn patterns_match_files_and_what_directories_hold() {
        let tree =
            MemoryTree::new().file("go.mod", "module m\n").file("a/b/go.sum", "").file("a/x.lock", "").submodule("sub");
        let repository = Repository::load(&tree, &[]);
        for pattern in [
            "go.mod",
            "./go.mod",
            "**/go.sum",
            "a",
            "a/",
            "*/b",
            "a/**",
            "**",
            "a/*.lock",
            "a/?.lock",
            "**/*.sum",
            "sub/go.sum",
            "../x",
            "${X}",
            "~/x",
        ] {
            assert!(repository.may_match(pattern), "{pattern}");
        }
        for pattern in
            ["go.sum", "store/go.sum", "*/go.sum", "**/go.work", "b/**", "a/?.sum", "**/b/go.mod", "a/*/*/go.sum"]
        {
            assert!(!repository.may_match(pattern), "{pattern}");
        }
    }
}
