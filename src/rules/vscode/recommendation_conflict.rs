//! An extension in both lists.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::text::Literal;

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
        let unwanted = list.unwanted.iter().filter_map(|entry| entry.as_literal());
        let unwanted: HashMap<String, &Literal> = unwanted.map(|id| (id.to_ascii_lowercase(), id)).collect();
        for wanted in list.wanted.iter().filter_map(|entry| entry.as_literal()) {
            let Some(unwanted) = unwanted.get(&wanted.to_ascii_lowercase()) else { continue };
            let message = format!("`{}` is unwanted, too, so VS Code does not recommend it", wanted.as_str());
            findings.push(
                Diagnostic::at(list.artifact.site(wanted.span()), message)
                    .related(list.artifact.site(unwanted.span()), "unwanted")
                    .help("take it out of one of the lists"),
            );
        }
    }
}
