//! A go.mod or go.work that the go command rejects, or a line of modules.txt that it does not read.

use crate::artifact::{Document, missing_module};
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::syntax::ProblemKind;

use super::draft;

pub(crate) static INVALID_MODFILE: Rule = Rule {
    name: "syntax/invalid-modfile",
    summary: "the go command rejects the go.mod or go.work",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/ref/mod#go-mod-file-grammar"],
    page: include_str!("../../../docs/rules/syntax/invalid-modfile.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for (artifact, problem) in repository.problems(ProblemKind::InvalidModfile) {
        let is_skipped = match &artifact.document {
            Document::GoMod(file) => file.is_skipped_in_dependencies(problem.span),
            _ => false,
        };
        let gravest = is_skipped.then(|| repository.gravest_in_main_module(artifact));
        findings.push(draft(artifact, problem).at_most(gravest.unwrap_or(Severity::Error)));
    }
    for module in repository.modules().filter(|module| module.file.is_boundary) {
        // An empty go.mod below the root only keeps its directory out of the module around it, unless a workspace wants it.
        let wanted = module.directory.is_root() || repository.workspaces().any(|w| w.uses(&module.directory));
        if wanted {
            let missing = missing_module();
            let draft = Diagnostic::at(module.site(missing.span), missing.message);
            findings.push(match missing.help {
                Some(help) => draft.help(help),
                None => draft,
            });
        }
    }
}
