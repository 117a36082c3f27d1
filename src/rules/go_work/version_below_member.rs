//! A go.work whose go line is below that of a member.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity};
use crate::go::version::GoVersion;
use crate::repository::{Member, Module, Repository, Workspace};
use crate::rules::{Findings, Rule};
use crate::text::{Literal, Span};

pub(crate) static VERSION_BELOW_MEMBER: Rule = Rule {
    name: "go-work/version-below-member",
    summary: "the go line of a go.work is below that of a member",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/ref/mod#go-work-file-go", "https://go.dev/doc/toolchain#config"],
    page: include_str!("../../../docs/rules/go-work/version-below-member.md"),
    check,
};

/// modload/init.go, Go 1.21 to 1.27: only members at go 1.21 or later are asked, and a go.work without a go line is at 1.18. One
/// diagnostic a workspace names the highest, since raising the line to it mends all.
fn check(repository: &Repository, findings: &mut Findings) {
    for workspace in repository.workspaces().filter(|workspace| workspace.artifact.problems.is_empty()) {
        let own = match &workspace.file.go {
            Some(line) => GoVersion::parse(&line.value),
            None => Some(GoVersion::of_language(1, 18)),
        };
        let Some(own) = own else { continue };
        let above: Vec<_> = members_above(repository, &workspace, &own).collect();
        // The first of the highest, as Go names the first that it meets.
        let Some((_, _, _, highest)) = above.iter().rev().max_by(|a, b| a.3.cmp(&b.3)) else { continue };
        let named = above.iter().filter(|(_, _, _, version)| version == highest);
        let Some((member, _, _, _)) = named.clone().next() else { continue };
        let consequence = format!(
            "below the `go {highest}` of `{}`, so every go command in this workspace fails",
            member.directive.value.as_str()
        );
        let (site, message, fix) = match &workspace.file.go {
            Some(line) => {
                let edit = Edit::replace(workspace.artifact.path(), line.value.span(), highest.as_str());
                (workspace.site(line.value.span()), format!("`go {own}` is {consequence}"), edit)
            }
            None => {
                let line_end = if workspace.artifact.source.text().contains("\r\n") { "\r\n" } else { "\n" };
                let text = format!("go {highest}{line_end}{line_end}");
                let edit = Edit::insert(workspace.artifact.path(), 0, text);
                (workspace.site(Span::empty(0)), format!("without a `go` line this file is at Go 1.18, {consequence}"), edit)
            }
        };
        let mut draft = Diagnostic::at(site, message).help("`go work use` raises the line too");
        for (_, module, line, version) in &above {
            draft = draft.related(module.site(line.span()), format!("asks for Go {version}"));
        }
        findings.push(draft.fix(Fix::safe(format!("write `go {highest}`"), vec![fix])));
    }
}

/// The members whose go line is above `own`, each with that line.
fn members_above<'r>(
    repository: &'r Repository,
    workspace: &Workspace<'r>,
    own: &GoVersion,
) -> impl Iterator<Item = (Member<'r>, Module<'r>, &'r Literal, GoVersion)> {
    let strict = GoVersion::of_language(1, 21);
    repository.members_of(workspace).filter_map(move |(member, module)| {
        let line = &module.file.go.as_ref()?.value;
        let version = GoVersion::parse(line)?;
        (version >= strict && version > *own).then_some((member, module, line, version))
    })
}
