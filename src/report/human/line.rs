//! One line of source as it is drawn: tabs as spaces, nothing that a terminal acts upon, cropped around what matters.

use textwrap::core::display_width;

use crate::report::printable::is_active;
use crate::text::Span;

const TAB_WIDTH: usize = 4;

/// How a line is to be fitted in.
#[derive(Clone, Copy)]
pub(super) struct Fit {
    /// The columns that there are.
    pub(super) room: usize,
    /// The columns that a label needs to the right of the middle of the focus.
    pub(super) label: usize,
    /// Whether `…` can be drawn.
    pub(super) unicode: bool,
}

impl Fit {
    const fn ellipsis(self) -> &'static str {
        if self.unicode { "…" } else { "..." }
    }
}

/// A drawn line, and where the bytes of the source went.
pub(super) struct Line {
    pub(super) text: String,
    /// For each character: its offset in the source and in `text`; then both ends.
    offsets: Vec<(usize, usize)>,
}

impl Line {
    /// Draws the bytes `span` of `text`, so that `focus` is seen.
    pub(super) fn draw(text: &str, span: Span, focus: Option<Span>, fit: Fit) -> Self {
        let focus = focus.unwrap_or(Span::empty(span.start));
        let near = near(text, span, focus.start, fit.room);
        let cells = cells(text, near);
        let (first, last) = crop(&cells, focus, near, span, fit);
        let mut line = Self { text: String::new(), offsets: Vec::new() };
        if first > 0 || near.start > span.start {
            line.text.push_str(fit.ellipsis());
        }
        for cell in &cells[first..last] {
            line.offsets.push((cell.offset, line.text.len()));
            line.text.push_str(&cell.text);
        }
        line.offsets.push((cells.get(last).map_or(near.end, |cell| cell.offset), line.text.len()));
        if last < cells.len() || near.end < span.end {
            line.text.push_str(fit.ellipsis());
        }
        line
    }

    /// Where the source's byte `offset` is drawn; what was cropped lies at the nearest end.
    pub(super) fn offset(&self, offset: usize) -> usize {
        let index = self.offsets.partition_point(|(source, _)| *source < offset);
        self.offsets.get(index).or(self.offsets.last()).map_or(0, |(_, drawn)| *drawn)
    }

    /// How many columns stand before the byte `drawn` of the text.
    pub(super) fn column(&self, drawn: usize) -> usize {
        self.text.get(..drawn).map_or(0, display_width)
    }
}

/// What one character is drawn as.
struct Cell {
    offset: usize,
    text: String,
    width: usize,
}

/// The part of `span` that can be seen at all: a minified file has all of its text in one line.
fn near(text: &str, span: Span, focus: usize, room: usize) -> Span {
    let before = text.get(span.start..focus).unwrap_or_default();
    let after = text.get(focus..span.end).unwrap_or_default();
    let start = before.char_indices().rev().take(room + 1).last().map_or(focus, |(at, _)| span.start + at);
    // Zero-width characters take no room, so a little more is taken.
    let end = after.char_indices().nth(2 * room + 2).map_or(span.end, |(at, _)| focus + at);
    Span::new(start, end)
}

fn cells(text: &str, near: Span) -> Vec<Cell> {
    let mut column = 0;
    let part = text.get(near.range()).unwrap_or_default();
    let cell = |(at, c): (usize, char)| {
        let text = match c {
            '\t' => " ".repeat(TAB_WIDTH - column % TAB_WIDTH),
            c if is_active(c) => c.escape_default().to_string(),
            c => c.to_string(),
        };
        let width = display_width(&text);
        column += width;
        Cell { offset: near.start + at, text, width }
    };
    part.char_indices().map(cell).collect()
}

/// The first cell that is drawn, and the first that is not any more.
fn crop(cells: &[Cell], focus: Span, near: Span, line: Span, fit: Fit) -> (usize, usize) {
    let width = |cells: &[Cell]| cells.iter().map(|cell| cell.width).sum::<usize>();
    let begin = cells.partition_point(|cell| cell.offset < focus.start);
    let end = cells.partition_point(|cell| cell.offset < focus.end).max(begin);
    let (before, within, after) = (width(&cells[..begin]), width(&cells[begin..end]), width(&cells[end..]));
    let middle = within.min(fit.room) / 2;
    let whole = near == line && before + within + after <= fit.room;
    if whole && before + middle + fit.label <= fit.room {
        return (0, cells.len());
    }
    let ellipsis = display_width(fit.ellipsis());
    let slack = fit.room.saturating_sub(2 * ellipsis + within);
    let for_label = fit.room.saturating_sub(ellipsis + middle + fit.label);
    let left = before.min((slack / 2).max(slack.saturating_sub(after))).min(for_label);
    let right = slack.saturating_sub(left);
    let first = begin - fitting(cells[..begin].iter().rev(), left);
    let last = if within > fit.room.saturating_sub(2 * ellipsis) {
        begin + fitting(cells[begin..].iter(), fit.room.saturating_sub(2 * ellipsis))
    } else {
        end + fitting(cells[end..].iter(), right)
    };
    (first, last)
}

/// How many of `cells` fit into `room` columns.
fn fitting<'c>(cells: impl Iterator<Item = &'c Cell>, room: usize) -> usize {
    let widths = cells.scan(0, |sum, cell| {
        *sum += cell.width;
        Some(*sum)
    });
    widths.take_while(|sum| *sum <= room).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draw(text: &str, focus: &str, room: usize) -> (String, String) {
        let start = text.find(focus).unwrap_or_default();
        let focus = Span::new(start, start + focus.len());
        let line = Line::draw(text, Span::new(0, text.len()), Some(focus), Fit { room, label: 0, unicode: true });
        let marked = line.text[line.offset(focus.start)..line.offset(focus.end)].to_owned();
        assert!(display_width(&line.text) <= room, "{} is wider than {room}", line.text);
        (line.text, marked)
    }

    #[test]
    fn a_line_that_fits_is_drawn_whole_with_tabs_as_spaces() {
        assert_eq!(draw("\tuse\t./web", "./web", 40), ("    use ./web".to_owned(), "./web".to_owned()));
    }

    #[test]
    fn a_long_line_is_cropped_around_the_focus() {
        let text = format!("{}needle{}", "a".repeat(50_000), "b".repeat(50_000));
        let (line, marked) = draw(&text, "needle", 20);
        assert_eq!(line, "…aaaaaaneedlebbbbbb…");
        assert_eq!(marked, "needle");
    }

    #[test]
    fn a_focus_wider_than_the_room_is_cut_at_its_end() {
        let text = format!("x = {}", "界".repeat(100));
        let (line, marked) = draw(&text, &"界".repeat(100), 21);
        assert_eq!(line, "…界界界界界界界界界…");
        assert_eq!(marked, "界".repeat(9));
    }

    #[test]
    fn nothing_that_a_terminal_acts_upon_is_drawn() {
        assert_eq!(draw("a\u{1b}[31mb", "b", 40).0, "a\\u{1b}[31mb");
    }

    #[test]
    fn room_is_made_for_a_label_at_the_right() {
        let text = "0123456789012345678901234567890123456789";
        let line =
            Line::draw(text, Span::new(0, 40), Some(Span::new(38, 40)), Fit { room: 40, label: 20, unicode: false });
        assert!(line.column(line.offset(38)) <= 20, "{}", line.text);
    }
}
