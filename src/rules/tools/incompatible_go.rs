//! A program that the Go beside it does not install.

use crate::diagnostic::{Diagnostic, Draft, Severity};
use crate::go::version::GoVersion;
use crate::repository::{PlacedGo, Repository, ToolInstall};
use crate::rules::{Findings, Rule};

pub(crate) static INCOMPATIBLE_GO: Rule = Rule {
    name: "tools/incompatible-go",
    summary: "a tool is installed that needs a newer Go than the one that stays there",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/doc/toolchain#select"],
    page: include_str!("../../../docs/rules/tools/incompatible-go.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for install in repository.tool_installs() {
        findings.extend(draft(repository, &install));
    }
}

fn draft(repository: &Repository, install: &ToolInstall<'_>) -> Option<Draft> {
    let places = repository.placed_go(install.artifact, install.place?);
    let go = refusing(install, &places)?;
    let (version, need) = (go.version.version.as_str(), install.needed?);
    let what_follows = if go.version.version >= GoVersion::of_language(1, 21) {
        format!("and GOTOOLCHAIN=local keeps Go {version} here, so it is not installed")
    } else {
        format!("so Go {version} does not install it")
    };
    let message = format!("{} {} needs Go {need}, {what_follows}", install.name(), install.version());
    let draft = Diagnostic::at(install.site.clone(), message).related(go.site.clone(), "this Go runs here");
    Some(draft.help(format!("use Go {need} or later, or ask for an older release of the tool")))
}

/// One of the Gos of the place, if all of them refuse it.
pub(super) fn refusing<'p>(install: &ToolInstall<'_>, places: &'p [PlacedGo]) -> Option<&'p PlacedGo> {
    let (written, need) = (install.needed?, GoVersion::parse(install.needed?)?);
    // Before 1.21 a go line is no more than advice, but one of three parts is not understood.
    let refuses = |go: &PlacedGo| {
        let switches = go.version.version >= GoVersion::of_language(1, 21);
        let binds = if switches { go.is_kept() } else { written.matches('.').count() == 2 };
        binds && go.version.is_below(&need)
    };
    places.iter().all(refuses).then(|| places.first()).flatten()
}
