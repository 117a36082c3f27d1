//! go.work: the modules of a workspace.

pub(super) mod missing_module;
