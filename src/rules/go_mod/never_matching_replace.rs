//! A replacement that holds for no module.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity};
use crate::go::semver::SemanticVersion;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static NEVER_MATCHING_REPLACE: Rule = Rule {
    name: "go-mod/never-matching-replace",
    summary: "`replace` names a module that cannot exist",
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/ref/mod#go-mod-file-replace"],
    page: include_str!("../../../docs/rules/go-mod/never-matching-replace.md"),
    check,
};

/// The parser takes any word for a path, and `@` is in none (module.CheckPath), so such a line replaces nothing (Go 1.19 to 1.27).
fn check(repository: &Repository, findings: &mut Findings) {
    for file in repository.module_lines() {
        for line in file.replacements {
            let Some((path, version)) = line.path.split_once('@') else { continue };
            let message = format!(
                "no module is called `{}`, so this line replaces nothing: a blank parts path and version",
                line.path.as_str()
            );
            let is_version = SemanticVersion::parse(version).is_some_and(|version| version.is_canonical());
            let is_bare = line.path.span() == line.path.content();
            let fix = (line.version.is_none() && is_version && is_bare).then(|| {
                let at = line.path.part(path.len()..path.len() + 1);
                Fix::safe("part path and version by a blank", vec![Edit::replace(file.artifact.path(), at, " ")])
            });
            findings.push(
                Diagnostic::at(file.artifact.site(line.path.span()), message)
                    .help("write `replace module/path v1.2.3 => …`, or leave the version out")
                    .fix(fix),
            );
        }
    }
}
