//! go.work: the modules of a workspace.

pub(super) mod absolute_use;
pub(super) mod conflicting_replace;
pub(super) mod duplicate_use;
pub(super) mod empty_workspace;
pub(super) mod ignored_godebug;
pub(super) mod ignored_toolchain;
pub(super) mod missing_module;
pub(super) mod mod_vendor;
pub(super) mod outside_root;
pub(super) mod pattern_outside;
pub(super) mod replaced_member;
pub(super) mod undotted_use;
pub(super) mod unlisted_module;
pub(super) mod version_below_member;
