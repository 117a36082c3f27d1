//! Settings that do nothing as long as gopls does their work, or as long as the tool that they are for is not named.

use crate::diagnostic::{Applicability, Diagnostic, Draft, Fix, Severity};
use crate::facts::vscode_go::{Standing, setting as known_setting};
use crate::repository::{EditorSettings, ExtensionInForce, GoSetting, Repository};
use crate::rules::{Findings, Rule};

use super::{judge_go_settings, removal};

pub(crate) static INERT_BESIDE_GOPLS: Rule = Rule {
    name: "vscode/inert-beside-gopls",
    summary: "the setting does nothing while gopls does its work",
    severity: Severity::Note,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://github.com/golang/vscode-go/wiki/settings"],
    page: include_str!("../../../docs/rules/vscode/inert-beside-gopls.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    let written = Chosen::of(repository);
    judge_go_settings(repository, findings, |editor, setting, in_force| written.judge(editor, setting, in_force));
}

/// Whether the rule speaks of the setting called `name`.
pub(super) fn speaks_of(name: &str) -> bool {
    matches!(name, "go.buildOnSave" | "go.vetOnSave" | "go.formatFlags" | "go.lintOnSave" | "go.lintFlags")
}

/// What any file of the repository says of gopls and its rivals.
struct Chosen {
    without_gopls: bool,
    formatter: bool,
    linter: bool,
}

impl Chosen {
    fn of(repository: &Repository) -> Self {
        let mut chosen = Chosen { without_gopls: false, formatter: false, linter: false };
        for editor in repository.editor_settings() {
            let value = |name: &str| editor.settings.get(name).map(|setting| setting.value);
            chosen.without_gopls |= value("go.useLanguageServer").is_some_and(|value| value.as_bool() != Some(true));
            chosen.formatter |= value("go.formatTool").is_some_and(|value| value.as_str() != Some("default"));
            chosen.linter |= value("go.lintTool").is_some_and(|value| value.as_str() != Some(""));
        }
        chosen
    }

    /// goCheck.ts, goLint.ts, goLanguageServer.ts of v0.56.0. Up to v0.50.0 there was a linter by default.
    fn judge(
        &self,
        editor: &EditorSettings<'_>,
        setting: &GoSetting<'_>,
        in_force: &ExtensionInForce,
    ) -> Option<Draft> {
        let known = setting.known.filter(|known| in_force.standing(&known.life) == Standing::Present)?;
        let has_linter = || {
            let default = known_setting("go.lintTool").and_then(|tool| tool.default(in_force.release));
            self.linter || default.is_some()
        };
        let name = known.name;
        let (message, is_plain) = match name {
            _ if self.without_gopls || setting.member_of.is_some() => return None,
            "go.buildOnSave" | "go.vetOnSave" => {
                (format!("gopls builds and vets, so the Go extension does not look at `{name}` while it runs"), true)
            }
            "go.formatFlags" if !self.formatter => {
                ("gopls formats while `go.formatTool` names no tool, and never gets `go.formatFlags`".to_owned(), true)
            }
            "go.lintOnSave" if setting.written.value.as_str() == Some("off") => return None,
            "go.lintOnSave" | "go.lintFlags" if !has_linter() => {
                (format!("no linter runs without `go.lintTool` since v0.52.0, so `{name}` does nothing"), false)
            }
            _ => return None,
        };
        let draft = Diagnostic::at(editor.site(setting.written.key.span()), message);
        Some(if is_plain {
            draft.help("delete it").fix(removal(editor, &setting.written, Fix::safe))
        } else {
            draft.help("name the linter in `go.lintTool`, or delete the setting")
        })
    }
}
