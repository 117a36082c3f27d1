//! An extension in both lists.

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static RECOMMENDATION_CONFLICT: Rule = Rule {
    name: "vscode/recommendation-conflict",
    summary: "an extension that is recommended and unwanted at once",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &[
        "https://code.visualstudio.com/docs/configure/extensions/extension-marketplace#_workspace-recommended-extensions",
    ],
    page: include_str!("../../../docs/rules/vscode/recommendation-conflict.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for list in repository.extension_lists() {
        for wanted in list.wanted.iter().filter_map(|entry| entry.as_literal()) {
            let is_same = |other: &&&crate::text::Literal| other.eq_ignore_ascii_case(wanted);
            let unwanted: Vec<_> = list.unwanted.iter().filter_map(|entry| entry.as_literal()).collect();
            let Some(unwanted) = unwanted.iter().find(is_same) else { continue };
            let message = format!("`{}` is unwanted, too, so VS Code does not recommend it", wanted.as_str());
            findings.push(
                Diagnostic::at(list.artifact.site(wanted.span()), message)
                    .related(list.artifact.site(unwanted.span()), "unwanted")
                    .help("take it out of one of the lists"),
            );
        }
    }
}
