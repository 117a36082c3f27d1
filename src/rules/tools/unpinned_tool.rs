//! A tool at whatever version is the newest.

use super::incompatible_go::refusing;
use crate::artifact::{EnvironmentKind, Installer, ToolVersion};
use crate::diagnostic::{Diagnostic, Draft, Severity};
use crate::facts::releases::SUPPORTED_MINORS;
use crate::repository::{PlacedGo, Repository, ToolInstall, is_golangci_lint};
use crate::rules::{Findings, Rule};

pub(crate) static UNPINNED_TOOL: Rule = Rule {
    name: "tools/unpinned-tool",
    summary: "the newest release of a tool is installed, whichever that is, beside a Go that stays what it is",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://go.dev/doc/toolchain#select"],
    page: include_str!("../../../docs/rules/tools/unpinned-tool.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for install in repository.tool_installs() {
        if install.is_newest {
            findings.extend(draft(repository, &install));
        }
    }
    for (artifact, pin) in repository.tools() {
        if is_golangci_lint(pin) && pin.installer == Installer::Download && pin.version == ToolVersion::Unpinned {
            let message =
                "the newest golangci-lint is installed, whichever that is, and it may find other things tomorrow";
            let draft = Diagnostic::at(artifact.site(pin.tool.span), message).severity(Severity::Note);
            findings.push(draft.help("name a version"));
        }
    }
}

fn draft(repository: &Repository, install: &ToolInstall<'_>) -> Option<Draft> {
    let places = install.place.map(|place| repository.placed_go(install.artifact, place)).unwrap_or_default();
    if refusing(install, &places).is_some() {
        return None;
    }
    let name = install.name();
    let Some(go) = places.iter().find(|go| is_behind(go)).filter(|_| is_in_image(install)) else {
        if name == "govulncheck" {
            return None;
        }
        let message = format!("the newest {name} is installed, whichever that is on the day");
        let draft = Diagnostic::at(install.site.clone(), message).severity(Severity::Note);
        return Some(draft.help("name a version"));
    };
    let version = go.version.version.as_str();
    let message = format!(
        "the newest {name} is installed, and GOTOOLCHAIN=local keeps Go {version} here, which new releases stop taking"
    );
    let draft = Diagnostic::at(install.site.clone(), message).related(go.site.clone(), "this Go runs here");
    Some(draft.help("name a version of the tool, or use a Go that is still supported"))
}

/// Whether it is older than the releases that get fixes, which new releases of tools are made for, and stays.
fn is_behind(go: &PlacedGo) -> bool {
    go.is_kept() && go.version.version.minor().is_some_and(|minor| minor < SUPPORTED_MINORS[0])
}

fn is_in_image(install: &ToolInstall<'_>) -> bool {
    let is_image = |kind| matches!(kind, EnvironmentKind::Stage | EnvironmentKind::Container);
    let around = install.place.map(|place| install.artifact.declarations.nesting(place));
    around.is_some_and(|mut around| around.any(|(_, environment)| is_image(environment.kind)))
}
