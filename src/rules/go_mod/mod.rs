//! go.mod, and the lines that go.work shares with it.

pub(super) mod absolute_replace;
pub(super) mod conflicting_replace;
pub(super) mod ineffective_ignore;
pub(super) mod invalid_go_version;
pub(super) mod invalid_godebug;
pub(super) mod invalid_tool;
pub(super) mod invalid_toolchain;
pub(super) mod local_replace_missing;
pub(super) mod missing_tool;
pub(super) mod never_matching_replace;
pub(super) mod outside_replace;
pub(super) mod replace_in_vendor;
pub(super) mod reversed_retract;
