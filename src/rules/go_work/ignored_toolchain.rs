//! A toolchain line that does not hold in the workspace.

use crate::diagnostic::{Diagnostic, Severity};
use crate::go::toolchain::ToolchainName;
use crate::go::version::GoVersion;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static IGNORED_TOOLCHAIN: Rule = Rule {
    name: "go-work/ignored-toolchain",
    summary: "a workspace leaves the toolchain lines of its members aside",
    severity: Severity::Note,
    fix: None,
    security: None,
    references: &["https://go.dev/doc/toolchain#select"],
    page: include_str!("../../../docs/rules/go-work/ignored-toolchain.md"),
    check,
};

/// toolchain/select.go reads go.work in place of go.mod (Go 1.21 to 1.27). A go.work that asks for as much loses nothing.
fn check(repository: &Repository, findings: &mut Findings) {
    for module in repository.modules().filter(|module| module.artifact.problems.is_empty()) {
        let Some(workspace) = repository.workspace_of(&module.directory) else { continue };
        let Some(line) = &module.file.toolchain else { continue };
        let Some(asked) = ToolchainName::parse(&line.value) else { continue };
        let of_work = [
            workspace.file.go.as_ref().and_then(|line| GoVersion::parse(&line.value)),
            workspace
                .file
                .toolchain
                .as_ref()
                .and_then(|line| Some(ToolchainName::parse(&line.value)?.version().clone())),
        ];
        if of_work.into_iter().flatten().any(|version| version >= *asked.version()) {
            continue;
        }
        let message = format!(
            "the workspace of {} does not read this line, and asks for less than `{}`",
            workspace.artifact.path(),
            line.value.as_str()
        );
        findings.push(
            Diagnostic::at(module.site(line.value.span()), message)
                .help(format!("write `toolchain {}` into go.work as well", line.value.as_str())),
        );
    }
}
