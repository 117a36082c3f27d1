//! A pattern list that exempts every module from the checksum database.

use super::{part, settings};
use crate::diagnostic::{Diagnostic, Severity};
use crate::go::patterns::{Pattern, patterns};
use crate::repository::{Assignment, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static GONOSUMDB_ALL: Rule = Rule {
    name: "env/gonosumdb-all",
    summary: "a pattern exempts every module from the checksum database",
    severity: Severity::Warning,
    fix: None,
    security: Some("5.9"),
    references: &["https://go.dev/ref/mod#private-module-privacy"],
    page: include_str!("../../../docs/rules/env/gonosumdb-all.md"),
    check,
};

/// Modules that have nothing in common but that they are public.
const PUBLIC: [&str; 8] = [
    "github.com/pkg/errors",
    "golang.org/x/mod",
    "gopkg.in/yaml.v3",
    "go.uber.org/zap",
    "k8s.io/api",
    "google.golang.org/protobuf",
    "gitlab.com/gitlab-org/api/client-go",
    "dario.cat/mergo",
];

fn check(repository: &Repository, findings: &mut Findings) {
    for name in ["GONOSUMDB", "GOPRIVATE"] {
        for (assignment, value) in settings(repository, name) {
            if assignment.is_for_one_purpose() || assignment.is_offline() || is_overruled(&assignment, name) {
                continue;
            }
            let Some(all) = patterns(value).into_iter().find(matches_everything) else { continue };
            let message = format!(
                "`{}` matches every module, so none is checked against the checksum database in {}",
                all.text, assignment.environment.name
            );
            findings.push(
                Diagnostic::at(part(&assignment, value, all.range), message)
                    .help("list the hosts or organizations of your private modules only, such as `git.example.com`"),
            );
        }
    }
}

/// Whether another variable decides: GONOSUMDB over GOPRIVATE, whose default it is, and GOSUMDB=off over both.
fn is_overruled(assignment: &Assignment<'_>, name: &str) -> bool {
    let is_off = |set: &crate::artifact::EnvAssignment| set.known().is_some_and(|value| value.as_str() == "off");
    let is_set = |set: &crate::artifact::EnvAssignment| set.known().is_none_or(|value| !value.is_empty());
    assignment.beside("GOSUMDB").is_some_and(is_off)
        || (name == "GOPRIVATE" && assignment.beside("GONOSUMDB").is_some_and(is_set))
}

fn matches_everything(pattern: &Pattern<'_>) -> bool {
    PUBLIC.iter().all(|module| pattern.matches(module))
}
