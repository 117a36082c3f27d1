//! go.sum and go.work.sum: the hashes of the modules that were downloaded.

use crate::artifact::{Candidate, Declarations, Document, Kind, Reading, is_template};
use crate::text::{Literal, Source, Span};

/// go.sum, and go.work.sum, which has the same form.
pub(super) static GO_SUM: Kind =
    Kind { name: "go.sum", lies_in_vendor: false, confidential: false, comments: None, claims, read };

/// The suffix of the version where a line has the hash of a module's go.mod, not of its files.
const GO_MOD: &str = "/go.mod";

/// What a go.sum says.
#[derive(Debug, Default)]
pub struct GoSum {
    /// Its lines, in order.
    pub entries: Vec<SumEntry>,
    /// The lines that have other than three words, blank ones left out.
    pub malformed: Vec<Literal>,
}

/// One line of a go.sum.
#[derive(Debug)]
pub struct SumEntry {
    /// The module.
    pub path: String,
    /// Its version.
    pub version: String,
    /// Whether the hash is that of its go.mod alone.
    pub is_of_go_mod: bool,
    /// The hash, its algorithm before a colon.
    pub hash: Literal,
}

impl SumEntry {
    /// Whether the go command knows the algorithm. It passes over a line with another one.
    pub fn is_read(&self) -> bool {
        self.hash.starts_with("h1:")
    }

    /// Whether its hash can be one: `h1:` and 32 bytes in base64 (golang.org/x/mod/sumdb/dirhash).
    pub fn has_possible_hash(&self) -> bool {
        let Some(digits) = self.hash.strip_prefix("h1:") else { return true };
        let is_digit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
        digits.strip_suffix('=').is_some_and(|digits| digits.len() == 43 && digits.bytes().all(is_digit))
    }

    /// Whether it speaks of the same thing as `other`.
    pub fn has_key_of(&self, other: &Self) -> bool {
        self.path == other.path && self.version == other.version && self.is_of_go_mod == other.is_of_go_mod
    }
}

fn claims(path: Candidate<'_>) -> bool {
    matches!(path.name, "go.sum" | "go.work.sum") && !path.elements().any(|element| element.starts_with(['.', '_']))
}

/// As `readGoSum` in go/modfetch/fetch.go (Go 1.27): words between blanks, three a line.
fn read(source: &Source) -> Reading {
    if is_template(source.text()) {
        return Reading::nothing();
    }
    let mut file = GoSum::default();
    let text = source.text();
    let literal = |word: &str| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        Literal::verbatim(word, Span::new(start, start + word.len()), start)
    };
    for line in text.lines() {
        let mut words = line.split_whitespace();
        match (words.next(), words.next(), words.next(), words.next()) {
            (None, ..) => {}
            (Some(path), Some(version), Some(hash), None) => {
                let bare = version.strip_suffix(GO_MOD);
                file.entries.push(SumEntry {
                    path: path.to_owned(),
                    version: bare.unwrap_or(version).to_owned(),
                    is_of_go_mod: bare.is_some(),
                    hash: literal(hash),
                });
            }
            _ => file.malformed.push(literal(line.trim())),
        }
    }
    Reading { document: Document::GoSum(file), declarations: Declarations::default(), problems: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::RepoPath;

    const HASH: &str = "h1:2Gw9z4DtqBK7UGg9u2josiseIDuYI96Wf15KNjVK6ic=";

    fn sum(text: &str) -> (Source, GoSum) {
        let source = Source::new(RepoPath::new("go.sum").unwrap(), text);
        let Document::GoSum(file) = read(&source).document else { panic!("a go.sum") };
        (source, file)
    }

    #[test]
    fn lines_have_three_words() {
        let (source, file) =
            sum(&format!("a.b/c v1.0.0/go.mod {HASH}\r\n\r\n  a.b/c v1.0.0\t{HASH}\r\na.b/c v1.0.0\r\n<<<<<<< é\r\n"));
        let read: Vec<_> = file.entries.iter().map(|e| (e.path.as_str(), e.version.as_str(), e.is_of_go_mod)).collect();
        assert_eq!(read, [("a.b/c", "v1.0.0", true), ("a.b/c", "v1.0.0", false)]);
        assert!(file.entries.iter().all(|entry| source.slice(entry.hash.span()) == HASH));
        let malformed: Vec<_> = file.malformed.iter().map(|line| source.slice(line.span())).collect();
        assert_eq!(malformed, ["a.b/c v1.0.0", "<<<<<<< é"]);
    }

    #[test]
    fn a_hash_is_32_bytes() {
        let possible = |hash: &str| sum(&format!("a.b/c v1.0.0 {hash}\n")).1.entries[0].has_possible_hash();
        assert!(possible(HASH) && possible("h2:x"));
        for hash in
            ["h1:", "h1:2Gw9", &HASH.replace("2Gw", "A2Gw"), &HASH.replace("2Gw", "-Gw"), &HASH.replace('=', "A")]
        {
            assert!(!possible(hash), "{hash}");
        }
    }
}
