//! setup-go is told to read the Go version from a file that is not there.

use crate::artifact::OperatingSystem;
use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::text::{RepoPath, Value};
use crate::tree::Presence;

pub(crate) static SETUP_GO_FILE_MISSING: Rule = Rule {
    name: "ci/setup-go-file-missing",
    summary: "`go-version-file` names a file that is not there",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://github.com/actions/setup-go#getting-go-version-from-the-gomod-file"],
    page: include_str!("../../../docs/rules/ci/setup-go-file-missing.md"),
    check,
};

/// setup-go resolves the path from the root of the workspace, whatever `working-directory` says (src/main.ts).
fn check(repository: &Repository, findings: &mut Findings) {
    for artifact in repository.artifacts() {
        for file in &artifact.declarations.version_files {
            let Some(written) = file.path.as_ref().known() else { continue };
            let Ok(path) = RepoPath::new(written) else { continue };
            let name = written.as_str();
            let around = artifact.declarations.get(file.environment);
            let takes_any_case = around.is_some_and(|around| {
                matches!(around.operating_system, Value::Known(OperatingSystem::Windows | OperatingSystem::MacOs))
            });
            let message = match repository.presence(&path) {
                Presence::Absent if takes_any_case && repository.other_spelling(&path).is_some() => continue,
                Presence::Absent => format!("there is no `{name}` in the repository, so setup-go fails"),
                Presence::Directory => format!("`{name}` is a directory and no file, so setup-go fails"),
                Presence::File | Presence::Unknown => continue,
            };
            findings.push(Diagnostic::at(artifact.site(file.span), message).help(help(repository, &path)));
        }
    }
}

fn help(repository: &Repository, path: &RepoPath) -> String {
    if let Some(spelling) = repository.other_spelling(path) {
        return format!("git has `{spelling}`, which is the same only where case does not count; write it as git does");
    }
    let same_name = |artifact: &&crate::artifact::Artifact| artifact.path().file_name() == path.file_name();
    let others: Vec<String> =
        repository.artifacts().filter(same_name).map(|artifact| format!("`{}`", artifact.path())).collect();
    match others.as_slice() {
        [] => "name a go.mod, go.work or `.go-version` from the root of the repository".to_owned(),
        [one] => format!("the path counts from the root of the repository, whatever `working-directory` says: {one}"),
        [first, ..] => {
            format!("the path counts from the root of the repository, whatever `working-directory` says, as in {first}")
        }
    }
}
