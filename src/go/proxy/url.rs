//! Proxy URLs, as far as the go command checks them before it asks anyone.

use std::ops::Range;

use thiserror::Error;

use super::Scheme;

/// Why an entry is no proxy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum UrlFault {
    /// A word or path without a scheme.
    #[error("it has no scheme")]
    MissingScheme,
    /// What stands before the `:` is no scheme, such as a quote and `https`.
    #[error("what stands before its colon is no scheme")]
    BadScheme,
    /// A scheme other than https, http and file.
    #[error("its scheme is none of https, http and file")]
    UnknownScheme,
    /// No host: `https:/x`. It parses, and fails when it is asked.
    #[error("it names no host")]
    MissingHost,
    /// A blank or another character that no host has.
    #[error("its host has a character that no host may have")]
    Host,
    /// A port that is no number.
    #[error("its port is no number")]
    Port,
    /// `%` without two hexadecimal digits.
    #[error("a `%` in it begins no escape")]
    Escape,
    /// Credentials with a character that must be escaped.
    #[error("its credentials have a character that must be escaped")]
    Credentials,
    /// A tab, a line end or another control character.
    #[error("it has a control character")]
    ControlCharacter,
    /// Two URLs with a `;` between them, which Go takes for one.
    #[error("it holds a second URL after a semicolon")]
    Joined,
    /// A file URL with a host, a query or a fragment.
    #[error("a file URL may have a path only")]
    FileWithMore,
}

type Credentials = Option<Range<usize>>;

/// Scheme and credentials of a full URL.
pub(super) fn parse(text: &str) -> Result<(Scheme, Credentials), UrlFault> {
    check_characters(text)?;
    if text.contains(";http") {
        return Err(UrlFault::Joined);
    }
    let (before_fragment, fragment) = cut(text, '#');
    check_escapes(fragment.unwrap_or_default())?;
    let Some((scheme, rest)) = split_scheme(before_fragment)? else {
        let first = before_fragment.split(['/', '?']).next().unwrap_or_default();
        return Err(if first.contains(':') { UrlFault::BadScheme } else { UrlFault::MissingScheme });
    };
    let scheme = match scheme.to_ascii_lowercase().as_str() {
        "http" => Scheme::Http,
        "https" => Scheme::Https,
        "file" => Scheme::File,
        _ => return Err(UrlFault::UnknownScheme),
    };
    let (hierarchy, query) = cut(rest, '?');
    let Some(authority_and_path) = hierarchy.strip_prefix("//") else {
        check_escapes(hierarchy)?;
        // One slash or none: Go tells `file:/x` from `file:///x`, and takes the latter only.
        return Err(if scheme == Scheme::File { UrlFault::FileWithMore } else { UrlFault::MissingHost });
    };
    let (authority, path) =
        authority_and_path.split_at(authority_and_path.find('/').unwrap_or(authority_and_path.len()));
    let authority_start = before_fragment.len() - rest.len() + 2;
    let (credentials, host) = check_authority(authority)?;
    check_escapes(path)?;
    match scheme {
        Scheme::File
            if !authority.is_empty() || query.is_some() || fragment.is_some_and(|fragment| !fragment.is_empty()) =>
        {
            Err(UrlFault::FileWithMore)
        }
        Scheme::File => Ok((scheme, None)),
        _ if host.is_empty() => Err(UrlFault::MissingHost),
        _ => Ok((scheme, credentials.map(|length| authority_start..authority_start + length))),
    }
}

/// Credentials of a host that `https://` is put before.
pub(super) fn of_host(text: &str) -> Result<Credentials, UrlFault> {
    const PREFIX: &str = "https://";
    let (_, credentials) = parse(&format!("{PREFIX}{text}"))?;
    Ok(credentials.map(|range| range.start - PREFIX.len()..range.end - PREFIX.len()))
}

fn check_characters(text: &str) -> Result<(), UrlFault> {
    if text.contains(|next: char| next.is_ascii_control()) { Err(UrlFault::ControlCharacter) } else { Ok(()) }
}

fn cut(text: &str, at: char) -> (&str, Option<&str>) {
    match text.split_once(at) {
        Some((before, after)) => (before, Some(after)),
        None => (text, None),
    }
}

/// The scheme and what follows its colon; none where the text begins with something else.
fn split_scheme(text: &str) -> Result<Option<(&str, &str)>, UrlFault> {
    let length =
        text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')).count();
    let (scheme, rest) = text.split_at_checked(length).unwrap_or((text, ""));
    match rest.strip_prefix(':') {
        Some(_) if scheme.is_empty() => Err(UrlFault::BadScheme),
        Some(rest) if scheme.starts_with(|first: char| first.is_ascii_alphabetic()) => Ok(Some((scheme, rest))),
        _ => Ok(None),
    }
}

/// The length of the credentials, and the host with its port.
fn check_authority(authority: &str) -> Result<(Option<usize>, &str), UrlFault> {
    let (credentials, host) = match authority.rsplit_once('@') {
        Some((credentials, host)) => (Some(credentials), host),
        None => (None, authority),
    };
    check_host(host)?;
    if let Some(credentials) = credentials {
        let allowed = |next: char| next.is_ascii_alphanumeric() || "-._:~!$&'()*+,;=%@".contains(next);
        if !credentials.chars().all(allowed) {
            return Err(UrlFault::Credentials);
        }
        check_escapes(credentials)?;
    }
    Ok((credentials.map(str::len), host))
}

/// Checks a host with its port.
fn check_host(host: &str) -> Result<(), UrlFault> {
    let name_length = match host.rfind('[') {
        None => host.find(':'),
        Some(0) => Some(host.rfind(']').ok_or(UrlFault::Host)? + 1),
        Some(_) => return Err(UrlFault::Host),
    };
    let (name, port) = host.split_at(name_length.unwrap_or(host.len()));
    let is_port =
        |port: &str| port.strip_prefix(':').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    if !port.is_empty() && !is_port(port) {
        return Err(UrlFault::Port);
    }
    if let Some(address) = name.strip_prefix('[') {
        let address = address.split(['%', ']']).next().unwrap_or_default();
        return if address.parse::<std::net::Ipv6Addr>().is_ok() { Ok(()) } else { Err(UrlFault::Host) };
    }
    let allowed =
        |next: char| !next.is_ascii() || next.is_ascii_alphanumeric() || "-_.~!$&'()*+,;=:[]<>\"%".contains(next);
    if !name.chars().all(allowed) {
        return Err(UrlFault::Host);
    }
    check_escapes(name)?;
    // Of a host, Go takes escapes of other bytes than ASCII only.
    let is_wide = |escape: &str| escape.starts_with(|digit: char| !digit.is_ascii_digit() || digit >= '8');
    if name.split('%').skip(1).all(is_wide) { Ok(()) } else { Err(UrlFault::Escape) }
}

fn check_escapes(text: &str) -> Result<(), UrlFault> {
    let is_escape = |after: &str| after.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
    if text.split('%').skip(1).all(is_escape) { Ok(()) } else { Err(UrlFault::Escape) }
}
