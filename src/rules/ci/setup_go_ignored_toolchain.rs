//! setup-go passes over a toolchain line, since GOTOOLCHAIN is local already.

use crate::diagnostic::{Diagnostic, Severity};
use crate::go::asked_version::FileReader;
use crate::repository::{LocalBy, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static SETUP_GO_IGNORED_TOOLCHAIN: Rule = Rule {
    name: "ci/setup-go-ignored-toolchain",
    summary: "setup-go passes over the toolchain line where `GOTOOLCHAIN` is `local` already",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://github.com/actions/setup-go/blob/v6.1.0/src/installer.ts"],
    page: include_str!("../../../docs/rules/ci/setup-go-ignored-toolchain.md"),
    check,
};

/// src/installer.ts, `parseGoVersionFile`: "use version from go directive if GOTOOLCHAIN has been explicitly set". Where a person set it,
/// that may be what is meant.
fn check(repository: &Repository, findings: &mut Findings) {
    for step in repository.setup_steps() {
        let Some(file) = repository.asked_file(&step).filter(|file| file.reader == FileReader::Directives) else {
            continue;
        };
        let Some(local) = step.local_by() else { continue };
        let (wanted, found) =
            (file.reader.read(&file.text, file.release, false), file.reader.read(&file.text, file.release, true));
        if wanted == found || found.is_empty() {
            continue;
        }
        let name = file.written.as_str();
        let message = format!(
            "GOTOOLCHAIN is `local` here, so setup-go passes over the toolchain line of `{name}` and installs {found}, not {wanted}"
        );
        let draft = Diagnostic::at(step.artifact.site(file.written.span()), message);
        findings.push(match local {
            LocalBy::Variable(set) => {
                draft.severity(Severity::Note).related(step.artifact.site(set.written.span()), "it is set here")
            }
            LocalBy::Setup(earlier) => draft
                .related(step.artifact.site(earlier.uses.span()), "this step sets it for the rest of the job")
                .help("install Go once in a job"),
        });
    }
}
