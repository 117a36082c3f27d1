//! The flag that is no longer there.

use super::{edit, part, settings, without_flag};
use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::go::goflags::split;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static GOFLAGS_INSECURE: Rule = Rule {
    name: "env/goflags-insecure",
    summary: "GOFLAGS has `-insecure`, which `go get` refuses",
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/ref/mod#environment-variables"],
    page: include_str!("../../../docs/rules/env/goflags-insecure.md"),
    check,
};

/// cmd/go/internal/modget/get.go: "-insecure flag is no longer supported; use GOINSECURE instead". No other command looks at it.
fn check(repository: &Repository, findings: &mut Findings) {
    for (assignment, value) in settings(repository, "GOFLAGS") {
        let flags = split(value);
        let Some(entry) = flags.last("insecure") else { continue };
        let commands = assignment.go_commands().unwrap_or_default();
        let fails = commands.iter().any(|command| command.words.first().is_some_and(|subcommand| subcommand == "get"));
        let severity = if fails { Severity::Error } else { Severity::Warning };
        let message = "`go get` refuses `-insecure`, and all other commands ignore it";
        let edits = vec![edit(&assignment, value, without_flag(entry, &flags, value), "")];
        findings.push(
            Diagnostic::at(part(&assignment, value, entry.range.clone()), message)
                .severity(severity)
                .help("name the hosts in `GOINSECURE`, or in `GONOSUMDB` if only the checksum database is in the way")
                .fix(Fix::safe("remove `-insecure`", edits)),
        );
    }
}
