//! TLS, switched off for hosts that have it.

use super::{part, settings};
use crate::diagnostic::{Diagnostic, Severity};
use crate::go::patterns::{Pattern, matches_any, patterns};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static GOINSECURE: Rule = Rule {
    name: "env/goinsecure",
    summary: "certificates are not checked for a public host, or for all",
    severity: Severity::Warning,
    fix: None,
    security: Some("6.5"),
    references: &["https://go.dev/ref/mod#environment-variables"],
    page: include_str!("../../../docs/rules/env/goinsecure.md"),
    check,
};

/// Hosts of public modules. Every one serves HTTPS with a valid certificate.
const PUBLIC: [&str; 14] = [
    "github.com",
    "golang.org",
    "gopkg.in",
    "google.golang.org",
    "go.googlesource.com",
    "gitlab.com",
    "bitbucket.org",
    "codeberg.org",
    "gitee.com",
    "k8s.io",
    "sigs.k8s.io",
    "go.uber.org",
    "cloud.google.com",
    "go.etcd.io",
];

fn check(repository: &Repository, findings: &mut Findings) {
    for (assignment, value) in settings(repository, "GOINSECURE") {
        if assignment.is_for_one_purpose() || assignment.is_offline() {
            continue;
        }
        for pattern in patterns(value) {
            let hosts = public_hosts(&pattern);
            let covered = match hosts.as_slice() {
                [] => continue,
                [host] => format!("`{host}`, which has a valid certificate"),
                _ if hosts.len() == PUBLIC.len() => "every host".to_owned(),
                [first, ..] => format!("`{first}` and other public hosts, which have valid certificates"),
            };
            let message = format!(
                "GOINSECURE in {} covers {covered}, so modules are fetched from there unchecked, even over plain HTTP",
                assignment.environment.name
            );
            findings.push(
                Diagnostic::at(part(&assignment, value, pattern.range), message)
                    .help("list only the private hosts that have no certificate, or give them one"),
            );
        }
    }
}

/// The public hosts that a pattern covers, wholly or in part.
fn public_hosts(pattern: &Pattern<'_>) -> Vec<&'static str> {
    if pattern.is_dead().is_some() {
        return Vec::new();
    }
    let host = pattern.text.split('/').next().unwrap_or_default();
    PUBLIC.iter().copied().filter(|public| matches_any(host, public)).collect()
}
