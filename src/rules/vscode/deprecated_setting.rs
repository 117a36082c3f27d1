//! A setting that the Go extension still has and means to lose.

use crate::diagnostic::{Diagnostic, Draft, Severity};
use crate::facts::vscode_go::Standing;
use crate::repository::{EditorSettings, ExtensionInForce, GoSetting, Repository};
use crate::rules::{Findings, Rule};

use super::{inert_beside_gopls, judge_go_settings, named};

pub(crate) static DEPRECATED_SETTING: Rule = Rule {
    name: "vscode/deprecated-setting",
    summary: "the Go extension calls the setting deprecated",
    severity: Severity::Note,
    fix: None,
    security: None,
    references: &["https://github.com/golang/vscode-go/wiki/settings"],
    page: include_str!("../../../docs/rules/vscode/deprecated-setting.md"),
    check,
};

/// Settings that do nothing beside gopls have a rule that says more of them.
fn check(repository: &Repository, findings: &mut Findings) {
    judge_go_settings(repository, findings, |editor, setting, in_force| {
        judge(editor, setting, in_force).filter(|_| !inert_beside_gopls::speaks_of(&setting.name))
    });
}

pub(super) fn judge(
    editor: &EditorSettings<'_>,
    setting: &GoSetting<'_>,
    in_force: &ExtensionInForce,
) -> Option<Draft> {
    let known = setting.known.filter(|known| in_force.standing(&known.life) == Standing::Present)?;
    let since = known.deprecated(in_force.judging(&known.life))?;
    let message = format!("the Go extension calls {} deprecated {}", named(setting), since.from_then());
    let help = match (known.replacement, setting.name.as_str()) {
        (Some("go.useLanguageServer"), _) => "delete it: gopls does its work".to_owned(),
        (Some(name), _) => format!("use `{name}`"),
        (None, "go.logging.level") => "use the command `Developer: Set Log Level`".to_owned(),
        (None, _) => "delete it before the extension does".to_owned(),
    };
    Some(Diagnostic::at(editor.site(setting.written.key.span()), message).help(help))
}
