//! What fixes change, as a unified diff with its credentials masked. To be looked at, not to be applied: `--fix` does that.

use similar::TextDiff;

use super::credentials::mask_file;
use super::printable;
use crate::text::RepoPath;

/// Lines around a change.
const CONTEXT: usize = 3;

/// How the file at `path` changes from `before` to `after`. Of a confidential file only the changed lines are shown.
pub fn unified_diff(path: &RepoPath, before: &str, after: &str, confidential: bool) -> String {
    let (before, after) = (mask_file(before, confidential), mask_file(after, confidential));
    let diff = TextDiff::from_lines(before.as_ref(), after.as_ref());
    let mut unified = diff.unified_diff();
    unified.context_radius(if confidential { 0 } else { CONTEXT });
    let path = printable::line(path.as_str());
    let shown = unified.header(&format!("a/{path}"), &format!("b/{path}")).to_string();
    shown.split_inclusive('\n').map(harmless).collect()
}

/// A line of the diff with its end and its tabs, and nothing else that a terminal acts upon. A byte order mark stays too.
fn harmless(line: &str) -> String {
    let content = line.trim_end_matches(['\r', '\n']);
    let kept = |part: &str| printable::line(part).into_owned();
    let parts: Vec<String> = content
        .split_inclusive(['\t', '\u{feff}'])
        .map(|part| {
            let end = part.chars().next_back().filter(|c| matches!(c, '\t' | '\u{feff}'));
            let text = end.map_or(part, |end| part.strip_suffix(end).unwrap_or(part));
            kept(text) + &end.map(String::from).unwrap_or_default()
        })
        .collect();
    parts.concat() + line.get(content.len()..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_confidential_file_shows_no_line_but_the_changed_one() {
        let path = RepoPath::new(".env").unwrap();
        let diff = unified_diff(&path, "A=1\nGO_PROXY=off\nB=2\n", "A=1\nGOPROXY=off\nB=2\n", true);
        assert_eq!(diff, "--- a/.env\n+++ b/.env\n@@ -2 +2 @@\n-GO_PROXY=off\n+GOPROXY=off\n");
    }

    #[test]
    fn nothing_in_it_moves_the_cursor() {
        let path = RepoPath::new("a\nb").unwrap();
        let diff = unified_diff(&path, "\u{feff}a\u{1b}[2J\r\n", "\u{feff}\tb\u{202e}\r\n", false);
        let want = "--- a/a\\nb\n+++ b/a\\nb\n@@ -1 +1 @@\n-\u{feff}a\\u{1b}[2J\r\n+\u{feff}\tb\\u{202e}\r\n";
        assert_eq!(diff, want);
    }

    #[test]
    fn credentials_are_masked() {
        let path = RepoPath::new("ci.yml").unwrap();
        let diff = unified_diff(&path, "a: https://u:secret@h\n", "a: https://u:secret@h/\n", false);
        assert!(!diff.contains("secret") && diff.contains("@h/"), "{diff}");
    }
}
