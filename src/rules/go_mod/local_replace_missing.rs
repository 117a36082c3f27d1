//! A local replacement that is not there.

use crate::artifact::{Artifact, Replacement};
use crate::diagnostic::{Diagnostic, Draft, Severity};
use crate::go::local_path::LocalPath;
use crate::repository::{Module, Repository};
use crate::rules::{Findings, Rule};

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
    for module in repository.modules() {
        let workspace = repository.workspace_of(&module.directory);
        let users = match &workspace {
            Some(workspace) => repository.members_of(workspace).map(|(_, member)| member).collect(),
            None => vec![module.clone()],
        };
        let lines = &module.file.replacements;
        for line in absent(repository, module.artifact, lines).filter(|_| !repository.is_vendored(&module)) {
            let of_work = workspace.iter().flat_map(|workspace| &workspace.file.replacements);
            let is_overridden = of_work.into_iter().any(|other| replaces_as_much(other, line));
            findings.push(draft(module.artifact, line, use_of(line, lines, &users), is_overridden));
        }
    }
    for workspace in repository.workspaces() {
        let users: Vec<Module<'_>> = repository.members_of(&workspace).map(|(_, member)| member).collect();
        let lines = &workspace.file.replacements;
        let is_vendored = || users.iter().any(|member| repository.is_vendored(member));
        for line in absent(repository, workspace.artifact, lines).filter(|_| !is_vendored()) {
            findings.push(draft(workspace.artifact, line, use_of(line, lines, &users), false));
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

/// Whether one of `users` requires what `line` replaces, and no line for that very version among `lines` goes before it.
fn use_of(line: &Replacement, lines: &[Replacement], users: &[Module<'_>]) -> Use {
    let is_required = users.iter().flat_map(|user| &user.file.requirements).any(|required| {
        let is_exact = |line: &Replacement| {
            line.path.as_str() == required.path.as_str()
                && line.version.as_ref().is_some_and(|version| version.as_str() == required.version.as_str())
        };
        let is_any = line.version.is_none() && line.path.as_str() == required.path.as_str();
        is_exact(line) || (is_any && !lines.iter().any(is_exact))
    });
    if is_required { Use::Required } else { Use::Unseen }
}

/// Whether `other` holds for all versions that `line` holds for.
fn replaces_as_much(other: &Replacement, line: &Replacement) -> bool {
    let version = |line: &Replacement| line.version.as_ref().map(|version| version.as_str().to_owned());
    other.path.as_str() == line.path.as_str() && (other.version.is_none() || version(other) == version(line))
}

fn draft(artifact: &Artifact, line: &Replacement, wanted: Use, is_overridden: bool) -> Draft {
    let (target, path) = (line.target.as_str(), line.path.as_str());
    let (consequence, severity) = match (wanted, is_overridden) {
        (Use::Required, false) => (format!(", so `go list -m all` and every import of `{path}` fail"), Severity::Error),
        (Use::Required, true) => {
            (", so `go mod tidy` and all else that leaves go.work aside fails".to_owned(), Severity::Warning)
        }
        (Use::Unseen, _) => (format!("; go commands pass only while nothing requires `{path}`"), Severity::Warning),
    };
    Diagnostic::at(artifact.site(line.target.span()), format!("`{target}` holds no go.mod{consequence}"))
        .help("remove the line, or put the module there")
        .severity(severity)
}
