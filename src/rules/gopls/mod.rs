//! gopls: what its settings object holds.

pub(super) mod inert_setting;
pub(super) mod removed_setting;

use crate::artifact::Setting;
use crate::diagnostic::{Diagnostic, Draft, Fix};
use crate::facts::gopls::{RetiredSetting, retired_setting};
use crate::repository::{EditorSettings, Repository};

/// Every retired setting that is written for gopls.
fn retired_settings<'r>(
    repository: &'r Repository<'_>,
) -> impl Iterator<Item = (EditorSettings<'r>, Setting<'r>, &'static RetiredSetting)> {
    repository.editor_settings().flat_map(|editor| {
        let written = editor.settings.gopls().into_iter();
        let retired = written.filter_map(|(name, setting)| Some((setting, retired_setting(&name)?)));
        retired.map(move |(setting, retired)| (editor.clone(), setting, retired)).collect::<Vec<_>>()
    })
}

/// A finding at the setting's key, with the fix that deletes it: gopls does the same without it.
fn draft(editor: &EditorSettings<'_>, setting: &Setting<'_>, message: String) -> Draft {
    let removal = editor.edits(setting.removal(&editor.artifact.source));
    Diagnostic::at(editor.site(setting.key.span()), message)
        .help("delete it")
        .fix(Fix::safe(format!("delete `{}`", setting.key.as_str()), removal))
}
