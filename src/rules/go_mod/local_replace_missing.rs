//! A local replacement that is not there.

use crate::artifact::{Artifact, Replacement};
use crate::diagnostic::{Diagnostic, Severity};
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
        let users = match repository.workspace_of(&module.directory) {
            Some(workspace) => repository.members_of(&workspace).map(|(_, member)| member).collect(),
            None => vec![module.clone()],
        };
        if !repository.is_vendored(&module) {
            check_lines(repository, module.artifact, &module.file.replacements, &users, findings);
        }
    }
    for workspace in repository.workspaces() {
        let users: Vec<Module<'_>> = repository.members_of(&workspace).map(|(_, member)| member).collect();
        if !users.iter().any(|member| repository.is_vendored(member)) {
            check_lines(repository, workspace.artifact, &workspace.file.replacements, &users, findings);
        }
    }
}

fn check_lines(
    repository: &Repository,
    artifact: &Artifact,
    replacements: &[Replacement],
    users: &[Module<'_>],
    findings: &mut Findings,
) {
    for line in replacements.iter().filter(|line| is_absent(repository, artifact, line)) {
        let (target, path) = (line.target.as_str(), line.path.as_str());
        let is_used = users.iter().flat_map(|user| &user.file.requirements).any(|required| {
            required.path.as_str() == path
                && line.version.as_ref().is_none_or(|version| version.as_str() == required.version.as_str())
        });
        let (message, severity) = if is_used {
            let message = format!("`{target}` holds no go.mod, so `go list -m all` and every import of `{path}` fail");
            (message, Severity::Error)
        } else {
            let message = format!("`{target}` holds no go.mod; go commands pass only while nothing requires `{path}`");
            (message, Severity::Warning)
        };
        findings.push(
            Diagnostic::at(artifact.site(line.target.span()), message)
                .help("remove the line, or put the module there")
                .severity(severity),
        );
    }
}

/// Whether the target is a directory of this repository that certainly holds no go.mod.
fn is_absent(repository: &Repository, artifact: &Artifact, line: &Replacement) -> bool {
    let is_relative = line.is_local() && LocalPath::of(&line.target) == Some(LocalPath::Relative);
    is_relative
        && artifact.directory().join(&line.target).is_ok_and(|directory| repository.holds_module(&directory) == Some(false))
}
