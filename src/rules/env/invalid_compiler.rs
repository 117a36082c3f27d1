//! Compilers that the go command refuses.

use super::{is_expanded, part, settings, severity_if};
use crate::artifact::GoCommand;
use crate::diagnostic::{Diagnostic, Severity};
use crate::go::goflags::split;
use crate::go::variables::scalars::{CompilerFault, compiler_fault};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static INVALID_COMPILER: Rule = Rule {
    name: "env/invalid-compiler",
    summary: "the go command refuses a compiler or its flags",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://pkg.go.dev/cmd/cgo"],
    page: include_str!("../../../docs/rules/env/invalid-compiler.md"),
    check,
};

/// cmd/go/internal/work/init.go, `BuildInit`. These variables are not Go's alone, so that a workflow must show a go command.
fn check(repository: &Repository, findings: &mut Findings) {
    for name in ["CC", "CXX", "FC"] {
        for (assignment, value) in settings(repository, name) {
            let Some(fault) = compiler_fault(value).filter(|_| !is_expanded(&assignment, value)) else { continue };
            if assignment.go_commands().is_some_and(|commands| commands.is_empty()) {
                continue;
            }
            let message = match fault {
                CompilerFault::Quote => {
                    format!("a quote in {name} is not closed, so every command that loads packages fails")
                }
                CompilerFault::Relative => {
                    format!("{name} is a relative path, so every command that loads packages fails")
                }
            };
            findings.push(
                Diagnostic::at(assignment.value_site(), message)
                    .severity(severity_if(&assignment, Severity::Warning, GoCommand::loads_packages))
                    .help("write a name that is found in PATH, or an absolute path"),
            );
        }
    }
    check_flags(repository, findings);
}

/// cmd/go/internal/work/exec.go, `buildFlags`; cmd/go/internal/envcmd/env.go panics.
fn check_flags(repository: &Repository, findings: &mut Findings) {
    for name in ["CGO_CFLAGS", "CGO_CPPFLAGS", "CGO_CXXFLAGS", "CGO_FFLAGS", "CGO_LDFLAGS"] {
        for (assignment, value) in settings(repository, name) {
            let Some(range) = split(value).unterminated else { continue };
            let shows = |command: &&GoCommand| command.words.first().is_some_and(|subcommand| subcommand == "env");
            let fails = assignment.go_commands().unwrap_or_default().iter().any(shows);
            let message = format!("nothing closes this quote in {name}, so `go env` and every build with cgo fail");
            findings.push(
                Diagnostic::at(part(&assignment, value, range), message)
                    .severity(if fails { Severity::Error } else { Severity::Warning })
                    .help("quote a whole flag, or write no quote"),
            );
        }
    }
}
