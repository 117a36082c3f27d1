//! Regular expressions that Go's package regexp refuses (regexp/syntax/parse.go, Go 1.27).
//!
//! Only the plain faults are found: what is said to be refused is refused by every release, but not all that is refused is found. A crate
//! for regular expressions would not do: Rust's refuses much that Go takes, such as `a{`, `[[a]`, `\\Q.\\E` and `\\012`.

use std::fmt;

/// Why Go refuses an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RegexpFault {
    /// A class has no end.
    MissingBracket,
    /// A group has no end.
    MissingParenthesis,
    /// A `)` ends no group.
    UnexpectedParenthesis,
    /// It ends with a backslash.
    TrailingBackslash,
    /// `*`, `+` or `?` has nothing to repeat.
    NothingToRepeat,
    /// A backslash before a letter or digit that has no meaning with it.
    UnknownEscape,
}

impl fmt::Display for RegexpFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            RegexpFault::MissingBracket => "a `[` has no `]`",
            RegexpFault::MissingParenthesis => "a `(` has no `)`",
            RegexpFault::UnexpectedParenthesis => "a `)` has no `(`",
            RegexpFault::TrailingBackslash => "a backslash stands at its end",
            RegexpFault::NothingToRepeat => "a `*`, `+` or `?` has nothing to repeat",
            RegexpFault::UnknownEscape => "a backslash stands before a letter or digit that has no meaning with it",
        })
    }
}

/// The first fault of `pattern`, if it has one of these.
pub fn fault(pattern: &str) -> Option<RegexpFault> {
    let mut parser = Parser { rest: pattern, has_operand: vec![false] };
    while !parser.rest.is_empty() {
        if let Err(fault) = parser.item() {
            return Some(fault);
        }
    }
    (parser.has_operand.len() > 1).then_some(RegexpFault::MissingParenthesis)
}

struct Parser<'p> {
    rest: &'p str,
    /// For the whole and each open group, whether something stands there that can be repeated.
    has_operand: Vec<bool>,
}

impl Parser<'_> {
    /// Whether `prefix` came next, and was passed over.
    fn skip(&mut self, prefix: &str) -> bool {
        let rest = self.rest.strip_prefix(prefix);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn next(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        let next = characters.next();
        self.rest = characters.as_str();
        next
    }

    fn set_operand(&mut self, is_there: bool) {
        if let Some(last) = self.has_operand.last_mut() {
            *last = is_there;
        }
    }

    fn item(&mut self) -> Result<(), RegexpFault> {
        match self.next() {
            Some('(') => self.open(),
            Some(')') => {
                self.has_operand.pop();
                if self.has_operand.is_empty() {
                    return Err(RegexpFault::UnexpectedParenthesis);
                }
                self.set_operand(true);
            }
            Some('|') => self.set_operand(false),
            Some('*' | '+' | '?') => {
                if self.has_operand.last() == Some(&false) {
                    return Err(RegexpFault::NothingToRepeat);
                }
                self.skip("?");
            }
            Some('[') => self.class()?,
            Some('\\') => self.escape()?,
            // Braces that give no count are characters; others repeat what is there.
            Some('{') if self.count() => {}
            _ => self.set_operand(true),
        }
        Ok(())
    }

    /// Behind a `(`.
    fn open(&mut self) {
        if self.rest.starts_with('?') {
            let flags = self.rest.find([':', ')', '<']).unwrap_or(self.rest.len());
            let is_of_flags = self.rest.get(flags..).is_some_and(|rest| rest.starts_with(')'));
            if is_of_flags {
                // `(?i)` is no group.
                self.rest = self.rest.get(flags + 1..).unwrap_or_default();
                return;
            }
            let end = if self.rest.get(flags..).is_some_and(|rest| rest.starts_with('<')) {
                self.rest.find('>').unwrap_or(self.rest.len())
            } else {
                flags
            };
            self.rest = self.rest.get(end + 1..).unwrap_or_default();
        }
        self.has_operand.push(false);
    }

    /// Passes over what follows the `{` of a count: `3}`, `3,}`, `3,5}`.
    fn count(&mut self) -> bool {
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let low = digits(self.rest);
        let after = self.rest.get(low..).unwrap_or_default();
        let after = after.strip_prefix(',').map_or(after, |high| high.get(digits(high)..).unwrap_or_default());
        match after.strip_prefix('}') {
            Some(rest) if low > 0 => {
                self.rest = rest.strip_prefix('?').unwrap_or(rest);
                true
            }
            _ => false,
        }
    }

    /// Behind a `[`.
    fn class(&mut self) -> Result<(), RegexpFault> {
        self.skip("^");
        let mut is_first = true;
        loop {
            if !is_first && self.skip("]") {
                self.set_operand(true);
                return Ok(());
            }
            is_first = false;
            if let Some(named) = self.rest.strip_prefix("[:")
                && let Some(end) = named.find(":]")
            {
                self.rest = named.get(end + 2..).unwrap_or_default();
                continue;
            }
            match self.next() {
                None => return Err(RegexpFault::MissingBracket),
                Some('\\') => self.escaped()?,
                Some(_) => {}
            }
        }
    }

    /// Behind a backslash outside of a class.
    fn escape(&mut self) -> Result<(), RegexpFault> {
        self.set_operand(true);
        match self.rest.chars().next() {
            Some('A' | 'b' | 'B' | 'z') => drop(self.next()),
            Some('Q') => {
                let end = self.rest.find("\\E").map_or(self.rest.len(), |end| end + 2);
                // Empty quotes leave nothing to repeat, but what stood before.
                self.rest = self.rest.get(end..).unwrap_or_default();
            }
            _ => self.escaped()?,
        }
        Ok(())
    }

    /// Behind a backslash, wherever.
    fn escaped(&mut self) -> Result<(), RegexpFault> {
        match self.next() {
            None => Err(RegexpFault::TrailingBackslash),
            Some('p' | 'P') => {
                self.braces_or_one();
                Ok(())
            }
            Some('x') if self.rest.starts_with('{') => {
                self.braces_or_one();
                Ok(())
            }
            Some('0'..='7' | 'a' | 'f' | 'n' | 'r' | 't' | 'v' | 'x' | 'd' | 'D' | 's' | 'S' | 'w' | 'W') => Ok(()),
            Some(other) if other.is_ascii_alphanumeric() => Err(RegexpFault::UnknownEscape),
            Some(_) => Ok(()),
        }
    }

    fn braces_or_one(&mut self) {
        if self.rest.starts_with('{') {
            let end = self.rest.find('}').map_or(self.rest.len(), |end| end + 1);
            self.rest = self.rest.get(end..).unwrap_or_default();
        } else {
            self.next();
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_go_refuses_is_found() {
        use RegexpFault::{
            MissingBracket, MissingParenthesis, NothingToRepeat, TrailingBackslash, UnexpectedParenthesis,
            UnknownEscape,
        };
        for (pattern, found) in [
            ("[", MissingBracket),
            ("[]", MissingBracket),
            ("[^]a", MissingBracket),
            ("-f(no-)?(foo|bar", MissingParenthesis),
            ("a)", UnexpectedParenthesis),
            ("-D.*\\", TrailingBackslash),
            ("*", NothingToRepeat),
            ("-f|+", NothingToRepeat),
            ("(?i)*", NothingToRepeat),
            ("\\y", UnknownEscape),
            ("[\\8]", UnknownEscape),
        ] {
            assert_eq!(fault(pattern), Some(found), "{pattern}");
        }
    }

    #[test]
    fn what_go_takes_is_left_alone() {
        for pattern in [
            "",
            "-f.*",
            "-W(no-)?[a-z-]+",
            "[]a]",
            "[^]]",
            "[[a]",
            "[[:alpha:]]",
            "a{",
            "a{,5}",
            "{",
            "a{2,}?",
            "a(?i)*",
            "(?:a)",
            "(?P<n>a)",
            "\\Q(*\\E",
            "\\Q(",
            "\\012",
            "\\x{41}",
            "\\pN",
            "\\p{Greek}",
            "[\\d\\]]",
            "()*",
            "^*",
            "\\b+",
            "\\.",
            "\\é",
            "]",
            "}",
            "é*",
        ] {
            assert_eq!(fault(pattern), None, "{pattern}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(pattern in "[\\[\\](){}?*+|^$\\\\:<>QEpxPai0-9é.-]{0,20}") {
            let _ = fault(&pattern);
        }
    }
}
