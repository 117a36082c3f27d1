//! A go.work whose go line is below that of a member.

use std::collections::BTreeSet;

use crate::diagnostic::{Applicability, Diagnostic, Draft, Edit, Fix, Severity};
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
        let above: Vec<Above<'_>> = members_above(repository, &workspace, &own).collect();
        // Of several, `max_by` gives the last: turned round, that is the first that go.work names.
        let Some(highest) = above.iter().rev().max_by(|a, b| a.version.cmp(&b.version)) else { continue };
        let named = |draft: Draft, above: &Above<'_>| {
            draft.related(above.module.site(above.line.span()), format!("asks for Go {}", above.version))
        };
        let draft = above.iter().fold(draft(&workspace, &own, highest), named);
        findings.push(match repository.command_that_raises_go_line(&workspace).and_then(|run| run.site()) {
            Some(site) => draft.related(site, "this command raises it, in its own checkout").at_most(Severity::Warning),
            None => draft,
        });
    }
}

/// A member that asks for more than its go.work.
struct Above<'r> {
    member: Member<'r>,
    module: Module<'r>,
    line: &'r Literal,
    version: GoVersion,
}

fn members_above<'r>(
    repository: &'r Repository,
    workspace: &Workspace<'r>,
    own: &GoVersion,
) -> impl Iterator<Item = Above<'r>> {
    let strict = GoVersion::of_language(1, 21);
    let mut seen = BTreeSet::new();
    repository.members_of(workspace).filter(move |(_, module)| seen.insert(module.directory.clone())).filter_map(
        move |(member, module)| {
            let line = &module.file.go.as_ref()?.value;
            let version = GoVersion::parse(line)?;
            (version >= strict && version > *own).then_some(Above { member, module, line, version })
        },
    )
}

fn draft(workspace: &Workspace<'_>, own: &GoVersion, highest: &Above<'_>) -> Draft {
    let (path, version) = (workspace.artifact.path(), &highest.version);
    let consequence = format!(
        "below the `go {version}` of `{}`, so every go command in this workspace fails",
        highest.member.directive.value.as_str()
    );
    let (span, message, edit) = if let Some(line) = &workspace.file.go {
        let span = line.value.span();
        (span, format!("`go {own}` is {consequence}"), Edit::replace(path, span, version.as_str()))
    } else {
        let line_end = if workspace.artifact.source.text().contains("\r\n") { "\r\n" } else { "\n" };
        let edit = Edit::insert(path, 0, format!("go {version}{line_end}{line_end}"));
        (Span::empty(0), format!("without a `go` line this file is at Go 1.18, {consequence}"), edit)
    };
    Diagnostic::at(workspace.site(span), message)
        .help("`go work use` raises the line too")
        .fix(Fix::safe(format!("write `go {version}`"), vec![edit]))
}
