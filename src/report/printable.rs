//! Text that can be printed on one line without moving the cursor, hiding what stands there, or beginning a new line.

use std::borrow::Cow;
use std::fmt::Write as _;

/// `text` with each character that a terminal acts upon spelled as an escape: `\n`, `\u{1b}`.
pub(crate) fn line(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_active) {
        return Cow::Borrowed(text);
    }
    let mut line = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_active(c) {
            let _ = write!(line, "{}", c.escape_default());
        } else {
            line.push(c);
        }
    }
    Cow::Owned(line)
}

/// Whether `c` is a control character, a line or paragraph separator, or turns the direction of writing.
pub(super) fn is_active(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn what_a_terminal_acts_upon_is_spelled_out() {
        assert_eq!(line("a\nb\t\u{1b}[2Jé\u{202e}"), r"a\nb\t\u{1b}[2Jé\u{202e}");
        assert_eq!(line("größe 界"), "größe 界");
    }
}
