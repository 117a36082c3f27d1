//! A GOWORK that the go command takes, and gopls takes for a file.

use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static GOWORK_AUTO: Rule = Rule {
    name: "gopls/gowork-auto",
    summary: "GOWORK=auto, which gopls takes for the path of a go.work",
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/gopls/workspace"],
    page: include_str!("../../../docs/rules/gopls/gowork-auto.md"),
    check,
};

/// gopls/internal/cache/view.go, `defineView`, v0.23.0: anything but `off` and the empty string is a path.
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        let given = super::environment_of_gopls(&editor, "GOWORK");
        for entry in given.into_iter().filter(|entry| entry.value.as_str() == Some("auto")) {
            let message = "the go command takes `auto` for no GOWORK at all, but gopls for the path of a go.work, so it finds no workspace";
            let removal = editor.edits(entry.removal(&editor.artifact.source));
            findings.push(
                Diagnostic::at(editor.site(entry.value.span()), message)
                    .help("delete it: both look for a go.work by themselves")
                    .fix(Fix::safe(format!("delete `{}`", entry.key.as_str()), removal)),
            );
        }
    }
}
