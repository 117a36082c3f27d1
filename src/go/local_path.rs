//! Which paths in go.mod and go.work mean directories.

/// How a directory is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LocalPath {
    /// `.`, `..`, `./x`, `..\x`
    Relative,
    /// `/x`, `\x`
    Rooted,
    /// `C:\x`, and `c:x` too.
    Drive,
}

impl LocalPath {
    /// How `target` is written as a directory (modfile.IsDirectoryPath); none where it means a module. `.` and `..` alone count from
    /// Go 1.22 on. The argument of `use` is a directory however it is written.
    pub fn of(target: &str) -> Option<Self> {
        let begins = |prefixes: &[&str]| prefixes.iter().any(|prefix| target.starts_with(prefix));
        if target == "." || target == ".." || begins(&["./", ".\\", "../", "..\\"]) {
            return Some(LocalPath::Relative);
        }
        if begins(&["/", "\\"]) {
            return Some(LocalPath::Rooted);
        }
        match target.as_bytes() {
            [letter, b':', ..] if letter.is_ascii_alphabetic() => Some(LocalPath::Drive),
            _ => None,
        }
    }

    /// Whether it leads elsewhere on another machine.
    pub const fn is_absolute(self) -> bool {
        matches!(self, LocalPath::Rooted | LocalPath::Drive)
    }
}

/// The byte offset of the first backslash, which is a separator on Windows only: elsewhere Go refuses it in a replacement, and takes it
/// for a character of a name in `use`.
pub fn first_backslash(target: &str) -> Option<usize> {
    target.find('\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directories_are_told_from_modules() {
        let cases = [
            (".", Some(LocalPath::Relative)),
            ("..", Some(LocalPath::Relative)),
            ("./a", Some(LocalPath::Relative)),
            ("..\\a", Some(LocalPath::Relative)),
            ("/srv/a", Some(LocalPath::Rooted)),
            ("\\\\host\\a", Some(LocalPath::Rooted)),
            ("C:\\a", Some(LocalPath::Drive)),
            ("c:a", Some(LocalPath::Drive)),
            ("a", None),
            (".a", None),
            ("...", None),
            ("~/a", None),
            ("$HOME/a", None),
            ("example.com/a", None),
            ("", None),
            ("é:", None),
        ];
        for (target, want) in cases {
            assert_eq!(LocalPath::of(target), want, "{target}");
        }
        assert!(LocalPath::Drive.is_absolute() && !LocalPath::Relative.is_absolute());
        assert_eq!(first_backslash("./a\\b"), Some(3));
    }
}
