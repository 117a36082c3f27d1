//! Go's files associated with another language.

use globset::GlobBuilder;

use crate::artifact::Setting;
use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static GO_FILE_ASSOCIATION: Rule = Rule {
    name: "vscode/go-file-association",
    summary: "Go's files are given to another language, so that gopls never sees them",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://code.visualstudio.com/docs/languages/overview#_add-a-file-extension-to-a-language"],
    page: include_str!("../../../docs/rules/vscode/go-file-association.md"),
    check,
};

/// A file of each of Go's languages, somewhere in a window.
const SAMPLES: [(&str, &str, &str); 4] = [
    ("main.go", "go", "`*.go`"),
    ("go.mod", "go.mod", "go.mod"),
    ("go.work", "go.work", "go.work"),
    ("go.sum", "go.sum", "go.sum"),
];

fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        let associations = editor.settings.section("files.associations");
        for (name, language, files) in SAMPLES {
            let matching = associations.iter().filter(|(pattern, _)| matches(pattern, name));
            // The longest pattern wins (editor/common/services/languagesAssociations.ts).
            let Some((_, winner)) = matching.max_by_key(|(pattern, _)| pattern.len()) else { continue };
            let Some(other) = language_of(winner).filter(|other| *other != language) else { continue };
            let message = format!(
                "this makes {files} files of the language `{other}`, so gopls, formatting and tests pass them over"
            );
            findings.push(
                Diagnostic::at(editor.site(winner.value.span()), message)
                    .help(format!("the language of {files} is `{language}`; leave it to the Go extension to say so")),
            );
        }
    }
}

fn language_of<'s>(association: &Setting<'s>) -> Option<&'s str> {
    association.value.as_str()
}

/// A pattern without a slash is for names, one with a slash for whole paths; case never counts.
fn matches(pattern: &str, name: &str) -> bool {
    let path = if pattern.contains('/') { format!("/window/folder/{name}") } else { name.to_owned() };
    let glob = GlobBuilder::new(pattern).literal_separator(true).case_insensitive(true).build();
    glob.is_ok_and(|glob| glob.compile_matcher().is_match(path))
}
