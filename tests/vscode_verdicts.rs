//! What we say of settings is what VS Code makes of them: `tests/vscode/README.md`.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "tests fail by panicking and say on standard output what they count"
)]

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;

use goconflint::artifact::Fate;
use goconflint::diagnostic::Diagnostic;
use goconflint::policy::Policy;
use goconflint::repository::{EditorSettings, Repository};
use goconflint::syntax::jsonc::Value as Json;
use goconflint::text::{RepoPath, Span};
use goconflint::tree::MemoryTree;
use serde_json::Value;

/// Verdicts that we differ from: the text or value, and the reason.
type Exceptions = &'static [(&'static str, &'static str)];

#[test]
fn what_counts_and_what_is_dropped_is_what_vs_code_says() {
    const EXCEPTIONS: Exceptions =
        &[("[1]", "VS Code makes a setting called `0` of an array, which nobody asks for; the file holds no settings")];
    let mut faults = Vec::new();
    let (mut cases, mut dropped) = (0, 0);
    for verdict in verdicts("settings") {
        let text = verdict["text"].as_str().unwrap();
        let in_workspace = verdict["where"] == "folder-of-multi-root";
        let tree = tree(text, in_workspace);
        let repository = Repository::load(&tree, &[]);
        let found = Policy::default().judge(&repository);
        let path = RepoPath::new("a/.vscode/settings.json").unwrap();
        let own: Vec<&Diagnostic> = found.iter().filter(|finding| finding.site.path == path).collect();
        let editor = repository.editor_settings().find(|editor| *editor.artifact.path() == path).unwrap();
        cases += 1;
        let mut fault = |what: String| faults.push(fault_of(text, in_workspace, &what));
        for Key { name: key, place, bracket } in keys(text) {
            if counts(&verdict["contents"], &key, &text[place.clone()]) {
                continue;
            }
            dropped += 1;
            let speaks = |span: Span| place.contains(&span.start) || span.start == bracket;
            let spoken =
                own.iter().any(|d| speaks(d.site.span) || d.related.iter().any(|label| speaks(label.site.span)));
            if !spoken {
                fault(format!("VS Code drops `{key}` and nothing is found there"));
            }
        }
        for wrong in disagreements(&repository, &editor, &verdict["contents"]) {
            fault(wrong);
        }
    }
    println!("{cases} settings texts, {dropped} keys in them that VS Code drops");
    finish(&faults, EXCEPTIONS);
}

/// A top-level key in a text that may be no JSON.
struct Key {
    name: String,
    /// From where it begins to where the next begins.
    place: Range<usize>,
    /// The bracket that it stands behind: of an object that never ends, or that nobody reads, that is what a finding is about.
    bracket: usize,
}

/// Each top-level key that looks like a setting.
fn keys(text: &str) -> Vec<Key> {
    let mut found: Vec<Key> = Vec::new();
    let mut brackets = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let length = match rest.as_bytes()[0] {
            b'{' => {
                brackets.push(at);
                1
            }
            b'}' => {
                brackets.pop();
                1
            }
            b'"' => {
                let end = rest[1..].find(['"', '\n']).map_or(rest.len(), |end| end + 2);
                let name = rest[1..end].trim_end_matches('"');
                let is_name = ["go", "terminal", "["].iter().any(|start| name.starts_with(start));
                let is_key = is_name && !rest[end..].trim_start().starts_with([',', '}']);
                if let ([bracket], true) = (brackets.as_slice(), is_key) {
                    found.push(Key { name: name.to_owned(), place: at..text.len(), bracket: *bracket });
                }
                end
            }
            _ => rest.chars().next().map_or(1, char::len_utf8),
        };
        at += length;
    }
    let ends: Vec<usize> = found.iter().skip(1).map(|key| key.place.start).collect();
    for (key, end) in found.iter_mut().zip(ends) {
        key.place.end = end;
    }
    found
}

/// Whether `contents` holds what was written for `key`, in `written`.
fn counts(contents: &Value, key: &str, written: &str) -> bool {
    let held = key.split('.').try_fold(contents, |at, segment| at.get(segment));
    let value = written.split_once("\":").map(|(_, value)| value.trim().trim_end_matches([',', '}']).trim());
    held.is_some_and(|held| match held {
        Value::Object(_) => true,
        held => value.is_some_and(|value| !value.is_empty() && is_spelled(held, value)),
    })
}

/// Whether `value` begins with what spells `held`; a string that VS Code cuts short or reads otherwise is not dropped.
fn is_spelled(held: &Value, value: &str) -> bool {
    match held {
        Value::String(text) => value.starts_with('"') && value[1..].chars().next() == text.chars().next(),
        held => value.starts_with(&held.to_string()),
    }
}

/// Where our model of what counts is not VS Code's.
fn disagreements(repository: &Repository<'_>, editor: &EditorSettings<'_>, contents: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    for (setting, fate) in editor.settings.fates() {
        let key = setting.key.as_str();
        let held = key.split('.').try_fold(contents, |at, segment| at.get(segment));
        let ours = matches!(fate, Fate::Counts) && repository.disregard(editor, key).is_none();
        let theirs = held.is_some_and(|held| holds(held, setting.value));
        if ours != theirs {
            wrong.push(format!("we say that `{key}` counts: {ours}; VS Code: {theirs}"));
        }
    }
    for (path, leaf) in leaves(contents) {
        let found = editor.settings.get(&path).is_some_and(|setting| holds(leaf, setting.value));
        if !found {
            wrong.push(format!("VS Code has `{path}`, which we do not find"));
        }
    }
    wrong
}

/// Whether `held` has all that `written` says.
fn holds(held: &Value, written: &Json) -> bool {
    match (held, written) {
        (Value::Object(held), Json::Object(object)) => object
            .members
            .iter()
            .all(|member| held.get(member.name.as_str()).is_some_and(|held| holds(held, &member.value))),
        (Value::Array(held), Json::Array(array)) => {
            held.len() == array.elements.len() && held.iter().zip(&array.elements).all(|(held, e)| holds(held, e))
        }
        (Value::String(held), Json::String(text)) => held == text.as_str(),
        (Value::Bool(held), Json::Bool(value)) => *held == value.value,
        (Value::Number(held), Json::Number(number)) => held.to_string() == number.value,
        (Value::Null, Json::Null(_)) => true,
        _ => false,
    }
}

/// Every value that is no object, or has a name in it that dots cannot lead to, by the way to it.
fn leaves(contents: &Value) -> Vec<(String, &Value)> {
    let mut found = Vec::new();
    let mut open = vec![(String::new(), contents)];
    while let Some((path, value)) = open.pop() {
        match value.as_object().filter(|object| !object.is_empty() && object.keys().all(|key| !key.contains('.'))) {
            Some(object) => open.extend(object.iter().map(|(name, value)| {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                (path, value)
            })),
            None if path.is_empty() => {}
            None => found.push((path, value)),
        }
    }
    found
}

#[test]
fn a_value_that_the_terminal_gets_as_written_has_a_finding() {
    const REASON: &str = "whether the setting exists depends on the extensions and the user's own settings";
    const EXCEPTIONS: Exceptions =
        &[("\"${config:no.such}:${env:PATH}\"", REASON), ("\"${env:PATH}:${config:no.such}\"", REASON)];
    const RULES: [&str; 3] =
        ["vscode/terminal-env-literal", "vscode/terminal-env-non-string", "vscode/unknown-workspace-folder"];
    let mut faults = Vec::new();
    let (mut cases, mut literal) = (0, 0);
    for verdict in verdicts("terminal-env") {
        let (value, result) = (&verdict["value"], &verdict["result"]);
        cases += 1;
        let text = format!("{{\"terminal.integrated.env.linux\": {{\"PATH\": {value}}}}}");
        let tree = tree(&text, false);
        let repository = Repository::load(&tree, &[]);
        let found = Policy::default().judge(&repository);
        let found = found.iter().any(|finding| RULES.contains(&finding.rule));
        let is_literal = match (value.as_str(), result.as_str()) {
            (Some(value), Some(result)) => references(value).iter().any(|reference| result.contains(reference)),
            _ => true,
        };
        literal += usize::from(is_literal);
        if is_literal != found {
            faults.push(fault_of(&value.to_string(), false, &format!("left literal: {is_literal}; found: {found}")));
        }
    }
    println!("{cases} values for the terminal, {literal} of them left as written or dropped");
    finish(&faults, EXCEPTIONS);
}

/// What in `value` someone means to be replaced.
fn references(value: &str) -> Vec<&str> {
    let word = |text: &str| text.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count();
    let mut found = Vec::new();
    for (at, sign) in value.char_indices() {
        let rest = &value[at..];
        let closed = |open: usize, close: char| rest[open..].find(close).map(|end| open + end + 1);
        let length = match sign {
            '$' if rest.starts_with("${") => closed(2, '}').or(Some(rest.len())),
            '$' if rest.starts_with("$(") => closed(2, ')'),
            '$' if rest.starts_with("$env:") => Some(5 + word(&rest[5..])),
            '$' if word(&rest[1..]) > 0 => Some(1 + word(&rest[1..])),
            '%' if word(&rest[1..]) > 0 => closed(1, '%'),
            '`' => closed(1, '`'),
            '~' if rest.starts_with("~/") => Some(2),
            _ => None,
        };
        found.extend(length.map(|length| &rest[..length]));
    }
    found
}

fn verdicts(kind: &str) -> Vec<Value> {
    let text = fs::read_to_string("tests/vscode/verdicts.jsonl").unwrap();
    let all = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    all.filter(|verdict| verdict["kind"] == kind).collect()
}

/// A folder with these settings and a module, opened by itself or by way of a workspace file.
fn tree(text: &str, in_workspace: bool) -> MemoryTree {
    let tree = MemoryTree::new()
        .file("a/.vscode/settings.json", text)
        .file("a/go.mod", "module example.com/a\n\ngo 1.25.0\n")
        .file("a/a.go", "package a\n")
        .file("b/b.txt", "");
    let workspace = r#"{"folders": [{"path": "a"}, {"path": "b"}]}"#;
    if in_workspace { tree.file("all.code-workspace", workspace) } else { tree }
}

fn fault_of(text: &str, in_workspace: bool, what: &str) -> (String, String) {
    let place = if in_workspace { "in a folder of a workspace" } else { "in a folder" };
    (text.to_owned(), format!("{text} {place}: {what}"))
}

/// Every deviation is an exception with a reason, and every exception a deviation.
fn finish(faults: &[(String, String)], exceptions: Exceptions) {
    let excused: BTreeMap<&str, &str> = exceptions.iter().copied().collect();
    let open: Vec<&str> =
        faults.iter().filter(|(text, _)| !excused.contains_key(text.as_str())).map(|(_, what)| what.as_str()).collect();
    for (text, reason) in exceptions {
        println!("exception: {text}: {reason}");
        assert!(faults.iter().any(|(fault, _)| fault == text), "{text} is no deviation any more");
    }
    assert!(open.is_empty(), "{}", open.join("\n"));
}
