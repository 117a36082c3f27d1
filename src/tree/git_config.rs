//! As much of git's configuration syntax as finds the places of submodules and the hash of a repository.
//!
//! The grammar is that of `git help config`, "Syntax"; includes are not followed.

/// One `key = value`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The section's name in lower case, without a subsection.
    pub(super) section: String,
    /// The key in lower case.
    pub(super) key: String,
    /// The value, quotes and escapes resolved.
    pub(super) value: String,
}

/// All entries that have a value; lines that git would reject are passed over.
pub(super) fn entries(text: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut section = String::new();
    let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    loop {
        rest = rest.trim_start();
        let Some(first) = rest.chars().next() else { return entries };
        match first {
            '[' => (section, rest) = header(rest),
            '#' | ';' => rest = after_line(rest),
            _ => {
                let (key, after) = rest.split_at(rest.find(['=', '\n', '#', ';']).unwrap_or(rest.len()));
                let Some(after) = after.strip_prefix('=') else {
                    rest = after_line(after);
                    continue;
                };
                let (value, after) = value(after);
                entries.push(Entry { section: section.clone(), key: key.trim().to_ascii_lowercase(), value });
                rest = after;
            }
        }
    }
}

/// The paths that a `.gitmodules` names.
pub(super) fn submodule_paths(gitmodules: &str) -> impl Iterator<Item = String> {
    let of_submodules = |entry: &Entry| entry.section == "submodule" && entry.key == "path";
    entries(gitmodules).into_iter().filter(of_submodules).map(|entry| entry.value.trim_end_matches('/').to_owned())
}

/// The name of the section that `text` opens with, and what follows its `]`. A subsection may hold a `]` in quotes.
fn header(text: &str) -> (String, &str) {
    let (mut quoted, mut escaped) = (false, false);
    for (offset, c) in text.char_indices() {
        match c {
            '\n' => return (String::new(), text.get(offset..).unwrap_or_default()),
            _ if escaped => escaped = false,
            '\\' => escaped = quoted,
            '"' => quoted = !quoted,
            ']' if !quoted => {
                let inside = text.get(1..offset).unwrap_or_default();
                let name = inside.split(['"', '.', ' ', '\t']).next().unwrap_or_default();
                return (name.to_ascii_lowercase(), text.get(offset + 1..).unwrap_or_default());
            }
            _ => {}
        }
    }
    (String::new(), "")
}

/// The value that `text` begins with, and what follows its line. Blanks around it do not count, unless quoted.
fn value(text: &str) -> (String, &str) {
    let (mut value, mut kept, mut quoted) = (String::new(), 0, false);
    let mut chars = text.char_indices();
    while let Some((offset, c)) = chars.next() {
        match c {
            '\n' => {
                value.truncate(kept);
                return (value, text.get(offset..).unwrap_or_default());
            }
            '#' | ';' if !quoted => {
                value.truncate(kept);
                return (value, after_line(text.get(offset..).unwrap_or_default()));
            }
            '"' => quoted = !quoted,
            '\\' => {
                match chars.next().map(|(_, escaped)| escaped) {
                    Some('n') => value.push('\n'),
                    Some('t') => value.push('\t'),
                    Some('b') => value.push('\u{8}'),
                    // At the end of a line it continues the value on the next; CRLF counts as a line end, as it does for git.
                    Some('\n') | None => continue,
                    Some('\r') if chars.as_str().starts_with('\n') => {
                        chars.next();
                        continue;
                    }
                    Some(other) => value.push(other),
                }
                kept = value.len();
            }
            c if !quoted && c.is_ascii_whitespace() => {
                if !value.is_empty() {
                    value.push(c);
                }
            }
            c => {
                value.push(c);
                kept = value.len();
            }
        }
    }
    value.truncate(kept);
    (value, "")
}

fn after_line(text: &str) -> &str {
    text.find('\n').and_then(|end| text.get(end..)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Vec<(String, String, String)> {
        entries(text).into_iter().map(|entry| (entry.section, entry.key, entry.value)).collect()
    }

    fn entry(section: &str, key: &str, value: &str) -> (String, String, String) {
        (section.to_owned(), key.to_owned(), value.to_owned())
    }

    #[test]
    fn sections_keys_and_values_are_read_as_git_reads_them() {
        let text = "\u{feff}; comment\r\n[Extensions]\r\n\tobjectFormat = sha256 # why\r\n[core] bare=false\nbare2\n\
                    [a \"x]\\\"y\"]\nk = \" a;b \" c \\\n  d\\\\\n[b.c]\nk=\n";
        assert_eq!(
            read(text),
            [
                entry("extensions", "objectformat", "sha256"),
                entry("core", "bare", "false"),
                entry("a", "k", " a;b  c   d\\"),
                entry("b", "k", ""),
            ]
        );
    }

    #[test]
    fn the_paths_of_submodules_are_found() {
        let text = "[submodule \"one\"]\n\tpath = libs/one/\n\turl = ../one\n[other]\npath = no\n[submodule \"two\"]\npath=\"t wo\"";
        assert_eq!(submodule_paths(text).collect::<Vec<_>>(), ["libs/one", "t wo"]);
    }

    proptest! {
        #[test]
        fn any_text_ends(text in "[\\[\\]a=\"\\\\\n\r#; .é]{0,60}") {
            prop_assert!(entries(&text).len() <= text.len());
        }
    }
}
