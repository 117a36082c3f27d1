//! An ignore line that does not hide what it names.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static INEFFECTIVE_IGNORE: Rule = Rule {
    name: "go-mod/ineffective-ignore",
    summary: "an ignore line hides nothing, or everything",
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/ref/mod#go-mod-file-ignore"],
    page: include_str!("../../../docs/rules/go-mod/ineffective-ignore.md"),
    check,
};

/// search/search.go, `ShouldIgnore` (Go 1.25 to 1.27): the words are compared with parts of paths as they stand. A directory that is not
/// there is what `ignore` is for: it is made later.
fn check(repository: &Repository, findings: &mut Findings) {
    for module in repository.modules().filter(|module| module.artifact.problems.is_empty()) {
        for line in &module.file.ignores {
            let value = &line.value;
            let Some((cause, help)) = fault(value) else { continue };
            let fix = (value.contains('\\') && value.is_verbatim()).then(|| {
                let edit = Edit::replace(module.artifact.path(), value.content(), value.replace('\\', "/"));
                Fix::safe("write slashes", vec![edit])
            });
            findings.push(Diagnostic::at(module.site(value.span()), cause).help(help).fix(fix));
        }
    }
}

fn fault(path: &str) -> Option<(String, &'static str)> {
    let elements = || path.split('/').filter(|element| !element.is_empty());
    if matches!(path, "." | "./" | "/") {
        let message = format!("`ignore {path}` hides every package of the module, so `./...` matches none");
        return Some((message, "name the directories to hide"));
    }
    if path.contains('\\') {
        let message =
            format!("a backslash parts directories on Windows only, so `ignore {path}` hides nothing elsewhere");
        return Some((message, "write slashes"));
    }
    if elements().any(|element| element == "..") {
        let message = format!("`ignore {path}` hides nothing: no path of a package has `..` in it");
        return Some((message, "a module hides its own directories only; name them by their path from here"));
    }
    if path.contains(['*', '?', '[']) {
        let message = format!("`ignore {path}` hides nothing: `ignore` takes no patterns");
        return Some((message, "name each directory; without `./` a name holds at any depth"));
    }
    None
}
