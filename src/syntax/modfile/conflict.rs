//! Merge conflicts that were committed: one problem each, and only the first side is read.

use super::File;
use super::lexer::LexedLine;
use crate::syntax::{Problem, ProblemKind};
use crate::text::Span;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Marker {
    Begin,
    Base,
    Middle,
    End,
}

/// `lines` without conflict markers and without all sides of a conflict but the first. Reports what it leaves out to `file`.
pub(super) fn keep_first_side(lines: Vec<LexedLine>, text: &str, file: &mut File) -> Vec<LexedLine> {
    let markers: Vec<(usize, Marker)> =
        lines.iter().enumerate().filter_map(|(index, line)| Some((index, marker(line, text)?))).collect();
    if markers.is_empty() {
        return lines;
    }
    let mut left_out = vec![false; lines.len()];
    let mut rest = markers.as_slice();
    while let Some(&(first, _)) = rest.first() {
        let (markers_taken, last) = whole_conflict(rest).unwrap_or((1, first));
        if let Some(&(second, _)) = rest.get(1)
            && markers_taken > 1
            && let Some(sides) = left_out.get_mut(second..=last)
        {
            sides.fill(true);
        }
        if let Some(flag) = left_out.get_mut(first) {
            *flag = true;
        }
        file.report(problem(&lines, text, first, last));
        rest = rest.get(markers_taken..).unwrap_or_default();
    }
    lines.into_iter().zip(left_out).filter_map(|(line, left_out)| (!left_out).then_some(line)).collect()
}

/// Where `markers` begin with a complete conflict: how many of them it has, and the line of its last.
fn whole_conflict(markers: &[(usize, Marker)]) -> Option<(usize, usize)> {
    use Marker::{Base, Begin, End, Middle};
    match markers {
        [(_, Begin), (_, Middle), (last, End), ..] => Some((3, *last)),
        [(_, Begin), (_, Base), (_, Middle), (last, End), ..] => Some((4, *last)),
        _ => None,
    }
}

fn problem(lines: &[LexedLine], text: &str, first: usize, last: usize) -> Problem {
    let span = |index: usize| lines.get(index).map(|line| content(line, text)).unwrap_or_default();
    let kind = ProblemKind::InvalidModfile;
    if first == last {
        return Problem::new(kind, span(first), "a merge conflict marker is left, so the go command rejects the file");
    }
    Problem::new(kind, span(first), "a merge conflict is not resolved, so the go command rejects the file")
        .related(span(last), "the conflict ends here")
}

/// The line without its end.
fn content(line: &LexedLine, text: &str) -> Span {
    let written = text.get(line.span.range()).unwrap_or_default();
    Span::new(line.span.start, line.span.start + written.trim_end().len())
}

fn marker(line: &LexedLine, text: &str) -> Option<Marker> {
    let written = text.get(line.span.range())?.trim_end_matches(['\n', '\r']);
    let found = match written.get(..7)? {
        "<<<<<<<" => Marker::Begin,
        "|||||||" => Marker::Base,
        "=======" => Marker::Middle,
        ">>>>>>>" => Marker::End,
        _ => return None,
    };
    let rest = written.get(7..)?;
    (rest.is_empty() || rest.starts_with(' ')).then_some(found)
}
