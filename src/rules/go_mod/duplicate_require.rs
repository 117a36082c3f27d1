//! One module required twice.

use std::collections::HashMap;

use crate::artifact::Requirement;
use crate::diagnostic::{Applicability, Diagnostic, Draft, Edit, Fix, Severity};
use crate::go::semver::SemanticVersion;
use crate::repository::{Module, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static DUPLICATE_REQUIRE: Rule = Rule {
    name: "go-mod/duplicate-require",
    summary: "a go.mod requires one module twice",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/ref/mod#go-mod-file-require"],
    page: include_str!("../../../docs/rules/go-mod/duplicate-require.md"),
    check,
};

/// modload/init.go: of two versions the go command keeps the higher, and says "updates to go.mod needed", since it writes no go.mod
/// unasked. In a workspace it leaves the go.mod files of members as they are.
fn check(repository: &Repository, findings: &mut Findings) {
    for module in repository.modules() {
        let is_member = repository.workspace_of(&module.directory).is_some();
        let mut kept: HashMap<&str, &Requirement> = HashMap::new();
        for line in &module.file.requirements {
            let first = *kept.entry(&line.path).or_insert(line);
            if std::ptr::eq(first, line) {
                continue;
            }
            findings.push(draft(&module, first, line, is_member));
        }
    }
}

fn draft(module: &Module<'_>, first: &Requirement, second: &Requirement, is_member: bool) -> Draft {
    let path = second.path.as_str();
    let at = |line: &Requirement| module.site(line.version.span());
    if first.version.as_str() == second.version.as_str() {
        let message = format!("`{path}` is required twice at the same version");
        let removal = Edit::delete(module.artifact.path(), second.removal);
        return Diagnostic::at(module.site(second.path.span()), message)
            .related(module.site(first.path.span()), "the first is here")
            .help("remove one of the lines")
            .severity(Severity::Note)
            .fix(Fix::safe("remove the second line", vec![removal]));
    }
    let (consequence, severity) = if is_member {
        ("every go command that loads this module outside of its workspace stops", Severity::Warning)
    } else {
        ("every go command here stops with \"updates to go.mod needed\"", Severity::Error)
    };
    let message = format!(
        "`{path}` is required at `{}` and at `{}`, so {consequence}",
        first.version.as_str(),
        second.version.as_str()
    );
    Diagnostic::at(at(second), message)
        .related(at(first), "the other version")
        .help("keep the higher version, as `go mod tidy` does")
        .severity(severity)
        .fix(lower(first, second).map(|line| {
            let removal = Edit::delete(module.artifact.path(), line.removal);
            Fix::unsafe_(format!("remove `{path} {}`", line.version.as_str()), vec![removal])
        }))
}

/// The line with the lower version.
fn lower<'l>(first: &'l Requirement, second: &'l Requirement) -> Option<&'l Requirement> {
    let [a, b] = [first, second].map(|line| SemanticVersion::parse(&line.version));
    Some(if a?.precedence(&b?).is_lt() { first } else { second })
}
