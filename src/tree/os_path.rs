//! How operating systems spell paths. Pure functions over bytes, so that the forms of Windows are tested on every system.

use std::borrow::Cow;
use std::path::Path;

/// Whose rules a path is spelled by.
#[derive(Clone, Copy, Debug)]
pub(super) enum Style {
    Unix,
    Windows,
}

/// What a path starts from.
#[derive(Debug, PartialEq, Eq)]
enum Root {
    /// `/`; on Windows, of whichever drive is the current one.
    Slash,
    /// `C:\`, in upper case.
    Drive(u8),
    /// `C:`, the current directory of that drive.
    DirectoryOfDrive(u8),
    /// `\\server\share`, in lower case.
    Share(Vec<u8>, Vec<u8>),
    /// `\\.\` and what else is no place of files.
    Device,
}

impl Style {
    /// That of the system this runs on.
    pub(super) const HERE: Self = if cfg!(windows) { Self::Windows } else { Self::Unix };

    /// Whether a file can have this name. Windows would read more than a name in `C:`, `a\b` and `file:stream`.
    pub(super) fn is_name(self, name: &str) -> bool {
        let parts: &[char] = match self {
            Self::Unix => &['/', '\0'],
            Self::Windows => &['/', '\0', '\\', ':'],
        };
        !matches!(name, "" | "." | "..") && !name.contains(parts)
    }

    /// The elements of a path that starts from nowhere, `..` included; none of one that has a root.
    pub(super) fn relative(self, path: &[u8]) -> Option<Vec<&[u8]>> {
        let (root, elements) = self.take_apart(path);
        root.is_none().then_some(elements)
    }

    /// The elements of `path` after those of `directory`, both of them absolute; none where it lies elsewhere.
    pub(super) fn below<'p>(self, directory: &[u8], path: &'p [u8]) -> Option<Vec<&'p [u8]>> {
        let (from, above) = self.take_apart(directory);
        let (root, mut elements) = self.take_apart(path);
        let is_same = |(a, b): (&&[u8], &&[u8])| match self {
            Self::Unix => a == b,
            Self::Windows => a.eq_ignore_ascii_case(b),
        };
        let is_below = root == from
            && matches!(root, Some(Root::Slash | Root::Drive(_) | Root::Share(..)))
            && elements.len() >= above.len()
            && above.iter().zip(&elements).all(is_same);
        is_below.then(|| elements.split_off(above.len()))
    }

    /// `path` as people write it, without the `\\?\` that Windows puts before a path that it resolved.
    pub(super) fn shown(self, path: &str) -> Cow<'_, str> {
        match (self, path.strip_prefix(r"\\?\UNC\"), path.strip_prefix(r"\\?\")) {
            (Self::Windows, Some(share), _) => Cow::Owned(format!(r"\\{share}")),
            (Self::Windows, None, Some(path)) => Cow::Borrowed(path),
            _ => Cow::Borrowed(path),
        }
    }

    fn take_apart(self, path: &[u8]) -> (Option<Root>, Vec<&[u8]>) {
        let (root, rest) = match self {
            Self::Unix => (path.starts_with(b"/").then_some(Root::Slash), path),
            Self::Windows => windows_root(path),
        };
        let elements = rest.split(|&byte| self.parts(byte)).filter(|element| !matches!(*element, b"" | b"."));
        (root, elements.collect())
    }

    fn parts(self, byte: u8) -> bool {
        byte == b'/' || matches!(self, Self::Windows) && byte == b'\\'
    }
}

/// What a path of Windows starts from, and the rest of it. The forms are those of "File path formats on Windows systems" in Microsoft's
/// documentation of .NET.
fn windows_root(path: &[u8]) -> (Option<Root>, &[u8]) {
    let is_separator = |byte: &u8| Style::Windows.parts(*byte);
    if let Some(rest) = path.strip_prefix(br"\\?\") {
        return match rest.split_at_checked(4) {
            Some((unc, share)) if unc.eq_ignore_ascii_case(br"UNC\") => share_root(share),
            _ => match rest {
                [letter, b':', rest @ ..] if letter.is_ascii_alphabetic() => {
                    (Some(Root::Drive(letter.to_ascii_uppercase())), rest)
                }
                _ => (Some(Root::Device), rest),
            },
        };
    }
    match path {
        [a, b, c, d, rest @ ..]
            if is_separator(a) && is_separator(b) && matches!(c, b'.' | b'?') && is_separator(d) =>
        {
            (Some(Root::Device), rest)
        }
        [a, b, rest @ ..] if is_separator(a) && is_separator(b) => share_root(rest),
        [a, ..] if is_separator(a) => (Some(Root::Slash), path),
        [letter, b':', rest @ ..] if letter.is_ascii_alphabetic() => {
            let letter = letter.to_ascii_uppercase();
            let is_rooted = rest.first().is_some_and(is_separator);
            (Some(if is_rooted { Root::Drive(letter) } else { Root::DirectoryOfDrive(letter) }), rest)
        }
        _ => (None, path),
    }
}

/// `server\share`, and what follows.
fn share_root(path: &[u8]) -> (Option<Root>, &[u8]) {
    let mut parts = path.splitn(3, |&byte| Style::Windows.parts(byte));
    let mut name = || parts.next().unwrap_or_default().to_ascii_lowercase();
    let root = Root::Share(name(), name());
    (Some(root), parts.next().unwrap_or_default())
}

/// Whether some file system takes `element` for git's own directory: that of Windows knows `.git` as `git~1` too and cuts blanks, dots and
/// streams from the end of a name, that of macOS does not see some characters. Git refuses these names everywhere (`core.protectNTFS`,
/// `core.protectHFS`; path.c and utf8.c), so that an index which has one was made to deceive.
pub(super) fn is_gits_own(element: &str) -> bool {
    let is_unseen =
        |c: char| matches!(c, '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{206a}'..='\u{206f}' | '\u{feff}');
    let name = element.split(':').next().unwrap_or_default().trim_end_matches([' ', '.']);
    if name.is_ascii() {
        return name.eq_ignore_ascii_case(".git") || name.eq_ignore_ascii_case("git~1");
    }
    name.chars().filter(|&c| !is_unseen(c)).map(|c| c.to_ascii_lowercase()).eq(".git".chars())
}

/// `path` as people write it; for messages.
pub fn shown(path: &Path) -> String {
    Style::HERE.shown(&path.to_string_lossy()).into_owned()
}

/// `path` in a spelling that it shares with all others that a file system may take for the same: upper and lower case are one on Windows
/// and macOS, composed and decomposed letters on macOS. Only the file system itself knows whether it does.
pub(super) fn folded(path: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    path.nfc().flat_map(char::to_lowercase).nfc().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Style::{Unix, Windows};
    use super::*;

    fn below(style: Style, directory: &str, path: &str) -> Option<String> {
        let elements = style.below(directory.as_bytes(), path.as_bytes())?;
        Some(elements.iter().map(|element| String::from_utf8_lossy(element)).collect::<Vec<_>>().join("/"))
    }

    #[test]
    fn every_form_of_a_path_of_windows_is_found_below_its_directory() {
        for directory in [r"C:\repo", r"\\?\C:\repo", "c:/repo/", r"\\?\c:\repo\."] {
            for path in [
                r"C:\repo\.vscode\settings.json",
                r"\\?\C:\Repo\.vscode\settings.json",
                "c:/repo//.vscode/./settings.json",
            ] {
                assert_eq!(
                    below(Windows, directory, path).as_deref(),
                    Some(".vscode/settings.json"),
                    "{directory} {path}"
                );
            }
            for path in [
                r"C:\repository\a",
                r"D:\repo\a",
                r"\repo\a",
                r"C:repo\a",
                r"repo\a",
                r"\\C\repo\a",
                r"\\.\C:\repo\a",
                "",
            ] {
                assert_eq!(below(Windows, directory, path), None, "{directory} {path}");
            }
        }
        assert_eq!(below(Windows, r"\\?\C:\", r"C:\go.mod").as_deref(), Some("go.mod"));
    }

    #[test]
    fn a_share_is_the_same_however_it_is_spelled() {
        for path in
            [r"\\Server\share\repo\a\go.mod", r"\\?\UNC\server\Share\repo\a\go.mod", "//server/share/repo/a/go.mod"]
        {
            assert_eq!(below(Windows, r"\\?\UNC\server\share\repo", path).as_deref(), Some("a/go.mod"), "{path}");
        }
        assert_eq!(below(Windows, r"\\server\share", r"\\server\other\a"), None);
        assert_eq!(below(Windows, r"\\server\share", r"C:\a"), None);
    }

    #[test]
    fn a_path_without_a_root_is_relative() {
        let elements = |style: Style, path| style.relative(path).map(|elements| elements.join(&b'|'));
        assert_eq!(elements(Windows, br"..\a/b\.\c"), Some(b"..|a|b|c".to_vec()));
        assert_eq!(elements(Unix, br"..\a/b\.\c"), Some(br"..\a|b\.\c".to_vec()));
        for rooted in [&br"\a"[..], b"/a", b"C:a", br"C:\a", br"\\s\s\a", br"\\?\C:\a"] {
            assert_eq!(elements(Windows, rooted), None, "{}", rooted.escape_ascii());
        }
        assert_eq!(elements(Unix, b"/a"), None);
        assert_eq!(elements(Unix, b"C:/a"), Some(b"C:|a".to_vec()));
    }

    #[test]
    fn on_unix_a_backslash_and_a_colon_are_letters() {
        assert_eq!(below(Unix, "/repo", r"/repo/a\b:c").as_deref(), Some(r"a\b:c"));
        assert!(Unix.is_name(r"a\b") && Unix.is_name("C:"));
        assert_eq!(below(Unix, "/repo", "/Repo/a"), None);
        for name in [r"a\b", "C:", "go.mod:stream", "a/b", "..", ".", ""] {
            assert!(!Windows.is_name(name), "{name}");
        }
        assert!(Windows.is_name("aux.go") && Windows.is_name("ü.mod "));
    }

    #[test]
    fn messages_have_no_verbatim_prefix() {
        assert_eq!(Windows.shown(r"\\?\C:\repo"), r"C:\repo");
        assert_eq!(Windows.shown(r"\\?\UNC\server\share\repo"), r"\\server\share\repo");
        assert_eq!(Windows.shown(r"C:\repo"), r"C:\repo");
        assert_eq!(Unix.shown(r"\\?\C:\repo"), r"\\?\C:\repo");
    }

    #[test]
    fn case_and_composition_fold() {
        assert_eq!(folded("API/Go.mod"), "api/go.mod");
        assert_eq!(folded("gru\u{308}n/GR\u{dc}N"), folded("gr\u{fc}n/gru\u{308}n"));
        assert_ne!(folded("grun"), folded("gr\u{fc}n"));
    }

    proptest! {
        #[test]
        fn what_is_joined_to_a_directory_is_found_below_it(path in r"[ab]{1,2}([/\\][ab]{1,2}){0,3}") {
            let windows = below(Windows, r"\\?\C:\repo", &format!(r"C:\repo\{path}"));
            prop_assert_eq!(windows, Some(path.replace('\\', "/")));
            prop_assert_eq!(below(Unix, "/repo", &format!("/repo/{path}")), Some(path));
        }

        #[test]
        fn any_bytes_are_taken_apart(a in proptest::collection::vec(any::<u8>(), 0..12), b in r"[\\/?.:CUN]{0,10}") {
            for style in [Unix, Windows] {
                let _ = (style.below(&a, b.as_bytes()), style.relative(b.as_bytes()), style.relative(&a));
            }
        }
    }
}
