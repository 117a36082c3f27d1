//! VS Code: settings of a folder or a workspace.

pub(super) mod discarded_setting;
pub(super) mod dotted_gopls_setting;
pub(super) mod formatter_not_go;
pub(super) mod infer_gopath;
pub(super) mod inherit_env_inert;
pub(super) mod language_server_disabled;
pub(super) mod machine_specific_path;
pub(super) mod nested_settings;
pub(super) mod not_a_module_root;
pub(super) mod terminal_env_literal;
pub(super) mod tools_gopath_inert;
pub(super) mod wrong_scope;

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
