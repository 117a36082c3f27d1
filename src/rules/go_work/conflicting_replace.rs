//! Members of a workspace whose replacements disagree.

use std::collections::{BTreeSet, HashMap, HashSet};

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
        let settled: HashSet<&str> = workspace.file.replacements.iter().map(|line| line.path.as_str()).collect();
        let mut seen = Seen::of(&members);
        for module in &members {
            let mut own = HashSet::new();
            for replacement in &module.file.replacements {
                let key = (replacement.path.as_str(), version(replacement));
                if settled.contains(key.0) || !own.insert(key) {
                    continue;
                }
                let line = MemberLine { module, replacement };
                match seen.conflict(line) {
                    Some(other) => findings.push(draft(&workspace, other, line)),
                    None => seen.add(line),
                }
            }
        }
    }
}

/// A `replace` of a member.
#[derive(Clone, Copy)]
struct MemberLine<'r> {
    module: &'r Module<'r>,
    replacement: &'r Replacement,
}

/// The lines of the members so far, by the path and version that they replace; a line for all versions has an empty one.
struct Seen<'r> {
    lines: HashMap<(&'r str, &'r str), MemberLine<'r>>,
    /// The versions that are required of each path, but for members: their versions are never asked for.
    required: HashMap<&'r str, BTreeSet<&'r str>>,
}

impl<'r> Seen<'r> {
    fn of(members: &'r [Module<'r>]) -> Self {
        let names: HashSet<&str> =
            members.iter().filter_map(|module| Some(module.file.module.as_ref()?.value.as_str())).collect();
        let mut required: HashMap<&str, BTreeSet<&str>> = HashMap::new();
        for line in members.iter().flat_map(|module| &module.file.requirements) {
            if !names.contains(line.path.as_str()) {
                required.entry(line.path.as_str()).or_default().insert(line.version.as_str());
            }
        }
        Self { lines: HashMap::new(), required }
    }

    fn add(&mut self, line: MemberLine<'r>) {
        self.lines.entry((line.replacement.path.as_str(), version(line.replacement))).or_insert(line);
    }

    /// The line that the go command finds in conflict with `line`. A line for all versions and one for a single one meet where that one
    /// is required, and there Go compares the words.
    fn conflict(&self, line: MemberLine<'r>) -> Option<MemberLine<'r>> {
        let (path, version) = (line.replacement.path.as_str(), version(line.replacement));
        let same = self.lines.get(&(path, version)).copied();
        if let Some(same) = same.filter(|same| line.target_differs(*same)) {
            return Some(same);
        }
        let meets = |other: &MemberLine<'r>| {
            line.module.directory != other.module.directory && text(line.replacement) != text(other.replacement)
        };
        let required = self.required.get(path)?;
        if !version.is_empty() {
            let any = self.lines.get(&(path, "")).copied()?;
            return Some(any).filter(|any| required.contains(version) && meets(any));
        }
        required.iter().filter_map(|version| self.lines.get(&(path, *version))).copied().find(meets)
    }
}

impl<'r> MemberLine<'r> {
    /// Where one names a directory of its machine and the other does not, it cannot be told.
    fn target_differs(self, other: MemberLine<'r>) -> bool {
        let is_absolute = |line: &Replacement| LocalPath::of(&line.target).is_some_and(LocalPath::is_absolute);
        if !self.replacement.is_local() || !other.replacement.is_local() {
            return text(self.replacement) != text(other.replacement);
        }
        is_absolute(self.replacement) == is_absolute(other.replacement)
            && self.module.cleaned(&self.replacement.target) != other.module.cleaned(&other.replacement.target)
    }
}

fn version(line: &Replacement) -> &str {
    line.version.as_ref().map_or("", |version| version.as_str())
}

fn text(line: &Replacement) -> (&str, &str) {
    (line.target.as_str(), line.target_version.as_ref().map_or("", |version| version.as_str()))
}

fn draft(workspace: &Workspace<'_>, first: MemberLine<'_>, second: MemberLine<'_>) -> Draft {
    let path = second.replacement.path.as_str();
    let message = format!(
        "another module of the workspace replaces `{path}` by something else, so go commands in it fail with \"conflicting replacements\""
    );
    Diagnostic::at(second.module.site(second.replacement.target_span()), message)
        .related(first.module.site(first.replacement.target_span()), "the other replacement")
        .help(format!("let both name the same, or replace `{path}` in {} for all", workspace.artifact.path()))
}
