//! Recommendations for Go code without the extension for Go.

use crate::artifact::folder_of;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity};
use crate::facts::formatters::{GO_EXTENSION, GO_NIGHTLY, was_go_extension};
use crate::repository::{ListPlace, Repository};
use crate::rules::{Findings, Rule};
use crate::syntax::jsonc::Value as Json;

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
        let names_go = list.wanted.iter().filter_map(|entry| entry.as_str()).any(|id| {
            id.eq_ignore_ascii_case(GO_EXTENSION) || id.eq_ignore_ascii_case(GO_NIGHTLY) || was_go_extension(id)
        });
        let folder = folder_of(list.artifact.path());
        if names_go || !repository.holds_go_code(&folder) || !repository.has_module_in_view(&folder) {
            continue;
        }
        let Some(member) = list.object.and_then(|object| object.member("recommendations")) else { continue };
        let Some(array) = member.value.as_array() else { continue };
        let edit = match array.elements.last().map(Json::span) {
            Some(last) => {
                let text = list.artifact.source.slice(last);
                Some(Edit::replace(list.artifact.path(), last, format!("{text}, \"{GO_EXTENSION}\"")))
            }
            None => None,
        };
        let message =
            "this folder has Go modules, and golang.go is not among the extensions that are recommended for it";
        findings.push(
            Diagnostic::at(list.artifact.site(member.name.span()), message)
                .help("add `golang.go`")
                .fix(edit.map(|edit| Fix::safe("add `golang.go`", vec![edit]))),
        );
    }
}
