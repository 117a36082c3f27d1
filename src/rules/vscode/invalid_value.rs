//! A value that the Go extension does not take: of another kind, or none of those that it offers.

use crate::artifact::Artifact;
use crate::diagnostic::{Applicability, Diagnostic, Draft, Edit, Fix, Severity};
use crate::facts::vscode_go::{
    ExtensionRelease, Life, Setting, Standing, Types, also_taken, names_a_program, nearest, takes_a_list,
    takes_any_case,
};
use crate::repository::{EditorSettings, ExtensionInForce, GoSetting, Repository};
use crate::rules::{Findings, Rule};
use crate::syntax::jsonc::Value as Json;
use crate::text::Span;

use super::judge_go_settings;

pub(crate) static INVALID_VALUE: Rule = Rule {
    name: "vscode/invalid-value",
    summary: "the Go extension does not take the value",
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://github.com/golang/vscode-go/wiki/settings"],
    page: include_str!("../../../docs/rules/vscode/invalid-value.md"),
    check,
};

/// Of `go.useLanguageServer` a rule of its own tells what follows.
fn check(repository: &Repository, findings: &mut Findings) {
    judge_go_settings(repository, findings, |editor, setting, in_force| {
        if setting.name == "go.useLanguageServer" {
            return None;
        }
        let chosen = || has_alternate(editor, setting.written.value.as_str().unwrap_or_default());
        judge(editor.artifact, setting, in_force).filter(|_| !names_a_program(&setting.name) || !chosen())
    });
}

/// Whether `go.alternateTools` says where the program called `name` lies.
fn has_alternate(editor: &EditorSettings<'_>, name: &str) -> bool {
    editor.settings.section("go.alternateTools").iter().any(|(tool, _)| tool == name)
}

/// The extension itself takes `null` for "not set", so it is never complained of.
pub(super) fn judge(artifact: &Artifact, setting: &GoSetting<'_>, in_force: &ExtensionInForce) -> Option<Draft> {
    let known = setting.known.filter(|known| in_force.standing(&known.life) == Standing::Present)?;
    let release = in_force.judging(&known.life);
    let value = setting.written.value;
    let also = also_taken(&setting.name);
    let kind = kind(value);
    if kind == Types::NULL || also.is_some_and(|also| also.types.takes(kind)) {
        return None;
    }
    let types = known.types(release);
    if !types.takes(kind) {
        return Some(wrong_kind(artifact, setting, known, release));
    }
    match value {
        Json::Array(array) => {
            let items = known.items?.types(release);
            let wrong = array.elements.iter().find(|element| !items.takes(self::kind(element)))?;
            Some(wrong_element(artifact, setting, items, wrong))
        }
        Json::Object(_) | Json::Null(_) => None,
        _ => not_offered(artifact, setting, known, in_force),
    }
}

fn edit(artifact: &Artifact, (span, text): (Span, String)) -> Vec<Edit> {
    vec![Edit::replace(artifact.path(), span, text)]
}

const fn kind(value: &Json) -> Types {
    match value {
        Json::Null(_) => Types::NULL,
        Json::Bool(_) => Types::BOOLEAN,
        Json::Number(_) => Types::NUMBER,
        Json::String(_) => Types::STRING,
        Json::Array(_) => Types::ARRAY,
        Json::Object(_) => Types::OBJECT,
    }
}

/// "a string", "a string or null".
fn alternatives(names: impl Iterator<Item = impl Into<String>>) -> String {
    let mut names: Vec<String> = names.map(Into::into).collect();
    match names.pop() {
        Some(last) if names.is_empty() => last,
        Some(last) => format!("{} or {last}", names.join(", ")),
        None => "anything".to_owned(),
    }
}

fn wrong_kind(artifact: &Artifact, setting: &GoSetting<'_>, known: &Setting, release: ExtensionRelease) -> Draft {
    let value = setting.written.value;
    let types = known.types(release);
    let taken = alternatives(types.names());
    let name = &setting.name;
    let site = artifact.site(value.span());
    if let Some(since) = taken_once(known, kind(value), release) {
        let message = format!("`{name}` takes {taken} {}, and this is {}", since.from_then(), value.kind_name());
        let draft = Diagnostic::at(site, message).help(format!("write {taken}"));
        if value.as_bool().is_none() {
            return draft;
        }
        // `lintOnSave` and its kin still do what they did as booleans (goCheck.ts).
        let draft = draft.severity(Severity::Note);
        let plain = match (value.as_bool(), known.values(release)) {
            (Some(false), values) if values.iter().any(|value| value.as_str() == "off") => "off",
            (Some(true), values) if values.iter().any(|value| value.as_str() == "package") => "package",
            _ => return draft,
        };
        let edits = edit(artifact, (value.span(), format!("\"{plain}\"")));
        return draft.help(format!("write `\"{plain}\"`")).fix(Fix::safe(format!("write `\"{plain}\"`"), edits));
    }
    let message =
        format!("`{name}` takes {taken}, and VS Code hands the Go extension this as it is: {}", value.kind_name());
    let draft = Diagnostic::at(site, message).help(format!("write {taken}"));
    match value {
        Json::String(word) if types.takes(Types::BOOLEAN) && matches!(word.as_str(), "true" | "false") => {
            let edits = edit(artifact, (word.span(), word.as_str().to_owned()));
            draft.fix(Fix::safe("take the quotes away", edits))
        }
        Json::String(word) if takes_strings(known, types, release) && !word.contains(char::is_whitespace) => {
            let written = artifact.source.text().get(word.span().range()).unwrap_or_default();
            let edits = edit(artifact, (word.span(), format!("[{written}]")));
            draft.fix(Fix::unsafe_("put brackets around it", edits))
        }
        _ => draft,
    }
}

/// Since when a kind of value is taken no more that an earlier release took.
fn taken_once(known: &Setting, kind: Types, release: ExtensionRelease) -> Option<ExtensionRelease> {
    let earlier = known.types.iter().rposition(|(since, types)| *since <= release && types.takes(kind))?;
    known.types.get(earlier + 1).map(|(since, _)| *since)
}

fn takes_strings(known: &Setting, types: Types, release: ExtensionRelease) -> bool {
    types.takes(Types::ARRAY) && known.items.is_some_and(|items| items.types(release).takes(Types::STRING))
}

fn wrong_element(artifact: &Artifact, setting: &GoSetting<'_>, items: Types, element: &Json) -> Draft {
    let taken = alternatives(items.names());
    let message = format!("each element of `{}` is {taken}, and this is {}", setting.name, element.kind_name());
    Diagnostic::at(artifact.site(element.span()), message).help(format!("write {taken}"))
}

fn not_offered(
    artifact: &Artifact,
    setting: &GoSetting<'_>,
    known: &Setting,
    in_force: &ExtensionInForce,
) -> Option<Draft> {
    let offered = known.values(in_force.judging(&known.life));
    let value = setting.written.value;
    if offered.is_empty() {
        return None;
    }
    let literal = match value {
        Json::String(literal) => literal,
        Json::Number(number) => {
            return (!offered.iter().any(|offered| offered.as_str() == number.value))
                .then(|| refusal(artifact, setting, known, in_force, &number.value));
        }
        _ => return None,
    };
    let name = &setting.name;
    let is_offered = |word: &str| {
        let mut words = offered.iter().map(|offered| offered.as_str());
        let also = also_taken(name).is_some_and(|also| also.values.contains(&word));
        let any_case = |offered: &str| takes_any_case(name) && offered.eq_ignore_ascii_case(word);
        also || words.any(|offered| offered == word || any_case(offered))
    };
    // What was dropped is told of by another rule, and without a pin a value of a pre-release is as good as any.
    let life = life_of(known, literal).map(|life| in_force.standing(&life));
    let is_told = matches!(life, Some(Standing::Present | Standing::Gone(_)));
    let words = literal.split(',').map(str::trim);
    let is_taken = is_offered(literal) || (takes_a_list(name) && words.clone().all(is_offered));
    (!is_told && !is_taken && !literal.is_empty()).then(|| refusal(artifact, setting, known, in_force, literal))
}

fn life_of(known: &Setting, word: &str) -> Option<Life> {
    let mut ever = known.values.iter().flat_map(|(_, values)| values.iter().copied());
    known.life_of_value(ever.find(|value| value.as_str() == word)?)
}

fn refusal(
    artifact: &Artifact,
    setting: &GoSetting<'_>,
    known: &Setting,
    in_force: &ExtensionInForce,
    word: &str,
) -> Draft {
    let name = &setting.name;
    let span = setting.written.value.span();
    let offered = known.values(in_force.judging(&known.life));
    let words = || offered.iter().map(|value| value.as_str());
    let site = artifact.site(span);
    let life = life_of(known, word);
    let later = life.filter(|life| in_force.standing(life) == Standing::NotYet).map(|life| life.since);
    if let Some(since) = later {
        let message = format!(
            "the Go extension offers `{word}` for `{name}` {}, and {} is in force",
            since.from_then(),
            in_force.release
        );
        return Diagnostic::at(site, message).help("ask for a newer release");
    }
    let list = alternatives(words().map(|word| format!("`{word}`")));
    let meant = nearest(word, words());
    if names_a_program(name) && meant.is_none() {
        let message =
            format!("`{name}` offers {list}; of `{word}` the Go extension runs whatever program bears that name");
        return Diagnostic::at(site, message).severity(Severity::Note);
    }
    let draft = Diagnostic::at(site, format!("`{name}` takes {list}, and `{word}` is none of them"));
    match meant {
        Some(meant) => draft
            .help(format!("did you mean `{meant}`?"))
            .fix(Fix::unsafe_(format!("write `{meant}`"), edit(artifact, (span, format!("\"{meant}\""))))),
        None => draft.help("write one of them, or delete the setting"),
    }
}
