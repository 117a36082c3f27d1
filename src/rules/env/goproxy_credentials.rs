//! A password or token in a committed proxy URL.

use crate::diagnostic::{Diagnostic, Severity};
use crate::go::proxy::literal_credentials;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static GOPROXY_CREDENTIALS: Rule = Rule {
    name: "env/goproxy-credentials",
    summary: "a proxy URL holds a password or token in clear text",
    severity: Severity::Error,
    fix: None,
    security: Some("8.2"),
    references: &["https://go.dev/ref/mod#private-module-proxy-auth"],
    page: include_str!("../../../docs/rules/env/goproxy-credentials.md"),
    check,
};

/// It reads what is written, since a secret may stand beside a part that is not known. The message never repeats it.
fn check(repository: &Repository, findings: &mut Findings) {
    for name in ["GOPROXY", "GOSUMDB"] {
        for assignment in repository.assignments_of(name) {
            let written = &assignment.set.written;
            for range in literal_credentials(written) {
                let message = format!(
                    "a password or token stands in clear text in {name}, for everyone who can read the repository or its history"
                );
                let site = assignment.artifact.site(written.part(range));
                findings.push(
                    Diagnostic::at(site, message)
                        .help("revoke it, and take a new one from a secret, a `.netrc` file or `GOAUTH`"),
                );
            }
        }
    }
}
