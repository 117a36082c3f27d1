//! A GOPATH that the go command refuses.

use super::{is_expanded, part, settings};
use crate::artifact::OperatingSystem;
use crate::diagnostic::{Diagnostic, Severity};
use crate::go::local_path::LocalPath;
use crate::go::variables::gopath::{PathFault, fault};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static GOPATH_INVALID: Rule = Rule {
    name: "env/gopath-invalid",
    summary: "an entry of GOPATH stops every go command",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://pkg.go.dev/cmd/go#hdr-GOPATH_environment_variable"],
    page: include_str!("../../../docs/rules/env/gopath-invalid.md"),
    check,
};

/// cmd/go/main.go: each entry is absolute and begins with no `~`, or the go command exits with 2.
fn check(repository: &Repository, findings: &mut Findings) {
    for (assignment, value) in settings(repository, "GOPATH") {
        let unix = assignment.operating_systems().find(|system| *system != OperatingSystem::Windows);
        let found = fault(value, unix.is_some()).filter(|_| !is_expanded(&assignment, value));
        let Some((range, fault)) = found else { continue };
        let entry = value.get(range.clone()).unwrap_or_default();
        let message = match fault {
            PathFault::Tilde => {
                format!("nothing expands the `~` of `{entry}`, and every go command refuses such a GOPATH")
            }
            PathFault::Relative if unix.is_some() && LocalPath::of(value) == Some(LocalPath::Drive) => {
                format!(
                    "`:` separates directories here, so `{entry}` is not absolute, and every go command refuses such a GOPATH"
                )
            }
            PathFault::Relative => format!("`{entry}` is not absolute, and every go command refuses such a GOPATH"),
        };
        findings.push(
            Diagnostic::at(part(&assignment, value, range), message)
                .help("remove it: the default is `go` in the home directory; or write an absolute path"),
        );
    }
}
