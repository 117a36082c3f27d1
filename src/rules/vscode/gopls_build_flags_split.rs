//! Build flags of gopls that keep those of the extension from it.

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::{EditorSettings, Repository, arguments};
use crate::rules::{Findings, Rule};

pub(crate) static GOPLS_BUILD_FLAGS_SPLIT: Rule = Rule {
    name: "vscode/gopls-build-flags-split",
    summary: "gopls has build flags of its own, and those of the extension do not reach it",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://github.com/golang/vscode-go/wiki/settings#buildbuildflags"],
    page: include_str!("../../../docs/rules/vscode/gopls-build-flags-split.md"),
    check,
};

/// `passGoConfigToGoplsConfigValues` in goLanguageServer.ts looks for a member that is called `build.buildFlags`, and for nothing else.
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings().filter(|editor| repository.starts_gopls(editor)) {
        for (name, setting) in editor.settings.section("gopls") {
            let is_received = setting.key.as_str() == name || name == "buildFlags";
            if name.rsplit('.').next() != Some("buildFlags") || !is_received {
                continue;
            }
            let missing = repository.missing_for_gopls(&editor, &arguments(&setting));
            let Some((elsewhere, other)) = source(repository, &editor) else { continue };
            let draft = if name == "build.buildFlags" {
                if missing.is_empty() {
                    continue;
                }
                let missing = missing.join("`, `");
                let message =
                    format!("with these, gopls does not get the extension's own build flags, and so not `{missing}`");
                Diagnostic::at(editor.site(setting.key.span()), message)
                    .help("delete this, so that gopls gets the same flags as `go build`, or repeat them here")
            } else {
                let message = format!(
                    "the extension looks for `build.buildFlags` alone and passes its own flags beside `{name}`; gopls refuses the second of the two, now this one and now that"
                );
                Diagnostic::at(editor.site(setting.key.span()), message)
                    .severity(Severity::Error)
                    .help("call it `build.buildFlags`, or delete it")
            };
            findings.push(draft.related(elsewhere.site(other.key.span()), "the extension's own flags"));
        }
    }
}

/// The setting that the extension makes flags for gopls of.
fn source<'r>(
    repository: &'r Repository<'_>,
    editor: &EditorSettings<'r>,
) -> Option<(EditorSettings<'r>, crate::artifact::Setting<'r>)> {
    let flags =
        repository.setting_beside(editor, "go.buildFlags").filter(|(_, setting)| !arguments(setting).is_empty());
    let has_tags = |setting: &crate::artifact::Setting<'_>| setting.value.as_str().is_some_and(|tags| !tags.is_empty());
    flags.or_else(|| repository.setting_beside(editor, "go.buildTags").filter(|(_, setting)| has_tags(setting)))
}
