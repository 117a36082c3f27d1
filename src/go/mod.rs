//! Go itself: versions, modules, and the grammars of its environment variables. Pure: nothing here knows of files.
//!
//! The rules are those of Go 1.27.3; a source is named relative to `GOROOT/src` beside each.

pub mod asked_version;
pub mod goflags;
pub mod local_path;
pub mod module;
pub mod patterns;
pub mod proxy;
pub mod regexp;
pub mod semver;
pub mod toolchain;
pub mod variables;
pub mod vendor;
pub mod version;
pub mod version_file;
