//! A sorted list of paths in one piece of memory.

use std::cmp::Ordering;
use std::fmt;

use super::os_path::{folded, is_gits_own};
use crate::text::Span;

/// Paths in the order of their bytes, each once. All of them lie in one string, so that ten thousand cost two allocations.
#[derive(Clone, Default)]
pub struct PathList {
    text: String,
    places: Vec<Span>,
}

impl PathList {
    /// An empty list with room for `paths` paths of `bytes` bytes together.
    pub(super) fn with_capacity(paths: usize, bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), places: Vec::with_capacity(paths) }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator + Clone {
        self.places.iter().map(|&place| self.at(place))
    }

    /// Whether `path` is one of them.
    pub fn contains(&self, path: &str) -> bool {
        self.places.binary_search_by(|&place| self.at(place).cmp(path)).is_ok()
    }

    /// Whether one of them lies below `directory`; the root (empty) is always a directory.
    pub fn has_directory(&self, directory: &str) -> bool {
        directory.is_empty() || self.below(directory).next().is_some()
    }

    /// Those that lie below `directory` at any depth, in order; all of them for the root (empty).
    pub fn below<'a>(&'a self, directory: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        let start = self.places.partition_point(|&place| against_contents(self.at(place), directory).is_lt());
        let rest = self.places.get(start..).unwrap_or_default();
        rest.iter().map(|&place| self.at(place)).take_while(move |path| against_contents(path, directory).is_eq())
    }

    /// A file or directory of the list that `path` would be too, did the file system not tell upper from lower case, or composed from
    /// decomposed letters. None where `path` itself is in the list.
    pub fn other_spelling(&self, path: &str) -> Option<&str> {
        if self.contains(path) || self.has_directory(path) {
            return None;
        }
        let (wanted, elements) = (folded(path), path.split('/').count());
        let beginning = |listed| beginning(listed, elements);
        self.iter().filter_map(beginning).find(|listed| listed.len() <= 3 * wanted.len() && folded(listed) == wanted)
    }

    fn at(&self, place: Span) -> &str {
        self.text.get(place.range()).unwrap_or_default()
    }

    fn sort(&mut self) {
        let text = &self.text;
        let at = |place: Span| text.get(place.range()).unwrap_or_default();
        // An index of git's is sorted already; looking is cheaper than sorting.
        if self.places.is_sorted_by(|&a, &b| at(a) < at(b)) {
            return;
        }
        // The stable sort makes use of what is in order: lists grow by sorted pieces.
        self.places.sort_by(|&a, &b| at(a).cmp(at(b)));
        self.places.dedup_by(|a, b| at(*a) == at(*b));
    }
}

/// The first `elements` elements of `path`.
fn beginning(path: &str, elements: usize) -> Option<&str> {
    let mut ends = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
    path.get(..ends.nth(elements.checked_sub(1)?)?)
}

/// Where `path` stands against the paths below `directory`: before them, among them, or after them. They are neighbours in the order
/// of bytes, because they share their beginning.
fn against_contents(path: &str, directory: &str) -> Ordering {
    if directory.is_empty() {
        return Ordering::Equal;
    }
    let (path, directory) = (path.as_bytes(), directory.as_bytes());
    match path.split_at_checked(directory.len()) {
        Some((head, rest)) => head.cmp(directory).then_with(|| rest.first().cmp(&Some(&b'/'))),
        None => path.cmp(directory),
    }
}

impl<S: AsRef<str>> Extend<S> for PathList {
    fn extend<I: IntoIterator<Item = S>>(&mut self, paths: I) {
        for path in paths {
            let start = self.text.len();
            self.text.push_str(path.as_ref());
            self.places.push(Span::new(start, self.text.len()));
        }
        self.sort();
    }
}

impl<S: AsRef<str>> FromIterator<S> for PathList {
    fn from_iter<I: IntoIterator<Item = S>>(paths: I) -> Self {
        let mut list = Self::default();
        list.extend(paths);
        list
    }
}

impl fmt::Debug for PathList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// Whether `path` is spelled as a `RepoPath` is and stays out of git's own directory. What an index holds is not to be trusted: `..`
/// would climb out of the root. This asks the same as comparing with `RepoPath::new`, without an allocation per path.
pub(super) fn is_clean(path: &str) -> bool {
    let bytes = path.as_bytes();
    let opens_suspect_element = |byte: u8| matches!(byte, b'/' | b'.');
    // Without a branch, so that it takes many bytes at a time: hardly any path needs the closer look.
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    let suspect = pairs.fold(false, |suspect, (&a, &b)| {
        let opens_suspect_name = (a == b'/') & opens_suspect_element(b);
        suspect | opens_suspect_name | matches!(a, b'~' | 0xe2 | 0xef)
    });
    let at_the_ends = bytes.first().is_none_or(|&byte| opens_suspect_element(byte)) || bytes.last() == Some(&b'/');
    !(suspect || at_the_ends) || bytes.split(|&byte| byte == b'/').all(is_clean_element)
}

fn is_clean_element(element: &[u8]) -> bool {
    !matches!(element, b"" | b"." | b"..") && !std::str::from_utf8(element).is_ok_and(is_gits_own)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::RepoPath;

    #[test]
    fn a_neighbour_in_the_order_of_bytes_is_not_below() {
        let list: PathList = ["a/z", "a-b/c", "a", "a/b", "a0", "a/z"].into_iter().collect();
        assert_eq!(list.iter().collect::<Vec<_>>(), ["a", "a-b/c", "a/b", "a/z", "a0"]);
        assert_eq!(list.below("a").collect::<Vec<_>>(), ["a/b", "a/z"]);
        assert!(list.contains("a") && list.has_directory("a") && list.has_directory("a-b"));
        assert!(!list.contains("a-b") && !list.has_directory("a0") && !list.has_directory("a/b"));
    }

    #[test]
    fn another_spelling_of_a_file_or_directory_is_found() {
        let list: PathList = ["Api/go.mod", "gru\u{308}n/x", "README.md"].into_iter().collect();
        assert_eq!(list.other_spelling("api"), Some("Api"));
        assert_eq!(list.other_spelling("API/GO.MOD"), Some("Api/go.mod"));
        assert_eq!(list.other_spelling("gr\u{fc}n"), Some("gru\u{308}n"));
        for path in ["Api", "README.md", "ap", "api/go", "", "api/go.mod/x"] {
            assert_eq!(list.other_spelling(path), None, "{path}");
        }
    }

    #[test]
    fn the_root_is_a_directory_even_of_an_empty_list() {
        let list = PathList::default();
        assert!(list.is_empty() && list.has_directory("") && !list.contains(""));
    }

    #[test]
    fn paths_that_climb_or_enter_gits_directory_are_not_clean() {
        for path in [
            "",
            "/etc/passwd",
            "../x",
            "a/../../x",
            "a//b",
            "a/",
            "./a",
            "a/.",
            ".git/config",
            "a/git~1/config",
            ".git /config",
            "a/.Git...",
            ".git::$INDEX_ALLOCATION/config",
            "a/.g\u{200c}it/config",
            "\u{feff}.git/config",
            "a/.GIT/config",
            "..",
            ".",
        ] {
            assert!(!is_clean(path), "{path}");
        }
        for path in [
            "a",
            ".github/x",
            ".gitignore",
            "a/...",
            "..a/b",
            "a/.git2",
            "ä/é.env",
            "a./b.",
            "git~2/x",
            "git/x",
            ".git-/x",
        ] {
            assert!(is_clean(path), "{path}");
        }
    }

    proptest! {
        #[test]
        fn questions_are_answered_as_a_plain_search_would(
            paths in proptest::collection::vec("[ab./-]{1,6}|é/[ab]", 0..40),
            asked in "[ab./-]{0,4}|é",
        ) {
            let list: PathList = paths.iter().collect();
            let mut plain: Vec<&str> = paths.iter().map(String::as_str).collect();
            plain.sort_unstable();
            plain.dedup();
            let prefix = if asked.is_empty() { String::new() } else { format!("{asked}/") };
            let below: Vec<&str> = plain.iter().copied().filter(|path| path.starts_with(&prefix)).collect();
            prop_assert_eq!(list.iter().collect::<Vec<_>>(), plain.clone());
            prop_assert_eq!(list.contains(&asked), plain.contains(&asked.as_str()));
            prop_assert_eq!(list.has_directory(&asked), asked.is_empty() || !below.is_empty());
            prop_assert_eq!(list.below(&asked).collect::<Vec<_>>(), below);
        }

        #[test]
        fn clean_means_that_a_repo_path_keeps_the_spelling(path in "([.]{0,3}[ab]{0,1}/?){0,4}") {
            let kept = RepoPath::new(&path).is_ok_and(|cleaned| !path.is_empty() && cleaned.as_str() == path);
            prop_assert_eq!(is_clean(&path), kept);
        }
    }
}
