//! Paths of modules and packages, and how a path's end binds the major version.
//!
//! As golang.org/x/mod/module/module.go has them.

use std::ops::Range;

use thiserror::Error;

use super::semver::SemanticVersion;

/// Why a path is none, and which bytes of it are at fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidPath {
    /// The rule that it breaks.
    pub reason: PathFault,
    /// The bytes at fault; the whole path where no part is more at fault than another.
    pub part: Range<usize>,
}

/// The rules that a path may break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum PathFault {
    /// There is nothing.
    #[error("the path is empty")]
    Empty,
    /// It begins with `-`.
    #[error("it begins with a hyphen")]
    LeadingHyphen,
    /// It begins with `/`.
    #[error("it begins with a slash")]
    LeadingSlash,
    /// It has `//` in it.
    #[error("it has two slashes in a row")]
    DoubleSlash,
    /// It ends in `/`.
    #[error("it ends in a slash")]
    TrailingSlash,
    /// An element is `.`, `..` or more dots.
    #[error("an element has nothing but dots")]
    OnlyDots,
    /// An element begins with a dot.
    #[error("an element begins with a dot")]
    LeadingDot,
    /// An element ends in a dot.
    #[error("an element ends in a dot")]
    TrailingDot,
    /// A character that no path may have.
    #[error("`{0}` is not allowed in it")]
    Character(char),
    /// `con`, `nul`, `com1` and their like.
    #[error("an element is a name that Windows reserves")]
    WindowsName,
    /// `progra~1`
    #[error("an element ends in a tilde and digits, as short names on Windows do")]
    WindowsShortName,
    /// The first element has no dot.
    #[error("its first element has no dot")]
    NoDotInHost,
    /// A character that the first element may not have, upper-case letters among them.
    #[error("`{0}` is not allowed in its first element")]
    HostCharacter(char),
    /// It ends in `/v0`, `/v1`, `/v02` or `/v1.2`, or is a path at gopkg.in without `.vN`.
    #[error("it ends in no valid major version")]
    MajorVersion,
}

impl InvalidPath {
    fn new(reason: PathFault, part: Range<usize>) -> Self {
        Self { reason, part }
    }
}

/// Checks the path of a package, which is all that the go command asks of the main module's path too (module.CheckImportPath).
///
/// # Errors
/// The first rule that it breaks.
pub fn check_import_path(path: &str) -> Result<(), InvalidPath> {
    check_path(path, false)
}

/// Checks the path of a module that others may require (module.CheckPath).
///
/// # Errors
/// The first rule that it breaks.
pub fn check_module_path(path: &str) -> Result<(), InvalidPath> {
    check_path(path, true)?;
    let host = path.split('/').next().unwrap_or_default();
    if host.is_empty() {
        return Err(InvalidPath::new(PathFault::LeadingSlash, 0..1));
    }
    if !host.contains('.') {
        return Err(InvalidPath::new(PathFault::NoDotInHost, 0..host.len()));
    }
    let allowed = |next: char| matches!(next, '-' | '.' | '0'..='9' | 'a'..='z');
    if let Some((at, bad)) = host.char_indices().find(|(_, next)| !allowed(*next)) {
        return Err(InvalidPath::new(PathFault::HostCharacter(bad), at..at + bad.len_utf8()));
    }
    if split_major(path).is_none() {
        let last = path.rfind('/').map_or(0, |slash| slash + 1);
        return Err(InvalidPath::new(PathFault::MajorVersion, last..path.len()));
    }
    Ok(())
}

fn check_path(path: &str, of_module: bool) -> Result<(), InvalidPath> {
    if path.is_empty() {
        return Err(InvalidPath::new(PathFault::Empty, 0..0));
    }
    if path.starts_with('-') {
        return Err(InvalidPath::new(PathFault::LeadingHyphen, 0..1));
    }
    if let Some(at) = path.find("//") {
        return Err(InvalidPath::new(PathFault::DoubleSlash, at..at + 2));
    }
    if path.ends_with('/') {
        return Err(InvalidPath::new(PathFault::TrailingSlash, path.len() - 1..path.len()));
    }
    let mut start = 0;
    for element in path.split('/') {
        check_element(element, of_module).map_err(|invalid| {
            InvalidPath::new(invalid.reason, invalid.part.start + start..invalid.part.end + start)
        })?;
        start += element.len() + 1;
    }
    Ok(())
}

fn check_element(element: &str, of_module: bool) -> Result<(), InvalidPath> {
    let whole = 0..element.len();
    if element.is_empty() {
        return Err(InvalidPath::new(PathFault::LeadingSlash, 0..1));
    }
    if element.bytes().all(|byte| byte == b'.') {
        return Err(InvalidPath::new(PathFault::OnlyDots, whole));
    }
    if of_module && element.starts_with('.') {
        return Err(InvalidPath::new(PathFault::LeadingDot, 0..1));
    }
    if element.ends_with('.') {
        return Err(InvalidPath::new(PathFault::TrailingDot, element.len() - 1..element.len()));
    }
    let allowed = |next: char| {
        next.is_ascii_alphanumeric() || matches!(next, '-' | '.' | '_' | '~') || (next == '+' && !of_module)
    };
    if let Some((at, bad)) = element.char_indices().find(|(_, next)| !allowed(*next)) {
        return Err(InvalidPath::new(PathFault::Character(bad), at..at + bad.len_utf8()));
    }
    let stem = element.split('.').next().unwrap_or_default();
    if is_windows_name(stem) {
        return Err(InvalidPath::new(PathFault::WindowsName, whole));
    }
    match stem.rsplit_once('~') {
        Some((_, digits)) if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            Err(InvalidPath::new(PathFault::WindowsShortName, whole))
        }
        _ => Ok(()),
    }
}

fn is_windows_name(stem: &str) -> bool {
    let stem = stem.to_ascii_lowercase();
    match stem.as_str() {
        "con" | "prn" | "aux" | "nul" => true,
        port => {
            port.strip_prefix("com").or(port.strip_prefix("lpt")).is_some_and(|n| matches!(n.as_bytes(), [b'1'..=b'9']))
        }
    }
}

/// The major version that the end of a module path binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathMajor<'a> {
    /// No suffix: v0, v1, or any with `+incompatible`.
    Unversioned,
    /// `/vN` with N of 2 or more; holds `vN`.
    Slash(&'a str),
    /// `.vN` at gopkg.in, with or without `-unstable`; holds `vN`.
    Dot(&'a str),
}

/// The module path without its major version, and that (module.SplitPathVersion). None where the end is no valid one: `/v0`, `/v1`,
/// `/v02`, `/v1.2`, or no `.vN` at gopkg.in. The go command refuses such a path in require, exclude and replace, but not in `module`.
pub fn split_major(path: &str) -> Option<(&str, PathMajor<'_>)> {
    if path.starts_with("gopkg.in/") {
        let stable = path.strip_suffix("-unstable").unwrap_or(path);
        let stem = stable.trim_end_matches(|next: char| next.is_ascii_digit());
        let prefix = stem.strip_suffix(".v")?;
        let number = stable.get(stem.len()..)?;
        let valid = !number.is_empty() && (number == "0" || !number.starts_with('0'));
        let major = stable.get(prefix.len() + 1..)?;
        return valid.then_some((prefix, PathMajor::Dot(major)));
    }
    let stem = path.trim_end_matches(|next: char| next.is_ascii_digit() || next == '.');
    let number = path.get(stem.len()..)?;
    match stem.strip_suffix("/v") {
        Some(prefix) if !number.is_empty() => {
            let valid = !number.contains('.') && !number.starts_with('0') && number != "1";
            let major = path.get(prefix.len() + 1..)?;
            valid.then_some((prefix, PathMajor::Slash(major)))
        }
        _ => Some((path, PathMajor::Unversioned)),
    }
}

impl PathMajor<'_> {
    /// Whether a version may stand beside a path that ends so (module.CheckPathMajor).
    pub fn admits(self, version: &SemanticVersion) -> bool {
        let major = version.major();
        match self {
            PathMajor::Unversioned => major == "v0" || major == "v1" || version.is_incompatible(),
            // An old bug of pseudo-versions at gopkg.in that Go lets pass.
            PathMajor::Dot("v1") if version.as_str().starts_with("v0.0.0-") => true,
            PathMajor::Slash(wanted) | PathMajor::Dot(wanted) => major == wanted,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fault(path: &str) -> Option<(PathFault, &str)> {
        check_import_path(path).err().map(|invalid| (invalid.reason, &path[invalid.part]))
    }

    #[test]
    fn import_paths_are_checked_element_by_element() {
        for path in ["m", "example.com/M", "example.com/.git/x", "a.b/c++", "a/b~c", "a/v1", "example.com/console"] {
            assert_eq!(fault(path), None, "{path}");
        }
        let cases = [
            ("", PathFault::Empty, ""),
            ("-m", PathFault::LeadingHyphen, "-"),
            ("/m", PathFault::LeadingSlash, "/"),
            ("a//b", PathFault::DoubleSlash, "//"),
            ("a/b/", PathFault::TrailingSlash, "/"),
            ("a/../b", PathFault::OnlyDots, ".."),
            ("a/b.", PathFault::TrailingDot, "."),
            ("https:", PathFault::Character(':'), ":"),
            ("a/bé", PathFault::Character('é'), "é"),
            ("a/CON.x", PathFault::WindowsName, "CON.x"),
            ("a/lpt9", PathFault::WindowsName, "lpt9"),
            ("a/progra~1.x/b", PathFault::WindowsShortName, "progra~1.x"),
        ];
        for (path, reason, part) in cases {
            assert_eq!(fault(path), Some((reason, part)), "{path}");
        }
    }

    #[test]
    fn a_module_that_others_require_needs_more() {
        let reason = |path: &str| check_module_path(path).err().map(|invalid| (invalid.reason, invalid.part));
        assert_eq!(reason("example.com/m/v2"), None);
        assert_eq!(reason("gopkg.in/yaml.v3"), None);
        assert_eq!(reason("m"), Some((PathFault::NoDotInHost, 0..1)));
        assert_eq!(reason("Example.com/m"), Some((PathFault::HostCharacter('E'), 0..1)));
        assert_eq!(reason("example.com/.m"), Some((PathFault::LeadingDot, 12..13)));
        assert_eq!(reason("example.com/m/v1"), Some((PathFault::MajorVersion, 14..16)));
        assert_eq!(reason("example.com/c++"), Some((PathFault::Character('+'), 13..14)));
        assert_eq!(reason("/a.b"), Some((PathFault::LeadingSlash, 0..1)));
    }

    #[test]
    fn the_end_of_a_path_binds_the_major_version() {
        use PathMajor::{Dot, Slash, Unversioned};
        let cases = [
            ("a.b/c", Some(("a.b/c", Unversioned))),
            ("a.b/c/v2", Some(("a.b/c", Slash("v2")))),
            ("a.b/c/v10", Some(("a.b/c", Slash("v10")))),
            ("a.b/cv2", Some(("a.b/cv2", Unversioned))),
            ("a.b/c/v", Some(("a.b/c/v", Unversioned))),
            ("a.b/c/v0", None),
            ("a.b/c/v1", None),
            ("a.b/c/v02", None),
            ("a.b/c/v1.2", None),
            ("gopkg.in/yaml.v3", Some(("gopkg.in/yaml", Dot("v3")))),
            ("gopkg.in/check.v0", Some(("gopkg.in/check", Dot("v0")))),
            ("gopkg.in/a/b.v1-unstable", Some(("gopkg.in/a/b", Dot("v1")))),
            ("gopkg.in/yaml", None),
            ("gopkg.in/yaml.v", None),
            ("gopkg.in/yaml.v03", None),
            ("gopkg.in/yaml/v3", None),
        ];
        for (path, want) in cases {
            assert_eq!(split_major(path), want, "{path}");
        }
    }

    #[test]
    fn versions_must_fit_the_path() {
        let fits = |path: &str, version: &str| {
            let version = SemanticVersion::parse(version).unwrap();
            split_major(path).is_some_and(|(_, major)| major.admits(&version))
        };
        assert!(fits("a.b/c", "v1.0.0") && fits("a.b/c", "v0.1.0") && fits("a.b/c", "v2.0.0+incompatible"));
        assert!(!fits("a.b/c", "v2.0.0") && !fits("a.b/c/v2", "v1.0.0") && !fits("a.b/c/v2", "v3.0.0+incompatible"));
        assert!(
            fits("a.b/c/v2", "v2.0.0") && fits("gopkg.in/yaml.v3", "v3.0.1") && !fits("gopkg.in/yaml.v3", "v2.0.0")
        );
        assert!(
            fits("gopkg.in/check.v1", "v0.0.0-20161208181325-20d25e280405") && !fits("gopkg.in/check.v1", "v0.1.0")
        );
    }

    proptest! {
        #[test]
        fn faults_lie_in_the_path(path in ".{0,20}|gopkg.in/[a-z0-9.v/é-]{0,12}|[a-zA-Z0-9./v~é+]{0,20}") {
            for invalid in [check_import_path(&path).err(), check_module_path(&path).err()].into_iter().flatten() {
                prop_assert!(path.get(invalid.part).is_some());
            }
            if let Some((prefix, _)) = split_major(&path) {
                prop_assert!(path.starts_with(prefix));
            }
        }
    }
}
