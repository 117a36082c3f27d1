//! VS Code: settings of a folder or a workspace.

pub(super) mod ambiguous_workspace_folder;
pub(super) mod build_tags_blanks;
pub(super) mod code_action_value;
pub(super) mod custom_formatter_missing;
pub(super) mod dead_alternate_tool;
pub(super) mod deprecated_setting;
pub(super) mod discarded_setting;
pub(super) mod dotted_gopls_setting;
pub(super) mod env_drift;
pub(super) mod formatter_not_go;
pub(super) mod formatter_twice;
pub(super) mod go_file_association;
pub(super) mod go_setting_in_language_block;
pub(super) mod go_task_in_workspace;
pub(super) mod gopls_build_flags_split;
pub(super) mod goroot_mismatch;
pub(super) mod inert_beside_gopls;
pub(super) mod infer_gopath;
pub(super) mod inherit_env_inert;
pub(super) mod invalid_attribute;
pub(super) mod invalid_recommendation;
pub(super) mod invalid_value;
pub(super) mod language_default_wins;
pub(super) mod language_server_disabled;
pub(super) mod machine_specific_path;
pub(super) mod misplaced_customization;
pub(super) mod missing_go_extension;
pub(super) mod missing_workspace_folder;
pub(super) mod multi_root_gopath;
pub(super) mod nested_settings;
pub(super) mod not_a_module_root;
pub(super) mod obsolete_extension;
pub(super) mod obsolete_launch;
pub(super) mod obsolete_value;
pub(super) mod path_replaced;
pub(super) mod recommendation_conflict;
pub(super) mod relative_alternate_tool;
pub(super) mod removed_setting;
pub(super) mod section_object;
pub(super) mod shadowed_gopath;
pub(super) mod spaced_flag;
pub(super) mod staticcheck_twice;
pub(super) mod tags_twice;
pub(super) mod terminal_env_literal;
pub(super) mod terminal_env_non_string;
pub(super) mod terminal_env_other_system;
pub(super) mod test_env_file_path;
pub(super) mod test_flags_hide_build_flags;
pub(super) mod tools_env_non_string;
pub(super) mod tools_gopath_inert;
pub(super) mod unknown_language;
pub(super) mod unknown_lint_flag;
pub(super) mod unknown_setting;
pub(super) mod unknown_workspace_folder;
pub(super) mod unsupported_variable;
pub(super) mod watcher_exclude;
pub(super) mod wrong_scope;

use crate::artifact::Setting;
use crate::diagnostic::{Draft, Fix};
use crate::repository::{EditorSettings, ExtensionInForce, GoSetting, Repository, go_settings};
use crate::rules::Findings;

/// The title and the edits that delete a setting.
fn removal(
    editor: &EditorSettings<'_>,
    setting: &Setting<'_>,
    fix: fn(String, Vec<crate::diagnostic::Edit>) -> Fix,
) -> Fix {
    fix(format!("delete `{}`", setting.key.as_str()), editor.edits(setting.removal(&editor.artifact.source)))
}

/// Shows `judge` every setting that is written for the Go extension.
fn judge_go_settings(
    repository: &Repository,
    findings: &mut Findings,
    judge: impl Fn(&EditorSettings<'_>, &GoSetting<'_>, &ExtensionInForce) -> Option<Draft>,
) {
    let in_force = repository.go_extension_in_force();
    for editor in repository.editor_settings() {
        let settings = go_settings(editor.settings, &in_force);
        findings.extend(settings.iter().filter_map(|setting| judge(&editor, setting, &in_force)).map(|draft| {
            match &in_force.pin {
                Some(pin) => draft.related(pin.clone(), format!("the repository asks for {}", in_force.release)),
                None => draft,
            }
        }));
    }
}

/// The setting as a message names it: "`go.lintTool`", "`references` of `go.enableCodeLens`".
fn named(setting: &GoSetting<'_>) -> String {
    match setting.member_of {
        Some(around) => format!("`{}` of `{around}`", setting.own_name()),
        None => format!("`{}`", setting.name),
    }
}

/// What a rule makes of one setting.
#[cfg(test)]
type Judge = fn(&EditorSettings<'_>, &GoSetting<'_>, &ExtensionInForce) -> Option<Draft>;

#[cfg(test)]
mod tests;
