//! A path for a tool that the Go extension does not use any more.

use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::facts::vscode_go::{ExtensionRelease, setting as known_setting, tool};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

use super::removal;

pub(crate) static DEAD_ALTERNATE_TOOL: Rule = Rule {
    name: "vscode/dead-alternate-tool",
    summary: "`go.alternateTools` names a tool that the Go extension has dropped",
    severity: Severity::Note,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://github.com/golang/vscode-go/blob/master/docs/tools.md"],
    page: include_str!("../../../docs/rules/vscode/dead-alternate-tool.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    let release = repository.go_extension_in_force().release;
    for editor in repository.editor_settings() {
        for (name, written) in editor.settings.section("go.alternateTools") {
            let Some(dropped) = dropped(&name).filter(|dropped| *dropped <= release) else { continue };
            if is_chosen(repository, &name) {
                continue;
            }
            let message =
                format!("the Go extension asks for no `{name}` {}, so this path is never used", dropped.from_then());
            findings.push(Diagnostic::at(editor.site(written.key.span()), message).help("delete it").fix(removal(
                &editor,
                &written,
                Fix::safe,
            )));
        }
    }
}

/// Since which release the extension asks for no tool called `name`, where it once did.
pub(super) fn dropped(name: &str) -> Option<ExtensionRelease> {
    let listed = || known_setting("go.alternateTools")?.property(name)?.life.removed;
    tool(name).map_or_else(listed, |tool| tool.removed)
}

/// Whether some setting names it as the linter or formatter: the extension then runs whatever bears that name.
fn is_chosen(repository: &Repository, name: &str) -> bool {
    let chooses = |setting| {
        move |written: &crate::repository::EditorSettings<'_>| {
            written.settings.get(setting).is_some_and(|chosen| chosen.value.as_str() == Some(name))
        }
    };
    ["go.lintTool", "go.formatTool"]
        .into_iter()
        .any(|setting| repository.editor_settings().any(|editor| chooses(setting)(&editor)))
}
