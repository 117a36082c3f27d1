//! A `.go-version` below what the module asks for.

use crate::artifact::Document;
use crate::diagnostic::{Diagnostic, Severity, Site};
use crate::go::version::GoVersion;
use crate::go::version_file::PinnedVersion;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::text::{Literal, RepoPath};

pub(crate) static BELOW_GO_MOD: Rule = Rule {
    name: "go-version/below-go-mod",
    summary: "`.go-version` names a Go below the go line",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://go.dev/doc/toolchain#config"],
    page: include_str!("../../../docs/rules/go-version/below-go-mod.md"),
    check,
};

/// A pin above the go line is as it should be. Where only major and minor are pinned, the newest patch is taken, so only those count.
fn check(repository: &Repository, findings: &mut Findings) {
    for artifact in repository.artifacts() {
        let Document::GoVersionFile(file) = &artifact.document else { continue };
        let [only] = file.lines.as_slice() else { continue };
        let Some(pin) = PinnedVersion::parse(only) else { continue };
        let Some((line, site, path)) = go_line_for(repository, &artifact.directory()) else { continue };
        let Some(need) = GoVersion::parse(line).filter(|need| pin.is_below(need)) else { continue };
        let consequence = if pin.version < GoVersion::of_language(1, 21) {
            "a Go that fetches no newer one, and fails or builds without what the module asks for"
        } else {
            "a Go that stops or fetches a newer one at every command"
        };
        let message = format!("`{}` is below the `go {need}` of {path}, so this installs {consequence}", only.as_str());
        findings.push(
            Diagnostic::at(artifact.site(only.span()), message)
                .related(site, "the Go that is needed")
                .help(format!("write `{}` or a later release", need.first_toolchain())),
        );
    }
}

/// The go line that holds for `directory`: that of the module there, else of the workspace there, else of what lies nearest above. A
/// module without one, be it an empty go.mod, asks for nothing, whatever stands above it.
fn go_line_for<'r>(repository: &'r Repository, directory: &RepoPath) -> Option<(&'r Literal, Site, &'r RepoPath)> {
    let (artifact, line) = directory.ancestors().find_map(|directory| {
        let module = repository.module_at(&directory).map(|module| (module.artifact, module.file.go.as_ref()));
        let workspace = || repository.workspace_at(&directory).map(|work| (work.artifact, work.file.go.as_ref()));
        module.or_else(workspace)
    })?;
    let value = &line?.value;
    Some((value, artifact.site(value.span()), artifact.path()))
}
