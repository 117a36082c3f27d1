//! A go command in an image that reads a module which was not copied there.

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::{Repository, UncopiedModule};
use crate::rules::{Findings, Rule};

pub(crate) static MODULE_NOT_COPIED: Rule = Rule {
    name: "docker/module-not-copied",
    summary: "a go command in an image reads a module that was not copied there",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#go-mod-file-replace", "https://go.dev/ref/mod#workspaces"],
    page: include_str!("../../../docs/rules/docker/module-not-copied.md"),
    check,
};

/// modload/modfile.go, `goModSummary` and `rawGoModSummary`; modload/init.go, `loadModFile`.
fn check(repository: &Repository, findings: &mut Findings) {
    for UncopiedModule { run, line, directory, replaces } in repository.uncopied_modules() {
        let (Some(site), Some(command)) = (run.site(), run.command) else { continue };
        let command = command.line();
        let (message, label) = match replaces {
            Some(module) => (
                format!(
                    "`{command}` reads the go.mod of `{directory}`, which replaces `{module}` and was not copied, so it fails"
                ),
                "the replacement",
            ),
            None => (
                format!(
                    "`{command}` reads the go.mod of `{directory}`, which go.work uses and which was not copied, so it fails"
                ),
                "the member of the workspace",
            ),
        };
        findings.push(
            Diagnostic::at(site, message)
                .related(line, label)
                .help("copy the go.mod of that directory too, above this line and to the same place beside the others"),
        );
    }
}
