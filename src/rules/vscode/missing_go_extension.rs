//! Recommendations for Go code without the extension for Go.

use crate::artifact::folder_of;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity};
use crate::facts::formatters::{GO_EXTENSION, GO_NIGHTLY, was_go_extension};
use crate::repository::{ExtensionList, ListPlace, Repository};
use crate::rules::{Findings, Rule};
use crate::syntax::jsonc::Value as Json;
use crate::text::Span;

pub(crate) static MISSING_GO_EXTENSION: Rule = Rule {
    name: "vscode/missing-go-extension",
    summary: "extensions are recommended for a repository of Go modules, and golang.go is not among them",
    severity: Severity::Note,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://code.visualstudio.com/docs/languages/go"],
    page: include_str!("../../../docs/rules/vscode/missing-go-extension.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for list in repository.extension_lists().filter(|list| list.place == ListPlace::Folder) {
        let folder = folder_of(list.artifact.path());
        let Some(member) = list.object.and_then(|object| object.member("recommendations")) else { continue };
        if list.wanted.iter().any(|entry| is_go(entry))
            || !repository.holds_go_code(&folder)
            || !repository.has_module_in_view(&folder)
        {
            continue;
        }
        let is_unwanted = list.unwanted.iter().any(|entry| is_go(entry));
        let message = if is_unwanted {
            "this folder has Go modules, and its extensions.json does not want golang.go"
        } else {
            "this folder has Go modules, and golang.go is not among the extensions that are recommended for it"
        };
        let edit = list.wanted.last().filter(|_| !is_unwanted).map(|last| added_behind(&list, last.span()));
        findings.push(
            Diagnostic::at(list.artifact.site(member.name.span()), message)
                .help("recommend `golang.go`")
                .fix(edit.map(|edit| Fix::safe("add `golang.go`", vec![edit]))),
        );
    }
}

fn is_go(entry: &Json) -> bool {
    let is = |id: &str| id.eq_ignore_ascii_case(GO_EXTENSION) || id.eq_ignore_ascii_case(GO_NIGHTLY);
    entry.as_str().is_some_and(|id| is(id) || was_go_extension(id))
}

/// golang.go as one more entry behind that at `last`, on a line of its own where that has one.
fn added_behind(list: &ExtensionList<'_>, entry: Span) -> Edit {
    let text = list.artifact.source.text();
    let before = text.get(..entry.start).unwrap_or_default();
    let indentation = before.len() - before.trim_end_matches([' ', '\t']).len();
    let line_break = if before.contains("\r\n") { "\r\n" } else { "\n" };
    let blanks = before.get(before.len() - indentation..).unwrap_or_default();
    let begins_line = before.get(..before.len() - indentation).is_some_and(|above| above.ends_with('\n'));
    let space = if begins_line { format!("{line_break}{blanks}") } else { " ".to_owned() };
    Edit::replace(list.artifact.path(), Span::empty(entry.end), format!(",{space}\"{GO_EXTENSION}\""))
}
