//! The words of GOFLAGS.
//!
//! As go/base/goflags.go and cmd/internal/quoted/quoted.go have them.

use std::ops::Range;

/// One word of GOFLAGS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The word as the go command takes it, without quotes around it.
    pub text: &'a str,
    /// Where it stands in the value, quotes included.
    pub range: Range<usize>,
    /// Whether quotes stand around the whole word. Go 1.20 and earlier take them for a part of it.
    pub quoted: bool,
    /// The flag; none where the word is no flag and so fails nearly every command ("non-flag").
    pub flag: Option<Flag<'a>>,
}

/// `-name`, `--name`, `-name=value` or `--name=value`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag<'a> {
    /// Without the hyphens.
    pub name: &'a str,
    /// Where the name stands in the value of GOFLAGS.
    pub name_range: Range<usize>,
    /// What follows the `=`.
    pub value: Option<FlagValue<'a>>,
}

/// The value of a flag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlagValue<'a> {
    /// As written.
    pub text: &'a str,
    /// Where it stands in the value of GOFLAGS.
    pub range: Range<usize>,
}

/// GOFLAGS, split.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flags<'a> {
    /// The words in order; later ones win.
    pub entries: Vec<Entry<'a>>,
    /// From a quote that nothing closes to the end of the value; nearly every command fails then. What stands there is no entry.
    pub unterminated: Option<Range<usize>>,
}

/// Splits a value of GOFLAGS at blanks. A quote groups only where it begins a word.
pub fn split(value: &str) -> Flags<'_> {
    let is_blank = |next: char| matches!(next, ' ' | '\t' | '\n' | '\r');
    let mut flags = Flags::default();
    let mut at = 0;
    while let Some(rest) = value.get(at..) {
        let word = rest.trim_start_matches(is_blank);
        at += rest.len() - word.len();
        let Some(first) = word.chars().next() else { break };
        if first == '"' || first == '\'' {
            let inner = word.get(1..).unwrap_or_default();
            let Some(length) = inner.find(first) else {
                flags.unterminated = Some(at..value.len());
                break;
            };
            let text = inner.get(..length).unwrap_or_default();
            let range = at..at + length + 2;
            flags.entries.push(Entry { text, flag: flag(text, at + 1), range, quoted: true });
            at += length + 2;
        } else {
            let length = word.find(is_blank).unwrap_or(word.len());
            let text = word.get(..length).unwrap_or_default();
            flags.entries.push(Entry { text, flag: flag(text, at), range: at..at + length, quoted: false });
            at += length;
        }
    }
    flags
}

impl<'a> Flags<'a> {
    /// The last entry that sets `name`, which is the one that counts.
    pub fn last(&self, name: &str) -> Option<&Entry<'a>> {
        self.entries.iter().rev().find(|entry| entry.flag.as_ref().is_some_and(|flag| flag.name == name))
    }
}

fn flag(text: &str, start: usize) -> Option<Flag<'_>> {
    let body = text.strip_prefix('-')?;
    let body = body.strip_prefix('-').unwrap_or(body);
    if body.is_empty() || body.starts_with(['-', '=']) {
        return None;
    }
    let body_start = start + text.len() - body.len();
    let (name, value) = match body.split_once('=') {
        Some((name, value)) => (name, Some(value)),
        None => (body, None),
    };
    let value_start = body_start + name.len() + 1;
    Some(Flag {
        name,
        name_range: body_start..body_start + name.len(),
        value: value.map(|text| FlagValue { text, range: value_start..value_start + text.len() }),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A word, and the name and value of its flag.
    type Word<'a> = (&'a str, Option<(&'a str, Option<&'a str>)>);

    fn words(value: &str) -> Vec<Word<'_>> {
        let show = |flag: Flag<'_>| (&value[flag.name_range], flag.value.map(|flag_value| &value[flag_value.range]));
        split(value).entries.into_iter().map(|entry| (&value[entry.range], entry.flag.map(show))).collect()
    }

    #[test]
    fn words_are_flags_with_names_and_values() {
        assert_eq!(
            words(" -mod=vendor\t--trimpath\n-tags=a,b=c "),
            [
                ("-mod=vendor", Some(("mod", Some("vendor")))),
                ("--trimpath", Some(("trimpath", None))),
                ("-tags=a,b=c", Some(("tags", Some("a,b=c")))),
            ]
        );
        assert_eq!(words("  "), []);
    }

    #[test]
    fn what_is_no_flag_is_told_apart() {
        let bad: Vec<&str> = words("vendor - -- ---x -=x --=x \u{2013}mod=mod -x=")
            .into_iter()
            .filter(|word| word.1.is_none())
            .map(|word| word.0)
            .collect();
        assert_eq!(bad, ["vendor", "-", "--", "---x", "-=x", "--=x", "\u{2013}mod=mod"]);
    }

    #[test]
    fn quotes_group_only_around_a_whole_word() {
        assert_eq!(
            words("'-ldflags=-s -w' \"-x\"-v"),
            [
                ("'-ldflags=-s -w'", Some(("ldflags", Some("-s -w")))),
                ("\"-x\"", Some(("x", None))),
                ("-v", Some(("v", None))),
            ]
        );
        assert_eq!(
            words("-ldflags='-s -w'"),
            [("-ldflags='-s", Some(("ldflags", Some("'-s")))), ("-w'", Some(("w'", None)))]
        );
        let open = split("-x 'é -v");
        assert_eq!((open.entries.len(), open.unterminated), (1, Some(3..9)));
    }

    #[test]
    fn the_last_of_a_name_counts() {
        let flags = split("-mod=mod --mod=vendor -x");
        assert_eq!(flags.last("mod").map(|entry| entry.text), Some("--mod=vendor"));
        assert_eq!(flags.last("v"), None);
    }

    proptest! {
        #[test]
        fn words_lie_in_order_in_the_value(value in "[-a='\" \té]{0,30}|.{0,20}") {
            let flags = split(&value);
            let mut end = 0;
            for entry in flags.entries {
                prop_assert!(entry.range.start >= end);
                end = entry.range.end;
                prop_assert!(value.get(entry.range).is_some_and(|written| written.contains(entry.text)));
                if let Some(flag) = entry.flag {
                    prop_assert_eq!(value.get(flag.name_range), Some(flag.name));
                    if let Some(flag_value) = flag.value {
                        prop_assert_eq!(value.get(flag_value.range), Some(flag_value.text));
                    }
                }
            }
        }
    }
}
