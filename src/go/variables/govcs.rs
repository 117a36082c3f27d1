//! GOVCS: which version control systems may be used for which modules.

use std::fmt;
use std::ops::Range;

/// Why Go refuses a value (go/vcs/vcs.go, `parseGOVCS`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VcsFault {
    /// Nothing between two commas, or behind the last.
    EmptyEntry,
    /// An entry without a colon.
    NoColon,
    /// Nothing before the colon.
    EmptyPattern,
    /// Nothing behind the colon.
    EmptyList,
    /// `./x` or `../x`.
    RelativePattern,
    /// A pattern for the second time.
    RepeatedPattern,
    /// Nothing between two bars.
    EmptyName,
}

impl fmt::Display for VcsFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            VcsFault::EmptyEntry => "an entry is empty",
            VcsFault::NoColon => "this entry has no colon",
            VcsFault::EmptyPattern => "this entry has no pattern",
            VcsFault::EmptyList => "this entry allows nothing, not even `off`",
            VcsFault::RelativePattern => "a pattern is a module path and no relative path",
            VcsFault::RepeatedPattern => "an earlier entry has this pattern already",
            VcsFault::EmptyName => "this entry has an empty name between its bars",
        })
    }
}

/// The first entry that Go refuses, and why. The range is that of the entry, which is empty where nothing is written.
pub fn fault(value: &str) -> Option<(Range<usize>, VcsFault)> {
    if value.trim().is_empty() {
        return None;
    }
    let mut start = 0;
    let mut patterns = Vec::new();
    for written in value.split(',') {
        let entry = written.trim();
        let entry_start = start + written.len() - written.trim_start().len();
        start += written.len() + 1;
        let fault = match entry.split_once(':') {
            _ if entry.is_empty() => Some(VcsFault::EmptyEntry),
            None => Some(VcsFault::NoColon),
            Some((pattern, list)) => {
                let pattern = pattern.trim();
                let fault = entry_fault(pattern, list, &patterns);
                patterns.push(pattern);
                fault
            }
        };
        if let Some(fault) = fault {
            return Some((entry_start..entry_start + entry.len(), fault));
        }
    }
    None
}

fn entry_fault(pattern: &str, list: &str, earlier: &[&str]) -> Option<VcsFault> {
    let is_relative = matches!(pattern, "." | "..") || pattern.starts_with("./") || pattern.starts_with("../");
    if pattern.is_empty() {
        Some(VcsFault::EmptyPattern)
    } else if list.trim().is_empty() {
        Some(VcsFault::EmptyList)
    } else if is_relative {
        Some(VcsFault::RelativePattern)
    } else if earlier.contains(&pattern) {
        Some(VcsFault::RepeatedPattern)
    } else {
        list.split('|').any(|name| name.trim().is_empty()).then_some(VcsFault::EmptyName)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bad_entry_is_found() {
        let found = |value: &'static str| fault(value).map(|(range, fault)| (&value[range], fault));
        for value in
            ["", "*:git", "public:git|hg,private:all", " *:git | hg , private:all", "a:off", "*:cvs", "https://x:git"]
        {
            assert_eq!(found(value), None, "{value}");
        }
        assert_eq!(found("*:git,"), Some(("", VcsFault::EmptyEntry)));
        assert_eq!(found("*:git, hg"), Some(("hg", VcsFault::NoColon)));
        assert_eq!(found(":git"), Some((":git", VcsFault::EmptyPattern)));
        assert_eq!(found("*:"), Some(("*:", VcsFault::EmptyList)));
        assert_eq!(found("./x:git"), Some(("./x:git", VcsFault::RelativePattern)));
        assert_eq!(found("a:off,a :git"), Some(("a :git", VcsFault::RepeatedPattern)));
        assert_eq!(found("*:git|"), Some(("*:git|", VcsFault::EmptyName)));
    }
}
