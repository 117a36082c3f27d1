//! What the real readers reject, drop, or read otherwise than written.

pub(super) mod duplicate_key;
pub(super) mod invalid_json;
pub(super) mod invalid_modfile;
pub(super) mod invalid_yaml;
pub(super) mod unreadable_file;

use crate::artifact::Artifact;
use crate::diagnostic::{Diagnostic, Draft, Edit, Fix, Severity};
use crate::repository::Repository;
use crate::rules::Findings;
use crate::syntax::{Problem, ProblemKind};

/// Pushes every problem of `kind`.
fn push_problems(repository: &Repository, kind: ProblemKind, findings: &mut Findings) {
    for (artifact, problem) in repository.problems(kind) {
        findings.push(draft(artifact, problem));
    }
}

fn draft(artifact: &Artifact, problem: &Problem) -> Draft {
    let mut draft = Diagnostic::at(artifact.site(problem.span), problem.message.clone());
    if problem.fatal {
        draft = draft.severity(Severity::Error);
    }
    if let Some(help) = &problem.help {
        draft = draft.help(help.clone());
    }
    if let Some((span, text)) = &problem.related {
        draft = draft.related(artifact.site(*span), text.clone());
    }
    draft.fix(problem.mend.as_ref().map(|mend| {
        let edits = mend.edits.iter().map(|(span, text)| Edit::replace(artifact.path(), *span, text.clone()));
        Fix::safe(mend.title.clone(), edits.collect())
    }))
}
