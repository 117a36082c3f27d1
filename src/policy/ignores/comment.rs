//! What a comment says to us: `goconflint: ignore[rule, group/*] reason`.

use crate::facts::vscode_go;
use crate::text::{Located, Span};

/// What a comment for us begins with.
pub(super) const MARKER: &str = "goconflint:";

/// A comment, or the part of one, that is meant for us.
#[derive(Debug)]
pub(super) struct Note {
    /// From the marker to the end of what belongs to it.
    pub(super) span: Span,
    /// What to delete so that it is gone; none where something else would be lost.
    pub(super) removal: Option<Removal>,
    /// What it asks for.
    pub(super) request: Result<Request, Flaw>,
}

/// What is to be deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Removal {
    /// The whole comment.
    Comment,
    /// From here to the end of the comment.
    Tail(usize),
}

/// `ignore[…]`, `ignore-file[…]`.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) scope: Scope,
    /// From the word to the closing bracket.
    pub(super) span: Span,
    /// What stands in the brackets, at least one.
    pub(super) rules: Vec<Located<String>>,
    pub(super) reason: Option<String>,
}

/// How much is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    Line,
    File,
}

/// Why nothing is hidden.
#[derive(Debug)]
pub(super) enum Flaw {
    /// Something else than `ignore` and `ignore-file`.
    Word(Located<String>),
    /// No brackets, or nothing in them.
    NoRules,
    /// No closing bracket.
    Unclosed,
}

/// What is meant for us in a comment with its marks, which begins at byte `start` of the file.
pub(super) fn notes(comment: &str, start: usize) -> Vec<Note> {
    let begins: Vec<usize> =
        comment.match_indices(MARKER).map(|(at, _)| at).filter(|at| stands_first(comment, *at)).collect();
    let ends =
        begins.iter().skip(1).map(|at| comment.get(..*at).unwrap_or_default()).map(|text| without_mark(text).len());
    let ends: Vec<usize> = ends.chain([comment.len()]).collect();
    let notes = begins.iter().zip(&ends).filter_map(|(begin, end)| {
        let text = comment.get(*begin..*end)?;
        let text = if comment.starts_with("/*") { text.strip_suffix("*/").unwrap_or(text) } else { text }.trim_end();
        let request = request(text, start + begin)?;
        let removal = removal(comment, *begin, *end, text);
        Some(Note { span: Span::new(start + begin, start + begin + text.len()), removal, request })
    });
    notes.collect()
}

/// Whether nothing but marks stands before the marker, or what another comment ends with: `// indirect; goconflint: …`.
fn stands_first(comment: &str, at: usize) -> bool {
    let before = comment.get(..at).unwrap_or_default().trim_end();
    let is_mark = before.ends_with(['#', ';']) || before.ends_with("//") || before.ends_with("/*");
    is_mark && comment.get(at + MARKER.len()..).is_some_and(|rest| !rest.starts_with('/'))
}

/// `text` without the mark of a comment at its end, and the blanks before that.
fn without_mark(text: &str) -> &str {
    let text = text.trim_end();
    let text = text.strip_suffix(';').or(text.strip_suffix("//")).unwrap_or_else(|| text.trim_end_matches('#'));
    text.trim_end()
}

fn removal(comment: &str, begin: usize, end: usize, text: &str) -> Option<Removal> {
    // A comment for another program may follow: `… reason # nosec`.
    if end < comment.len() || [" #", "\t#", " //", "\t//"].iter().any(|mark| text.contains(mark)) {
        return None;
    }
    let before = comment.get(..begin)?;
    let kept = without_mark(before);
    let is_first = before.trim_end().trim_end_matches('#').is_empty() || matches!(before.trim_end(), "//" | "/*");
    match kept {
        _ if is_first => Some(Removal::Comment),
        _ if comment.starts_with("/*") => None,
        kept => Some(Removal::Tail(kept.len())),
    }
}

/// Reads `text`, which begins with the marker at byte `start` of the file; nothing where it is prose.
fn request(text: &str, start: usize) -> Option<Result<Request, Flaw>> {
    let at = |part: &str| start + (part.as_ptr() as usize - text.as_ptr() as usize);
    let located = |part: &str| Located::new(part.to_owned(), Span::new(at(part), at(part) + part.len()));
    let rest = text.get(MARKER.len()..)?.trim_start();
    let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(rest.len());
    let (word, behind) = rest.split_at_checked(length)?;
    let scope = match word {
        "ignore" => Scope::Line,
        "ignore-file" => Scope::File,
        word if is_meant(word, behind) => return Some(Err(Flaw::Word(located(word)))),
        _ => return None,
    };
    let Some(list) = behind.trim_start().strip_prefix('[') else { return Some(Err(Flaw::NoRules)) };
    let Some((list, reason)) = list.split_once(']') else { return Some(Err(Flaw::Unclosed)) };
    let rules: Vec<_> = list.split(',').map(str::trim).filter(|rule| !rule.is_empty()).map(located).collect();
    if rules.is_empty() {
        return Some(Err(Flaw::NoRules));
    }
    let span = Span::new(at(word), at(reason));
    let reason = reason.trim().trim_start_matches(['-', '–', '—', ':']).trim_start();
    Some(Ok(Request { scope, span, rules, reason: (!reason.is_empty()).then(|| reason.to_owned()) }))
}

/// Whether somebody who wrote `word` meant to hide something.
fn is_meant(word: &str, behind: &str) -> bool {
    const ELSEWHERE: [&str; 12] = [
        "allow",
        "disable",
        "disable-file",
        "disable-line",
        "disable-next-line",
        "ignore-line",
        "ignore-next-line",
        "ignored",
        "noqa",
        "nolint",
        "skip",
        "suppress",
    ];
    behind.starts_with('[')
        || ELSEWHERE.contains(&word)
        || vscode_go::nearest(&word.replace('_', "-"), ["ignore", "ignore-file"].into_iter()).is_some()
}

/// The word that was meant.
pub(super) fn meant(word: &str) -> &'static str {
    if word.contains("file") { "ignore-file" } else { "ignore" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(comment: &str) -> Vec<String> {
        let told = |note: Note| match note.request {
            Ok(Request { scope, rules, reason, .. }) => {
                let rules: Vec<String> = rules.into_iter().map(|rule| rule.value).collect();
                format!("{scope:?} {} {}", rules.join("+"), reason.unwrap_or_default())
            }
            Err(flaw) => format!("{flaw:?}").split('(').next().unwrap_or_default().to_owned(),
        };
        notes(comment, 0).into_iter().map(told).collect()
    }

    #[test]
    fn comments_of_every_kind_are_understood() {
        assert_eq!(told("# goconflint: ignore[a/b] why"), ["Line a/b why"]);
        assert_eq!(told("#goconflint:ignore [a/b,c/*, ] -- why: é"), ["Line a/b+c/* why: é"]);
        assert_eq!(told("// goconflint: ignore-file[*]"), ["File * "]);
        assert_eq!(told("/* goconflint: ignore[a/b] why */"), ["Line a/b why"]);
        assert_eq!(told("// indirect; goconflint: ignore[a/b]"), ["Line a/b "]);
        assert_eq!(told("# nosec # goconflint: ignore[a/b] x"), ["Line a/b x"]);
        assert_eq!(told("# goconflint: ignore[a/b] x # goconflint: ignore[c/d] y"), ["Line a/b x", "Line c/d y"]);
    }

    #[test]
    fn what_is_meant_and_wrong_is_told_and_prose_is_left_alone() {
        assert_eq!(told("# goconflint: ignore a/b"), ["NoRules"]);
        assert_eq!(told("# goconflint: ignore[]"), ["NoRules"]);
        assert_eq!(told("# goconflint: ignore[a/b"), ["Unclosed"]);
        assert_eq!(told("# goconflint: ingore[a/b]"), ["Word"]);
        assert_eq!(told("# goconflint: disable-next-line a/b"), ["Word"]);
        assert_eq!(told("# goconflint: checks this file"), [""; 0]);
        assert_eq!(told("# see `goconflint: ignore[a/b]`"), [""; 0]);
        assert_eq!(told("# runs goconflint: ignore[a/b]"), [""; 0]);
    }

    #[test]
    fn only_what_is_ours_is_removed() {
        let removal = |comment: &str| notes(comment, 0).into_iter().next().and_then(|note| note.removal);
        assert_eq!(removal("# goconflint: ignore[a/b] see https://example.com"), Some(Removal::Comment));
        assert_eq!(removal("/* goconflint: ignore[a/b] */"), Some(Removal::Comment));
        assert_eq!(removal("// indirect; goconflint: ignore[a/b]"), Some(Removal::Tail(11)));
        assert_eq!(removal("# nosec # goconflint: ignore[a/b]"), Some(Removal::Tail(7)));
        assert_eq!(removal("# goconflint: ignore[a/b] x # nosec"), None);
        assert_eq!(removal("# goconflint: ignore[a/b] x # goconflint: ignore[c/d]"), None);
    }
}
