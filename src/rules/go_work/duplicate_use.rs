//! A workspace that uses one directory, or one module path, twice.

use std::collections::{BTreeMap, HashMap};

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity};
use crate::repository::{Member, Module, Repository, Workspace};
use crate::rules::{Findings, Rule};

pub(crate) static DUPLICATE_USE: Rule = Rule {
    name: "go-work/duplicate-use",
    summary: "a workspace uses one directory or one module path twice",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/ref/mod#go-work-file-use"],
    page: include_str!("../../../docs/rules/go-work/duplicate-use.md"),
    check,
};

/// modload/init.go, Go 1.27: loadWorkFile refuses a directory that it has seen, and makeMainModules a path that it has (from Go 1.21).
fn check(repository: &Repository, findings: &mut Findings) {
    for workspace in repository.workspaces() {
        repeated_directories(&workspace, findings);
        repeated_modules(repository, &workspace, findings);
    }
}

fn repeated_directories(workspace: &Workspace<'_>, findings: &mut Findings) {
    let mut first: HashMap<String, Member<'_>> = HashMap::new();
    for member in workspace.members() {
        let path = &member.directive.value;
        let Some(seen) = first.get(&workspace.cleaned(path)) else {
            first.insert(workspace.cleaned(path), member);
            continue;
        };
        let message = format!("`{}` is used twice, so every go command in this workspace fails", path.as_str());
        let removal = Edit::delete(workspace.artifact.path(), member.directive.removal);
        findings.push(
            Diagnostic::at(workspace.site(path.span()), message)
                .related(workspace.site(seen.directive.value.span()), "the same directory")
                .help("remove one of the two lines")
                .fix(Fix::safe("remove the second `use`", vec![removal])),
        );
    }
}

fn repeated_modules(repository: &Repository, workspace: &Workspace<'_>, findings: &mut Findings) {
    let mut first: BTreeMap<&str, (Member<'_>, Module<'_>)> = BTreeMap::new();
    for (member, module) in repository.members_of(workspace) {
        let Some(name) = &module.file.module else { continue };
        let Some((seen, known)) = first.get(name.value.as_str()) else {
            first.insert(name.value.as_str(), (member, module));
            continue;
        };
        if known.directory == module.directory {
            continue;
        }
        let message = format!(
            "`{}` is another module `{}`, so every go command in this workspace fails",
            member.directive.value.as_str(),
            name.value.as_str()
        );
        findings.push(
            Diagnostic::at(workspace.site(member.directive.value.span()), message)
                .related(workspace.site(seen.directive.value.span()), "the first module of this path")
                .related(module.site(name.value.span()), "its path")
                .help("give the two modules different paths, or use only one of them"),
        );
    }
}
