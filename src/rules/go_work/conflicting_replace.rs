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
        let mut seen: Vec<MemberLine<'_>> = Vec::new();
        for (member, module) in members.iter().enumerate() {
            for line in module.file.replacements.iter().filter(|line| !is_settled(line)) {
                let line = MemberLine { member, module, replacement: line };
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
struct MemberLine<'r> {
    member: usize,
    module: &'r Module<'r>,
    replacement: &'r Replacement,
}

impl MemberLine<'_> {
    fn conflicts_with(&self, other: &MemberLine<'_>, members: &[Module<'_>]) -> bool {
        if self.member == other.member || self.replacement.path.as_str() != other.replacement.path.as_str() {
            return false;
        }
        match (&self.replacement.version, &other.replacement.version) {
            (None, None) => self.target_differs(other),
            (Some(one), Some(two)) => one.as_str() == two.as_str() && self.target_differs(other),
            // One holds for all versions, one for a single one: they meet where that one is required, and there Go compares the words. The
            // versions of a member are never asked for.
            (Some(version), None) | (None, Some(version)) => {
                let path = self.replacement.path.as_str();
                let is_member =
                    |module: &Module<'_>| module.file.module.as_ref().is_some_and(|name| name.value.as_str() == path);
                let differs = text(self.replacement) != text(other.replacement) && !members.iter().any(is_member);
                let required = members.iter().flat_map(|module| &module.file.requirements);
                let mut required = required.filter(|required| required.path.as_str() == path);
                differs && required.any(|required| required.version.as_str() == version.as_str())
            }
        }
    }

    /// Where one names a directory of its machine and the other does not, it cannot be told.
    fn target_differs(&self, other: &MemberLine<'_>) -> bool {
        let is_absolute = |line: &Replacement| LocalPath::of(&line.target).is_some_and(LocalPath::is_absolute);
        if !self.replacement.is_local() || !other.replacement.is_local() {
            return text(self.replacement) != text(other.replacement);
        }
        is_absolute(self.replacement) == is_absolute(other.replacement)
            && self.module.cleaned(&self.replacement.target) != other.module.cleaned(&other.replacement.target)
    }
}

fn text(line: &Replacement) -> (&str, &str) {
    (line.target.as_str(), line.target_version.as_ref().map_or("", |version| version.as_str()))
}

fn draft(workspace: &Workspace<'_>, first: &MemberLine<'_>, second: &MemberLine<'_>) -> Draft {
    let path = second.replacement.path.as_str();
    let message = format!(
        "another module of the workspace replaces `{path}` by something else, so go commands in it fail with \"conflicting replacements\""
    );
    Diagnostic::at(second.module.site(second.replacement.target.span()), message)
        .related(first.module.site(first.replacement.target.span()), "the other replacement")
        .help(format!("let both name the same, or replace `{path}` in {} for all", workspace.artifact.path()))
}
