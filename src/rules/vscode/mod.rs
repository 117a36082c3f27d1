//! VS Code: settings of a folder or a workspace.

pub(super) mod build_tags_blanks;
pub(super) mod custom_formatter_missing;
pub(super) mod env_drift;
pub(super) mod formatter_not_go;
pub(super) mod formatter_twice;
pub(super) mod gopls_build_flags_split;
pub(super) mod goroot_mismatch;
pub(super) mod infer_gopath;
pub(super) mod inherit_env_inert;
pub(super) mod language_server_disabled;
pub(super) mod machine_specific_path;
pub(super) mod multi_root_gopath;
pub(super) mod nested_settings;
pub(super) mod not_a_module_root;
pub(super) mod path_replaced;
pub(super) mod relative_alternate_tool;
pub(super) mod shadowed_gopath;
pub(super) mod spaced_flag;
pub(super) mod staticcheck_twice;
pub(super) mod tags_twice;
pub(super) mod terminal_env_literal;
pub(super) mod test_env_file_path;
pub(super) mod test_flags_hide_build_flags;
pub(super) mod tools_env_non_string;
pub(super) mod tools_gopath_inert;
pub(super) mod unknown_lint_flag;
pub(super) mod unsupported_variable;

use crate::artifact::Setting;
use crate::diagnostic::Fix;
use crate::repository::EditorSettings;

/// The title and the edits that delete a setting.
fn removal(
    editor: &EditorSettings<'_>,
    setting: &Setting<'_>,
    fix: fn(String, Vec<crate::diagnostic::Edit>) -> Fix,
) -> Fix {
    fix(format!("delete `{}`", setting.key.as_str()), editor.edits(setting.removal(&editor.artifact.source)))
}
