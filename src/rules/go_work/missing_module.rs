//! A `use` directive that names a directory without a go.mod.

use crate::diagnostic::{Applicability, Diagnostic, Draft, Edit, Fix, Severity};
use crate::repository::{Member, Repository, Workspace};
use crate::rules::{Findings, Rule};
use crate::text::RepoPath;
use crate::tree::Presence;

pub(crate) static MISSING_MODULE: Rule = Rule {
    name: "go-work/missing-module",
    summary: "`use` names a directory without a go.mod",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/ref/mod#go-work-file-use"],
    page: include_str!("../../../docs/rules/go-work/missing-module.md"),
    check,
};

/// Every go command in the workspace fails then (cmd/go/internal/modload/init.go; seen with Go 1.19 to 1.27). A submodule may hold the
/// module without our seeing it, so it is passed over.
fn check(repository: &Repository, findings: &mut Findings) {
    for workspace in repository.workspaces() {
        for (member, directory) in workspace.member_directories() {
            if repository.holds_module(&directory) != Some(false) {
                continue;
            }
            findings.push(if let Some(fix) = slashed(repository, &workspace, &member) {
                backslashed(&workspace, &member).fix(fix)
            } else if let Some(spelling) = spelled_otherwise(repository, &directory) {
                misspelt(&workspace, &member, &directory, &spelling)
            } else {
                absent(repository, &workspace, &member, &directory)
            });
        }
    }
}

fn absent(repository: &Repository, workspace: &Workspace<'_>, member: &Member<'_>, directory: &RepoPath) -> Draft {
    let path = &member.directive.value;
    let message = format!("`{}` holds no go.mod, so every go command in this workspace fails", path.as_str());
    let removal = Edit::delete(workspace.artifact.path(), member.directive.removal);
    Diagnostic::at(workspace.site(path.span()), message)
        .help(advice(repository, path, directory))
        .fix(Fix::unsafe_("remove the `use`", vec![removal]))
}

/// The directory of a module that is this one where the file system tells no case.
fn spelled_otherwise(repository: &Repository, directory: &RepoPath) -> Option<RepoPath> {
    let other = RepoPath::new(repository.other_spelling(directory)?).ok()?;
    (repository.holds_module(&other) == Some(true)).then_some(other)
}

/// A go.work that works on its author's machine. Git's spelling is the one that a checkout has wherever case counts.
fn misspelt(workspace: &Workspace<'_>, member: &Member<'_>, directory: &RepoPath, spelling: &RepoPath) -> Draft {
    let path = &member.directive.value;
    let message = format!(
        "git has `{spelling}` and not `{directory}`, so every go command in this workspace fails where case counts, as on Linux"
    );
    let draft = Diagnostic::at(workspace.site(path.span()), message).help("write it as git does");
    // Only a path that ends in the directory's own spelling is plain enough to be written anew.
    match path.as_str().trim_end_matches('/').strip_suffix(directory.as_str()) {
        Some(before) if workspace.directory.is_root() => {
            let edit = Edit::replace(workspace.artifact.path(), path.content(), format!("{before}{spelling}"));
            draft.fix(Fix::safe("write it as git does", vec![edit]))
        }
        _ => draft,
    }
}

fn backslashed(workspace: &Workspace<'_>, member: &Member<'_>) -> Draft {
    let path = &member.directive.value;
    let message = format!(
        "a backslash parts directories on Windows only, so every go command in this workspace fails elsewhere: there `{}` is one name",
        path.as_str()
    );
    Diagnostic::at(workspace.site(path.span()), message).help("write slashes")
}

/// The path with slashes for backslashes, where a module lies there.
fn slashed(repository: &Repository, workspace: &Workspace<'_>, member: &Member<'_>) -> Option<Fix> {
    let path = &member.directive.value;
    let slashed = path.replace('\\', "/");
    let directory = workspace.directory.join(&slashed).ok().filter(|_| slashed != path.as_str())?;
    if repository.holds_module(&directory) != Some(true) {
        return None;
    }
    let edit = Edit::replace(workspace.artifact.path(), path.content(), slashed);
    Some(Fix::safe("write slashes", vec![edit]))
}

fn advice(repository: &Repository, path: &str, directory: &RepoPath) -> &'static str {
    if path.contains('*') || path.contains("...") {
        "`use` takes no patterns; `go work use -r .` writes a line for each module"
    } else if path.starts_with('~') || path.contains('$') {
        "Go expands neither `~` nor variables here; write the path from this go.work"
    } else if repository.presence(directory) == Presence::File {
        "name the directory, not a file in it"
    } else {
        "remove the line, or create the module there with `go mod init`"
    }
}
