//! Which releases of Go there are.
//!
//! From go.dev/doc/devel/release: a release of Go 1.N is supported until there is Go 1.N+2.

/// The newest N of Go 1.N that is known here; all that is said of releases holds up to it.
pub const NEWEST_MINOR: u32 = 27;

/// The older of the two releases that are supported.
pub const OLDEST_SUPPORTED_MINOR: u32 = NEWEST_MINOR - 1;
