//! Applies fixes: byte ranges of the original text, so that comments, order, line ends and byte order marks stay.
//!
//! A pass takes as many fixes as do not touch each other; the others get their turn in the next pass, on the new text. A fix whose
//! result its own reader would reject is refused. Nothing is written here; [`write()`] does that, file by file, atomically.

mod write;

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::artifact::Artifact;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::policy::Policy;
use crate::repository::Repository;
use crate::syntax::ProblemKind;
use crate::text::{RepoPath, Source};
use crate::tree::{Overlay, Tree};

pub use write::{WriteError, write};

/// After so many passes whatever is left stays. Two passes settle every case that is known.
const PASSES: usize = 10;

/// A file that fixes changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MendedFile {
    /// Where it lies.
    pub path: RepoPath,
    /// Its text on disk.
    pub before: String,
    /// Its text with the fixes.
    pub after: String,
}

/// What came of mending.
#[derive(Debug, Default)]
pub struct Mended {
    /// The files that changed, by path.
    pub files: Vec<MendedFile>,
    /// How many fixes were applied.
    pub applied: usize,
    /// How many were refused, because the result would not have parsed or because they still overlapped in the last pass.
    pub refused: usize,
}

/// Mends what stands in `tree` under `policy`, taking fixes up to `applicability`. `named` files are read as by
/// [`Policy::load`]. The tree itself is not changed.
pub fn mend(tree: &dyn Tree, named: &[RepoPath], policy: &Policy, applicability: Applicability) -> Mended {
    let mut overlay = Overlay::new(tree);
    let mut originals: BTreeMap<RepoPath, String> = BTreeMap::new();
    let mut refused: HashSet<String> = HashSet::new();
    let mut mended = Mended::default();
    for _ in 0..PASSES {
        let repository = policy.load(&overlay, named);
        let diagnostics = policy.judge(&repository);
        let chosen = choose(&repository, &diagnostics, applicability, &mut refused);
        if chosen.is_empty() {
            break;
        }
        mended.applied += chosen.len();
        let texts = apply_all(&repository, &chosen);
        for source in texts.keys().filter_map(|path| repository.source(path)) {
            originals.entry(source.path().clone()).or_insert_with(|| source.text().to_owned());
        }
        drop(repository);
        for (path, text) in texts {
            overlay.set(path, text);
        }
    }
    mended.refused = refused.len();
    mended.files = changed_files(originals, &overlay);
    mended
}

/// The fixes of one pass: each is sound on its own, and no two touch the same bytes.
fn choose<'d>(
    repository: &Repository,
    diagnostics: &'d [Diagnostic],
    applicability: Applicability,
    refused: &mut HashSet<String>,
) -> Vec<&'d Fix> {
    let mut taken = Taken::default();
    let mut apart: Vec<(&Diagnostic, &Fix)> = Vec::new();
    for diagnostic in diagnostics {
        let Some(fix) = diagnostic.fix.as_ref().filter(|fix| fix.applicability <= applicability) else { continue };
        if !refused.contains(&identity(diagnostic, fix)) && taken.take(fix) {
            apart.push((diagnostic, fix));
        }
    }
    let all: Vec<&Fix> = apart.iter().map(|(_, fix)| *fix).collect();
    if is_flawless(repository, &all) {
        return all;
    }
    let mut chosen: Vec<&Fix> = Vec::new();
    for (diagnostic, fix) in apart.into_iter().take(ONE_BY_ONE) {
        chosen.push(fix);
        if !is_sound(repository, &[fix]) || !is_sound(repository, &chosen) {
            chosen.pop();
            refused.insert(identity(diagnostic, fix));
        }
    }
    chosen
}

/// Of the fixes of one pass that have to be tried one by one, in files with faults, no more are.
const ONE_BY_ONE: usize = 500;

fn identity(diagnostic: &Diagnostic, fix: &Fix) -> String {
    format!("{} {} {:?}", diagnostic.rule, diagnostic.site.path, fix.edits)
}

/// The bytes that fixes change: by file, each range by its begin. They do not touch but within one fix.
#[derive(Default)]
struct Taken<'d>(HashMap<&'d RepoPath, BTreeMap<usize, usize>>);

impl<'d> Taken<'d> {
    /// Takes the bytes of `fix`. No where one that was taken before changes the same bytes, inserts at the same place or at the edge of
    /// what this one changes, or the other way round.
    fn take(&mut self, fix: &'d Fix) -> bool {
        let is_free = |edit: &Edit| {
            let ranges = self.0.get(&edit.site.path);
            let before = ranges.and_then(|ranges| ranges.range(..=edit.site.span.end).next_back());
            before.is_none_or(|(_, end)| *end < edit.site.span.start)
        };
        let free = fix.edits.iter().all(is_free);
        for edit in fix.edits.iter().filter(|_| free) {
            let ranges = self.0.entry(&edit.site.path).or_default();
            let end = ranges.entry(edit.site.span.start).or_default();
            *end = edit.site.span.end.max(*end);
        }
        free
    }
}

/// Whether `fixes` change files in which their reader finds nothing to reject, and finds nothing afterwards either, so that no fix can
/// have made good what another one spoilt.
fn is_flawless(repository: &Repository, fixes: &[&Fix]) -> bool {
    let texts = apply_all(repository, fixes);
    !texts.is_empty()
        && texts.into_iter().all(|(path, text)| {
            repository.artifact(&path).is_some_and(|before| {
                let changes = before.source.text() != text;
                changes
                    && broken_places(before) == 0
                    && broken_places(&Artifact::read(before.kind, Source::new(path, text))) == 0
            })
        })
}

/// Whether every file that `fixes` change still reads at least as well afterwards, and really changes.
fn is_sound(repository: &Repository, fixes: &[&Fix]) -> bool {
    let texts = apply_all(repository, fixes);
    !texts.is_empty()
        && texts.into_iter().all(|(path, text)| {
            let Some(before) = repository.artifact(&path) else { return false };
            if before.source.text() == text {
                return false;
            }
            let after = Artifact::read(before.kind, Source::new(path, text));
            broken_places(&after) <= broken_places(before)
        })
}

/// How many places of a file its reader rejects.
fn broken_places(artifact: &Artifact) -> usize {
    artifact.problems.iter().filter(|problem| problem.kind != ProblemKind::DuplicateKey).count()
}

/// The texts of the files that `fixes` change; nothing where an edit is no range of its file.
fn apply_all(repository: &Repository, fixes: &[&Fix]) -> BTreeMap<RepoPath, String> {
    let mut edits: BTreeMap<&RepoPath, Vec<&Edit>> = BTreeMap::new();
    for edit in fixes.iter().flat_map(|fix| &fix.edits) {
        edits.entry(&edit.site.path).or_default().push(edit);
    }
    let applied: Option<BTreeMap<RepoPath, String>> = edits
        .into_iter()
        .map(|(path, edits)| Some((path.clone(), apply(repository.source(path)?.text(), edits)?)))
        .collect();
    applied.unwrap_or_default()
}

/// `text` with `edits`; none where one of them overlaps another or does not lie on the characters of the text.
pub fn apply(text: &str, mut edits: Vec<&Edit>) -> Option<String> {
    edits.sort_by_key(|edit| (edit.site.span, &edit.replacement));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        let span = edit.site.span;
        out.push_str(text.get(at..span.start)?);
        text.get(span.range())?;
        out.push_str(&edit.replacement);
        at = span.end;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

fn changed_files(originals: BTreeMap<RepoPath, String>, overlay: &Overlay<'_>) -> Vec<MendedFile> {
    let mended = originals.into_iter().filter_map(|(path, before)| {
        let after = overlay.get(&path)?.to_owned();
        (after != before).then_some(MendedFile { path, before, after })
    });
    mended.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn edit(start: usize, end: usize, replacement: &str) -> Edit {
        Edit::replace(&RepoPath::root(), Span::new(start, end), replacement)
    }

    #[test]
    fn edits_are_ranges_of_the_original_text_whatever_their_order() {
        let edits = [edit(4, 5, ""), edit(0, 1, "A"), edit(2, 2, "-")];
        assert_eq!(apply("abcde", edits.iter().collect()), Some("Ab-cd".to_owned()));
    }

    #[test]
    fn fixes_that_touch_are_not_taken_together() {
        let fix = |edits: Vec<Edit>| Fix::safe("mend", edits);
        let fixes = [
            fix(vec![edit(4, 6, ""), edit(10, 11, "")]),
            fix(vec![edit(6, 7, "x")]),
            fix(vec![edit(4, 4, "x")]),
            fix(vec![edit(0, 3, ""), edit(11, 11, "x")]),
            fix(vec![edit(0, 3, ""), edit(7, 9, "")]),
            fix(vec![edit(12, 12, "x")]),
        ];
        let mut taken = Taken::default();
        let free: Vec<bool> = fixes.iter().map(|fix| taken.take(fix)).collect();
        assert_eq!(free, [true, false, false, false, true, true]);
    }

    #[test]
    fn overlapping_edits_and_edits_within_a_character_are_refused() {
        let overlapping = [edit(0, 3, ""), edit(2, 4, "")];
        assert_eq!(apply("abcde", overlapping.iter().collect()), None);
        assert_eq!(apply("é", vec![&edit(1, 2, "")]), None);
        assert_eq!(apply("ab", vec![&edit(1, 9, "")]), None);
    }
}
