//! A setting that no release of the Go extension has had, or not yet the one in force.

use crate::artifact::Setting as Written;
use crate::diagnostic::{Applicability, Diagnostic, Draft, Fix, Severity};
use crate::facts::vscode_go::{self, Standing, nearest, nearest_setting};
use crate::repository::{EditorSettings, ExtensionInForce, GoSetting, Repository};
use crate::rules::{Findings, Rule};

use super::{judge_go_settings, named};

pub(crate) static UNKNOWN_SETTING: Rule = Rule {
    name: "vscode/unknown-setting",
    summary: "the Go extension has no setting of that name",
    severity: Severity::Warning,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://github.com/golang/vscode-go/wiki/settings"],
    page: include_str!("../../../docs/rules/vscode/unknown-setting.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    judge_go_settings(repository, findings, judge);
}

pub(super) fn judge(
    editor: &EditorSettings<'_>,
    setting: &GoSetting<'_>,
    in_force: &ExtensionInForce,
) -> Option<Draft> {
    let site = editor.site(setting.written.key.span());
    let Some(known) = setting.known else { return Some(never_was(editor, setting)) };
    (in_force.standing(&known.life) == Standing::NotYet).then(|| {
        let message = format!(
            "the Go extension has {} {}, and {} is in force",
            named(setting),
            known.life.since.from_then(),
            in_force.release
        );
        Diagnostic::at(site, message).help("ask for a newer release, or delete the setting")
    })
}

/// Other extensions put settings below `go.` too, so a name that is like none of ours is only a note.
fn never_was(editor: &EditorSettings<'_>, setting: &GoSetting<'_>) -> Draft {
    let draft = Diagnostic::at(
        editor.site(setting.written.key.span()),
        match setting.member_of {
            Some(around) => format!("`{around}` has no member `{}`, in no release", setting.own_name()),
            None => format!("the Go extension has no setting `{}`, in no release", setting.name),
        },
    );
    match (meant(setting), setting.member_of) {
        (Some(name), _) => draft.help(format!("did you mean `{name}`?")).fix(renamed(editor, &setting.written, name)),
        (None, Some(_)) => draft.help("delete it"),
        (None, None) => draft.severity(Severity::Note).help("delete it, unless another extension reads it"),
    }
}

fn meant(setting: &GoSetting<'_>) -> Option<&'static str> {
    let Some(around) = setting.member_of else { return nearest_setting(&setting.name) };
    let siblings = vscode_go::setting(around)?.properties.iter();
    nearest(setting.own_name(), siblings.filter(|other| other.life.removed.is_none()).map(|other| other.name))
}

/// Puts `name` in place of a key that stands by itself: not of one in a section, nor of a longer dotted key.
fn renamed(editor: &EditorSettings<'_>, written: &Written<'_>, name: &str) -> Option<Fix> {
    let key = written.key;
    let is_taken = || editor.settings.get(name).is_some();
    let is_whole = key.as_str().starts_with("go.") == (name.starts_with("go") && name.contains('.'));
    let edits = || editor.edits([(key.span(), format!("\"{name}\""))]);
    (is_whole && !is_taken()).then(|| Fix::unsafe_(format!("write `{name}`"), edits()))
}
