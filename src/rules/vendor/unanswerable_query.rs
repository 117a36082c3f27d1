//! `go list -m` that asks a vendor directory what it cannot tell.

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::{ModuleQuery, Repository};
use crate::rules::{Findings, Rule};
use crate::text::Span;

pub(crate) static UNANSWERABLE_QUERY: Rule = Rule {
    name: "vendor/unanswerable-query",
    summary: "a `go list -m` asks what the vendor directory cannot tell",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#go-list-m", "https://go.dev/ref/mod#go-mod-vendor"],
    page: include_str!("../../../docs/rules/vendor/unanswerable-query.md"),
    check,
};

/// modload/list.go, `listModules`: with a vendor directory in use only single modules of the build list can be named.
fn check(repository: &Repository, findings: &mut Findings) {
    for (run, query, vendor) in repository.unanswerable_queries() {
        let Some(site) = run.site() else { continue };
        let asked = match query {
            ModuleQuery::All => "which modules `all` are".to_owned(),
            ModuleQuery::Pattern(pattern) => format!("which modules `{pattern}` matches"),
            ModuleQuery::Version(version) => format!("what `{version}` is"),
            ModuleQuery::Upgrades => "which upgrades there are".to_owned(),
            ModuleQuery::Versions => "which versions there are".to_owned(),
        };
        let message = format!("the vendor directory is in use and does not tell {asked}, so this command fails");
        findings.push(
            Diagnostic::at(site, message)
                .related(vendor.site(Span::empty(0)), "the vendor directory that is in use")
                .help("add `-mod=readonly` to this command, or `-mod=mod`, which may add to go.mod and go.sum"),
        );
    }
}
