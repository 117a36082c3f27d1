//! The way from a word back to the bytes that spell it.

use super::Word;

impl Word {
    /// For each byte of the text, and for its end, the offset in `script` of what spells it; none where the spelling has more to it than
    /// quotes and backslashes.
    pub fn offsets(&self, script: &str) -> Option<Vec<usize>> {
        let spelling = script.get(self.range.clone())?;
        let verbatim = |start: usize| Some((start..=start + self.text.len()).collect());
        if spelling == self.text {
            return verbatim(self.range.start);
        }
        let unquoted = |quote| spelling.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
        if [unquoted('\''), unquoted('"')].contains(&Some(self.text.as_str())) {
            return verbatim(self.range.start + 1);
        }
        self.literal
            .then(|| unquote(spelling, self.range.start))
            .filter(|(text, _)| *text == self.text)
            .map(|(_, at)| at)
    }
}

/// What quote the text stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quote {
    None,
    Single,
    Double,
}

/// The text that `spelling` spells, which begins at byte `start` of the script, and the offset of each of its bytes and of its end.
fn unquote(spelling: &str, start: usize) -> (String, Vec<usize>) {
    let (mut text, mut offsets) = (String::new(), Vec::new());
    let (mut quote, mut end) = (Quote::None, 0);
    let mut characters = spelling.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let mut push = |at: usize, character: char| {
            end = at + character.len_utf8();
            offsets.extend((0..character.len_utf8()).map(|byte| start + at + byte));
            text.push(character);
        };
        let next = characters.peek().copied();
        match (quote, character, next) {
            (Quote::None, '\'', _) => quote = Quote::Single,
            (Quote::None, '"', _) => quote = Quote::Double,
            (Quote::Single, '\'', _) | (Quote::Double, '"', _) => quote = Quote::None,
            (Quote::None, '\\', Some((at, next))) => {
                characters.next();
                if next != '\n' {
                    push(at, next);
                }
            }
            (Quote::Double, '\\', Some((at, next @ ('$' | '`' | '"' | '\\')))) => {
                characters.next();
                push(at, next);
            }
            (Quote::Double, '\\', Some((_, '\n'))) => drop(characters.next()),
            _ => push(at, character),
        }
    }
    offsets.push(start + end);
    (text, offsets)
}
