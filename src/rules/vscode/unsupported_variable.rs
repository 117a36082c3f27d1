//! References in settings of Go that nothing expands.

use std::ops::Range;

use crate::diagnostic::{Applicability, Diagnostic, Draft, Fix, Severity};
use crate::facts::terminal::{Form, Reference, unresolved};
use crate::facts::vscode_go::ExtensionRelease;
use crate::facts::words::{Meaning, Word, words};
use crate::repository::{EditorSettings, EditorText, ExtensionInForce, Layer, Repository, TextRole};
use crate::rules::{Findings, Rule};

use super::path_replaced::is_path_variable;
use super::terminal_env_literal::{Role, is_well_known};

pub(crate) static UNSUPPORTED_VARIABLE: Rule = Rule {
    name: "vscode/unsupported-variable",
    summary: "a setting of Go refers to a variable that nothing replaces there",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &[
        "https://github.com/golang/vscode-go/wiki/settings",
        "https://code.visualstudio.com/docs/reference/variables-reference",
    ],
    page: include_str!("../../../docs/rules/vscode/unsupported-variable.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    let in_force = repository.go_extension_in_force();
    for editor in repository.editor_settings() {
        let in_container = editor.layer == Layer::Container;
        for text in editor.texts() {
            for fault in faults(&text, in_container, in_force.release) {
                findings.push(draft(&editor, &text, &fault, &in_force));
            }
        }
    }
}

/// A reference that is not replaced.
struct Fault {
    range: Range<usize>,
    severity: Severity,
    /// The variable of the environment that is meant, if one is.
    variable: Option<String>,
    /// Whether the home directory is meant.
    is_home: bool,
    /// Whether other settings know it.
    is_known_elsewhere: bool,
}

fn faults(text: &EditorText<'_>, in_container: bool, release: ExtensionRelease) -> Vec<Fault> {
    let words = words(text.literal);
    let is_word = |range: &Range<usize>| words.binary_search_by_key(&range.start, |word| word.range.start).is_ok();
    let references = unresolved(text.literal).into_iter().filter(|reference| !is_word(&reference.range));
    let mut found: Vec<Fault> = references.filter_map(|reference| of_reference(text, reference)).collect();
    found.extend(words.iter().filter_map(|word| of_word(text, word, release)));
    found.retain(|fault| {
        let written = text.literal.get(fault.range.clone()).unwrap_or_default();
        // These are that file's own.
        let is_of_container = ["${localEnv:", "${containerEnv:"].iter().any(|word| written.starts_with(word));
        !(in_container && is_of_container)
    });
    found.sort_by_key(|fault| fault.range.start);
    found
}

fn of_word(text: &EditorText<'_>, word: &Word, release: ExtensionRelease) -> Option<Fault> {
    let is_env_file = text.substitution.name() == "go.testEnvFile";
    let written = text.literal.get(word.range.clone())?;
    let fault = |variable: Option<String>, is_known_elsewhere| Fault {
        range: word.range.clone(),
        severity: Severity::Error,
        variable,
        is_home: written == "${userHome}",
        is_known_elsewhere,
    };
    match &word.meaning {
        // That file has a rule of its own, and so has a PATH that loses itself.
        Meaning::Variable(_) if text.substitution.has_variables_in(release) || is_env_file => None,
        Meaning::Variable(_) if matches!(text.role, TextRole::Variable(name) if is_path_variable(name)) => None,
        Meaning::Variable(_) => Some(fault(None, true)),
        Meaning::Folder => (!text.is_path_at(&word.range)).then(|| fault(None, true)),
        Meaning::Elsewhere => {
            let named = written.strip_prefix("${localEnv:").or_else(|| written.strip_prefix("${containerEnv:"));
            let variable =
                named.map(|rest| rest.trim_end_matches('}').split(':').next().unwrap_or_default().to_owned());
            Some(fault(variable, false))
        }
    }
}

fn of_reference(text: &EditorText<'_>, reference: Reference) -> Option<Fault> {
    let is_resolved_home =
        reference.form == Form::Tilde && reference.range.start == 0 && text.is_path_at(&reference.range);
    if is_resolved_home || (reference.form == Form::Tilde && text.substitution.name() == "go.testEnvFile") {
        return None;
    }
    let severity = match text.role {
        TextRole::Path => Severity::Error,
        TextRole::Variable(name) if has_rule_of_its_own(name) => return None,
        TextRole::Variable(name) => Role::of(name).severity(name, &reference)?,
        TextRole::Gopls if reference.form == Form::Tilde => return None,
        TextRole::Argument(_) | TextRole::Tags | TextRole::Gopls => of_argument(&reference)?,
    };
    let is_home = match reference.form {
        Form::Tilde | Form::UserHome => true,
        Form::Shell => reference.name == "HOME",
        _ => false,
    };
    let variable = Some(reference.name).filter(|name| !name.is_empty());
    Some(Fault { range: reference.range, severity, variable, is_home, is_known_elsewhere: false })
}

/// Variables whose values the rules below `env/` look at, `~` and `$` included, and lists that lose themselves.
fn has_rule_of_its_own(variable: &str) -> bool {
    const NAMES: [&str; 8] = ["GOBIN", "GOCACHE", "GOENV", "GOMODCACHE", "GOPATH", "GOROOT", "GOTMPDIR", "GOWORK"];
    NAMES.contains(&variable) || is_path_variable(variable)
}

/// How grave a reference is in an argument, where `$` and `%` may be part of a pattern.
fn of_argument(reference: &Reference) -> Option<Severity> {
    match reference.form {
        Form::Shell | Form::Percent => is_well_known(&reference.name).then_some(Severity::Warning),
        Form::Command => None,
        _ => Some(Severity::Warning),
    }
}

fn draft(editor: &EditorSettings<'_>, text: &EditorText<'_>, fault: &Fault, in_force: &ExtensionInForce) -> Draft {
    let written = text.literal.get(fault.range.clone()).unwrap_or_default();
    let name = &text.name;
    let who = match text.role {
        TextRole::Gopls => "nothing replaces",
        TextRole::Variable(_) if text.substitution.name() == "gopls" => "nothing replaces",
        _ => "the Go extension does not replace",
    };
    let follows = match text.role {
        TextRole::Path => "so it looks for a path that is spelled like that".to_owned(),
        TextRole::Variable(variable) => format!("so `{variable}` holds the text itself"),
        TextRole::Argument(_) if text.substitution.name() == "go.buildFlags" => {
            "so `go build` and gopls get the text itself".to_owned()
        }
        TextRole::Argument(_) => "so the command gets the text itself".to_owned(),
        TextRole::Tags => "so it is part of a tag's name".to_owned(),
        TextRole::Gopls => "so gopls gets the text itself".to_owned(),
    };
    let message = format!("{who} `{written}` in {name}, {follows}");
    let span = text.literal.part(fault.range.clone());
    let mut draft = Diagnostic::at(editor.site(span), message).severity(fault.severity);
    if let (Some(first), Some(pin), true) = (text.substitution.variables_since, &in_force.pin, is_variable(written)) {
        draft = draft
            .related(pin.clone(), format!("{first} replaces it, and the repository asks for {}", in_force.release));
    }
    match (replacement(text, fault, in_force.release), joined(editor, text)) {
        (Some((new, applicability)), _) => {
            let edits = editor.edits([(span, new.clone())]);
            draft.help(format!("write `{new}`")).fix(Fix { title: format!("write `{new}`"), applicability, edits })
        }
        (None, Some(fix)) if fault.is_known_elsewhere => {
            draft.help("write it behind `--config=`, in the same argument: there it is replaced").fix(fix)
        }
        _ => draft.help(help(text, fault, in_force.release)),
    }
}

fn is_variable(written: &str) -> bool {
    written.starts_with("${env:")
}

/// What the setting knows and means the same.
fn replacement(text: &EditorText<'_>, fault: &Fault, release: ExtensionRelease) -> Option<(String, Applicability)> {
    let is_path = matches!(text.role, TextRole::Path);
    let rest = text.literal.get(fault.range.end..)?;
    let begins_path = fault.range.start == 0 && (rest.is_empty() || rest.starts_with(['/', '\\']));
    if fault.is_home && begins_path && text.is_path_at(&fault.range) {
        let applicability = if is_path { Applicability::Safe } else { Applicability::Unsafe };
        return Some(("~".to_owned(), applicability));
    }
    let home = fault.is_home.then(|| "HOME".to_owned());
    let variable = fault.variable.clone().or(home).filter(|_| text.substitution.has_variables_in(release))?;
    Some((format!("${{env:{variable}}}"), Applicability::Unsafe))
}

/// The change that joins `"--config", "${workspaceFolder}/x"` to the one argument that is looked at.
fn joined(editor: &EditorSettings<'_>, text: &EditorText<'_>) -> Option<Fix> {
    let TextRole::Argument(Some(before)) = text.role else { return None };
    let takes_config = matches!(text.substitution.name(), "go.lintFlags" | "go.formatFlags");
    if !takes_config || before.as_str() != "--config" || !before.is_verbatim() || !text.literal.is_verbatim() {
        return None;
    }
    let between = before.content().end..text.literal.content().start;
    let separator = editor.artifact.source.text().get(between.clone())?;
    let is_plain = !separator.contains("//") && !separator.contains("/*");
    let edits = editor.edits([(between.into(), "=".to_owned())]);
    is_plain.then(|| Fix::safe("join the two arguments", edits))
}

fn help(text: &EditorText<'_>, fault: &Fault, release: ExtensionRelease) -> &'static str {
    match text.role {
        TextRole::Gopls => "write it out, or leave it to each user's settings",
        TextRole::Variable(_) if text.substitution.name() == "gopls" => {
            "set the variable in `go.toolsEnvVars`, which gopls inherits and where `${env:NAME}` and `${workspaceFolder}` are known"
        }
        TextRole::Variable(_) if text.substitution.name() == "go.testEnvVars" => {
            "`${workspaceFolder}` and a leading `~` are known here; what comes from the environment the tests inherit anyway"
        }
        TextRole::Argument(_) if text.knows_folders() && fault.is_known_elsewhere => {
            "folder variables are known only in the argument's part for a path, as the page says"
        }
        _ if text.substitution.has_variables_in(release) => {
            "`${env:NAME}`, `${workspaceFolder}` and a leading `~` are known here"
        }
        _ => "write it out, or leave it to each user's settings",
    }
}
