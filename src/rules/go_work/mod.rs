//! go.work: the modules of a workspace.

pub(super) mod absolute_use;
pub(super) mod duplicate_use;
pub(super) mod missing_module;
pub(super) mod outside_root;
pub(super) mod unlisted_module;
pub(super) mod version_below_member;
