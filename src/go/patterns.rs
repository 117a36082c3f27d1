//! The pattern lists of GOPRIVATE, GONOPROXY, GONOSUMDB and GOINSECURE.
//!
//! As module.MatchPrefixPatterns (golang.org/x/mod/module) and path.Match have them.

use std::ops::Range;

/// One pattern of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern<'a> {
    /// As written, blanks included, one trailing slash left out.
    pub text: &'a str,
    /// Where it stands in the value, with that slash.
    pub range: Range<usize>,
}

/// The patterns of a list; empty ones are skipped, as Go does.
pub fn patterns(list: &str) -> Vec<Pattern<'_>> {
    let mut start = 0;
    let mut patterns = Vec::new();
    for written in list.split(',') {
        let range = start..start + written.len();
        start = range.end + 1;
        let text = written.strip_suffix('/').unwrap_or(written);
        if !text.is_empty() {
            patterns.push(Pattern { text, range });
        }
    }
    patterns
}

/// Why a pattern matches no module whatever, so that Go ignores it silently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DeadPattern {
    /// path.Match finds it malformed: an open `[`, a backslash at the end.
    Malformed,
    /// A blank, which no module path has. Go does not trim.
    Blank,
    /// `https://…`
    Url,
    /// `x/...`: three dots are no wildcard here, and a pattern stands for all below it anyway.
    Dots,
    /// Another character that no module path has, such as `;`, `|` or `@`.
    Character(char),
}

impl Pattern<'_> {
    /// Whether it matches `module` or one of its leading elements.
    pub fn matches(&self, module: &str) -> bool {
        let slashes = self.text.matches('/').count();
        let mut ends = module.match_indices('/').map(|(at, _)| at);
        let prefix = match ends.nth(slashes) {
            Some(end) => module.get(..end).unwrap_or(module),
            None if module.matches('/').count() < slashes => return false,
            None => module,
        };
        matches_path(self.text, prefix) == Some(true)
    }

    /// Why it never matches; none where it can.
    pub fn is_dead(&self) -> Option<DeadPattern> {
        if matches_path(self.text, "").is_none() {
            return Some(DeadPattern::Malformed);
        }
        if self.text.contains("://") {
            return Some(DeadPattern::Url);
        }
        if self.text.contains(char::is_whitespace) {
            return Some(DeadPattern::Blank);
        }
        if self.text.split('/').any(|element| element == "...") {
            return Some(DeadPattern::Dots);
        }
        let literal = |next: &char| next.is_ascii_alphanumeric() || "-._~/+*?[]^\\".contains(*next);
        let in_class = self.text.contains('[');
        self.text.chars().find(|next| !literal(next) && !in_class).map(DeadPattern::Character)
    }
}

/// Whether any pattern of `list` matches `module`.
pub fn matches_any(list: &str, module: &str) -> bool {
    patterns(list).iter().any(|pattern| pattern.matches(module))
}

/// path.Match: `*` is any run without a slash, `?` any character but a slash, `[a-z]` and `[^a-z]` classes, a backslash escapes. None
/// where the pattern is malformed, which is found even where an earlier part does not match.
fn matches_path(pattern: &str, name: &str) -> Option<bool> {
    let chunks = chunks(pattern)?;
    let name: Vec<char> = name.chars().collect();
    // The offsets in `name` that the chunks so far may end at; each star may lengthen its chunk's start.
    let mut ends = vec![false; name.len() + 1];
    if let Some(first) = ends.first_mut() {
        *first = true;
    }
    for (index, chunk) in chunks.iter().enumerate() {
        if index > 0 {
            stretch(&mut ends, &name);
        }
        let mut next = vec![false; ends.len()];
        for (start, _) in ends.iter().enumerate().filter(|(_, reached)| **reached) {
            let rest = name.get(start..).unwrap_or_default();
            if rest.len() >= chunk.len()
                && chunk.iter().zip(rest).all(|(term, character)| term.admits(*character))
                && let Some(end) = next.get_mut(start + chunk.len())
            {
                *end = true;
            }
        }
        ends = next;
    }
    Some(ends.last().copied().unwrap_or_default())
}

/// Lets a star take any number of characters but slashes.
fn stretch(ends: &mut [bool], name: &[char]) {
    let mut reached = false;
    for (index, end) in ends.iter_mut().enumerate() {
        reached = *end || (reached && index.checked_sub(1).and_then(|before| name.get(before)) != Some(&'/'));
        *end = reached;
    }
}

#[derive(Debug)]
enum Term {
    Literal(char),
    Any,
    Class { negated: bool, ranges: Vec<(char, char)> },
}

impl Term {
    fn admits(&self, character: char) -> bool {
        match self {
            Term::Literal(literal) => *literal == character,
            Term::Any => character != '/',
            Term::Class { negated, ranges } => {
                ranges.iter().any(|(low, high)| (*low..=*high).contains(&character)) != *negated
            }
        }
    }
}

/// The terms between the stars.
fn chunks(pattern: &str) -> Option<Vec<Vec<Term>>> {
    let mut chunks = Vec::new();
    let mut chunk = Vec::new();
    let mut rest = pattern.chars();
    while let Some(next) = rest.next() {
        chunk.push(match next {
            '*' => {
                chunks.push(std::mem::take(&mut chunk));
                continue;
            }
            '?' => Term::Any,
            '\\' => Term::Literal(rest.next()?),
            '[' => class(&mut rest)?,
            literal => Term::Literal(literal),
        });
    }
    chunks.push(chunk);
    Some(chunks)
}

fn class(rest: &mut std::str::Chars<'_>) -> Option<Term> {
    let mut ranges = Vec::new();
    let negated = rest.as_str().starts_with('^');
    if negated {
        rest.next();
    }
    loop {
        if rest.as_str().starts_with(']') && !ranges.is_empty() {
            rest.next();
            return Some(Term::Class { negated, ranges });
        }
        let low = class_character(rest)?;
        let high = if rest.as_str().starts_with('-') {
            rest.next();
            class_character(rest)?
        } else {
            low
        };
        ranges.push((low, high));
    }
}

fn class_character(rest: &mut std::str::Chars<'_>) -> Option<char> {
    match rest.next()? {
        '-' | ']' => None,
        '\\' => rest.next(),
        literal => Some(literal),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn patterns_match_leading_elements() {
        let cases = [
            ("example.com", "example.com/a/b", true),
            ("example.com/", "example.com", true),
            ("*.corp.example.com", "git.corp.example.com/x", true),
            ("*.corp.example.com", "corp.example.com/x", false),
            ("example.com/a/*", "example.com/a", false),
            ("example.com/*", "example.com/a/b", true),
            ("example.com/a*", "example.com/b/a", false),
            ("exa?ple.[a-c]om", "example.com", true),
            ("exa?ple.[^a-c]om", "example.com", false),
            ("a*b*c", "axxbyyc", true),
            ("a*b*c", "axx/byyc", false),
            ("a\\*", "a*", true),
            ("none", "example.com", false),
            ("", "example.com", false),
            (",,x", "x", true),
            ("y, x", "x", false),
        ];
        for (list, module, want) in cases {
            assert_eq!(matches_any(list, module), want, "{list} {module}");
        }
    }

    #[test]
    fn patterns_that_never_match_are_known() {
        let reason = |list: &str| patterns(list).first().and_then(Pattern::is_dead);
        assert_eq!(reason("example.com/[a-"), Some(DeadPattern::Malformed));
        assert_eq!(reason("a\\"), Some(DeadPattern::Malformed));
        assert_eq!(reason("[]a"), Some(DeadPattern::Malformed));
        assert_eq!(reason("x*[a"), Some(DeadPattern::Malformed));
        assert_eq!(reason("https://example.com"), Some(DeadPattern::Url));
        assert_eq!(reason(" example.com"), Some(DeadPattern::Blank));
        assert_eq!(reason("example.com/..."), Some(DeadPattern::Dots));
        assert_eq!(reason("a.b;c.d"), Some(DeadPattern::Character(';')));
        for list in ["example.com", "*", "*.example.com/a?b/", "[a-z]*.io", "none"] {
            assert_eq!(reason(list), None, "{list}");
        }
    }

    #[test]
    fn ranges_cover_the_pattern_as_written() {
        let list = "a.b/,é,,c";
        let found: Vec<&str> = patterns(list).into_iter().map(|pattern| &list[pattern.range]).collect();
        assert_eq!(found, ["a.b/", "é", "c"]);
    }

    proptest! {
        #[test]
        fn a_pattern_without_meta_characters_matches_itself(module in "[a-z.]{1,8}(/[a-z]{1,4}){0,3}") {
            prop_assert!(matches_any(&module, &module));
            let deeper = format!("{module}/x");
            prop_assert!(matches_any(&module, &deeper));
            prop_assert!(!matches_any(&deeper, &module));
        }

        #[test]
        fn any_list_is_read(list in "[a-z*?\\[\\]^,/ \\\\é-]{0,20}", module in "[a-z/é]{0,12}") {
            matches_any(&list, &module);
            for pattern in patterns(&list) {
                prop_assert!(list.get(pattern.range.clone()).is_some());
                if pattern.is_dead().is_some_and(|reason| reason == DeadPattern::Malformed) {
                    prop_assert!(!pattern.matches(&module));
                }
            }
        }
    }
}
