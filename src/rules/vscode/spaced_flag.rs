//! A flag and its value in one argument, with a blank between them.

use crate::diagnostic::{Applicability, Diagnostic, Draft, Fix, Severity};
use crate::facts::vscode_go::lists_of_arguments;
use crate::repository::{EditorSettings, Repository};
use crate::rules::{Findings, Rule};
use crate::text::Literal;

pub(crate) static SPACED_FLAG: Rule = Rule {
    name: "vscode/spaced-flag",
    summary: "an argument holds a flag, a blank and its value",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://github.com/golang/vscode-go/wiki/settings#gobuildflags"],
    page: include_str!("../../../docs/rules/vscode/spaced-flag.md"),
    check,
};

/// No shell takes the arguments apart (diagnostics.ts, `runTool`; testUtils.ts; goInstall.ts).
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        for list in lists_of_arguments() {
            let Some(setting) = editor.settings.get(list) else { continue };
            let elements = setting.value.as_array().map(|array| array.elements.as_slice()).unwrap_or_default();
            let arguments =
                elements.iter().map_while(|element| element.as_literal().filter(|it| it.as_str() != "-args"));
            findings.extend(arguments.filter_map(|argument| draft(&editor, argument)));
        }
    }
}

fn draft(editor: &EditorSettings<'_>, argument: &Literal) -> Option<Draft> {
    let (flag, value) = argument.split_once(' ')?;
    let name = flag.trim_start_matches('-');
    let is_flag = flag.len() > name.len()
        && flag.len() - name.len() <= 2
        && !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    let value = value.trim_start();
    if !is_flag || value.is_empty() {
        return None;
    }
    let message =
        format!("no shell takes this apart, so the command gets one flag that is called `{}`", argument.as_str());
    let draft = Diagnostic::at(editor.site(argument.span()), message)
        .help(format!("write two arguments, `{flag}` and `{value}`, or `{flag}={value}` where the flag takes that"));
    // More than one word may be two flags, or one value with blanks.
    if value.contains(' ') || !argument.is_verbatim() {
        return Some(draft);
    }
    let gap = argument.part(flag.len()..argument.len() - value.len());
    Some(draft.fix(Fix::safe("make two arguments of it", editor.edits([(gap, "\", \"".to_owned())]))))
}
