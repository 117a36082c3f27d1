//! Edits of an object that keep comments, layout and line ends.

use super::scanner;
use super::value::Object;
use crate::text::Span;

/// What deletes the member at `index` of `object` with the comma that belongs to it, and with its line where it stands
/// alone on it. Comments stay. `text` is the whole text; a member that is not there gives no edit.
///
/// Edits of several members of one object may overlap.
pub fn removal(text: &str, object: &Object, index: usize) -> Vec<(Span, String)> {
    let Some(member) = object.members.get(index) else { return Vec::new() };
    let before = index.checked_sub(1).and_then(|at| object.members.get(at));
    let after = object.members.get(index + 1);
    let preceding = before.and_then(|before| comma(text, before.span.end, member.span.start));
    let following = comma(text, member.span.end, after.map_or(object.span.end, |after| after.span.start));
    let (gone, comma_elsewhere) = match (preceding, following) {
        (Some(preceding), Some(following)) if has_line_break(text, member.span.end, following) => {
            join(text, preceding, member.span)
        }
        (_, Some(following)) if is_blank(text, member.span.end, following) => {
            (Span::new(member.span.start, following + 1), None)
        }
        (_, Some(following)) => (member.span, Some(following)),
        (Some(preceding), None) => join(text, preceding, member.span),
        (None, None) => (member.span, None),
    };
    let mut edits = vec![(with_blanks(text, gone), String::new())];
    edits.extend(comma_elsewhere.map(|comma| (Span::new(comma, comma + 1), String::new())));
    edits.sort_by_key(|(span, _)| *span);
    edits
}

/// What puts `new` (a name, a colon and a value, without a comma) behind the member at `index` of `object`: on a line of its own,
/// indented alike, where that member begins its line. `\n` in `new` becomes the text's line end and that indentation. `text` is the
/// whole text; a member that is not there gives no edit.
pub fn insertion_behind(text: &str, object: &Object, index: usize, new: &str) -> Option<(Span, String)> {
    let member = object.members.get(index)?;
    let next = object.members.get(index + 1).map_or(object.span.end, |after| after.span.start);
    let blanks = blanks_before(text, member.span.start);
    let line_start = member.span.start - blanks;
    let begins_line = text.as_bytes().get(..line_start)?.last().is_some_and(|byte| is_line_end(*byte));
    let line_break = if text.get(..line_start)?.ends_with("\r\n") { "\r\n" } else { "\n" };
    let indentation = text.get(line_start..member.span.start)?;
    let break_off = if begins_line { format!("{line_break}{indentation}") } else { " ".to_owned() };
    let new = new.replace('\n', if begins_line { &break_off } else { " " });
    let end = member.span.end;
    // A comment that explains the member stays on its line.
    Some(match comma(text, end, next) {
        Some(comma) if begins_line => (Span::empty(line_end(text, comma + 1, next)), format!("{break_off}{new},")),
        Some(comma) => (Span::empty(comma + 1), format!("{break_off}{new},")),
        None if begins_line => {
            let line = Span::new(end, line_end(text, end, next));
            (line, format!(",{}{break_off}{new}", text.get(line.range())?))
        }
        None => (Span::empty(end), format!(",{break_off}{new}")),
    })
}

/// What puts `new` into `object` behind all its members; none where that is empty but for comments.
pub fn insertion_into(text: &str, object: &Object, new: &str) -> Option<(Span, String)> {
    if let Some(last) = object.members.len().checked_sub(1) {
        return insertion_behind(text, object, last, new);
    }
    let inside = Span::new(object.span.start + 1, object.span.end.checked_sub(1)?);
    let is_empty = text.get(inside.range())?.bytes().all(|byte| is_blank_byte(byte) || is_line_end(byte));
    is_empty.then(|| (inside, format!(" {new} ")))
}

/// Where the line of byte `from` ends, if only blanks and a line comment stand before that; else `from`. Not beyond `end`.
fn line_end(text: &str, from: usize, end: usize) -> usize {
    let rest = text.get(from..end).unwrap_or_default();
    let line = rest.split(['\n', '\r']).next().unwrap_or_default();
    let is_comment = line.trim_start_matches([' ', '\t']).starts_with("//");
    if is_comment { from + line.len() } else { from }
}

/// The comma at `comma` and the member behind it: one span where only blanks of one line lie between.
fn join(text: &str, comma: usize, member: Span) -> (Span, Option<usize>) {
    if is_blank(text, comma + 1, member.start) { (Span::new(comma, member.end), None) } else { (member, Some(comma)) }
}

/// `span` with the white space that would be left over: its whole lines, or the blanks on one side.
fn with_blanks(text: &str, span: Span) -> Span {
    let line_start = span.start - blanks_before(text, span.start);
    let line_end = span.end + blanks_after(text, span.end);
    let begins_line = line_start == 0 || text.as_bytes().get(line_start - 1).is_some_and(|byte| is_line_end(*byte));
    let rest = text.get(line_end..).unwrap_or_default();
    let line_break = if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with(['\n', '\r'])) };
    match (begins_line, line_break > 0) {
        (true, true) => Span::new(line_start, line_end + line_break),
        (false, true) => Span::new(line_start, line_end),
        (_, false) if text.as_bytes().get(span.start) == Some(&b',') => span,
        (_, false) => Span::new(span.start, line_end),
    }
}

/// The first comma from `from` on that stands in no comment and before `end`.
fn comma(text: &str, from: usize, end: usize) -> Option<usize> {
    let at = scanner::skip_trivia(text, from).ok()?;
    (at < end && text.as_bytes().get(at) == Some(&b',')).then_some(at)
}

fn is_blank(text: &str, from: usize, to: usize) -> bool {
    text.get(from..to).is_some_and(|between| between.bytes().all(is_blank_byte))
}

fn has_line_break(text: &str, from: usize, to: usize) -> bool {
    text.get(from..to).is_some_and(|between| between.bytes().any(is_line_end))
}

fn blanks_before(text: &str, at: usize) -> usize {
    text.get(..at).map_or(0, |head| head.bytes().rev().take_while(|byte| is_blank_byte(*byte)).count())
}

fn blanks_after(text: &str, at: usize) -> usize {
    text.get(at..).map_or(0, |rest| rest.bytes().take_while(|byte| is_blank_byte(*byte)).count())
}

const fn is_blank_byte(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

const fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

#[cfg(test)]
mod tests {
    use super::{insertion_behind, insertion_into};
    use crate::syntax::jsonc::parse;
    use crate::text::{RepoPath, Source};

    fn with_new_behind(text: &str, index: usize, new: &str) -> Option<String> {
        let source = Source::new(RepoPath::root(), text);
        let root = parse(&source).root.expect("a value");
        let (span, inserted) = insertion_behind(text, root.as_object().expect("an object"), index, new)?;
        let mut result = text.to_owned();
        result.replace_range(span.range(), &inserted);
        Some(result)
    }

    #[test]
    fn an_insertion_fits_every_layout_and_leaves_comments_at_their_member() {
        let cases = [
            (r#"{"a": 1}"#, 0, r#"{"a": 1, "n": 0}"#),
            (r#"{"a": 1, "b": 2}"#, 0, r#"{"a": 1, "n": 0, "b": 2}"#),
            (r#"{"a": 1,}"#, 0, r#"{"a": 1, "n": 0,}"#),
            ("{\n\t\"a\": 1\n}\n", 0, "{\n\t\"a\": 1,\n\t\"n\": 0\n}\n"),
            ("{\r\n  \"a\": 1,\r\n}", 0, "{\r\n  \"a\": 1,\r\n  \"n\": 0,\r\n}"),
            ("{\n  \"a\": 1, // one\n  \"b\": 2\n}", 0, "{\n  \"a\": 1, // one\n  \"n\": 0,\n  \"b\": 2\n}"),
            ("{\n  \"a\": 1 // one\n}", 0, "{\n  \"a\": 1, // one\n  \"n\": 0\n}"),
            ("{\n  \"a\": 1\n  , \"b\": 2\n}", 0, "{\n  \"a\": 1\n  ,\n  \"n\": 0, \"b\": 2\n}"),
            ("{\n  \"a\": 1, /* b */ \"b\": 2\n}", 0, "{\n  \"a\": 1,\n  \"n\": 0, /* b */ \"b\": 2\n}"),
        ];
        for (text, index, want) in cases {
            assert_eq!(with_new_behind(text, index, "\"n\": 0").as_deref(), Some(want), "{text:?}");
        }
        assert_eq!(with_new_behind("{}", 0, "\"n\": 0"), None);
        let text = "{\r\n  \"a\": 1\r\n}";
        assert_eq!(
            with_new_behind(text, 0, "\"n\": {\n}").as_deref(),
            Some("{\r\n  \"a\": 1,\r\n  \"n\": {\r\n  }\r\n}")
        );
    }

    #[test]
    fn an_object_takes_a_member_whether_it_has_some_or_none() {
        let with_new = |text: &str| {
            let source = Source::new(RepoPath::root(), text);
            let root = parse(&source).root.expect("a value");
            let (span, inserted) = insertion_into(text, root.as_object()?, "\"n\": 0")?;
            let mut result = text.to_owned();
            result.replace_range(span.range(), &inserted);
            Some(result)
        };
        assert_eq!(with_new("{}").as_deref(), Some(r#"{ "n": 0 }"#));
        assert_eq!(with_new("{\n}").as_deref(), Some(r#"{ "n": 0 }"#));
        assert_eq!(with_new(r#"{"a": 1}"#).as_deref(), Some(r#"{"a": 1, "n": 0}"#));
        assert_eq!(with_new("{ /* nothing yet */ }"), None);
    }
}
