//! What looks like a fault and is none: healthy repositories that a careless rule would complain of. Each archive in `traps/` is one; where
//! it is followed by a twin of the same name and `.bad`, the twin has the fault itself, and `want` says what is found then.

#![allow(clippy::expect_used, clippy::panic, reason = "tests fail by panicking")]

mod pages;

use std::fs;
use std::path::{Path, PathBuf};

use goconflint::policy::Policy;
use goconflint::repository::Repository;
use goconflint::tree::MemoryTree;

fn archives() -> Vec<(PathBuf, String)> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/traps");
    let entries = fs::read_dir(directory).expect("the traps").map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<PathBuf> = entries.collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).expect("an archive"))).collect()
}

/// What a default run says of the archive, and what it is to say.
fn judged(text: &str) -> (String, String) {
    let (want, files): (Vec<_>, Vec<_>) = pages::archive(text).into_iter().partition(|(name, _)| name == "want");
    let tree = files.into_iter().fold(MemoryTree::new(), |tree, (path, text)| tree.file(&path, text.into_bytes()));
    let diagnostics = Policy::default().judge(&Repository::load(&tree, &[]));
    (pages::concise(&tree, &diagnostics), want.into_iter().map(|(_, text)| text).collect())
}

#[test]
fn healthy_repositories_are_quiet_and_their_twins_are_not() {
    let archives = archives();
    assert!(archives.len() > 15, "{} archives", archives.len());
    for (path, text) in archives {
        let (found, want) = judged(&text);
        assert_eq!(found, want, "{}", path.display());
        let is_twin = path.to_string_lossy().ends_with(".bad.txtar");
        assert_eq!(is_twin, !want.is_empty(), "{}", path.display());
    }
}
