//! What is wrong with a string that VS Code reads all the same.

use super::strings::{Mark, MarkKind, StringToken};
use crate::syntax::{Problem, ProblemKind};
use crate::text::Span;

/// What is wrong with `token`; `end_is_said` where its missing quote needs no more words.
pub(super) fn problems(text: &str, token: &StringToken, end_is_said: bool) -> Vec<Problem> {
    let mut problems = Vec::new();
    let is_path = is_windows_path(token.literal.content().range(), text);
    if is_path {
        problems.extend(windows_path(text, token));
    } else {
        problems.extend(
            token.marks.iter().filter(|mark| mark.kind == MarkKind::Dropped).map(|mark| dropped(text, token, mark)),
        );
    }
    if problems.is_empty() || !is_path {
        problems.extend((!token.closed && !end_is_said).then(|| open(token)));
    }
    problems.extend(token.marks.iter().filter_map(raw));
    problems
}

/// Whether the content begins with a drive letter, a colon and a backslash.
fn is_windows_path(content: std::ops::Range<usize>, text: &str) -> bool {
    match text.as_bytes().get(content) {
        Some([drive, b':', b'\\', ..]) => drive.is_ascii_alphabetic(),
        _ => false,
    }
}

/// A path whose backslashes are not doubled. `\t` in it is a valid escape, and not what was meant.
fn windows_path(text: &str, token: &StringToken) -> Option<Problem> {
    let single: Vec<&Mark> = token.marks.iter().filter(|mark| is_single_backslash(mark)).collect();
    let mut effects: Vec<String> = Vec::new();
    for effect in single.iter().map(|mark| effect(text, mark)) {
        if !effects.contains(&effect) {
            effects.push(effect);
        }
    }
    let effects = match effects.as_slice() {
        [] => return None,
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    };
    let reads = match shown(token.literal.as_str()) {
        Some(value) => format!(" and reads `{value}`"),
        None => String::new(),
    };
    let message = format!("a backslash begins an escape, so VS Code {effects}{reads} for this Windows path");
    let problem = Problem::new(ProblemKind::InvalidJson, token.literal.span(), message)
        .help(r"double each backslash, or write `/`, which Windows takes as well");
    if !is_path_to_the_end(text, token) {
        return Some(problem);
    }
    let doubled = single.iter().map(|mark| (Span::empty(mark.span.start), "\\".to_owned())).collect();
    Some(problem.mend("double the backslashes of this path", doubled))
}

fn is_single_backslash(mark: &Mark) -> bool {
    match mark.kind {
        MarkKind::Escape(character) => !matches!(character, '\\' | '/') || mark.span.len() != 2,
        MarkKind::Dropped => true,
        MarkKind::Raw(_) => false,
    }
}

fn effect(text: &str, mark: &Mark) -> String {
    let spelling = text.get(mark.span.range()).unwrap_or_default().trim_end();
    match mark.kind {
        MarkKind::Escape('"') => r#"takes `\"` for a quote inside the string"#.to_owned(),
        MarkKind::Escape('\u{8}') => format!("turns `{spelling}` into a backspace"),
        MarkKind::Escape('\u{c}') => format!("turns `{spelling}` into a form feed"),
        MarkKind::Escape('\n') => format!("turns `{spelling}` into a line feed"),
        MarkKind::Escape('\r') => format!("turns `{spelling}` into a carriage return"),
        MarkKind::Escape('\t') => format!("turns `{spelling}` into a tab"),
        MarkKind::Escape(character) => format!("turns `{spelling}` into U+{:04X}", u32::from(character)),
        MarkKind::Dropped | MarkKind::Raw(_) => format!("drops `{spelling}`"),
    }
}

/// Whether the token is the path and nothing else: in `"C:\Go\", "x": "` the string runs on beyond it.
fn is_path_to_the_end(text: &str, token: &StringToken) -> bool {
    let quotes = || token.marks.iter().filter(|mark| matches!(mark.kind, MarkKind::Escape('"')));
    let Some(quote) = quotes().next() else { return token.closed };
    let behind = text.get(quote.span.end..token.literal.content().end).unwrap_or_default();
    !token.closed && quotes().count() == 1 && matches!(behind.trim(), "" | ",")
}

/// A value that a message may show as it is.
fn shown(value: &str) -> Option<&str> {
    let plain = value.len() <= 60 && !value.chars().any(|c| c.is_control() || c == '`');
    plain.then_some(value)
}

fn dropped(text: &str, token: &StringToken, mark: &Mark) -> Problem {
    let spelling = text.get(mark.span.range()).unwrap_or_default().trim_end();
    let reason = if spelling.starts_with(r"\u") { "lacks its four hexadecimal digits" } else { "is no escape in JSON" };
    let reads = match shown(token.literal.as_str()) {
        Some(value) => format!(" and reads `{value}`"),
        None => String::new(),
    };
    Problem::new(ProblemKind::InvalidJson, mark.span, format!("`{spelling}` {reason}, so VS Code drops it{reads}"))
        .help(format!(r"write `\{spelling}` for a backslash"))
}

fn open(token: &StringToken) -> Problem {
    let reads = match shown(token.literal.as_str()) {
        Some(value) => format!(" and reads `{value}`"),
        None => String::new(),
    };
    let message = format!("this string has no closing quote on its line, so VS Code ends it with the line{reads}");
    Problem::new(ProblemKind::InvalidJson, token.literal.span(), message)
}

/// A control character that stands for itself: VS Code keeps it, JSON does not allow it.
fn raw(mark: &Mark) -> Option<Problem> {
    let MarkKind::Raw(character) = mark.kind else { return None };
    let escape = match character {
        '\t' => r"\t".to_owned(),
        '\u{8}' => r"\b".to_owned(),
        '\u{c}' => r"\f".to_owned(),
        other => format!(r"\u{:04x}", u32::from(other)),
    };
    let message = format!(
        "a string in JSON holds no bare control character (U+{:04X}); VS Code keeps it, stricter readers refuse the file",
        u32::from(character)
    );
    let problem = Problem::new(ProblemKind::InvalidJson, mark.span, message).help(format!("write `{escape}`"));
    Some(problem.mend(format!("write it as `{escape}`"), vec![(mark.span, escape)]))
}
