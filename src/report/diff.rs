//! What fixes change, as a unified diff with its credentials masked. To be looked at, not to be applied: `--fix` does that.

use similar::TextDiff;

use super::credentials::mask_file;
use crate::text::RepoPath;

/// Lines around a change.
const CONTEXT: usize = 3;

/// How the file at `path` changes from `before` to `after`. Of a confidential file only the changed lines are shown.
pub fn unified_diff(path: &RepoPath, before: &str, after: &str, confidential: bool) -> String {
    let (before, after) = (mask_file(before, confidential), mask_file(after, confidential));
    let diff = TextDiff::from_lines(before.as_ref(), after.as_ref());
    let mut unified = diff.unified_diff();
    unified.context_radius(if confidential { 0 } else { CONTEXT });
    unified.header(&format!("a/{path}"), &format!("b/{path}")).to_string()
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
    fn credentials_are_masked() {
        let path = RepoPath::new("ci.yml").unwrap();
        let diff = unified_diff(&path, "a: https://u:secret@h\n", "a: https://u:secret@h/\n", false);
        assert!(!diff.contains("secret") && diff.contains("@h/"), "{diff}");
    }
}
