//! Releases of GitHub actions, by what a workflow writes behind the `@`.
//!
//! Taken from the tags of github.com/actions/setup-go and github.com/golangci/golangci-lint-action. A comment behind a commit
//! (`# v5`) is often wrong, and is not asked.

mod table;

use std::fmt;

/// A release of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActionRelease {
    /// The N of vN.M.P.
    pub major: u16,
    /// The M of vN.M.P.
    pub minor: u16,
    /// The P of vN.M.P.
    pub patch: u16,
}

impl ActionRelease {
    /// The release vN.M.P.
    pub const fn new(major: u16, minor: u16, patch: u16) -> Self {
        Self { major, minor, patch }
    }
}

impl fmt::Display for ActionRelease {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "v{}.{}.{}", self.major, self.minor, self.patch)
    }
}

/// The action and the reference of a `uses`: `actions/setup-go@v6` is `actions/setup-go` and `v6`. None for one that has none, such as a
/// local action.
pub fn split_uses(uses: &str) -> Option<(&str, &str)> {
    uses.trim().split_once('@')
}

/// The release of `action` that `reference` stands for: a tag (`v6` is the newest of its major, `v6.1.0` itself) or the commit of one (the newest of those that are tagged at it).
/// None for a branch, for a commit that is no release's, and for an action that is not among the known. Of tags newer than the
/// table no more is known than they say.
///
/// ```
/// use goconflint::facts::actions::{ActionRelease, release_of};
///
/// let release = release_of("golangci/golangci-lint-action", "v8");
/// assert_eq!(release, Some(ActionRelease::new(8, 0, 0)));
/// ```
pub fn release_of(action: &str, reference: &str) -> Option<ActionRelease> {
    let commits = match action.to_ascii_lowercase().as_str() {
        "actions/setup-go" => table::SETUP_GO,
        "golangci/golangci-lint-action" => table::GOLANGCI_LINT_ACTION,
        _ => return None,
    };
    if reference.len() == COMMIT && reference.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        let commit = reference.to_ascii_lowercase();
        let behind = commits.partition_point(|(known, _)| *known <= commit.as_str());
        let (known, release) = commits.get(behind.checked_sub(1)?)?;
        return (*known == commit).then_some(*release);
    }
    let mut numbers = reference.strip_prefix('v')?.split('.').map(str::parse::<u16>);
    let (major, minor, patch) = (numbers.next()?.ok()?, numbers.next(), numbers.next());
    if numbers.next().is_some() {
        return None;
    }
    let (minor, patch) = (minor.transpose().ok()?, patch.transpose().ok()?);
    let named = ActionRelease::new(major, minor.unwrap_or_default(), patch.unwrap_or_default());
    let is_meant = |release: &ActionRelease| {
        release.major == major
            && minor.is_none_or(|minor| release.minor == minor)
            && patch.is_none_or(|patch| release.patch == patch)
    };
    commits.iter().map(|(_, release)| *release).filter(is_meant).max().or(Some(named))
}

/// How many digits a commit has.
const COMMIT: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;

    const SETUP_GO: &str = "actions/setup-go";

    fn shown(action: &str, reference: &str) -> String {
        release_of(action, reference).map_or_else(|| "?".to_owned(), |release| release.to_string())
    }

    #[test]
    fn the_tables_are_sorted_so_that_each_commit_is_found() {
        for (action, commits) in
            [(SETUP_GO, table::SETUP_GO), ("golangci/golangci-lint-action", table::GOLANGCI_LINT_ACTION)]
        {
            assert!(commits.is_sorted());
            for (commit, release) in commits {
                assert!(release_of(action, commit) >= Some(*release));
                assert_eq!(shown(action, &release.to_string()), release.to_string());
            }
        }
    }

    #[test]
    fn a_tag_of_a_major_is_its_newest_release() {
        assert_eq!(shown(SETUP_GO, "v6"), "v6.5.0");
        assert_eq!(shown(SETUP_GO, "v2"), "v2.2.0");
        assert_eq!(shown(SETUP_GO, "v6.0.0"), "v6.0.0");
        assert_eq!(shown(SETUP_GO, "v4.2"), "v4.2.1");
        assert_eq!(shown("golangci/golangci-lint-action", "v6"), "v6.5.2");
        assert_eq!(shown(SETUP_GO, "v12"), "v12.0.0", "later than the table");
    }

    #[test]
    fn a_commit_is_the_release_that_is_tagged_at_it() {
        assert_eq!(
            shown("golangci/golangci-lint-action", "3cfe3a4abbb849e10058ce4af15d205b6da42804"),
            "v4.0.0",
            "v3.7.1 as well"
        );
        assert_eq!(shown(SETUP_GO, "FCDC43634ADB5F7AE75A9D7A9B9361790F7293E2"), "v3.1.0");
        for unknown in
            ["0000000000000000000000000000000000000000", "fcdc436", "main", "v", "vx", "v6.1.x", "v1.2.3.4", ""]
        {
            assert_eq!(shown(SETUP_GO, unknown), "?", "{unknown}");
        }
        assert_eq!(shown("actions/checkout", "v4"), "?");
        assert_eq!(split_uses("actions/setup-go@v6"), Some((SETUP_GO, "v6")));
        assert_eq!(split_uses("./.github/actions/go"), None);
    }
}
