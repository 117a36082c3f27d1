//! A godebug line that does not hold in the workspace.

use crate::artifact::Directive;
use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static IGNORED_GODEBUG: Rule = Rule {
    name: "go-work/ignored-godebug",
    summary: "a workspace leaves the godebug lines of its members aside",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://go.dev/doc/godebug", "https://go.dev/ref/mod#go-work-file-godebug"],
    page: include_str!("../../../docs/rules/go-work/ignored-godebug.md"),
    check,
};

/// In a workspace the go command reads the godebug lines of go.work only (load/godebug.go, Go 1.23 to 1.27). Lines that go.work has too
/// lose nothing.
fn check(repository: &Repository, findings: &mut Findings) {
    for module in repository.modules().filter(|module| module.artifact.problems.is_empty()) {
        let Some(workspace) = repository.workspace_of(&module.directory) else { continue };
        let of_work = &workspace.file.godebugs;
        for line in &module.file.godebugs {
            let key = line.value.split_once('=').map_or(line.value.as_str(), |(key, _)| key);
            let is_set = |other: &&Directive| other.value.split_once('=').is_some_and(|(other, _)| other == key);
            if of_work.iter().any(|other| other.value.as_str() == line.value.as_str()) {
                continue;
            }
            let message = format!(
                "the workspace of {} does not read this line, so programs that are built in it run without `{}`",
                workspace.artifact.path(),
                line.value.as_str()
            );
            let mut draft = Diagnostic::at(module.site(line.value.span()), message)
                .help("write it into go.work as well");
            if let Some(other) = of_work.iter().find(is_set) {
                draft = draft.related(workspace.site(other.value.span()), "what they run with");
            }
            findings.push(draft);
        }
    }
}
