//! Dockerfiles: the stages and what each sets, the Go that an image brings, and what scripts run where.
//!
//! The directory that a build gets is not written in the file, so that all directories of the repository are unknown here; what
//! [`Dockerfile`] keeps tells them apart once one is tried.

mod copy;
mod effects;
mod image;
mod layout;
mod reader;
mod run;
mod scope;
mod stage;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::{Candidate, Declarations, Document, Kind, Reading};
use crate::syntax::dockerfile;
use crate::text::{Located, RepoPath, Source, Span};

pub use layout::{Context, ContextView, Found, Layout, Place};
use reader::Reader;

/// `Dockerfile`, `Containerfile`, `*.Dockerfile`, `Dockerfile.*`.
pub(super) static DOCKERFILE: Kind = Kind {
    name: "Dockerfile",
    lies_in_vendor: false,
    confidential: false,
    comments: Some(dockerfile::comments),
    claims,
    read,
};

/// Endings behind `Dockerfile.` that are no variant of it but something else about it.
const OTHER_FILES: [&str; 14] = [
    "dockerignore",
    "containerignore",
    "erb",
    "go",
    "in",
    "j2",
    "jinja",
    "jinja2",
    "json",
    "md",
    "template",
    "tmpl",
    "tpl",
    "txt",
];

/// What a Dockerfile says besides its declarations.
#[derive(Debug, Default)]
pub struct Dockerfile {
    /// Where its go commands run: one for each that it declares, in their order.
    pub commands: Vec<Layout>,
    /// What it copies from the build context by name, wherever.
    pub copied: Vec<Located<RepoPath>>,
    /// Variables that it uses where they are empty.
    pub unset: Vec<UnsetArgument>,
    /// The directories that it may be given, once other files have told that.
    pub contexts: Vec<Context>,
}

/// A variable that stands for nothing where it is used, because the `ARG` that gives it a value does not reach the stage.
#[derive(Clone, Debug)]
pub struct UnsetArgument {
    /// The variable, where it is used.
    pub name: Located<String>,
    /// Its `ARG` before the first `FROM`; none of an argument that the build itself has.
    pub declared: Option<Span>,
    /// The stage, for people.
    pub stage: String,
}

fn claims(path: Candidate<'_>) -> bool {
    let name = path.name;
    let is_name = |word: &str| ["dockerfile", "containerfile"].iter().any(|known| word.eq_ignore_ascii_case(known));
    if is_name(name) {
        return true;
    }
    let Some((before, after)) = name.split_once('.') else {
        // `Dockerfile-alpine`
        return name.split_once(['-', '_']).is_some_and(|(before, _)| is_name(before));
    };
    let last = name.rsplit('.').next().unwrap_or_default();
    (is_name(before) && !OTHER_FILES.contains(&last)) || is_name(after) || is_name(last)
}

fn read(source: &Source) -> Reading {
    read_with(source, &BTreeSet::new())
}

/// Reads `source` for a build that gives a value of its own to each of the arguments `overridden`.
pub(super) fn read_with(source: &Source, overridden: &BTreeSet<String>) -> Reading {
    let file = dockerfile::parse(source);
    let known = ["FROM", "ARG", "#"];
    let is_dockerfile = file.instructions.iter().any(|instruction| instruction.name.value == "FROM")
        && file.instructions.first().is_some_and(|first| known.contains(&first.name.value.as_str()));
    // Every instruction is a word; what a template has in their place is not.
    let is_template = |name: &str| name.starts_with(['{', '<', '%', '@']);
    if !is_dockerfile || file.instructions.iter().any(|instruction| is_template(&instruction.name.value)) {
        return Reading::nothing();
    }
    let mut declarations = Declarations::default();
    let mut reader = Reader::new(&mut declarations, file.escape, overridden);
    for instruction in &file.instructions {
        reader.instruction(instruction);
    }
    let file = reader.finish();
    Reading { document: Document::Dockerfile(file), declarations, problems: Vec::new() }
}
