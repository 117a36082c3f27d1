//! What continuous integration makes of what is written.

pub(super) mod env_context_runner_variable;
pub(super) mod go_env_write;
pub(super) mod go_get_tool;
pub(super) mod go_too_old;
pub(super) mod go_tool_default_version;
pub(super) mod package_outside_module;
pub(super) mod setup_go_before_checkout;
pub(super) mod setup_go_both_inputs;
pub(super) mod setup_go_cache_miss;
pub(super) mod setup_go_directive_whitespace;
pub(super) mod setup_go_file_missing;
pub(super) mod setup_go_ignored_toolchain;
pub(super) mod setup_go_invalid_version;
pub(super) mod setup_go_no_version;
pub(super) mod setup_go_overrides_gotoolchain;
pub(super) mod setup_go_unknown_input;
pub(super) mod setup_go_unparsable_file;
pub(super) mod unknown_go_flag;
pub(super) mod yaml_float_version;
