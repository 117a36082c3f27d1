//! Entries of `directoryFilters`: `-**/node_modules`, `+web/api`.
//!
//! As settings.go (`validateDirectoryFilter`) and cache/filterer.go have them at v0.23.0.

use crate::facts::gopls::GoplsRelease;

/// What is wrong with an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilterFault {
    /// It begins with neither `+` nor `-`; gopls drops the whole list.
    Prefix,
    /// A part of it has `*` or `?` and is not `**`; gopls drops the whole list.
    Glob,
    /// gopls takes it, and it matches no directory.
    Dead(Dead),
    /// Cleaning the path eats the sign, so that this is excluded instead.
    SwallowedSign(String),
}

/// Why an entry matches no directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dead {
    /// It begins with `/` behind the sign.
    Absolute,
    /// It begins with `./` behind the sign.
    Dot,
    /// It leads out of the folder.
    Outside,
    /// It has a blank behind the sign.
    Blank,
    /// It has backslashes, which part directories on Windows only.
    Backslash,
}

/// Since when a sign is wanted.
const SIGN_SINCE: GoplsRelease = GoplsRelease::new(6, 0);
/// Since when `**` is known and any other glob is refused.
const GLOB_SINCE: GoplsRelease = GoplsRelease::new(9, 2);

/// What `release` makes wrong of the entry `filter`; none where it does as it says.
pub fn fault(filter: &str, release: GoplsRelease) -> Option<FilterFault> {
    let Some(path) = filter.strip_prefix(['+', '-']) else {
        return (release >= SIGN_SINCE).then_some(FilterFault::Prefix);
    };
    let is_glob = |part: &str| part != "**" && part.contains(['*', '?']);
    if release >= GLOB_SINCE && path.split('/').any(is_glob) {
        return Some(FilterFault::Glob);
    }
    let cleaned = clean(filter);
    if !cleaned.starts_with(['+', '-']) {
        let excluded = cleaned.get(cleaned.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default();
        return Some(FilterFault::SwallowedSign(excluded.to_owned()));
    }
    let path = cleaned.get(1..).unwrap_or_default();
    let first = path.split('/').next().unwrap_or_default();
    Some(FilterFault::Dead(match first {
        "" if path.starts_with('/') => Dead::Absolute,
        "." => Dead::Dot,
        ".." => Dead::Outside,
        _ if path.starts_with([' ', '\t']) => Dead::Blank,
        _ if path.contains('\\') => Dead::Backslash,
        _ => return None,
    }))
}

/// What would do as an entry at fault says, where that can be told: `-web` for `-./web`, `-/web` and `web`.
pub fn meant_by(filter: &str, fault: &FilterFault) -> Option<String> {
    let sign = filter.get(..1).filter(|sign| ["+", "-"].contains(sign)).unwrap_or("-");
    let path = filter.strip_prefix(['+', '-']).unwrap_or(filter).trim();
    let path = path.replace('\\', "/");
    let path = match fault {
        FilterFault::SwallowedSign(_) => clean(&path),
        FilterFault::Glob => path.strip_suffix("/*").or_else(|| path.strip_suffix("/**/*"))?.to_owned(),
        _ => path.trim_start_matches('/').to_owned(),
    };
    let path = path.strip_prefix("./").unwrap_or(&path);
    let meant = format!("{sign}{path}");
    (!path.is_empty() && self::fault(&meant, GLOB_SINCE).is_none()).then_some(meant)
}

/// Whether `filter` speaks of the directories that package managers for JavaScript make.
pub fn speaks_of_node_modules(filter: &str) -> bool {
    filter.split('/').next_back().is_some_and(|last| last.trim_start_matches(['+', '-']) == "node_modules")
}

/// Go's `path.Clean`.
fn clean(path: &str) -> String {
    let is_rooted = path.starts_with('/');
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            ".." if is_rooted => {}
            _ => parts.push(part),
        }
    }
    match (is_rooted, parts.is_empty()) {
        (true, _) => format!("/{}", parts.join("/")),
        (false, true) => ".".to_owned(),
        (false, false) => parts.join("/"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::facts::gopls::NEWEST;

    #[test]
    fn entries_that_work_are_passed() {
        for filter in [
            "-node_modules",
            "-**/node_modules",
            "+a/b",
            "-",
            "-a/**/b",
            "-a/",
            "-a//b",
            "-a/./b",
            "-a/../-b/c",
            "-.git",
        ] {
            assert_eq!(fault(filter, NEWEST), None, "{filter}");
        }
    }

    #[test]
    fn what_gopls_refuses_and_what_never_matches_is_told_apart() {
        use FilterFault::{Dead as Never, Glob, Prefix, SwallowedSign};
        let cases = [
            ("web", Prefix, Some("-web")),
            ("", Prefix, None),
            ("!web", Prefix, Some("-!web")),
            ("-web/*", Glob, Some("-web")),
            ("-*_gen", Glob, None),
            ("-a?", Glob, None),
            ("-./web", Never(Dead::Dot), Some("-web")),
            ("+/web", Never(Dead::Absolute), Some("+web")),
            ("-../web", Never(Dead::Outside), None),
            ("- web", Never(Dead::Blank), Some("-web")),
            ("-a\\b", Never(Dead::Backslash), Some("-a/b")),
            ("-foo/../bar", SwallowedSign("ar".to_owned()), Some("-bar")),
        ];
        for (filter, want, meant) in cases {
            let found = fault(filter, NEWEST).expect(filter);
            assert_eq!((&found, meant_by(filter, &found).as_deref()), (&want, meant), "{filter}");
        }
    }

    #[test]
    fn early_releases_checked_less() {
        assert_eq!(fault("web", GoplsRelease::new(5, 5)), None);
        assert_eq!(fault("-web/*", GoplsRelease::new(9, 1)), None);
    }

    #[test]
    fn node_modules_is_recognised_at_any_depth() {
        for filter in ["-node_modules", "-**/node_modules", "+web/node_modules"] {
            assert!(speaks_of_node_modules(filter), "{filter}");
        }
        assert!(!speaks_of_node_modules("-my_node_modules"));
    }

    proptest! {
        #[test]
        fn what_is_proposed_is_taken(filter in "[-+./*? ab\\\\é]{0,12}") {
            if let Some(found) = fault(&filter, NEWEST)
                && let Some(meant) = meant_by(&filter, &found)
            {
                prop_assert_eq!(fault(&meant, NEWEST), None);
            }
        }
    }
}
