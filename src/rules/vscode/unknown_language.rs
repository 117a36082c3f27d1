//! A block of settings for a language that there is not.

use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::facts::vscode_core::{GO_LANGUAGES, meant_language};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static UNKNOWN_LANGUAGE: Rule = Rule {
    name: "vscode/unknown-language",
    summary: "a block of settings for a language by a name that no language of Go has",
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://code.visualstudio.com/docs/languages/identifiers"],
    page: include_str!("../../../docs/rules/vscode/unknown-language.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        for (block, languages) in editor.settings.all_language_blocks() {
            for language in languages {
                let Some(meant) = meant_language(language) else { continue };
                let message = format!("no language is called `{language}`: the block is for no file");
                let written = block.key.as_str();
                let name = written.find(&format!("[{language}]")).map(|at| at + 1..at + 1 + language.len());
                let span = name.map_or(block.key.span(), |name| block.key.part(name));
                let is_free = languages.len() == 1 && editor.settings.language_blocks(meant).is_empty();
                let title = format!("write `{meant}`");
                let fix = Fix::safe(title.clone(), editor.edits([(span, meant.to_owned())]));
                findings.push(
                    Diagnostic::at(editor.site(span), message)
                        .help(format!("{title}; the languages of Go are {}", GO_LANGUAGES.join(", ")))
                        .fix(Some(fix).filter(|_| is_free)),
                );
            }
        }
    }
}
