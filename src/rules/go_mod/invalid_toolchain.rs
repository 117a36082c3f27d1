//! A toolchain line that the go command rejects, or wants to drop.

use crate::artifact::Directive;
use crate::diagnostic::{Applicability, Diagnostic, Draft, Edit, Fix, Severity};
use crate::go::toolchain::{ToolchainDrop, ToolchainName, is_valid_toolchain_directive, toolchain_drop};
use crate::go::version::GoVersion;
use crate::repository::{Repository, VersionLines};
use crate::rules::{Findings, Rule};

pub(crate) static INVALID_TOOLCHAIN: Rule = Rule {
    name: "go-mod/invalid-toolchain",
    summary: "the toolchain line of a go.mod or go.work stops the go command",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/ref/mod#go-mod-file-toolchain", "https://go.dev/doc/toolchain#name"],
    page: include_str!("../../../docs/rules/go-mod/invalid-toolchain.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for file in repository.version_lines() {
        let Some(line) = file.toolchain else { continue };
        let value = &line.value;
        let is_bare = value.span() == value.content();
        if !is_bare || !is_valid_toolchain_directive(value) {
            findings.push(rejected(&file, line).at_most(repository.gravest_in_main_module(file.artifact)));
        } else if file.is_workspace {
            findings.extend(unknown_to_workspace(&file, line));
        } else {
            let draft = dropped(repository, &file, line);
            findings.extend(draft.map(|draft| draft.at_most(repository.gravest_in_main_module(file.artifact))));
        }
    }
}

/// The parser takes `default`, `go1` and `go1.…` only (modfile/rule.go, `ToolchainRE`).
fn rejected(file: &VersionLines<'_>, line: &Directive) -> Draft {
    let site = file.artifact.site(line.value.span());
    let written = file.artifact.source.slice(line.value.span());
    let message = format!("`{written}` is no name of a toolchain, so the go command rejects the whole file");
    let bare = line.value.strip_prefix('v').unwrap_or(&line.value);
    let is_name = |name: &String| ToolchainName::parse(name).is_some() && is_valid_toolchain_directive(name);
    let named = [bare.to_owned(), format!("go{bare}")].into_iter().find(is_name);
    let fix = named.map(|name| {
        let edit = Edit::replace(file.artifact.path(), line.value.span(), name.as_str());
        Fix::safe(format!("write `toolchain {name}`"), vec![edit])
    });
    Diagnostic::at(site, message).help("write the name of a release, `toolchain go1.25.3`, or drop the line").fix(fix)
}

/// A go.work keeps any line, but the choice of the toolchain reads it (go/toolchain/select.go), unless GOTOOLCHAIN forbids another one.
fn unknown_to_workspace(file: &VersionLines<'_>, line: &Directive) -> Option<Draft> {
    let name = line.value.as_str();
    if name == "default" || ToolchainName::parse(name).is_some() {
        return None;
    }
    let message = format!("no toolchain is called `{name}`, so the go command refuses this workspace");
    Some(Diagnostic::at(file.artifact.site(line.value.span()), message).help("name a release: `toolchain go1.25.3`"))
}

/// modload/init.go: a line that the go command would drop is "updates to go.mod needed", since it never writes go.mod unasked. In a
/// workspace it leaves the go.mod of members as they are.
fn dropped(repository: &Repository, file: &VersionLines<'_>, line: &Directive) -> Option<Draft> {
    let name = line.value.as_str();
    let go_line = file.go.map_or("", |go| go.value.as_str());
    if file.go.is_some() && GoVersion::parse(go_line).is_none() {
        return None;
    }
    let drop = toolchain_drop(name, go_line)?;
    let cause = match drop {
        ToolchainDrop::SameAsGoLine => format!("`toolchain {name}` says no more than the go line"),
        ToolchainDrop::Default => "a go.mod keeps no `toolchain default`".to_owned(),
        ToolchainDrop::Invalid => format!("no toolchain is called `{name}`"),
        ToolchainDrop::BeforeToolchains => format!("`{name}` is older than Go 1.21, the first that reads this line"),
    };
    let is_member = repository.workspace_of(&file.artifact.directory()).is_some();
    let consequence = match (is_member, drop) {
        (true, _) => "every go command that loads this module outside of its workspace stops",
        (false, ToolchainDrop::Invalid) => "every go command here stops with \"invalid toolchain\"",
        (false, _) => "every go command here stops with \"updates to go.mod needed\"",
    };
    let mut draft = Diagnostic::at(file.artifact.site(line.value.span()), format!("{cause}, so {consequence}"))
        .severity(if is_member { Severity::Warning } else { Severity::Error });
    if let (ToolchainDrop::SameAsGoLine, Some(go)) = (drop, file.go) {
        draft = draft.related(file.artifact.site(go.value.span()), "the go line");
    }
    if drop == ToolchainDrop::Invalid {
        return Some(draft.help("name a release: `toolchain go1.25.3`"));
    }
    let module = repository.module_at(&file.artifact.directory());
    if let Some(site) = module.and_then(|module| repository.command_that_mends(&module)?.site()) {
        draft = draft.related(site, "this command drops the line, in its own checkout").at_most(Severity::Warning);
    }
    let removal = Edit::delete(file.artifact.path(), line.removal);
    Some(draft.help("drop the line").fix(Fix::safe("remove the `toolchain` line", vec![removal])))
}
