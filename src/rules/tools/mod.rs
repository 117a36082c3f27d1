//! Tools: which release of each is installed, and what that takes.

pub(super) mod golangci_action_version;
pub(super) mod golangci_built_with_older_go;
pub(super) mod golangci_config_major;
pub(super) mod golangci_run_go;
pub(super) mod incompatible_go;
pub(super) mod unpinned_tool;
pub(super) mod version_drift;
