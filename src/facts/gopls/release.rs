//! Releases of gopls: their order, and which Go they go with.

/// A release of gopls, ordered by age. All there ever were begin with `v0.`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GoplsRelease {
    pub(super) minor: u16,
    pub(super) patch: u16,
}

impl GoplsRelease {
    /// What comes after [`super::NEWEST`]: of a setting that no release has yet, and of a pin beyond those that are known.
    pub const UNRELEASED: Self = Self::new(u16::MAX, 0);

    /// `v0.MINOR.PATCH`.
    pub const fn new(minor: u16, patch: u16) -> Self {
        Self { minor, patch }
    }
}

/// What is known of a release. Versions of Go are as its go.mod and documentation spell them.
#[derive(Clone, Copy, Debug)]
pub struct Release {
    /// Which.
    pub release: GoplsRelease,
    /// The day of its tag: `2026-07-07`.
    pub date: &'static str,
    /// The go line of its go.mod.
    pub go: &'static str,
    /// Whether `go install …@` takes it: its go.mod has no `replace`.
    pub go_install_version: bool,
    /// The newest Go that compiles it, where that is not every one up to now.
    pub newest_go_that_builds: Option<&'static str>,
    /// The oldest Go beside which it does not warn; none where it never looks.
    pub oldest_go_without_warning: Option<&'static str>,
    /// The newest Go beside which that warning is an error; none where it never is.
    pub newest_go_with_error: Option<&'static str>,
    /// The oldest Go that its documentation promised to support on that day.
    pub oldest_go_documented: Option<&'static str>,
}

/// Which releases go with one minor release of Go 1.
#[derive(Clone, Copy, Debug)]
pub struct GoCompatibility {
    /// Go 1.`minor`.
    pub minor: u32,
    /// The newest whose own go line that Go meets without switching to another toolchain.
    pub newest_by_directive: GoplsRelease,
    /// The last that does not warn of it; none where none does.
    pub last_without_warning: Option<GoplsRelease>,
    /// The first that it compiles, where earlier ones do not compile.
    pub first_that_builds: Option<GoplsRelease>,
}
