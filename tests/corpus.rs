//! A check over real repositories, as `tests/corpus.txt` has it: what each rule says of each of them on a pedantic run.
//!
//! The repositories are not ours to ship. `GOCONFLINT_CORPUS_DIR` names a folder with one subfolder a repository; `.paths.txt` in it
//! lists all tracked paths, and the files that are there have their contents. Without it the test says that it was skipped.
//! `UPDATE=1` writes the summary anew; every finding stands in `target/corpus-findings.txt`, to be looked at by a person.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "tests fail by panicking and say on standard output what they skip"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use goconflint::policy::Policy;
use goconflint::report::{self, Format, Options, Report};
use goconflint::repository::Repository;
use goconflint::rules::RULES;
use goconflint::tree::MemoryTree;

const SUMMARY: &str = "tests/corpus.txt";

fn files_below(directory: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files_below(&path, found) } else { found.push(path) }
    }
}

fn tree_of(directory: &Path) -> MemoryTree {
    let mut tree = MemoryTree::new();
    let listed = fs::read_to_string(directory.join(".paths.txt")).unwrap();
    for path in listed.lines() {
        tree = tree.listed(path);
    }
    let mut files = Vec::new();
    files_below(directory, &mut files);
    for file in files {
        let path = file.strip_prefix(directory).unwrap().to_string_lossy().into_owned();
        if path != ".paths.txt" {
            tree = tree.file(&path, fs::read(&file).unwrap());
        }
    }
    tree
}

#[test]
fn real_repositories_show_what_they_showed() {
    let Some(corpus) = std::env::var_os("GOCONFLINT_CORPUS_DIR") else {
        println!("SKIPPED: GOCONFLINT_CORPUS_DIR is not set, so no real repository was checked");
        return;
    };
    let mut directories: Vec<PathBuf> = fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path()).collect();
    directories.sort();
    assert!(directories.len() > 50, "only {} repositories", directories.len());
    let mut summary = String::new();
    let mut all = String::new();
    let mut loud = 0;
    for directory in &directories {
        let name = directory.file_name().unwrap().to_string_lossy().replace('+', "/");
        let tree = tree_of(directory);
        let repository = Repository::load(&tree, &[]);
        let diagnostics = Policy::default().pedantic(true).judge(&repository);
        let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for diagnostic in &diagnostics {
            *counts.entry((diagnostic.rule, diagnostic.severity.as_str())).or_default() += 1;
        }
        loud += usize::from(counts.keys().any(|(_, severity)| *severity != "note"));
        for ((rule, severity), count) in counts {
            let _ = writeln!(summary, "{name} {rule} {severity} {count}");
        }
        let mut out = Vec::new();
        let files =
            repository.artifacts().map(|artifact| report::File { source: &artifact.source, confidential: false });
        let report = Report::new(&diagnostics, files, RULES);
        report::write(&report, Format::Concise, &Options::default(), &mut out).unwrap();
        for line in String::from_utf8(out).unwrap().lines() {
            let _ = writeln!(all, "{name}: {line}");
        }
    }
    fs::create_dir_all("target").unwrap();
    fs::write("target/corpus-findings.txt", all).unwrap();
    println!("{} repositories, {loud} of them with findings on a default run", directories.len());
    if std::env::var_os("UPDATE").is_some() {
        fs::write(SUMMARY, &summary).unwrap();
    }
    let wanted = fs::read_to_string(SUMMARY).unwrap_or_default();
    let changed: Vec<String> = difference(&wanted, &summary, '-').chain(difference(&summary, &wanted, '+')).collect();
    assert!(
        changed.is_empty(),
        "findings in real repositories changed; look at each, then UPDATE=1:\n{}",
        changed.join("\n")
    );
}

fn difference<'a>(here: &'a str, there: &'a str, sign: char) -> impl Iterator<Item = String> + 'a {
    here.lines().filter(|line| !there.lines().any(|other| other == *line)).map(move |line| format!("{sign} {line}"))
}
