//! A module path that no other module can require.

use crate::diagnostic::{Diagnostic, Severity};
use crate::go::module::{PathFault, check_import_path, check_module_path};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static UNPUBLISHABLE_MODULE_PATH: Rule = Rule {
    name: "go-mod/unpublishable-module-path",
    summary: "no other module can require a module of this path",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#go-mod-file-ident", "https://go.dev/ref/mod#major-version-suffixes"],
    page: include_str!("../../../docs/rules/go-mod/unpublishable-module-path.md"),
    check,
};

/// module.CheckPath, which the go command asks of every module but the main one. A path without a dot in its first element is left
/// alone: that is how programs and examples are called which nobody is to require.
fn check(repository: &Repository, findings: &mut Findings) {
    for module in repository.modules() {
        let Some(line) = &module.file.module else { continue };
        let path = &line.value;
        let Err(invalid) = check_module_path(path) else { continue };
        let has_host = path.split('/').next().is_some_and(|host| host.contains('.'));
        if check_import_path(path).is_err() || !has_host || invalid.reason == PathFault::NoDotInHost {
            continue;
        }
        let help = match invalid.reason {
            PathFault::MajorVersion if path.starts_with("gopkg.in/") => "a path at gopkg.in ends in `.v1` or above",
            PathFault::MajorVersion => "v0 and v1 have no suffix; from v2 on the path ends in `/v2`",
            PathFault::HostCharacter(_) => "write the host in lower case, and import it so",
            _ => "keep to letters, digits and `-._~`, and begin no element with a dot",
        };
        let message = format!("no other module can require `{}`: {}", path.as_str(), invalid.reason);
        findings.push(Diagnostic::at(module.site(path.part(invalid.part)), message).help(help));
    }
}
