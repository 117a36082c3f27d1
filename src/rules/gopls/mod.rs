//! gopls: what its settings object holds.

pub(super) mod dead_directory_filter;
pub(super) mod deprecated_setting;
pub(super) mod dropped_default_filter;
pub(super) mod duplicate_setting;
pub(super) mod gowork_auto;
pub(super) mod incompatible_go;
pub(super) mod inert_setting;
pub(super) mod invalid_build_flag;
pub(super) mod invalid_directory_filter;
pub(super) mod invalid_value;
pub(super) mod missing_version;
pub(super) mod mod_flag;
pub(super) mod nested_object;
pub(super) mod not_installable;
pub(super) mod packages_driver;
pub(super) mod removed_setting;
pub(super) mod setting_too_new;
pub(super) mod unknown_command;
pub(super) mod unknown_entry;
pub(super) mod unknown_setting;
pub(super) mod vulncheck_conflict;
pub(super) mod wrong_type;

use crate::artifact::Setting;
use crate::diagnostic::{Diagnostic, Draft, Edit, Fix};
use crate::repository::{EditorSettings, GoplsFault, Repository};
use crate::syntax::jsonc::Value as Json;
use crate::text::Literal;

/// A finding at the token at fault, with the pin of the release that it holds for.
fn draft(repository: &Repository, fault: &GoplsFault<'_>, message: impl Into<String>) -> Draft {
    let draft = Diagnostic::at(fault.editor.site(fault.complaint.span), message);
    match repository.gopls_in_force().pin_of(fault.complaint.release) {
        Some(pin) => draft.related(pin.clone(), "this gopls is pinned here"),
        None => draft,
    }
}

/// The edits that delete a member of an object.
fn deleted(fault: &GoplsFault<'_>, setting: &Setting<'_>) -> Vec<Edit> {
    fault.editor.edits(setting.removal(&fault.editor.artifact.source))
}

/// The fix that deletes the setting, where it is written in one place.
fn removal(fault: &GoplsFault<'_>, fix: fn(String, Vec<Edit>) -> Fix) -> Option<Fix> {
    let setting = fault.setting.given.written().map(|_| &fault.setting.setting)?;
    Some(fix(format!("delete `{}`", setting.key.as_str()), deleted(fault, setting)))
}

/// The fix that deletes the member of its value that is at fault.
fn member_removal(fault: &GoplsFault<'_>, fix: fn(String, Vec<Edit>) -> Fix) -> Option<Fix> {
    let member = fault.setting.member(fault.complaint.inner?)?;
    Some(fix(format!("delete `{}`", member.key.as_str()), deleted(fault, member)))
}

/// The edits that put `name` in place of the last part of the setting's name.
fn rename(fault: &GoplsFault<'_>, name: &str) -> Option<Vec<Edit>> {
    fault.setting.given.written()?;
    let key = fault.setting.setting.key;
    let last = key.part_of(key.as_str().get(key.len() - fault.setting.given.last_part().len()..)?);
    Some(fault.editor.edits([(last, name.to_owned())]))
}

/// The string of an array that is at fault.
fn element<'r>(fault: &GoplsFault<'r>) -> Option<&'r Literal> {
    let array = fault.setting.given.written().and_then(Json::as_array)?;
    array.elements.get(fault.complaint.inner?)?.as_literal()
}

/// Proposes `meant` for the string at fault, or else gives `help`.
fn rewritten(draft: Draft, fault: &GoplsFault<'_>, meant: Option<String>, help: &str) -> Draft {
    let element = element(fault).filter(|element| element.is_verbatim() || meant.as_ref().is_some());
    match (meant, element) {
        (Some(meant), Some(element)) if !meant.contains(['"', '\\']) => {
            let edits = fault.editor.edits([(element.content(), meant.clone())]);
            draft.help(format!("write `{meant}`")).fix(Fix::unsafe_(format!("write `{meant}`"), edits))
        }
        _ => draft.help(help.to_owned()),
    }
}

/// The variable `name` in what the editor starts gopls with, and in what gopls is told to set.
fn environment_of_gopls<'r>(editor: &EditorSettings<'r>, name: &str) -> Vec<Setting<'r>> {
    let sections = [editor.settings.section("go.toolsEnvVars"), editor.settings.gopls_env()];
    sections.into_iter().flatten().filter(|(variable, _)| variable == name).map(|(_, entry)| entry).collect()
}

/// For how many findings of one rule a way to mend them is looked for among all names or settings.
const COMPARED: usize = 100;

/// The one of `names` that `name` is spelled almost like: in other case, or with one or two slips.
fn nearest(name: &str, names: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let name = name.trim().to_ascii_lowercase();
    let slips = if name.len() < 5 { 1 } else { 2 };
    let mut near: Vec<(usize, &'static str)> = Vec::new();
    for known in names.filter(|known| known.len().abs_diff(name.len()) <= slips) {
        if known.eq_ignore_ascii_case(&name) {
            return Some(known);
        }
        let distance = strsim::damerau_levenshtein(&name, &known.to_ascii_lowercase());
        near.extend((distance <= slips).then_some((distance, known)));
    }
    let (least, nearest) = near.iter().copied().min()?;
    (near.iter().filter(|(distance, _)| *distance == least).count() == 1).then_some(nearest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_the_only_one_that_is_near() {
        let names = ["hoverKind", "linkTarget", "symbolScope", "symbolStyle", "env"];
        let near = |name| nearest(name, names.into_iter());
        assert_eq!(near("hoverKin"), Some("hoverKind"));
        assert_eq!(near("HOVERKIND"), Some("hoverKind"));
        assert_eq!(near("linkTraget "), Some("linkTarget"));
        assert_eq!(near("envs"), Some("env"));
        assert_eq!(near("symbol"), None);
        assert_eq!(near("é"), None);
    }
}
