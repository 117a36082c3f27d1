//! An element of `buildFlags` that is no flag of `go list`.

use crate::diagnostic::{Applicability, Severity};
use crate::gopls::Fault;
use crate::gopls::build_flags::{FlagFault, meant_by};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static INVALID_BUILD_FLAG: Rule = Rule {
    name: "gopls/invalid-build-flag",
    summary: "an element of `buildFlags` that stops gopls from loading anything",
    severity: Severity::Error,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://go.dev/gopls/settings", "https://pkg.go.dev/cmd/go#hdr-List_packages_or_modules"],
    page: include_str!("../../../docs/rules/gopls/invalid-build-flag.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for fault in repository.gopls_faults(|fault| matches!(fault, Fault::Flag(_))) {
        let (Fault::Flag(why), Some(element)) = (&fault.complaint.fault, super::element(&fault)) else { continue };
        let text = element.as_str();
        let name = text.trim_start_matches('-').split('=').next().unwrap_or_default();
        let message = match why {
            FlagFault::NoFlag => {
                format!(
                    "`{text}` is no flag: `go list` takes it and every flag behind it for packages, so gopls loads nothing"
                )
            }
            FlagFault::Blank => {
                format!(
                    "an element is one argument, so `go list` looks for a flag called `{name}` and gopls loads nothing"
                )
            }
            FlagFault::Unknown => format!("`go list` has no flag `-{name}`, so gopls loads nothing"),
            FlagFault::MissingValue => {
                format!("`-{name}` lacks its value and takes the next flag of gopls' own for it")
            }
            FlagFault::NotBoolean => {
                format!("`-{name}` takes true or false, so `go list` refuses `{text}` and gopls loads nothing")
            }
        };
        let severity = if *why == FlagFault::MissingValue { Severity::Warning } else { Severity::Error };
        let draft = super::draft(repository, &fault, message).severity(severity);
        findings.push(super::rewritten(draft, &fault, meant_by(text, why), "write `-flag=value`, or delete it"));
    }
}
