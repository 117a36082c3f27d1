//! A golangci-lint that its action does not run.

use crate::artifact::{Artifact, Installer, ToolPin, ToolVersion};
use crate::diagnostic::{Diagnostic, Draft, Severity};
use crate::facts::actions::{ActionRelease, release_of};
use crate::facts::golangci_action::{InstallMode, Refusal, refusal};
use crate::repository::{GOLANGCI_ACTION, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static GOLANGCI_ACTION_VERSION: Rule = Rule {
    name: "tools/golangci-action-version",
    summary: "golangci-lint-action does not run the golangci-lint that it is asked for",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://github.com/golangci/golangci-lint-action#compatibility"],
    page: include_str!("../../../docs/rules/tools/golangci-action-version.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for (artifact, pin) in repository.tools() {
        let Installer::Action { release, mode } = &pin.installer else { continue };
        let Some(release) = release_of(GOLANGCI_ACTION, release) else { continue };
        findings.extend(draft(artifact, pin, release, *mode));
    }
}

fn draft(artifact: &Artifact, pin: &ToolPin, release: ActionRelease, mode: InstallMode) -> Option<Draft> {
    let ToolVersion::Written(version) = &pin.version else { return None };
    let refusal = refusal(release, mode, version)?;
    let (action, asked) = (format!("golangci-lint-action {release}"), version.as_str());
    let own = if release.major >= 7 { 2 } else { 1 };
    let message = match refusal {
        Refusal::NoVersion => {
            format!(
                "{action} takes no version but `latest` and those like `v{own}.1` or `v{own}.1.6`, so it stops at `{asked}`"
            )
        }
        Refusal::OtherMajor => format!("{action} only runs golangci-lint v{own}, so it stops at `{asked}`"),
        Refusal::NotListed => format!("{action} only knows golangci-lint v1, so it does not find `{asked}`"),
        Refusal::RemovedFlag => {
            format!("{action} runs golangci-lint with `--out-format`, which `{asked}` does not have, so it fails")
        }
        Refusal::TooOld => format!("{action} only runs golangci-lint v2.1 and later, so it stops at `{asked}`"),
        Refusal::OtherModule => {
            format!("{action} installs golangci-lint from the module of v{own}, which has no `{asked}`, so it fails")
        }
    };
    let help = match refusal {
        Refusal::NoVersion => "write the version with its `v` and a minor number".to_owned(),
        Refusal::TooOld => "take golangci-lint v2.1 or later".to_owned(),
        _ if own == 2 => "take a golangci-lint of v2, and a configuration for it (`golangci-lint migrate`)".to_owned(),
        _ => format!("take {GOLANGCI_ACTION}@v9 for golangci-lint v2"),
    };
    let site = artifact.site(version.part_of(version.as_str()));
    Some(Diagnostic::at(site, message).related(artifact.site(pin.tool.span), "the action").help(help))
}
