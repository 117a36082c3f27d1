//! A vendored module that asks for too new a Go.

use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::releases::NEWEST_MINOR;
use crate::go::version::GoVersion;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static GO_TOO_NEW: Rule = Rule {
    name: "vendor/go-too-new",
    summary: "a vendored module asks for a newer Go than go.mod does",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#go-mod-vendor", "https://go.dev/doc/toolchain#config"],
    page: include_str!("../../../docs/rules/vendor/go-too-new.md"),
    check,
};

/// modload/vendor.go: an entry that asks for more than the running Go is fatal (Go 1.21 to 1.27), and no newer toolchain is looked for,
/// since go.mod does not ask for one.
fn check(repository: &Repository, findings: &mut Findings) {
    for vendor in repository.vendor_directories() {
        let asked = vendor.asked_version();
        let strict = GoVersion::of_language(1, 21);
        for entry in &vendor.manifest.listing.entries {
            let Some(go) = &entry.go else { continue };
            let Some(version) = GoVersion::parse(&go.value) else { continue };
            if version < strict || asked.as_ref().is_none_or(|asked| version <= *asked) {
                continue;
            }
            let is_beyond = version.language() > GoVersion::of_language(1, NEWEST_MINOR);
            let is_certain = is_beyond && !vendor.only_without_workspace;
            let message = format!(
                "`{}` asks for Go {version}, above what {} asks for, so builds with any older Go fail",
                entry.path.value,
                if vendor.is_of_workspace() { "go.work" } else { "go.mod" }
            );
            let command = if vendor.is_of_workspace() { "go work vendor" } else { "go mod vendor" };
            findings.push(
                Diagnostic::at(vendor.site(go.span), message)
                    .severity(if is_certain { Severity::Error } else { Severity::Warning })
                    .help(format!("raise the go line to {version} or later and run `{command}`")),
            );
        }
    }
}
