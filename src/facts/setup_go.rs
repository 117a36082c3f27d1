//! What the releases of actions/setup-go do, read in `action.yml`, `src/main.ts`, `src/installer.ts`, `src/cache-restore.ts` and
//! `src/package-managers.ts` at each tag from v1.0.0 to v7.0.0.

use super::actions::ActionRelease;

/// The action.
pub const ACTION: &str = "actions/setup-go";

/// `go-version-file`.
pub const VERSION_FILE: ActionRelease = ActionRelease::new(3, 1, 0);
/// `cache` and `cache-dependency-path`.
pub const CACHE: ActionRelease = ActionRelease::new(3, 2, 0);
/// The go line of a go.work; before, the whole file was the version.
pub const GO_WORK: ActionRelease = ActionRelease::new(3, 4, 0);
/// `stable` and `oldstable` for a version.
pub const ALIASES: ActionRelease = ActionRelease::new(3, 5, 0);
/// `cache` is true unless it is set, and a cache that cannot be restored no longer fails the step.
pub const CACHE_BY_DEFAULT: ActionRelease = ActionRelease::new(4, 0, 0);
/// The toolchain line counts, and GOTOOLCHAIN is set to `local` for the rest of the job.
pub const TOOLCHAIN: ActionRelease = ActionRelease::new(6, 0, 0);
/// The `golang` line of a `.tool-versions`; before, the whole file was the version.
pub const TOOL_VERSIONS: ActionRelease = ActionRelease::new(6, 1, 0);
/// The cache is named by go.mod; before, by go.sum.
pub const KEY_IS_GO_MOD: ActionRelease = ActionRelease::new(6, 3, 0);

/// An input, and the releases that have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Input {
    /// As `action.yml` spells it.
    pub name: &'static str,
    /// The first release with it.
    pub since: ActionRelease,
    /// The first release without it.
    pub removed: Option<ActionRelease>,
}

/// Every input that some release has.
pub const INPUTS: &[Input] = &[
    input("architecture", ActionRelease::new(3, 3, 0)),
    input("cache", CACHE),
    input("cache-dependency-path", CACHE),
    input("check-latest", ActionRelease::new(2, 2, 0)),
    input("go-download-base-url", ActionRelease::new(6, 4, 0)),
    input("go-version", ActionRelease::new(1, 1, 0)),
    input("go-version-file", VERSION_FILE),
    Input { name: "stable", since: ActionRelease::new(2, 0, 0), removed: Some(ActionRelease::new(3, 0, 0)) },
    input("token", ActionRelease::new(2, 1, 0)),
    Input { name: "version", since: ActionRelease::new(1, 0, 0), removed: Some(ActionRelease::new(2, 0, 0)) },
];

const fn input(name: &'static str, since: ActionRelease) -> Input {
    Input { name, since, removed: None }
}

impl Input {
    /// Whether `release` has it.
    pub fn is_in(&self, release: ActionRelease) -> bool {
        self.since <= release && self.removed.is_none_or(|removed| release < removed)
    }
}

/// The input called `name`, in whatever case, which GitHub does not look at.
pub fn input_named(name: &str) -> Option<&'static Input> {
    INPUTS.iter().find(|input| input.name.eq_ignore_ascii_case(name))
}

/// The file in the workspace whose hash names the cache, unless `cache-dependency-path` says which.
pub fn cache_key_file(release: ActionRelease) -> &'static str {
    if release >= KEY_IS_GO_MOD { "go.mod" } else { "go.sum" }
}

#[cfg(test)]
mod tests {
    use super::super::actions::release_of;
    use super::*;

    #[test]
    fn a_release_has_the_inputs_of_its_time() {
        let of = |tag: &str| {
            let release = release_of(ACTION, tag).unwrap();
            INPUTS.iter().filter(|input| input.is_in(release)).map(|input| input.name).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(of("v1.0.0"), "version");
        assert_eq!(of("v2.1.5"), "go-version stable token");
        assert_eq!(of("v3.0.0"), "check-latest go-version token");
        assert_eq!(of("v5"), "architecture cache cache-dependency-path check-latest go-version go-version-file token");
        assert_eq!(
            of("v7"),
            "architecture cache cache-dependency-path check-latest go-download-base-url go-version go-version-file token"
        );
    }

    #[test]
    fn names_of_inputs_are_alike_but_for_case() {
        assert_eq!(input_named("Go-Version").map(|input| input.name), Some("go-version"));
        assert_eq!(input_named("cached"), None);
    }

    #[test]
    fn the_key_of_the_cache_is_that_of_the_release() {
        let of = |tag: &str| cache_key_file(release_of(ACTION, tag).unwrap());
        assert_eq!((of("v5"), of("v6.2.0"), of("v6"), of("v7")), ("go.sum", "go.sum", "go.mod", "go.mod"));
    }
}
