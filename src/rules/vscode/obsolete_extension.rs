//! An extension for Go that is no more.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity};
use crate::facts::formatters::{GO_EXTENSION, GO_NIGHTLY, was_go_extension};
use crate::repository::{ListPlace, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static OBSOLETE_EXTENSION: Rule = Rule {
    name: "vscode/obsolete-extension",
    summary: "an extension that was replaced by golang.go",
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://github.com/golang/vscode-go/blob/master/CHANGELOG.md"],
    page: include_str!("../../../docs/rules/vscode/obsolete-extension.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for list in repository.extension_lists() {
        let fate = match list.place {
            ListPlace::Container => "nothing is installed",
            ListPlace::Folder | ListPlace::Workspace => "the recommendation leads nowhere",
        };
        for entry in list.wanted.iter().filter_map(|entry| entry.as_literal()) {
            let id = entry.as_str();
            let (message, fix): (_, fn(String, Vec<Edit>) -> Fix) = if was_go_extension(id) {
                (format!("`{id}` is golang.go since 2020, so {fate}"), Fix::safe)
            } else if id.eq_ignore_ascii_case(GO_NIGHTLY) {
                (format!("`{id}` is deprecated since 2024: golang.go has pre-releases of its own"), Fix::unsafe_)
            } else {
                continue;
            };
            let edit = Edit::replace(list.artifact.path(), entry.span(), format!("\"{GO_EXTENSION}\""));
            let has_new =
                list.wanted.iter().any(|entry| entry.as_str().is_some_and(|id| id.eq_ignore_ascii_case(GO_EXTENSION)));
            let help = if has_new { "delete it: golang.go is in the list" } else { "write `golang.go`" };
            let fix = (!has_new).then(|| fix("write `golang.go`".to_owned(), vec![edit]));
            findings.push(Diagnostic::at(list.artifact.site(entry.span()), message).help(help).fix(fix));
        }
    }
}
