//! A godebug line that stops the go command.

use crate::artifact::Directive;
use crate::diagnostic::{Diagnostic, Draft, Severity};
use crate::facts::godebug::{Refusal, refusal};
use crate::facts::releases::NEWEST_MINOR;
use crate::go::toolchain::ToolchainName;
use crate::go::version::GoVersion;
use crate::repository::{ModuleLines, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static INVALID_GODEBUG: Rule = Rule {
    name: "go-mod/invalid-godebug",
    summary: "a godebug line is refused by the go command",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/doc/godebug", "https://go.dev/ref/mod#go-mod-file-godebug"],
    page: include_str!("../../../docs/rules/go-mod/invalid-godebug.md"),
    check,
};

/// modload/init.go, `CheckGodebug`: of go.work in a workspace, of go.mod elsewhere (Go 1.23 to 1.27).
fn check(repository: &Repository, findings: &mut Findings) {
    for file in repository.module_lines() {
        let is_member = !file.is_workspace && repository.workspace_of(&file.artifact.directory()).is_some();
        let whose = if is_member { "every go command outside of the workspace" } else { "every go command here" };
        for line in file.godebugs {
            let Some((key, value)) = line.value.split_once('=') else { continue };
            let refused = if key == "default" {
                default(&file, line, value, whose)
            } else {
                setting(&file, line, key, value, whose)
            };
            let gravest =
                || if is_member { Severity::Warning } else { repository.gravest_in_main_module(file.artifact) };
            findings.extend(refused.map(|draft| draft.at_most(gravest())));
        }
    }
}

/// The newest Go that the file itself asks for.
fn asked(file: &ModuleLines<'_>) -> GoVersion {
    let go = file.go.and_then(|line| GoVersion::parse(&line.value));
    let toolchain = file.toolchain.and_then(|line| ToolchainName::parse(&line.value));
    let toolchain = toolchain.map(|name| name.version().clone());
    let unwritten = GoVersion::of_language(1, if file.is_workspace { 18 } else { 16 });
    go.into_iter().chain(toolchain).max().unwrap_or(unwritten)
}

/// Whether all that build this are Go 1.N or later.
fn asks_for(file: &ModuleLines<'_>, minor: u32) -> bool {
    asked(file).language() >= GoVersion::of_language(1, minor)
}

fn setting(file: &ModuleLines<'_>, line: &Directive, key: &str, value: &str, whose: &str) -> Option<Draft> {
    let refusal = refusal(key, value);
    let at = |part: &str, message: String| Diagnostic::at(file.artifact.site(line.value.part_of(part)), message);
    let (draft, is_certain) = match refusal {
        Refusal::None => return None,
        Refusal::All => {
            let message = format!("no Go has a setting `{key}`, so {whose} fails with \"unknown godebug\"");
            (at(key, message).help("the settings are listed at https://go.dev/doc/godebug"), true)
        }
        Refusal::From(minor) => {
            let message = format!(
                "Go 1.{minor} removed the old behaviour that `{key}={value}` asks for, so from Go 1.{minor} on {whose} fails"
            );
            (
                at(value, message).help("remove the line, and what needs it"),
                refusal.is_certain() || asks_for(file, minor),
            )
        }
        Refusal::Between(_, until) if asks_for(file, until) => return None,
        Refusal::Between(from, until) => {
            let message = format!(
                "Go 1.{from} removed `{key}`, and up to Go 1.{} the go command fails here whatever its value",
                until - 1
            );
            (at(key, message).help("remove the line: this is what they do without it"), false)
        }
        Refusal::Before(minor) if asks_for(file, minor) => return None,
        Refusal::Before(minor) => {
            let message = format!(
                "`{key}` is known from Go 1.{minor} on, so the go command of the Go {} that this file asks for fails here",
                asked(file)
            );
            (at(key, message).help(format!("raise the go line to 1.{minor} or later, or remove this one")), false)
        }
    };
    Some(draft.severity(if is_certain { Severity::Error } else { Severity::Warning }))
}

/// `default=go1.N`: a version, and none above the toolchain's.
fn default(file: &ModuleLines<'_>, line: &Directive, value: &str, whose: &str) -> Option<Draft> {
    let site = file.artifact.site(line.value.part_of(value));
    let Some(version) = value.strip_prefix("go").and_then(GoVersion::parse) else {
        let message = format!("`{value}` is not `go` and a version, so {whose} fails");
        return Some(Diagnostic::at(site, message).help("write `godebug default=go1.25`"));
    };
    let asked = asked(file);
    if version <= asked {
        return None;
    }
    let is_beyond = version.language() > GoVersion::of_language(1, NEWEST_MINOR);
    let who =
        if is_beyond { "all that are released".to_owned() } else { format!("Go {asked}, which this file asks for") };
    let message = format!("`{value}` is newer than {who}, and any go command that is older than {version} fails here");
    let severity = if is_beyond { Severity::Error } else { Severity::Warning };
    Some(Diagnostic::at(site, message).severity(severity).help("name a version that the go line admits"))
}
