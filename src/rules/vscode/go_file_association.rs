//! Go's files associated with another language.

use globset::{GlobBuilder, GlobMatcher};

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
        let patterns = associations.iter().filter_map(|(pattern, association)| Some((matcher(pattern)?, association)));
        let patterns: Vec<(Matcher<'_>, &Setting<'_>)> = patterns.collect();
        for (name, language, files) in SAMPLES {
            let matching = patterns.iter().filter(|(pattern, _)| pattern.matches(name));
            // The longest pattern wins (editor/common/services/languagesAssociations.ts).
            let Some((_, winner)) = matching.max_by_key(|(pattern, _)| pattern.text.len()) else { continue };
            let Some(other) = winner.value.as_str().filter(|other| *other != language) else { continue };
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

/// A pattern of `files.associations`.
struct Matcher<'p> {
    text: &'p str,
    glob: GlobMatcher,
}

/// The pattern, where it may match a file of Go: without alternatives in it, all its plain text must be somewhere in a path.
fn matcher(text: &str) -> Option<Matcher<'_>> {
    let is_in_a_path = |plain: &str| {
        let plain = plain.to_ascii_lowercase();
        "/window/folder/".contains(&plain) || SAMPLES.iter().any(|(name, ..)| format!("/{name}").contains(&plain))
    };
    if !text.contains(['{', '[']) && !text.split(['*', '?']).all(is_in_a_path) {
        return None;
    }
    let glob = GlobBuilder::new(text).literal_separator(true).case_insensitive(true).build().ok()?;
    Some(Matcher { text, glob: glob.compile_matcher() })
}

impl Matcher<'_> {
    /// A pattern without a slash is for names, one with a slash for whole paths; case never counts.
    fn matches(&self, name: &str) -> bool {
        if self.text.contains('/') {
            self.glob.is_match(format!("/window/folder/{name}"))
        } else {
            self.glob.is_match(name)
        }
    }
}
