//! go.mod, and the lines that go.work shares with it.

pub(super) mod invalid_go_version;
pub(super) mod invalid_toolchain;
pub(super) mod local_replace_missing;
