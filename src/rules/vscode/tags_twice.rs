//! Build tags in two settings, of which one loses.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::{EditorSettings, Repository, arguments, tags, tags_flag};
use crate::rules::{Findings, Rule};

pub(crate) static TAGS_TWICE: Rule = Rule {
    name: "vscode/tags-twice",
    summary: "build tags stand in two settings, and those of one are lost",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://github.com/golang/vscode-go/wiki/settings#gobuildtags"],
    page: include_str!("../../../docs/rules/vscode/tags-twice.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        for flags in ["go.buildFlags", "go.testFlags", "go.vetFlags"] {
            check_list(repository, &editor, flags, findings);
        }
    }
}

/// goBuild.ts, goInstall.ts, goVet.ts and goLanguageServer.ts put `-tags` and `go.buildTags` behind the flags, testUtils.ts puts it before
/// them, unless an argument is `-tags`. Of two flags the go command takes the last.
fn check_list(repository: &Repository<'_>, editor: &EditorSettings<'_>, flags: &str, findings: &mut Findings) {
    let Some(flag) = editor.settings.get(flags).and_then(|list| tags_flag(&arguments(&list))) else { return };
    let is_for_tests = flags == "go.testFlags";
    let of_tests = repository.setting_beside(editor, "go.testTags").filter(|_| is_for_tests);
    let of_tests = of_tests.filter(|(_, setting)| setting.value.as_str().is_some());
    let (name, tagged) = match of_tests {
        Some(tagged) => ("go.testTags", Some(tagged)),
        None => ("go.buildTags", repository.setting_beside(editor, "go.buildTags")),
    };
    let Some((elsewhere, setting)) = tagged else { return };
    let named = setting.value.as_str().map(tags).unwrap_or_default();
    let flag_wins = flag.is_seen || is_for_tests;
    let (winner, loser) = if flag_wins { (&flag.tags, &named) } else { (&named, &flag.tags) };
    let winner: HashSet<&str> = winner.iter().copied().collect();
    let lost: Vec<&str> = loser.iter().copied().filter(|tag| !winner.contains(tag)).collect();
    if lost.is_empty() || winner.is_empty() {
        return;
    }
    let what_happens = match (flag.is_seen, flag_wins) {
        (true, _) => format!("with `-tags` in `{flags}` the extension leaves `{name}` out"),
        (false, true) => format!("this `-tags` comes behind the one from `{name}` and wins"),
        (false, false) => format!("the `-tags` from `{name}` comes behind this one and wins"),
    };
    let reader = match flags {
        "go.buildFlags" => "`go build` and gopls never see",
        "go.testFlags" => "`go test` never sees",
        _ => "`go vet` never sees",
    };
    let message = format!("{what_happens}, so {reader} `{}`", lost.join("`, `"));
    findings.push(
        Diagnostic::at(editor.site(flag.span), message)
            .help(format!("write all tags into `{name}`, with commas between them"))
            .related(elsewhere.site(setting.value.span()), "the other tags"),
    );
}
