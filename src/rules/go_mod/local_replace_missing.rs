//! A local replacement that is not there.

use std::collections::{BTreeSet, HashMap};

use crate::artifact::{Artifact, GoMod, Replacement};
use crate::diagnostic::{Diagnostic, Draft, Severity};
use crate::go::local_path::LocalPath;
use crate::repository::{Repository, Workspace};
use crate::rules::{Findings, Rule};
use crate::text::RepoPath;

pub(crate) static LOCAL_REPLACE_MISSING: Rule = Rule {
    name: "go-mod/local-replace-missing",
    summary: "`replace` names a directory without a go.mod",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#go-mod-file-replace"],
    page: include_str!("../../../docs/rules/go-mod/local-replace-missing.md"),
    check,
};

/// The go command reads the replacement's go.mod as soon as it needs the module (modload/modfile.go, Go 1.19 to 1.27), unless a vendor
/// directory stands in for it. A directory outside of the repository, or in a submodule, cannot be seen from here.
fn check(repository: &Repository, findings: &mut Findings) {
    let mut required: HashMap<RepoPath, Required<'_>> = HashMap::new();
    for module in repository.modules() {
        let lines = &module.file.replacements;
        let mut absent = absent(repository, module.artifact, lines).peekable();
        if absent.peek().is_none() || repository.is_vendored(&module) {
            continue;
        }
        let workspace = repository.workspace_of(&module.directory);
        let required = match &workspace {
            Some(workspace) => required
                .entry(workspace.directory.clone())
                .or_insert_with(|| Required::by_members(repository, workspace)),
            None => &mut Required::by(std::iter::once(module.file)),
        };
        for line in absent {
            let of_work = workspace.iter().flat_map(|workspace| &workspace.file.replacements);
            let is_overridden = of_work.into_iter().any(|other| replaces_as_much(other, line));
            let gravest = repository.gravest_in_main_module(module.artifact);
            let wanted = required.use_of(line, lines);
            findings.push(draft(repository, module.artifact, line, wanted, is_overridden).at_most(gravest));
        }
    }
    for workspace in repository.workspaces() {
        let lines = &workspace.file.replacements;
        let mut absent = absent(repository, workspace.artifact, lines).peekable();
        if absent.peek().is_none()
            || repository.members_of(&workspace).any(|(_, member)| repository.is_vendored(&member))
        {
            continue;
        }
        let required = Required::by_members(repository, &workspace);
        for line in absent {
            findings.push(draft(repository, workspace.artifact, line, required.use_of(line, lines), false));
        }
    }
}

/// The lines whose target is a directory of this repository that certainly holds no go.mod.
fn absent<'l>(
    repository: &Repository,
    artifact: &Artifact,
    lines: &'l [Replacement],
) -> impl Iterator<Item = &'l Replacement> {
    lines.iter().filter(move |line| {
        let is_relative = line.is_local() && LocalPath::of(&line.target) == Some(LocalPath::Relative);
        let directory = artifact.directory().join(&line.target);
        is_relative && directory.is_ok_and(|directory| repository.holds_module(&directory) == Some(false))
    })
}

/// Whether a replaced module is wanted, as far as go.mod files tell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Required,
    Unseen,
}

/// The versions that some go.mod files require, by module.
struct Required<'r>(HashMap<&'r str, BTreeSet<&'r str>>);

impl<'r> Required<'r> {
    fn by(files: impl Iterator<Item = &'r GoMod>) -> Self {
        let mut required: HashMap<&str, BTreeSet<&str>> = HashMap::new();
        for line in files.flat_map(|file| &file.requirements) {
            required.entry(&line.path).or_default().insert(&line.version);
        }
        Self(required)
    }

    fn by_members(repository: &'r Repository<'_>, workspace: &Workspace<'r>) -> Self {
        Self::by(repository.members_of(workspace).map(|(_, member)| member.file))
    }

    /// Whether what `line` replaces is required, and no line for that very version among `lines` goes before it.
    fn use_of(&self, line: &Replacement, lines: &[Replacement]) -> Use {
        let Some(versions) = self.0.get(line.path.as_str()) else { return Use::Unseen };
        let is_exact = |line: &Replacement, path: &str, version: &str| {
            line.path.as_str() == path && line.version.as_ref().is_some_and(|own| own.as_str() == version)
        };
        let is_required = versions.iter().any(|version| {
            is_exact(line, &line.path, version)
                || (line.version.is_none() && !lines.iter().any(|other| is_exact(other, &line.path, version)))
        });
        if is_required { Use::Required } else { Use::Unseen }
    }
}

/// Whether `other` holds for all versions that `line` holds for.
fn replaces_as_much(other: &Replacement, line: &Replacement) -> bool {
    let version = |line: &Replacement| line.version.as_ref().map(|version| version.as_str().to_owned());
    other.path.as_str() == line.path.as_str() && (other.version.is_none() || version(other) == version(line))
}

fn draft(repository: &Repository, artifact: &Artifact, line: &Replacement, wanted: Use, is_overridden: bool) -> Draft {
    let (target, path) = (line.target.as_str(), line.path.as_str());
    let (consequence, severity) = match (wanted, is_overridden) {
        (Use::Required, false) => (format!(", so `go list -m all` and every import of `{path}` fail"), Severity::Error),
        (Use::Required, true) => {
            (", so `go mod tidy` and all else that leaves go.work aside fails".to_owned(), Severity::Warning)
        }
        (Use::Unseen, _) => (format!("; go commands pass only while nothing requires `{path}`"), Severity::Warning),
    };
    let spelling = artifact.directory().join(target).ok().and_then(|path| repository.other_spelling(&path));
    let help = spelling.map_or("remove the line, or put the module there".to_owned(), |spelling| {
        format!("git has `{spelling}`, which is the same only where case does not count; write it as git does")
    });
    Diagnostic::at(artifact.site(line.target.span()), format!("`{target}` holds no go.mod{consequence}"))
        .help(help)
        .severity(severity)
}
