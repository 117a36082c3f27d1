//! A setting that the Go extension had and reads no more.

use crate::diagnostic::{Applicability, Diagnostic, Draft, Fix, Severity};
use crate::facts::vscode_go::{Setting, Standing, is_still_read};
use crate::repository::{EditorSettings, ExtensionInForce, GoSetting, Repository};
use crate::rules::{Findings, Rule};

use super::{judge_go_settings, named, removal};

pub(crate) static REMOVED_SETTING: Rule = Rule {
    name: "vscode/removed-setting",
    summary: "the Go extension had the setting once and reads it no more",
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://github.com/golang/vscode-go/blob/master/CHANGELOG.md"],
    page: include_str!("../../../docs/rules/vscode/removed-setting.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    judge_go_settings(repository, findings, judge);
}

/// The keys of `go.alternateTools` are open to all names: their lives are those of the tools.
pub(super) fn judge(
    editor: &EditorSettings<'_>,
    setting: &GoSetting<'_>,
    in_force: &ExtensionInForce,
) -> Option<Draft> {
    let known = setting.known.filter(|_| setting.member_of != Some("go.alternateTools"))?;
    let Standing::Gone(removed) = in_force.standing(&known.life) else { return None };
    let name = named(setting);
    let site = editor.site(setting.written.key.span());
    if is_still_read(&setting.name) {
        let message =
            format!("the Go extension dropped {name} {}, though something in it still reads the value", removed.at());
        return Some(Diagnostic::at(site, message).severity(Severity::Note));
    }
    let message = format!("the Go extension dropped {name} {} and reads it no more{}", removed.at(), successor(known));
    let fix = removal(editor, &setting.written, Fix::safe);
    Some(Diagnostic::at(site, message).help("delete it").fix(fix))
}

/// What does its work now, as a clause.
fn successor(setting: &Setting) -> String {
    match setting.replacement {
        Some("go.useLanguageServer") => "; gopls does its work".to_owned(),
        Some(name) => match name.strip_prefix("gopls.") {
            Some(of_gopls) => format!("; `{of_gopls}` of gopls does its work"),
            None => format!("; `{name}` does its work"),
        },
        None => String::new(),
    }
}
