//! A go.mod without a go line.

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static MISSING_GO_LINE: Rule = Rule {
    name: "go-mod/missing-go-line",
    summary: "a go.mod has no go line, so its module is held at Go 1.16",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#go-mod-file-go"],
    page: include_str!("../../../docs/rules/go-mod/missing-go-line.md"),
    check,
};

/// gover.DefaultGoModVersion in go/gover/version.go.
fn check(repository: &Repository, findings: &mut Findings) {
    for module in repository.modules().filter(|module| module.artifact.problems.is_empty()) {
        let (Some(line), None) = (&module.file.module, &module.file.go) else { continue };
        let mut message = "there is no go line, so Go takes this module for one of Go 1.16: no generics".to_owned();
        if repository.vendor_manifest(&module.directory).is_some() {
            message.push_str(", and the vendor directory is not used");
        }
        let draft = Diagnostic::at(module.site(line.span), message);
        findings.push(draft.help("`go mod edit -go=1.25.0` writes one, `go mod tidy` the newest"));
    }
}
