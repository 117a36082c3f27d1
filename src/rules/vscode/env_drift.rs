//! A variable of Go that the editor's tools and its terminal do not share.

use crate::artifact::Setting;
use crate::diagnostic::{Diagnostic, Severity};
use crate::go::variables::{self, Reader};
use crate::repository::{EditorSettings, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static ENV_DRIFT: Rule = Rule {
    name: "vscode/env-drift",
    summary: "gopls and the editor's terminal get different values of a variable",
    severity: Severity::Note,
    fix: None,
    security: None,
    references: &["https://github.com/golang/vscode-go/wiki/settings#gotoolsenvvars"],
    page: include_str!("../../../docs/rules/vscode/env-drift.md"),
    check,
};

const TERMINALS: [&str; 3] =
    ["terminal.integrated.env.linux", "terminal.integrated.env.osx", "terminal.integrated.env.windows"];

/// The extension never puts `go.toolsEnvVars` into a terminal, and VS Code gives the terminal's variables to nothing else
/// (goEnvironmentStatus.ts; terminalEnvironment.ts).
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        let tools = go_variables(&editor, "go.toolsEnvVars");
        let terminals: Vec<(String, Setting<'_>)> =
            TERMINALS.into_iter().flat_map(|section| go_variables(&editor, section)).collect();
        for (name, tool) in &tools {
            let other =
                terminals.iter().find(|(other, entry)| other == name && entry.value.as_str() != tool.value.as_str());
            let draft = match other {
                Some((_, other)) => {
                    let message = format!("gopls gets this `{name}`, and a terminal of the editor another");
                    Diagnostic::at(editor.site(tool.value.span()), message)
                        .related(editor.site(other.value.span()), "the terminal's")
                }
                None if terminals.iter().any(|(other, _)| other == name) => continue,
                None => {
                    let message = format!("gopls gets this `{name}`, and a terminal of the editor does not");
                    Diagnostic::at(editor.site(tool.key.span()), message)
                }
            };
            findings.push(draft.help("set it where both see it, or in `terminal.integrated.env` too"));
        }
        for (name, terminal) in terminals.iter().filter(|(name, _)| !tools.iter().any(|(tool, _)| tool == name)) {
            let message = format!("a terminal of the editor gets this `{name}`, and gopls does not");
            findings.push(
                Diagnostic::at(editor.site(terminal.key.span()), message).help("set it in `go.toolsEnvVars` too"),
            );
        }
    }
}

/// What a section sets of the variables that the go command reads.
fn go_variables<'r>(editor: &EditorSettings<'r>, section: &str) -> Vec<(String, Setting<'r>)> {
    let is_go = |name: &str| variables::find(name).is_some_and(|variable| variable.reader == Reader::Command);
    editor.settings.section(section).into_iter().filter(|(name, _)| is_go(name)).collect()
}
