//! Two replacements of one module in one file.

use std::collections::HashMap;

use crate::artifact::Replacement;
use crate::diagnostic::{Applicability, Diagnostic, Draft, Edit, Fix, Severity};
use crate::repository::{ModuleLines, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static CONFLICTING_REPLACE: Rule = Rule {
    name: "go-mod/conflicting-replace",
    summary: "a go.mod or go.work replaces one module twice",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/ref/mod#go-mod-file-replace"],
    page: include_str!("../../../docs/rules/go-mod/conflicting-replace.md"),
    check,
};

/// modload/modfile.go, `toReplaceMap`: two lines for one module, or for one version of it, must have the same target, letter for letter
/// (Go 1.19 to 1.27). It is asked of every go.mod that is loaded and of go.work.
fn check(repository: &Repository, findings: &mut Findings) {
    for file in repository.module_lines() {
        let mut first: HashMap<(&str, &str), &Replacement> = HashMap::new();
        for line in file.replacements {
            let seen = *first.entry(replaced(line)).or_insert(line);
            if !std::ptr::eq(seen, line) {
                let is_same = target(seen) == target(line);
                let draft = if is_same { repeated(&file, seen, line) } else { conflicting(&file, seen, line) };
                findings.push(draft.at_most(repository.gravest_in_main_module(file.artifact)));
            }
        }
    }
}

fn conflicting(file: &ModuleLines<'_>, seen: &Replacement, line: &Replacement) -> Draft {
    let message = format!(
        "`{}` is replaced by something else already, so every go command here fails with \"conflicting replacements\"",
        line.path.as_str()
    );
    Diagnostic::at(file.artifact.site(line.target_span()), message)
        .related(file.artifact.site(seen.target_span()), "the first target")
        .help("keep one of the two lines")
}

fn repeated(file: &ModuleLines<'_>, seen: &Replacement, line: &Replacement) -> Draft {
    let message = format!("the same replacement of `{}` stands here twice", line.path.as_str());
    let removal = Edit::delete(file.artifact.path(), line.removal);
    Diagnostic::at(file.artifact.site(line.path.span()), message)
        .severity(Severity::Note)
        .related(file.artifact.site(seen.path.span()), "the first one")
        .help("remove one of the two lines")
        .fix(Fix::safe("remove the second line", vec![removal]))
}

fn replaced(line: &Replacement) -> (&str, &str) {
    (line.path.as_str(), line.version.as_ref().map_or("", |version| version.as_str()))
}

fn target(line: &Replacement) -> (&str, &str) {
    (line.target.as_str(), line.target_version.as_ref().map_or("", |version| version.as_str()))
}
