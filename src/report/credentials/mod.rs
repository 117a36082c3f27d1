//! What looks like a credential never reaches a report: each byte of it is written as `*`.
//!
//! Three things give one away: where it stands in an address, its own shape, and the name that it is assigned to. What only
//! *refers* to a credential (`${{ secrets.TOKEN }}`, `$TOKEN`, `$(pass show token)`) is shown, for it is what people should write.

mod address;
mod assignment;
mod name;
mod option;
mod reference;
mod shape;

use std::borrow::Cow;

use crate::text::Span;

/// `text` with every credential in it replaced by asterisks, byte for byte, so that spans of the one are spans of the other.
/// Line ends stay.
pub fn mask(text: &str) -> Cow<'_, str> {
    cover(text, &credentials(text, Values::Words))
}

/// The text of a whole file as [`mask`] does it; in a confidential one, an environment file, unquoted values reach to the end of
/// their lines.
pub fn mask_file(text: &str, confidential: bool) -> Cow<'_, str> {
    cover(text, &credentials(text, Values::of(confidential)))
}

/// How far an unquoted value reaches that is assigned with `=` at the beginning of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Values {
    /// Up to the next space: what follows in a shell is a command.
    Words,
    /// Up to the end of the line, as in environment files.
    Lines,
}

impl Values {
    pub(super) const fn of(confidential: bool) -> Self {
        if confidential { Values::Lines } else { Values::Words }
    }
}

/// Where the credentials of `text` stand: in order, not overlapping, on character boundaries.
pub(super) fn credentials(text: &str, values: Values) -> Vec<Span> {
    let mut spans = Vec::new();
    address::find(text, &mut spans);
    shape::find(text, &mut spans);
    assignment::find(text, values, &mut spans);
    option::find(text, &mut spans);
    let found = merge(spans);
    let repeated = repeated(text, &found);
    if repeated.is_empty() { found } else { merge([found, repeated].concat()) }
}

/// Shorter secrets are not looked for where their context is missing: they would be found in ordinary words.
pub(super) const SHORTEST_SECRET: usize = 6;
/// Of more secrets the repetitions are not looked for, so that hostile text costs no more than so many times its length.
const MOST_REPEATED: usize = 64;

/// Where a credential stands once more, in a place that does not give it away.
fn repeated(text: &str, found: &[Span]) -> Vec<Span> {
    let secrets = found.iter().filter_map(|span| text.get(span.range()));
    let mut secrets: Vec<&str> = secrets.filter(|secret| secret.len() >= SHORTEST_SECRET).collect();
    secrets.sort_unstable();
    secrets.dedup();
    secrets.truncate(MOST_REPEATED);
    quoted(text, &secrets)
}

/// `text` with the bytes of `spans` as asterisks; `spans` are in order, do not overlap, and lie on character boundaries.
pub(super) fn cover<'t>(text: &'t str, spans: &[Span]) -> Cow<'t, str> {
    if spans.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    let mut done = 0;
    for span in spans {
        masked.push_str(text.get(done..span.start).unwrap_or_default());
        for c in text.get(span.range()).unwrap_or_default().chars() {
            match c {
                '\n' | '\r' => masked.push(c),
                _ => masked.extend(std::iter::repeat_n('*', c.len_utf8())),
            }
        }
        done = span.end;
    }
    masked.push_str(text.get(done..).unwrap_or_default());
    Cow::Owned(masked)
}

/// Where one of `secrets` stands in `text` as a word of its own: a message that quotes a value out of its context.
pub(super) fn quoted(text: &str, secrets: &[&str]) -> Vec<Span> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut spans = Vec::new();
    for secret in secrets {
        for (at, _) in text.match_indices(secret) {
            let end = at + secret.len();
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            let after = text.get(end..).and_then(|after| after.chars().next());
            if !before.is_some_and(is_word) && !after.is_some_and(is_word) {
                spans.push(Span::new(at, end));
            }
        }
    }
    merge(spans)
}

fn merge(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| !span.is_empty());
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => *last = last.cover(span),
            _ => merged.push(span),
        }
    }
    merged
}

#[cfg(test)]
mod tests;
