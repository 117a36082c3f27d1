//! Which releases of Go there are.
//!
//! From go.dev/doc/devel/release: a release of Go 1.N is supported until there is Go 1.N+2.

use crate::go::version::GoVersion;

/// The newest N of Go 1.N that is known here; all that is said of releases holds up to it.
pub const NEWEST_MINOR: u32 = 27;

/// The older of the two releases that are supported.
pub const OLDEST_SUPPORTED_MINOR: u32 = NEWEST_MINOR - 1;

/// Whether no release that is known here has reached `version`: it belongs to Go 1.N+1 or later.
pub fn is_beyond_all(version: &GoVersion) -> bool {
    version.language() > GoVersion::of_language(1, NEWEST_MINOR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_patch_of_the_newest_release_may_exist() {
        let is_beyond = |text: &str| is_beyond_all(&GoVersion::parse(text).unwrap());
        assert!(!is_beyond("1.27") && !is_beyond("1.27.99") && !is_beyond("1.9"));
        assert!(is_beyond("1.28") && is_beyond("1.28rc1") && is_beyond("1.99.0") && is_beyond("2"));
    }
}
