//! `.dockerignore`: what of a build context a build does not get (moby/patternmatcher, patternmatcher.go).

use crate::text::BYTE_ORDER_MARK;

/// The patterns of a `.dockerignore`, in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct IgnoreFile {
    patterns: Vec<Pattern>,
}

#[derive(Clone, Debug)]
struct Pattern {
    /// Whether it takes back what one before it says: `!keep`.
    is_exception: bool,
    segments: Vec<String>,
}

/// Of more patterns than this the rest is not read; no person writes such a file.
const PATTERNS: usize = 1000;

/// What is known of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ignored {
    /// A build gets it.
    No,
    /// A build does not get it, nor what lies below.
    Yes,
    /// Something below it may be taken back, or a pattern has a form that is not read here.
    Perhaps,
}

impl IgnoreFile {
    /// Reads `text`.
    pub fn parse(text: &str) -> Self {
        let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        Self { patterns: lines.take(PATTERNS).map(Pattern::parse).collect() }
    }

    /// Whether a build gets `path`, which lies below the context.
    pub fn ignores(&self, path: &str) -> Ignored {
        let path: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        let mut ignored = Ignored::No;
        for pattern in self.patterns.iter().filter(|_| !path.is_empty()) {
            match pattern.matches(&path) {
                Some(true) if pattern.is_exception => ignored = Ignored::No,
                Some(true) => ignored = Ignored::Yes,
                Some(false) if pattern.is_exception && ignored == Ignored::Yes => {
                    if pattern.may_lie_below(&path) {
                        ignored = Ignored::Perhaps;
                    }
                }
                Some(false) => {}
                None => return Ignored::Perhaps,
            }
        }
        ignored
    }
}

impl Pattern {
    fn parse(line: &str) -> Self {
        let (is_exception, path) = match line.strip_prefix('!') {
            Some(rest) => (true, rest.trim()),
            None => (false, line),
        };
        let segments = path.split('/').filter(|segment| !matches!(*segment, "" | "."));
        Self { is_exception, segments: segments.map(str::to_owned).collect() }
    }

    /// Whether it matches `path` or a directory around it; none where its form is not read here.
    fn matches(&self, path: &[&str]) -> Option<bool> {
        let is_odd = |segment: &String| {
            segment == ".." || segment.contains(['[', '\\']) || (segment.contains("**") && segment != "**")
        };
        if self.segments.iter().any(is_odd) {
            return None;
        }
        let pattern: Vec<&str> = self.segments.iter().map(String::as_str).collect();
        let is_match = |length: usize| path.get(..length).is_some_and(|above| matches(&pattern, above));
        Some((1..=path.len()).any(is_match))
    }

    /// Whether it may match something below `path`.
    fn may_lie_below(&self, path: &[&str]) -> bool {
        let fixed = self.segments.iter().take_while(|segment| *segment != "**");
        let begins_alike = fixed.zip(path).all(|(segment, name)| is_name_match(segment, name));
        begins_alike && (self.segments.len() > path.len() || self.segments.iter().any(|segment| segment == "**"))
    }
}

/// Whether the segments of a pattern match those of a path; `**` stands for any number of them.
fn matches(pattern: &[&str], path: &[&str]) -> bool {
    backtrack(pattern, path, |segment| *segment == "**", |segment, name| is_name_match(segment, name))
}

fn is_name_match(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) = (pattern.chars().collect(), name.chars().collect());
    backtrack(
        &pattern,
        &name,
        |character| *character == '*',
        |pattern, character| *pattern == '?' || pattern == character,
    )
}

/// Whether `pattern` matches all of `text`, where what `is_star` stands for any number of elements. Only the last star is tried anew,
/// which is enough.
fn backtrack<P, T>(pattern: &[P], text: &[T], is_star: impl Fn(&P) -> bool, is_equal: impl Fn(&P, &T) -> bool) -> bool {
    let (mut at, mut read, mut star) = (0, 0, None);
    while let Some(element) = text.get(read) {
        match pattern.get(at) {
            Some(wanted) if is_star(wanted) => {
                star = Some((at, read));
                at += 1;
            }
            Some(wanted) if is_equal(wanted, element) => (at, read) = (at + 1, read + 1),
            _ => {
                let Some((behind, from)) = star else { return false };
                star = Some((behind, from + 1));
                (at, read) = (behind + 1, from + 1);
            }
        }
    }
    pattern.iter().skip(at).all(is_star)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_pattern_that_matches_decides() {
        let file = IgnoreFile::parse("# all\n*\r\n!go.*\n!cmd\n cmd/*_test.go \n!pkg/api/**\n");
        for (path, expected) in [
            ("Makefile", Ignored::Yes),
            ("go.mod", Ignored::No),
            ("cmd", Ignored::No),
            ("cmd/x/main.go", Ignored::No),
            ("cmd/x_test.go", Ignored::Yes),
            ("pkg/other/x.go", Ignored::Yes),
            ("pkg", Ignored::Perhaps),
            ("pkg/api/x.go", Ignored::No),
            ("", Ignored::No),
        ] {
            assert_eq!(file.ignores(path), expected, "{path}");
        }
    }

    #[test]
    fn patterns_are_anchored_at_the_context() {
        let file = IgnoreFile::parse("vendor\n/bin/\n**/*.md\na/**/z\n?x\n");
        for (path, expected) in [
            ("vendor/modules.txt", true),
            ("svc/vendor/modules.txt", false),
            ("bin", true),
            ("README.md", true),
            ("a/b/c/README.md", true),
            ("a/z", true),
            ("a/b/c/z/d", true),
            ("a/b", false),
            ("yx", true),
            ("yyx", false),
        ] {
            assert_eq!(file.ignores(path) == Ignored::Yes, expected, "{path}");
        }
        assert_eq!(IgnoreFile::parse("[ab]\n").ignores("c"), Ignored::Perhaps);
        assert_eq!(IgnoreFile::parse("a**b\n").ignores("c"), Ignored::Perhaps);
        let hostile = "*a".repeat(2000);
        assert_eq!(IgnoreFile::parse(&hostile).ignores(&"a".repeat(2000)), Ignored::Yes);
    }
}
