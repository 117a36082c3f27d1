//! A module that the workspace around it leaves out.

use std::collections::BTreeMap;

use crate::artifact::Directive;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity, Site};
use crate::repository::{Module, ModuleAbsence, Repository, Workspace};
use crate::rules::{Findings, Rule};
use crate::text::{RepoPath, Span};

pub(crate) static UNLISTED_MODULE: Rule = Rule {
    name: "go-work/unlisted-module",
    summary: "a module is left out by the go.work around it",
    severity: Severity::Error,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://go.dev/ref/mod#workspaces"],
    page: include_str!("../../../docs/rules/go-work/unlisted-module.md"),
    check,
};

/// Go commands in such a module work in the workspace all the same, and find its packages in none of the workspace's modules. An error
/// where a script shows one.
fn check(repository: &Repository, findings: &mut Findings) {
    let failing = failing_commands(repository);
    for module in repository.modules().filter(|module| !module.file.is_boundary) {
        let Some(workspace) = repository.workspace_around(&module.directory) else { continue };
        let Some(name) = &module.file.module else { continue };
        if workspace.uses(&module.directory) {
            continue;
        }
        let shown = failing.get(&module.directory);
        let line = shown.map_or("go build ./...", |failure| &failure.line);
        let condition = if shown.is_some() { "" } else { " in it unless GOWORK is off" };
        let path = workspace.artifact.path();
        let message = format!("no `use` of {path} names this module, so `{line}` fails{condition}");
        let first = workspace.file.uses.first().map_or(Span::empty(0), |line| line.value.span());
        let mut draft = Diagnostic::at(module.site(name.value.span()), message).severity(Severity::Note);
        if let Some(Failure { site, severity, .. }) = shown {
            draft = draft.severity(*severity).related(site.clone(), "this fails");
        }
        findings.push(
            draft
                .related(workspace.site(first), "the workspace around it")
                .help("add a `use`, or give the module a go.work of its own if it is to stand apart")
                .fix(workspace.file.uses.last().map(|last| added(&workspace, &module, last))),
        );
    }
}

/// A command that fails because a workspace leaves a module out.
struct Failure {
    line: String,
    site: Site,
    severity: Severity,
}

/// The first command of each module.
fn failing_commands(repository: &Repository) -> BTreeMap<RepoPath, Failure> {
    let mut failing = BTreeMap::new();
    for run in repository.certain_runs() {
        let (Some(missed), Some(command)) = (repository.missed_place(&run), run.command) else { continue };
        let ModuleAbsence::Unlisted(_, module) = missed.absence else { continue };
        let site = run.artifact().site(command.span);
        if let Some(severity) = repository.go_of(run.artifact()).severity(|minor| minor >= 18) {
            failing.entry(module.directory).or_insert(Failure { line: command.line(), site, severity });
        }
    }
    failing
}

/// A `use` of `module` after the `last` one.
fn added(workspace: &Workspace<'_>, module: &Module<'_>, last: &Directive) -> Fix {
    let way = module.directory.relative_to(&workspace.directory);
    let path = if way.contains([' ', '\t']) { format!("\"./{way}\"") } else { format!("./{way}") };
    let is_in_block = last.span.start == last.value.span().start;
    let line = if is_in_block { format!("\t{path}") } else { format!("use {path}") };
    let text = workspace.artifact.source.slice(last.removal);
    let line_end = if text.ends_with("\r\n") { "\r\n" } else { "\n" };
    let text = if text.ends_with('\n') { format!("{line}{line_end}") } else { format!("{line_end}{line}") };
    Fix::unsafe_(format!("add `use {path}`"), vec![Edit::insert(workspace.artifact.path(), last.removal.end, text)])
}
