//! Tokens that give themselves away by how they are spelled.

use crate::text::Span;

/// Tokens that begin with `prefix`, and at least how many more characters they have.
struct Shape {
    prefix: &'static str,
    shortest: usize,
    also: &'static str,
}

const fn shape(prefix: &'static str, shortest: usize, also: &'static str) -> Shape {
    Shape { prefix, shortest, also }
}

/// What the issuers document; `also` are the characters besides ASCII letters and digits.
static SHAPES: &[Shape] = &[
    // GitHub: personal, OAuth, server, user and refresh tokens.
    shape("ghp_", 10, "_"),
    shape("gho_", 10, "_"),
    shape("ghs_", 10, "_"),
    shape("ghu_", 10, "_"),
    shape("ghr_", 10, "_"),
    shape("github_pat_", 10, "_"),
    // GitLab: personal, trigger, deploy, runner, job, feed, SCIM, mail and agent tokens.
    shape("glpat-", 10, "_-."),
    shape("glptt-", 10, "_-."),
    shape("gldt-", 10, "_-."),
    shape("glrt-", 10, "_-."),
    shape("glcbt-", 10, "_-."),
    shape("glft-", 10, "_-."),
    shape("glsoat-", 10, "_-."),
    shape("glimt-", 10, "_-."),
    shape("glagent-", 10, "_-."),
    // Slack and its hooks, Discord's hooks.
    shape("xoxa-", 10, "-"),
    shape("xoxb-", 10, "-"),
    shape("xoxe-", 10, "-"),
    shape("xoxp-", 10, "-"),
    shape("xoxr-", 10, "-"),
    shape("xoxs-", 10, "-"),
    shape("xapp-", 10, "-"),
    shape("hooks.slack.com/services/", 10, "/_-"),
    shape("discord.com/api/webhooks/", 10, "/_-"),
    // AWS key identifiers, Google.
    shape("AKIA", 16, ""),
    shape("ASIA", 16, ""),
    shape("AIza", 30, "_-"),
    shape("GOCSPX-", 20, "_-"),
    shape("ya29.", 20, "_-."),
    // Registries.
    shape("npm_", 30, ""),
    shape("pypi-AgE", 16, "_-"),
    shape("dckr_pat_", 10, "_-"),
    // Payment, hosting, vaults, models.
    shape("sk_live_", 10, "_"),
    shape("rk_live_", 10, "_"),
    shape("sk_test_", 10, "_"),
    shape("rk_test_", 10, "_"),
    shape("whsec_", 16, "+/="),
    shape("dop_v1_", 20, ""),
    shape("hvs.", 20, "_-."),
    shape("hf_", 30, ""),
    shape("sk-ant-", 20, "_-"),
    shape("sk-proj-", 20, "_-"),
    shape("AGE-SECRET-KEY-1", 20, ""),
];

/// Prefixes that are made of words or letters of one case alone need a tail that is not.
const UPPER_ONLY: [&str; 2] = ["AKIA", "ASIA"];

pub(super) fn find(text: &str, spans: &mut Vec<Span>) {
    let bytes = text.as_bytes();
    let mut done = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let begins = FIRST[usize::from(*byte)] && !bytes[..at].last().is_some_and(u8::is_ascii_alphanumeric);
        if !begins || at < done {
            continue;
        }
        let Some(rest) = text.get(at..) else { continue };
        if let Some(length) = token(rest).or_else(|| json_web_token(rest)) {
            spans.push(Span::new(at, at + length));
            done = at + length;
        } else if rest.starts_with(PEM) {
            done = private_key(text, at, spans);
        }
    }
}

const PEM: &str = "-----BEGIN ";

/// The bytes that some credential begins with.
static FIRST: [bool; 256] = {
    let mut first = [false; 256];
    let mut index = 0;
    while index < SHAPES.len() {
        first[SHAPES[index].prefix.as_bytes()[0] as usize] = true;
        index += 1;
    }
    first[b'e' as usize] = true;
    first[b'-' as usize] = true;
    first
};

fn token(rest: &str) -> Option<usize> {
    let shape = SHAPES.iter().find(|shape| rest.starts_with(shape.prefix))?;
    let tail = &rest[shape.prefix.len()..];
    let upper_only = UPPER_ONLY.contains(&shape.prefix);
    let belongs = |c: char| {
        let own = if upper_only { c.is_ascii_uppercase() || c.is_ascii_digit() } else { c.is_ascii_alphanumeric() };
        own || shape.also.contains(c)
    };
    let length = tail.find(|c| !belongs(c)).unwrap_or(tail.len());
    // The full stop of a sentence is no part of it.
    let length = tail[..length].trim_end_matches('.').len();
    (length >= shape.shortest).then_some(shape.prefix.len() + length)
}

/// Two or three parts in base64url; the first is a JSON object, so it begins with `eyJ`.
fn json_web_token(rest: &str) -> Option<usize> {
    if !rest.starts_with("eyJ") {
        return None;
    }
    let belongs = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '=');
    let length = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    let whole = rest[..length].trim_end_matches('.');
    let mut parts = whole.split('.');
    let long = |part: Option<&str>| part.is_some_and(|part| part.len() >= 8);
    (long(parts.next()) && long(parts.next())).then_some(whole.len())
}

/// The body of a private key in PEM, up to its end line; spaces and line ends stay, so that its place in a file does. Gives
/// where the search goes on.
fn private_key(text: &str, at: usize, spans: &mut Vec<Span>) -> usize {
    let label = &text[at + PEM.len()..];
    let label = label.lines().next().unwrap_or_default();
    let Some(dashes) = label.find("-----").filter(|end| label[..*end].contains("PRIVATE KEY")) else {
        return at + PEM.len();
    };
    let start = at + PEM.len() + dashes + 5;
    let body = &text[start..];
    let body = &body[..body.find("-----END").unwrap_or(body.len())];
    let mut from = None;
    for (offset, c) in body.char_indices().chain([(body.len(), ' ')]) {
        match (c.is_whitespace(), from) {
            (false, None) => from = Some(start + offset),
            (true, Some(first)) => {
                spans.push(Span::new(first, start + offset));
                from = None;
            }
            _ => {}
        }
    }
    start + body.len()
}
