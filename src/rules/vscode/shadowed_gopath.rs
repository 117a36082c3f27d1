//! A GOPATH for the tools that another setting replaces.

use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

use super::removal;

pub(crate) static SHADOWED_GOPATH: Rule = Rule {
    name: "vscode/shadowed-gopath",
    summary: "GOPATH in `go.toolsEnvVars` loses against another setting",
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://github.com/golang/vscode-go/wiki/settings#gotoolsenvvars"],
    page: include_str!("../../../docs/rules/vscode/shadowed-gopath.md"),
    check,
};

/// `toolExecutionEnvironment` in goEnv.ts sets GOPATH after all of `go.toolsEnvVars`, from `getCurrentGoPath` in util.ts.
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        let variables = editor.settings.section("go.toolsEnvVars");
        let Some((_, variable)) = variables.into_iter().find(|(name, _)| name == "GOPATH") else { continue };
        let gopath = repository.setting_beside(&editor, "go.gopath");
        let gopath = gopath.filter(|(_, setting)| setting.value.as_str().is_some_and(|path| !path.trim().is_empty()));
        let inferred = repository.setting_beside(&editor, "go.inferGopath");
        let inferred = inferred.filter(|(_, setting)| setting.value.as_bool() == Some(true));
        let (message, winner) = match (gopath, inferred) {
            (Some(gopath), _) => ("`go.gopath` replaces this GOPATH in everything that the extension starts", gopath),
            (None, Some(inferred)) => (
                "below a `src` directory `go.inferGopath` replaces this GOPATH in everything that the extension starts",
                inferred,
            ),
            (None, None) => continue,
        };
        let is_certain = winner.1.key.ends_with("gopath")
            && winner.1.value.as_str().is_some_and(|path| !path.contains("${") && !path.contains('%'));
        let fix = if is_certain { Fix::safe } else { Fix::unsafe_ };
        findings.push(
            Diagnostic::at(editor.site(variable.key.span()), message)
                .help("keep one of the two")
                .related(winner.0.site(winner.1.key.span()), "this one wins")
                .fix(removal(&editor, &variable, fix)),
        );
    }
}
