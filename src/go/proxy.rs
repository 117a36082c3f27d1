//! The list in GOPROXY.
//!
//! As go/modfetch/proxy.go has it; the form of a URL is that of net/url.

mod credentials;
mod url;

use std::ops::Range;

pub use credentials::{computed_credentials, literal_credentials};
pub use url::UrlFault;

/// One entry of GOPROXY.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The entry without blanks around it.
    pub text: &'a str,
    /// Where that stands in the value.
    pub range: Range<usize>,
    /// What it is.
    pub kind: EntryKind,
    /// What stands after it; none for the last.
    pub separator: Option<Separator>,
    /// Whether the go command gets to it. Nothing after `off` or `direct` is read, not even for its form.
    pub reached: bool,
}

/// What an entry is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// Nothing; Go skips it.
    Empty,
    /// `off`: no look-up beyond this point.
    Off,
    /// `direct`: the module's own repository.
    Direct,
    /// A URL.
    Url(Url),
    /// A host, with or without a path, that Go puts `https://` before.
    SchemelessHost(Url),
    /// Something that fails every command that must look a module up.
    Invalid(UrlFault),
}

/// The parts of a proxy's URL that matter here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url {
    /// The scheme.
    pub scheme: Scheme,
    /// Where `user:password` stands in the value of GOPROXY, without the `@`.
    pub credentials: Option<Range<usize>>,
}

/// The schemes that a proxy may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// Without encryption; Go refuses to send credentials over it.
    Http,
    /// With encryption.
    Https,
    /// A directory of this machine.
    File,
}

/// What stands between two entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Separator {
    /// `,`: the next entry is tried where this one answers 404 or 410, or has no such file.
    IfNotFound,
    /// `|`: the next entry is tried after any error.
    AfterAnyError,
}

/// Splits a value of GOPROXY.
pub fn entries(value: &str) -> Vec<Entry<'_>> {
    let mut entries = Vec::new();
    let mut reached = true;
    let mut start = 0;
    for part in value.split_inclusive([',', '|']) {
        let (written, separator) = match (part.strip_suffix(','), part.strip_suffix('|')) {
            (Some(written), _) => (written, Some(Separator::IfNotFound)),
            (_, Some(written)) => (written, Some(Separator::AfterAnyError)),
            _ => (part, None),
        };
        let text = written.trim();
        let text_start = start + written.len() - written.trim_start().len();
        let kind = classify(text, text_start);
        let ends = matches!(kind, EntryKind::Off | EntryKind::Direct);
        entries.push(Entry { text, range: text_start..text_start + text.len(), kind, separator, reached });
        reached &= !ends;
        start += part.len();
    }
    entries
}

/// Whether a value that is not empty has no entry at all (`,` or a blank), which Go refuses.
pub fn is_vacant(value: &str) -> bool {
    !value.is_empty() && entries(value).iter().all(|entry| entry.kind == EntryKind::Empty)
}

fn classify(text: &str, start: usize) -> EntryKind {
    match text {
        "" => return EntryKind::Empty,
        "off" => return EntryKind::Off,
        "direct" => return EntryKind::Direct,
        _ => {}
    }
    let schemeless = text.contains(['.', ':', '/']) && !text.contains(":/") && !text.starts_with('/');
    let read =
        if schemeless { url::of_host(text).map(|credentials| (Scheme::Https, credentials)) } else { url::parse(text) };
    match read {
        Err(fault) => EntryKind::Invalid(fault),
        Ok((scheme, credentials)) => {
            let credentials = credentials.map(|range| range.start + start..range.end + start);
            let url = Url { scheme, credentials };
            if schemeless { EntryKind::SchemelessHost(url) } else { EntryKind::Url(url) }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn kinds(value: &str) -> Vec<EntryKind> {
        entries(value).into_iter().map(|entry| entry.kind).collect()
    }

    fn url(scheme: Scheme) -> EntryKind {
        EntryKind::Url(Url { scheme, credentials: None })
    }

    fn invalid(fault: UrlFault) -> Vec<EntryKind> {
        vec![EntryKind::Invalid(fault)]
    }

    #[test]
    fn a_usual_list_is_split_with_its_separators() {
        let value = "https://proxy.golang.org, http://b|direct";
        let found = entries(value);
        let shown: Vec<_> =
            found.iter().map(|entry| (&value[entry.range.clone()], entry.separator, entry.reached)).collect();
        assert_eq!(
            shown,
            [
                ("https://proxy.golang.org", Some(Separator::IfNotFound), true),
                ("http://b", Some(Separator::AfterAnyError), true),
                ("direct", None, true),
            ]
        );
        assert_eq!(kinds(value), [url(Scheme::Https), url(Scheme::Http), EntryKind::Direct]);
    }

    #[test]
    fn nothing_is_reached_after_direct_or_off() {
        let reached = |value: &str| -> Vec<bool> { entries(value).iter().map(|entry| entry.reached).collect() };
        assert_eq!(reached("direct,https://a"), [true, false]);
        assert_eq!(reached("https://a|off|ftp://x,direct"), [true, true, false, false]);
    }

    #[test]
    fn empty_entries_are_skipped_but_a_list_of_them_is_refused() {
        assert_eq!(kinds("https://a,,"), [url(Scheme::Https), EntryKind::Empty]);
        assert_eq!(kinds(""), []);
        assert!(is_vacant(",") && is_vacant(" ") && is_vacant("| ,"));
        assert!(!is_vacant("") && !is_vacant(",off"));
    }

    #[test]
    fn words_and_paths_are_no_urls() {
        for value in ["on", "none", "Direct", "OFF", "true", "/srv/proxy"] {
            assert_eq!(kinds(value), invalid(UrlFault::MissingScheme), "{value}");
        }
        assert_eq!(kinds("htps://127.0.0.1"), invalid(UrlFault::UnknownScheme));
        assert_eq!(kinds("ftp://x"), invalid(UrlFault::UnknownScheme));
        assert_eq!(kinds("\"https://a\""), invalid(UrlFault::BadScheme));
        assert_eq!(kinds("://a"), invalid(UrlFault::BadScheme));
        assert_eq!(kinds("https:/a"), invalid(UrlFault::MissingHost));
        assert_eq!(kinds("https://"), invalid(UrlFault::MissingHost));
    }

    #[test]
    fn hosts_without_scheme_get_https() {
        for value in ["goproxy.io", "localhost:8081", "goproxy.cn/x", "./x"] {
            assert!(matches!(kinds(value).as_slice(), [EntryKind::SchemelessHost(_)]), "{value}");
        }
        assert_eq!(kinds("https:a"), invalid(UrlFault::Port));
    }

    #[test]
    fn file_urls_have_a_path_and_nothing_else() {
        assert_eq!(kinds("file:///srv/proxy"), [url(Scheme::File)]);
        assert_eq!(kinds("FILE:///srv/proxy#"), [url(Scheme::File)]);
        for value in
            ["file:/srv/proxy", "file://localhost/proxy", "file://proxy", "file:///a?b", "file:///a#b", "file:///a?"]
        {
            assert_eq!(kinds(value), invalid(UrlFault::FileWithMore), "{value}");
        }
    }

    #[test]
    fn urls_that_do_not_parse_are_refused() {
        assert_eq!(kinds("https://a b"), invalid(UrlFault::Host));
        assert_eq!(kinds("https://a https://b"), invalid(UrlFault::Host));
        assert_eq!(kinds("https://a:b"), invalid(UrlFault::Port));
        assert_eq!(kinds("https://a/%zz"), invalid(UrlFault::Escape));
        assert_eq!(kinds("https://a\u{7f}"), invalid(UrlFault::ControlCharacter));
        assert_eq!(kinds("https://a%41"), invalid(UrlFault::Escape));
        assert_eq!(kinds("https://[zz]"), invalid(UrlFault::Host));
        assert_eq!(kinds("https://a/#%"), invalid(UrlFault::Escape));
        assert_eq!(kinds("https://a%c3%a9"), [url(Scheme::Https)]);
        assert_eq!(kinds("https://a:80/x?y=z"), [url(Scheme::Https)]);
        assert_eq!(kinds("https://[::1]:80/x"), [url(Scheme::Https)]);
        assert_eq!(kinds("https://a;https://b"), invalid(UrlFault::Joined));
    }

    #[test]
    fn credentials_are_found() {
        let value = "direct|https://user:se%40cret@goproxy.io/x,bob@b.c";
        let found: Vec<Option<&str>> = entries(value)
            .into_iter()
            .map(|entry| match entry.kind {
                EntryKind::Url(url) | EntryKind::SchemelessHost(url) => url.credentials.map(|range| &value[range]),
                _ => None,
            })
            .collect();
        assert_eq!(found, [None, Some("user:se%40cret"), Some("bob")]);
    }

    proptest! {
        #[test]
        fn entries_cover_the_value(value in "[a-c:/.,| @%?#\\[\\]é\"]{0,24}|.{0,20}") {
            let mut end = 0;
            for entry in entries(&value) {
                prop_assert!(entry.range.start >= end);
                prop_assert_eq!(value.get(entry.range.clone()), Some(entry.text));
                end = entry.range.end;
                if let EntryKind::Url(url) | EntryKind::SchemelessHost(url) = entry.kind
                    && let Some(credentials) = url.credentials
                {
                    prop_assert!(value.get(credentials).is_some());
                }
            }
        }
    }
}
