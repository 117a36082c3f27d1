//! Build tags with blanks between them.

use crate::diagnostic::{Applicability, Diagnostic, Draft, Fix, Severity};
use crate::repository::{EditorSettings, Repository};
use crate::rules::{Findings, Rule};
use crate::text::Literal;

pub(crate) static BUILD_TAGS_BLANKS: Rule = Rule {
    name: "vscode/build-tags-blanks",
    summary: "build tags have blanks between them",
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://pkg.go.dev/cmd/go#hdr-Compile_packages_and_dependencies"],
    page: include_str!("../../../docs/rules/vscode/build-tags-blanks.md"),
    check,
};

/// cmd/go/internal/work/build.go, `tagsFlag.Set`, splits at blanks where there are any, else at commas; modload refuses a tag with a comma.
/// goTest.ts joins all flags for a debugger with blanks, which Delve takes apart again.
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        for name in ["go.buildTags", "go.testTags"] {
            let Some(setting) = editor.settings.get(name) else { continue };
            let is_for_tests = name == "go.testTags" || !has_own_test_tags(repository, &editor);
            findings.extend(setting.value.as_literal().and_then(|tags| draft(&editor, name, tags, is_for_tests)));
        }
    }
}

/// `getTestTags` in testUtils.ts: `go.testTags`, whatever it says, and `go.buildTags` where that is null.
fn has_own_test_tags(repository: &Repository<'_>, editor: &EditorSettings<'_>) -> bool {
    repository.setting_beside(editor, "go.testTags").is_some_and(|(_, setting)| setting.value.as_str().is_some())
}

fn draft(editor: &EditorSettings<'_>, setting: &str, tags: &Literal, is_for_tests: bool) -> Option<Draft> {
    let words: Vec<&str> = tags.split([' ', ',']).filter(|tag| !tag.is_empty()).collect();
    let is_plain = !tags.contains(['\'', '"', '$', '\t']) && !words.is_empty();
    let is_mixed = tags.contains(' ') && tags.contains(',');
    if !is_plain || !(is_mixed || (is_for_tests && tags.trim().contains(' '))) {
        return None;
    }
    let meant = words.join(",");
    let (message, severity) = if is_mixed {
        let message = format!(
            "the go command parts a list with blanks at these alone and refuses the commas that are left, so with this `{setting}` every build, vet and test fails"
        );
        (message, Severity::Error)
    } else {
        let message = "debugging a test fails: Delve gets these as separate words and takes all but the first for packages; elsewhere blanks work, and are deprecated since Go 1.13"
            .to_owned();
        (message, Severity::Warning)
    };
    let edits = editor.edits([(tags.content(), meant.clone())]);
    Some(
        Diagnostic::at(editor.site(tags.span()), message)
            .severity(severity)
            .help(format!("write `{meant}`"))
            .fix(Fix::safe(format!("write `{meant}`"), edits)),
    )
}
