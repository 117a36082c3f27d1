//! Staticcheck as the linter beside gopls, which runs it too.

use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

use super::removal;

pub(crate) static STATICCHECK_TWICE: Rule = Rule {
    name: "vscode/staticcheck-twice",
    summary: "staticcheck runs as the linter and in gopls",
    severity: Severity::Warning,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://github.com/golang/vscode-go/wiki/settings#golinttool"],
    page: include_str!("../../../docs/rules/vscode/staticcheck-twice.md"),
    check,
};

/// `validateConfig` in config.ts warns of it, for any `ui.diagnostic.staticcheck` but `false`.
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings().filter(|editor| repository.starts_gopls(editor)) {
        let Some(linter) = editor.settings.get("go.lintTool") else { continue };
        let section = repository.setting_beside(&editor, "gopls");
        let members = section.iter().flat_map(|(_, section)| section.entries());
        let said =
            members.filter(|member| matches!(member.key.as_str(), "ui.diagnostic.staticcheck" | "staticcheck")).last();
        let is_off = editor
            .settings
            .gopls()
            .iter()
            .any(|(name, member)| name == "staticcheck" && member.value.as_bool() == Some(false))
            || said.is_some_and(|said| said.value.as_bool() == Some(false));
        if linter.value.as_str() != Some("staticcheck") || is_off {
            continue;
        }
        let is_on = said.map(|said| said.value.as_bool() == Some(true));
        let extent = if is_on == Some(true) { "all of" } else { "a part of" };
        let message = format!(
            "gopls runs {extent} staticcheck itself, so what both find is reported twice, and the extension warns of it whenever it starts"
        );
        let draft = Diagnostic::at(editor.site(linter.value.span()), message)
            .help("delete `go.lintTool` and set gopls's `ui.diagnostic.staticcheck` to true, or keep the linter and set that to false");
        let fix = removal(&editor, &linter, Fix::unsafe_);
        let related = section.zip(said).map(|((elsewhere, _), said)| elsewhere.site(said.key.span()));
        findings.push(match related {
            Some(site) => draft.related(site, "gopls runs it").fix(fix),
            None => draft.fix(fix),
        });
    }
}
