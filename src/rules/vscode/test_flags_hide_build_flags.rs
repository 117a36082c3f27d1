//! Settings for tests that put those for builds out of force.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::{Repository, arguments};
use crate::rules::{Findings, Rule};
use crate::text::Literal;

pub(crate) static TEST_FLAGS_HIDE_BUILD_FLAGS: Rule = Rule {
    name: "vscode/test-flags-hide-build-flags",
    summary: "settings for tests put those for builds out of force, for tests",
    severity: Severity::Note,
    fix: None,
    security: None,
    references: &["https://github.com/golang/vscode-go/wiki/settings#gotestflags"],
    page: include_str!("../../../docs/rules/vscode/test-flags-hide-build-flags.md"),
    check,
};

/// testUtils.ts, `getTestFlags` and `getTestTags`.
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        if let Some(flags) = editor.settings.get("go.testFlags").filter(|flags| flags.value.as_array().is_some())
            && let Some((elsewhere, build)) = repository.setting_beside(&editor, "go.buildFlags")
        {
            let own: HashSet<&str> = arguments(&flags).into_iter().map(Literal::as_str).collect();
            let hidden = arguments(&build).into_iter().find(|argument| !own.contains(&argument.as_str()));
            findings.extend(hidden.map(|hidden| {
                let message = format!(
                    "with `go.testFlags`, and be it an empty list, tests get nothing of `go.buildFlags`, and so not `{}`",
                    hidden.as_str()
                );
                Diagnostic::at(editor.site(flags.key.span()), message)
                    .help("repeat here what tests need, or delete it")
                    .related(elsewhere.site(hidden.span()), "tests run without this")
            }));
        }
        if let Some(tags) = editor.settings.get("go.testTags").filter(|tags| tags.value.as_str() == Some(""))
            && let Some((elsewhere, build)) = repository.setting_beside(&editor, "go.buildTags")
            && build.value.as_str().is_some_and(|tags| !tags.is_empty())
        {
            let message = "an empty `go.testTags` is not the default, which is null: tests get none of `go.buildTags`";
            findings.push(
                Diagnostic::at(editor.site(tags.value.span()), message)
                    .help("write `null`, or delete it, for the same tags")
                    .related(elsewhere.site(build.value.span()), "tests run without these"),
            );
        }
    }
}
