//! A module that the workspace around it leaves out.

use crate::artifact::Directive;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity};
use crate::repository::{Module, Repository, Workspace};
use crate::rules::{Findings, Rule};
use crate::text::Span;

pub(crate) static UNLISTED_MODULE: Rule = Rule {
    name: "go-work/unlisted-module",
    summary: "a module is left out by the go.work around it",
    severity: Severity::Note,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://go.dev/ref/mod#workspaces"],
    page: include_str!("../../../docs/rules/go-work/unlisted-module.md"),
    check,
};

/// Go commands in such a module work in the workspace all the same, and find its packages in none of the workspace's modules.
fn check(repository: &Repository, findings: &mut Findings) {
    for module in repository.modules().filter(|module| !module.file.is_boundary) {
        let Some(workspace) = repository.workspace_around(&module.directory) else { continue };
        let Some(name) = &module.file.module else { continue };
        if workspace.uses(&module.directory) {
            continue;
        }
        let message = format!(
            "no `use` of {} names this module, so `go build ./...` fails in it unless GOWORK is off",
            workspace.artifact.path()
        );
        let first = workspace.file.uses.first().map_or(Span::empty(0), |line| line.value.span());
        findings.push(
            Diagnostic::at(module.site(name.value.span()), message)
                .related(workspace.site(first), "the workspace around it")
                .help("add a `use`, or give the module a go.work of its own if it is to stand apart")
                .fix(workspace.file.uses.last().map(|last| added(&workspace, &module, last))),
        );
    }
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
