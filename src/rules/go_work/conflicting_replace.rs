//! Members of a workspace whose replacements disagree.

use crate::artifact::Replacement;
use crate::diagnostic::{Diagnostic, Draft, Severity};
use crate::go::local_path::LocalPath;
use crate::repository::{Module, Repository, Workspace};
use crate::rules::{Findings, Rule};

pub(crate) static CONFLICTING_REPLACE: Rule = Rule {
    name: "go-work/conflicting-replace",
    summary: "the members of a workspace replace one module differently",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#go-work-file-replace"],
    page: include_str!("../../../docs/rules/go-work/conflicting-replace.md"),
    check,
};

/// modload/init.go, `makeMainModules`, and modload/modfile.go, `replacementFrom` (Go 1.19 to 1.27): unless go.work replaces the module,
/// its members must agree. Directories are compared as what they are, seen from the member.
fn check(repository: &Repository, findings: &mut Findings) {
    for workspace in repository.workspaces().filter(|workspace| workspace.artifact.problems.is_empty()) {
        let members: Vec<Module<'_>> = repository.members_of(&workspace).map(|(_, module)| module).collect();
        let is_settled = |line: &Replacement| {
            workspace.file.replacements.iter().any(|other| other.path.as_str() == line.path.as_str())
        };
        let mut seen: Vec<Line<'_>> = Vec::new();
        for (member, module) in members.iter().enumerate() {
            for line in module.file.replacements.iter().filter(|line| !is_settled(line)) {
                let line = Line { member, module, line };
                if let Some(other) = seen.iter().find(|other| other.conflicts_with(&line, &members)) {
                    findings.push(draft(&workspace, other, &line));
                } else {
                    seen.push(line);
                }
            }
        }
    }
}

/// A `replace` of a member.
struct Line<'r> {
    member: usize,
    module: &'r Module<'r>,
    line: &'r Replacement,
}

impl Line<'_> {
    fn conflicts_with(&self, other: &Line<'_>, members: &[Module<'_>]) -> bool {
        if self.member == other.member || self.line.path.as_str() != other.line.path.as_str() {
            return false;
        }
        match (&self.line.version, &other.line.version) {
            (None, None) => self.target_differs(other),
            (Some(one), Some(two)) => one.as_str() == two.as_str() && self.target_differs(other),
            // One holds for all versions, one for a single one: they meet where that one is required, and there Go compares the words.
            (Some(version), None) | (None, Some(version)) => {
                let differs = text(self.line) != text(other.line);
                let required = members.iter().flat_map(|module| &module.file.requirements);
                let mut required = required.filter(|required| required.path.as_str() == self.line.path.as_str());
                differs && required.any(|required| required.version.as_str() == version.as_str())
            }
        }
    }

    /// Where one names a directory of its machine and the other does not, it cannot be told.
    fn target_differs(&self, other: &Line<'_>) -> bool {
        let is_absolute = |line: &Replacement| LocalPath::of(&line.target).is_some_and(LocalPath::is_absolute);
        if !self.line.is_local() || !other.line.is_local() {
            return text(self.line) != text(other.line);
        }
        is_absolute(self.line) == is_absolute(other.line)
            && self.module.cleaned(&self.line.target) != other.module.cleaned(&other.line.target)
    }
}

fn text(line: &Replacement) -> (&str, &str) {
    (line.target.as_str(), line.target_version.as_ref().map_or("", |version| version.as_str()))
}

fn draft(workspace: &Workspace<'_>, first: &Line<'_>, second: &Line<'_>) -> Draft {
    let path = second.line.path.as_str();
    let message = format!(
        "another module of the workspace replaces `{path}` by something else, so go commands in it fail with \"conflicting replacements\""
    );
    Diagnostic::at(second.module.site(second.line.target.span()), message)
        .related(first.module.site(first.line.target.span()), "the other replacement")
        .help(format!("let both name the same, or replace `{path}` in {} for all", workspace.artifact.path()))
}
