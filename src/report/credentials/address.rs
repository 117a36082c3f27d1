//! The user and the password of an address: `https://user:secret@host`, `https://token@host`.

use super::reference;
use crate::text::Span;

/// A password with an unescaped `/` is looked for no further than this.
const LONGEST: usize = 256;

pub(super) fn find(text: &str, spans: &mut Vec<Span>) {
    // JSON allows `\/` for `/`.
    for separator in ["://", r":\/\/"] {
        for (at, _) in text.match_indices(separator) {
            let start = at + separator.len();
            if let Some(end) = userinfo_end(text, start) {
                mask_userinfo(text, scheme(&text[..at]), start..end, spans);
            }
        }
    }
    without_scheme(text, spans);
}

/// `user:secret@host.example.com`: what proxies take for an address without a scheme.
fn without_scheme(text: &str, spans: &mut Vec<Span>) {
    for (at, _) in text.match_indices('@') {
        let floor = (at.saturating_sub(LONGEST)..=at).find(|start| text.is_char_boundary(*start)).unwrap_or(at);
        let before = &text[floor..at];
        let ends =
            |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '<' | '>' | '/' | ',' | '|' | '=' | '@');
        let start = at - before.rsplit(ends).next().unwrap_or_default().len();
        let Some((user, secret)) = text[start..at].split_once(':') else { continue };
        if !user.is_empty() && secret.len() >= super::SHORTEST_SECRET && is_host(&text[at + 1..]) {
            mask_userinfo(text, "https", start..at, spans);
        }
    }
}

/// Whether `rest` begins with the name of a host: labels, the last of letters alone.
fn is_host(rest: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let host = &rest[..rest.find(|c| !is_part(c)).unwrap_or(rest.len())];
    let last = host.rsplit_once('.').map(|(_, last)| last);
    last.is_some_and(|last| last.len() >= 2 && last.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// The last element of `before` that may be a scheme.
fn scheme(before: &str) -> &str {
    let is_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    before.rsplit(|c| !is_scheme(c)).next().unwrap_or_default()
}

/// Where the user information that begins at `start` ends: at the last `@` before the host's end.
fn userinfo_end(text: &str, start: usize) -> Option<usize> {
    let (end, last_at, first_colon) = scan(text, start, |c| matches!(c, '/' | '?' | '#' | '\\'));
    if last_at.is_some() {
        return last_at;
    }
    // `https://user:pa/ss@host`: what follows the colon is no port, so the authority was cut short.
    let after_colon = text.get(first_colon? + 1..end)?;
    if after_colon.is_empty() || after_colon.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (_, last_at, _) = scan(text, start, |c| matches!(c, ',' | '|'));
    last_at.filter(|at| at - start <= LONGEST)
}

/// Walks over an authority: where it ends, its last `@`, its first `:`; references are passed over as wholes.
fn scan(text: &str, start: usize, ends: impl Fn(char) -> bool) -> (usize, Option<usize>, Option<usize>) {
    let (mut at, mut last_at, mut first_colon) = (start, None, None);
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if at - start > 2 * LONGEST {
            break;
        }
        if c != '`'
            && let Some(after) = reference::end(text, at)
        {
            at = after;
            continue;
        }
        if c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '<' | '>') || ends(c) {
            break;
        }
        match c {
            '@' => last_at = Some(at),
            ':' if first_colon.is_none() => first_colon = Some(at),
            _ => {}
        }
        at += c.len_utf8();
    }
    (at, last_at, first_colon)
}

fn mask_userinfo(text: &str, scheme: &str, range: std::ops::Range<usize>, spans: &mut Vec<Span>) {
    let userinfo = &text[range.clone()];
    let literals = reference::literals(userinfo);
    let colon = literals.iter().find_map(|literal| userinfo[literal.clone()].find(':').map(|at| literal.start + at));
    match colon {
        // `ssh://git@host` and `postgres://me@host` name an account; only HTTP takes a token there.
        None if userinfo == "git" || !scheme.is_empty() && !scheme.contains("http") => return,
        // GitHub takes the token for the user then, and this word for the password.
        Some(colon)
            if userinfo.ends_with("}:x-oauth-basic") && literals.iter().all(|literal| literal.start >= colon) =>
        {
            return;
        }
        // `https://oauth2:${TOKEN}@host` is as it should be.
        Some(colon) if colon + 1 < userinfo.len() && literals.iter().all(|literal| literal.end <= colon + 1) => return,
        _ => {}
    }
    for literal in literals {
        let parts = match colon.filter(|colon| literal.contains(colon)) {
            Some(colon) => [literal.start..colon, colon + 1..literal.end],
            None => [literal.clone(), literal.end..literal.end],
        };
        spans.extend(parts.map(|part| Span::from(part).shifted(range.start)));
    }
}
