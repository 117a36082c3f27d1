//! What continuous integration makes of what is written.

pub(super) mod go_env_write;
pub(super) mod go_get_tool;
pub(super) mod go_tool_default_version;
pub(super) mod package_outside_module;
pub(super) mod setup_go_file_missing;
pub(super) mod unknown_go_flag;
pub(super) mod yaml_float_version;
