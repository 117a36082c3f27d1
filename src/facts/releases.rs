//! Releases of Go: go.dev/doc/devel/release as of November 2026, and what came with which.

/// Major and minor number of a release.
pub type Language = (u32, u32);

/// The newest release that is known here.
pub const NEWEST: &str = "1.27.3";

/// Its minor number, the N of Go 1.N: what the tables say of it is taken to hold for later ones.
pub const NEWEST_MINOR: u32 = 27;

/// The minor number of the oldest release that the tables speak of.
pub const OLDEST_MINOR: u32 = 19;

/// The minor numbers of the releases that get fixes: a release is supported until there are two newer ones. The older first.
pub const SUPPORTED_MINORS: [u32; 2] = [NEWEST_MINOR - 1, NEWEST_MINOR];

/// The releases that get fixes, the older first.
pub const SUPPORTED: [Language; 2] = [(1, SUPPORTED_MINORS[0]), (1, SUPPORTED_MINORS[1])];

/// The directives of go.mod and go.work that not every release knows, with the first that does (modfile/rule.go of each release). An
/// older one rejects the whole file. go.work has no `tool` and no `ignore`.
pub const DIRECTIVES_SINCE: &[(&str, Language)] =
    &[("toolchain", (1, 21)), ("godebug", (1, 23)), ("tool", (1, 24)), ("ignore", (1, 25))];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_release_is_of_the_newest_supported_language() {
        let [older, newer] = SUPPORTED;
        assert_eq!(older.1 + 1, newer.1);
        assert!(NEWEST.starts_with(&format!("{}.{}.", newer.0, newer.1)));
    }

    #[test]
    fn every_supported_release_knows_every_directive() {
        assert!(DIRECTIVES_SINCE.is_sorted_by_key(|(_, since)| *since));
        assert!(DIRECTIVES_SINCE.iter().all(|(_, since)| *since <= SUPPORTED[0]));
    }
}
