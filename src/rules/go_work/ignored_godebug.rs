//! A godebug line that does not hold in the workspace.

use std::collections::BTreeMap;

use crate::artifact::Directive;
use crate::diagnostic::{Diagnostic, Draft, Severity, Site};
use crate::facts::godebug::{Refusal, refusal};
use crate::repository::{Repository, Workspace};
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
/// lose nothing. One diagnostic tells of a setting, at the first member that has it.
fn check(repository: &Repository, findings: &mut Findings) {
    for workspace in repository.workspaces().filter(|workspace| workspace.artifact.problems.is_empty()) {
        let mut ignored: BTreeMap<&str, Vec<Site>> = BTreeMap::new();
        for (_, module) in repository.members_of(&workspace) {
            for line in module.file.godebugs.iter().filter(|line| is_lost(line, &workspace)) {
                ignored.entry(line.value.as_str()).or_default().push(module.site(line.value.span()));
            }
        }
        for (setting, sites) in ignored {
            let Some((first, others)) = sites.split_first() else { continue };
            let message = format!(
                "the workspace of {} does not read this line, so programs that are built in it run without `{setting}`",
                workspace.artifact.path()
            );
            let mut draft = Diagnostic::at(first.clone(), message).help("write it into go.work as well");
            if let Some(other) = workspace.file.godebugs.iter().find(|other| key(other) == key_of(setting)) {
                draft = draft.related(workspace.site(other.value.span()), "what they run with");
            }
            let also = |draft: Draft, site: &Site| draft.related(site.clone(), "it is lost here too");
            findings.push(others.iter().fold(draft, also));
        }
    }
}

/// Whether go.work does not say the same. A setting that no Go has is another rule's.
fn is_lost(line: &Directive, workspace: &Workspace<'_>) -> bool {
    let value = line.value.as_str().split_once('=').map_or("", |(_, value)| value);
    let is_refused = key(line) != "default" && refusal(key(line), value) == Refusal::All;
    !is_refused && !workspace.file.godebugs.iter().any(|other| other.value.as_str() == line.value.as_str())
}

fn key(line: &Directive) -> &str {
    key_of(line.value.as_str())
}

fn key_of(setting: &str) -> &str {
    setting.split_once('=').map_or(setting, |(key, _)| key)
}
