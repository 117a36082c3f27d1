//! go.mod, and the lines that go.work shares with it.

pub(super) mod absolute_replace;
pub(super) mod conflicting_replace;
pub(super) mod conflicting_sum;
pub(super) mod directive_too_new;
pub(super) mod duplicate_require;
pub(super) mod excluded_require;
pub(super) mod ineffective_ignore;
pub(super) mod invalid_go_version;
pub(super) mod invalid_godebug;
pub(super) mod invalid_module_path;
pub(super) mod invalid_tool;
pub(super) mod invalid_toolchain;
pub(super) mod local_replace_missing;
pub(super) mod malformed_pseudo_version;
pub(super) mod malformed_sum;
pub(super) mod missing_go_line;
pub(super) mod missing_sum;
pub(super) mod missing_tool;
pub(super) mod never_matching_replace;
pub(super) mod outside_replace;
pub(super) mod replace_in_vendor;
pub(super) mod require_below_dependency;
pub(super) mod reversed_retract;
pub(super) mod shared_replacement;
pub(super) mod unpublishable_module_path;
pub(super) mod unreleased_go_version;
