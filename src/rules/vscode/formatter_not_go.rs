//! Go files get a formatter that has none for Go.

use crate::artifact::{Setting, Settings};
use crate::diagnostic::{Applicability, Diagnostic, Draft, Fix, Severity};
use crate::facts::formatters;
use crate::repository::{EditorSettings, Repository};
use crate::rules::{Findings, Rule};
use crate::syntax::jsonc::Value as Json;

pub(crate) static FORMATTER_NOT_GO: Rule = Rule {
    name: "vscode/formatter-not-go",
    summary: "the formatter that VS Code asks for Go files has none for Go",
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://github.com/golang/vscode-go/blob/master/docs/advanced.md"],
    page: include_str!("../../../docs/rules/vscode/formatter-not-go.md"),
    check,
};

const FORMATTER: &str = "editor.defaultFormatter";
const GO_EXTENSION: &str = "\"golang.go\"";

/// A formatter that is set is the only one asked, and on save VS Code is silent where it has nothing for the language
/// (editor/contrib/format/browser/format.ts; formatActionsMultiple.ts).
fn check(repository: &Repository, findings: &mut Findings) {
    for editor in repository.editor_settings() {
        let in_block = editor.settings.get_for("go", FORMATTER);
        let Some(setting) = in_block.or_else(|| editor.settings.get(FORMATTER)) else { continue };
        let Some(id) = setting.value.as_str() else { continue };
        let was_go = formatters::was_go_extension(id);
        let is_at_fault = was_go || formatters::is_known_without_go(id);
        let governs = || !repository.folders_governed(&editor, FORMATTER, in_block.is_some()).is_empty();
        if !is_at_fault || (!was_go && formats_otherwise(editor.settings)) || !governs() {
            continue;
        }
        let site = editor.site(setting.value.span());
        findings.push(if was_go {
            let message = format!(
                "`{id}` is golang.go since 2020, so VS Code finds no formatter for Go files and leaves them as they are"
            );
            let edits = editor.edits([(setting.value.span(), GO_EXTENSION.to_owned())]);
            Diagnostic::at(site, message)
                .severity(Severity::Error)
                .help("write `golang.go`")
                .fix(Fix::safe("write `golang.go`", edits))
        } else {
            let message = format!(
                "`{id}` has no formatter for Go, so VS Code leaves Go files as they are, on save without a word"
            );
            mended(Diagnostic::at(site, message), &editor, &setting, in_block.is_some())
        });
    }
}

/// Whether the settings say that VS Code's formatter is not what formats Go files: they are not to be formatted on save, or a command is
/// run on them then.
fn formats_otherwise(settings: &Settings) -> bool {
    const RUNNERS: [&str; 3] = ["emeraldwalk.runonsave", "runOnSave.commands", "triggerTaskOnSave.tasks"];
    let off_for_go = settings.get_for("go", "editor.formatOnSave").is_some_and(|on| on.value.as_bool() == Some(false));
    off_for_go || RUNNERS.iter().any(|runner| settings.get(runner).is_some_and(|commands| speaks_of_go(commands.value)))
}

/// Whether some string in `value` is a pattern for Go files or a command that formats them.
fn speaks_of_go(value: &Json) -> bool {
    const WORDS: [&str; 4] = [".go", "gofmt", "gofumpt", "goimports"];
    match value {
        Json::String(text) => WORDS.iter().any(|word| text.contains(word)),
        Json::Array(array) => array.elements.iter().any(speaks_of_go),
        Json::Object(object) => object
            .members
            .iter()
            .any(|member| WORDS.iter().any(|word| member.name.contains(word)) || speaks_of_go(&member.value)),
        _ => false,
    }
}

/// With the way to let golang.go format Go files, and whatever else was meant the rest.
fn mended(draft: Draft, editor: &EditorSettings<'_>, setting: &Setting<'_>, in_block: bool) -> Draft {
    if in_block {
        let edits = editor.edits([(setting.value.span(), GO_EXTENSION.to_owned())]);
        return draft.help("write `golang.go`").fix(Fix::unsafe_("write `golang.go`", edits));
    }
    let draft = draft.help("give Go files `golang.go` in a `[go]` block");
    let source = &editor.artifact.source;
    let own_block = editor.settings.language_blocks("go").into_iter().find(|block| block.key.as_str() == "[go]");
    let insertion = match own_block {
        Some(block) => {
            let last = block.entries().last();
            last.and_then(|last| last.insertion_behind(source, &format!("\"{FORMATTER}\": {GO_EXTENSION}")))
        }
        None => setting.insertion_behind(source, &format!("\"[go]\": {{ \"{FORMATTER}\": {GO_EXTENSION} }}")),
    };
    draft.fix(insertion.map(|change| Fix::unsafe_("let golang.go format Go files", editor.edits([change]))))
}
