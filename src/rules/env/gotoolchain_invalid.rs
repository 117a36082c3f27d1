//! A GOTOOLCHAIN that the go command refuses.

use super::{edit, settings};
use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::go::toolchain::{Switching, ToolchainName, ToolchainSetting, ToolchainSettingError};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::text::Literal;

pub(crate) static GOTOOLCHAIN_INVALID: Rule = Rule {
    name: "env/gotoolchain-invalid",
    summary: "GOTOOLCHAIN has a value that stops every go command",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/doc/toolchain#GOTOOLCHAIN"],
    page: include_str!("../../../docs/rules/env/gotoolchain-invalid.md"),
    check,
};

/// cmd/go/internal/toolchain/select.go: `invalid GOTOOLCHAIN`, since Go 1.21. It is not read in GOPATH mode.
fn check(repository: &Repository, findings: &mut Findings) {
    let is_off = |mode: &Literal| mode.as_str() == "off";
    for (assignment, value) in settings(repository, "GOTOOLCHAIN") {
        if assignment.beside("GO111MODULE").and_then(|mode| mode.known()).is_some_and(is_off) {
            continue;
        }
        let (severity, message, meant) = match ToolchainSetting::parse(value) {
            Ok(setting) => {
                // Where it may switch, a newer Go in go.mod spares the download.
                let severity = match setting.switching {
                    Switching::Never => Severity::Error,
                    Switching::Auto | Switching::Path => Severity::Warning,
                };
                let Some(language) = setting.minimum.filter(ToolchainName::is_language) else { continue };
                let name = language.as_str();
                let message = format!(
                    "`{name}` is a language version and no release, so no toolchain of that name can be downloaded"
                );
                let meant = value.replacen(name, &format!("{name}.0"), 1);
                (severity, message, Some((meant, Applicability::Unsafe)))
            }
            Err(error) => {
                let what = match error {
                    ToolchainSettingError::Name => "neither `local`, `auto` or `path` nor a release like `go1.25.0`",
                    ToolchainSettingError::Suffix => "followed by something else than `+auto` or `+path`",
                };
                let message = format!("`{}` is {what}, which stops every go command", value.as_str());
                (Severity::Error, message, meaning(value).map(|meant| (meant, Applicability::Safe)))
            }
        };
        let draft = Diagnostic::at(assignment.value_site(), message).severity(severity);
        findings.push(match meant {
            Some((meant, applicability)) => {
                let edits = vec![edit(&assignment, value, 0..value.len(), &meant)];
                let title = format!("write `{meant}`");
                draft.help(title.clone()).fix(Fix { title, applicability, edits })
            }
            None => draft.help("write `local` for the Go that is installed, or `auto` for what go.mod asks for"),
        });
    }
}

/// The only thing that a value can mean: a word in another case, or a release without its `go`.
fn meaning(value: &str) -> Option<String> {
    let lower = value.trim().to_ascii_lowercase();
    let with_go = format!("go{}", lower.trim_start_matches('v'));
    let is_setting = |meant: &String| {
        ToolchainSetting::parse(meant).is_ok_and(|setting| setting.minimum.is_none_or(|minimum| !minimum.is_language()))
    };
    [lower, with_go].into_iter().find(is_setting)
}
