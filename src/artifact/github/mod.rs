//! GitHub Actions: workflows and composite actions.

mod action;
mod checkout;
mod expression;
mod file;
mod go_steps;
mod golangci;
mod image;
mod image_build;
mod inputs;
mod job;
mod keys;
mod matrix;
mod number;
mod reader;
mod runner;
#[cfg(test)]
mod tests;
mod variables;
mod workflow;

use crate::artifact::Reading;
use crate::artifact::{Declarations, Document};
use crate::syntax::yaml::{self, Node};
use crate::syntax::{Problem, ProblemKind};
use crate::text::Source;

pub(super) use action::GITHUB_ACTION;
pub use file::{
    ActionInput, DeclaredInput, EnvLookup, GithubFile, GivenInput, GoSetup, InputValue, LocalCall, Workspace,
};
pub(super) use workflow::{GITHUB_WORKFLOW, read_called};

/// Reads the YAML of `source`, and what `declare` makes of its root.
fn read_yaml(source: &Source, declare: impl FnOnce(&Node, &mut Declarations, &mut GithubFile)) -> Reading {
    let yaml::Document { root, problems, .. } = yaml::parse(source);
    let (mut declarations, mut file) = (Declarations::default(), GithubFile::default());
    if let Some(root) = &root {
        declare(root, &mut declarations, &mut file);
    }
    let alike = root.as_ref().map(keys::alike_but_for_case).unwrap_or_default();
    let problems = problems.into_iter().chain(alike).map(refused).collect();
    Reading { document: Document::Github(Box::new(file)), declarations, problems }
}

/// GitHub refuses a workflow or action with a duplicate key ("'x' is already defined"), where other readers take the last one.
fn refused(problem: Problem) -> Problem {
    if problem.kind == ProblemKind::DuplicateKey { problem.fatal("GitHub refuses the file") } else { problem }
}
