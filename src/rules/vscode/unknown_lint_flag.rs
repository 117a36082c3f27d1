//! Flags for golangci-lint that the one in use does not know.

use crate::artifact::{Artifact, Golangci};
use crate::diagnostic::{Applicability, Diagnostic, Draft, Fix, Severity};
use crate::facts::golangci::{RemovedFlag, flag_name, inert_flag, is_added_flag, removed_flag};
use crate::repository::{EditorSettings, Repository, arguments};
use crate::rules::{Findings, Rule};
use crate::text::{Literal, RepoPath, Span};

pub(crate) static UNKNOWN_LINT_FLAG: Rule = Rule {
    name: "vscode/unknown-lint-flag",
    summary: "the golangci-lint that the configuration is for does not know a flag in `go.lintFlags`",
    severity: Severity::Error,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://golangci-lint.run/docs/product/migration-guide/"],
    page: include_str!("../../../docs/rules/vscode/unknown-lint-flag.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        let Some(flags) = editor.settings.get("go.lintFlags") else { continue };
        let Some((elsewhere, linter)) = repository.setting_beside(&editor, "go.lintTool") else { continue };
        let flags = arguments(&flags);
        let is_v2 = linter.value.as_str() == Some("golangci-lint-v2");
        if !is_v2 && linter.value.as_str() != Some("golangci-lint") {
            continue;
        }
        let found = editor.folders.iter().find_map(|folder| configuration(repository, folder, &flags));
        let generation = match found {
            _ if is_v2 => Some(Generation::Second),
            Some((_, golangci)) => Generation::of(golangci),
            None => None,
        };
        let Some(generation) = generation else { continue };
        let (site, text) = match found {
            Some((artifact, Golangci { version: Some(version), .. })) => {
                (artifact.site(version.span), "this is for golangci-lint v2")
            }
            Some((artifact, _)) if !is_v2 => (artifact.site(Span::default()), "this has no `version`"),
            _ => (elsewhere.site(linter.value.span()), "this is golangci-lint v2"),
        };
        let is_configured = found.is_some_and(|(_, golangci)| golangci.version.is_some());
        for argument in flags {
            let Some(draft) = draft(&editor, argument, generation, is_configured) else { continue };
            findings.push(draft.related(site.clone(), text));
        }
    }
}

/// Which golangci-lint a configuration is for.
#[derive(Clone, Copy)]
enum Generation {
    /// v1, which no file for v2 is left to: without `version`, v2 refuses it.
    First,
    /// v2.
    Second,
}

impl Generation {
    /// pkg/config/loader.go, `checkConfigurationVersion`.
    fn of(golangci: &Golangci) -> Option<Self> {
        match &golangci.version {
            Some(version) => (version.value == "2").then_some(Self::Second),
            None => golangci.is_whole.then_some(Self::First),
        }
    }
}

/// The configuration that golangci-lint takes for code in `folder`: what the flags name, else what it finds.
fn configuration<'r>(
    repository: &'r Repository<'_>,
    folder: &RepoPath,
    flags: &[&Literal],
) -> Option<(&'r Artifact, &'r Golangci)> {
    if flags.iter().any(|flag| matches!(flag.as_str(), "--no-config" | "--config" | "-c") || flag.starts_with("-c=")) {
        return None;
    }
    let named = flags.iter().find_map(|flag| flag.strip_prefix("--config="));
    let Some(named) = named else { return repository.golangci_of(folder) };
    let below = named.strip_prefix("${workspaceFolder}/").or_else(|| named.strip_prefix("${workspaceRoot}/"))?;
    repository.golangci_at(&folder.join(below).ok()?)
}

/// pflag refuses what it does not know, and the linter reports nothing then.
fn draft(
    editor: &EditorSettings<'_>,
    argument: &Literal,
    generation: Generation,
    is_configured: bool,
) -> Option<Draft> {
    let name = flag_name(argument)
        .map_or_else(|| argument.get(..2).unwrap_or_default().to_owned(), |name| format!("--{name}"));
    let site = editor.site(argument.span());
    match (generation, removed_flag(argument)) {
        (Generation::Second, Some(removed)) => {
            let since = removed.removed;
            let older = if is_configured { ", and nothing older reads the configuration" } else { "" };
            let message = format!("golangci-lint has no flag `{name}` since {since}{older}, so linting fails");
            Some(mended(Diagnostic::at(site, message), editor, argument, removed))
        }
        (Generation::First, Some(removed)) if removed.was_gone_in_v1() => {
            let message = format!("golangci-lint has no flag `{name}` since {}, so linting fails", removed.removed);
            Some(mended(Diagnostic::at(site, message).severity(Severity::Warning), editor, argument, removed))
        }
        (Generation::Second, None) => inert_flag(argument).map(|successor| {
            let message = format!("golangci-lint takes `{name}` still, and does nothing with it since v2.0.0");
            Diagnostic::at(site, message)
                .severity(Severity::Warning)
                .help(format!("delete it; {successor} does its work"))
        }),
        (Generation::First, None) if is_added_flag(argument) => {
            let message = format!(
                "only golangci-lint v2 has the flag `{name}`, and it refuses a configuration without `version`, so linting fails with either"
            );
            Some(
                Diagnostic::at(site, message)
                    .help("write the configuration anew with `golangci-lint migrate`, or delete the flag"),
            )
        }
        _ => None,
    }
}

fn mended(draft: Draft, editor: &EditorSettings<'_>, argument: &Literal, removed: &RemovedFlag) -> Draft {
    let draft = match removed.successor {
        Some(successor) => draft.help(format!("delete it; {successor} does its work")),
        None => draft.help("delete it"),
    };
    if argument.as_str() != "--fast" {
        return draft;
    }
    let edits = editor.edits([(argument.content(), "--fast-only".to_owned())]);
    draft.fix(Fix::unsafe_("write `--fast-only`", edits))
}
