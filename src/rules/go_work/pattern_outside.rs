//! A shown go command whose packages begin where no module of the workspace is.

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::{MissedPlace, ModuleAbsence, Repository, Workspace};
use crate::rules::{Findings, Rule};
use crate::text::{RepoPath, Span};

pub(crate) static PATTERN_OUTSIDE: Rule = Rule {
    name: "go-work/pattern-outside",
    summary: "a go command names packages where no module of the go.work is",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#workspaces", "https://go.dev/issue/50745"],
    page: include_str!("../../../docs/rules/go-work/pattern-outside.md"),
    check,
};

/// How many modules help names one by one.
const MOST_NAMED: usize = 4;

/// cmd/go/internal/modload/load.go: the nearest go.mod at or above the directory that a pattern begins in must be a member's. Members
/// below it do not count.
fn check(repository: &Repository, findings: &mut Findings) {
    for run in repository.certain_runs() {
        let (Some(missed), Some(command)) = (repository.missed_place(&run), run.command) else { continue };
        let site = run.artifact().site(command.span);
        let ModuleAbsence::OutsideWorkspace(workspace) = &missed.absence else { continue };
        let Some(severity) = repository.go_of(run.artifact()).severity(|minor| minor >= 18) else { continue };
        let place = if missed.directory.is_root() { "the root".to_owned() } else { format!("`{}`", missed.directory) };
        let first = workspace.file.uses.first().map_or(Span::empty(0), |line| line.value.span());
        let message =
            format!("{place} belongs to no module of {}, so `{}` fails", workspace.artifact.path(), command.line());
        findings.push(
            Diagnostic::at(site, message)
                .severity(severity)
                .related(workspace.site(first), "the workspace in effect")
                .help(advice(workspace, &missed, &run.directory)),
        );
    }
}

fn advice(workspace: &Workspace<'_>, missed: &MissedPlace<'_>, directory: &RepoPath) -> String {
    let members = workspace.member_directories().map(|(_, member)| member);
    let below: Vec<RepoPath> = members.filter(|member| member.is_within(&missed.directory)).collect();
    let is_pattern = missed.argument.ends_with("...");
    let is_reached = below.iter().all(|member| member.is_within(directory));
    if !is_pattern || below.is_empty() || !is_reached {
        return "run it in a module that go.work uses, or name packages of one".to_owned();
    }
    if below.len() > MOST_NAMED {
        return "name the directory of each module, as in `./a/... ./b/...`; from Go 1.25 on `work` means them all"
            .to_owned();
    }
    let patterns = below.iter().map(|member| format!("./{}/...", member.relative_to(directory)));
    let patterns = patterns.collect::<Vec<_>>().join(" ");
    format!("name the modules: `{patterns}`; from Go 1.25 on `work` means all of them")
}
