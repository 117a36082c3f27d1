//! A replacement of a member.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity};
use crate::repository::{Module, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static REPLACED_MEMBER: Rule = Rule {
    name: "go-work/replaced-member",
    summary: "a go.work replaces a module that it uses",
    severity: Severity::Error,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://go.dev/ref/mod#go-work-file-replace"],
    page: include_str!("../../../docs/rules/go-work/replaced-member.md"),
    check,
};

/// modload/init.go, `makeMainModules`: "workspace module is replaced at all versions" (Go 1.19 to 1.27). A line for one version passes.
fn check(repository: &Repository, findings: &mut Findings) {
    for workspace in repository.workspaces().filter(|workspace| workspace.artifact.problems.is_empty()) {
        for line in workspace.file.replacements.iter().filter(|line| line.version.is_none()) {
            let is_replaced = |module: &Module<'_>| {
                module.file.module.as_ref().is_some_and(|name| name.value.as_str() == line.path.as_str())
            };
            let Some((member, module)) = repository.members_of(&workspace).find(|(_, module)| is_replaced(module))
            else {
                continue;
            };
            let message = format!(
                "`{}` is a module of this workspace and cannot be replaced, so every go command in this workspace fails",
                line.path.as_str()
            );
            let removal = Edit::delete(workspace.artifact.path(), line.removal);
            let name = module.file.module.as_ref().map(|name| name.value.span()).unwrap_or_default();
            findings.push(
                Diagnostic::at(workspace.site(line.path.span()), message)
                    .related(workspace.site(member.directive.value.span()), "it is used here")
                    .related(module.site(name), "its path")
                    .help("remove the line; the workspace takes the module from where it is used")
                    .fix(Fix::unsafe_("remove the `replace`", vec![removal])),
            );
        }
    }
}
