//! The real parser as judge: mutations of go.mod and go.work texts, read by `go mod edit -json` or `go work edit -json` and by us.
//!
//! A development command, since it wants a Go and minutes:
//!
//! ```text
//! GOCONFLINT_GO=/path/to/go cargo test --release --test modfile_fuzz -- --ignored --nocapture
//! ```
//!
//! `FUZZ_INPUTS` says how many (20,000 if unset) and `FUZZ_SEED` which. The texts that are mutated are those of our cases, of the rules'
//! pages and of the repositories in `GOCONFLINT_CORPUS_DIR`. What is compared and what is not: tests/oracle/README.md.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "tests fail by panicking and print figures"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use goconflint::rules::RULES;

#[path = "oracle/case.rs"]
mod case;
#[path = "oracle/mutation.rs"]
mod mutation;
mod pages;
#[path = "oracle/reading.rs"]
mod reading;

use mutation::{Generator, Seeds};
use reading::{Reading, ours, theirs};

const FINDINGS: &str = "target/modfile-fuzz";

/// Disagreements that are shown; one fault of ours tends to give many.
const SHOWN: usize = 40;

/// One go command that reads files.
struct Judge {
    go: PathBuf,
    place: PathBuf,
}

impl Judge {
    fn new(binary: &Path, place: &Path) -> Self {
        let mut judge = Self { go: binary.to_owned(), place: place.to_owned() };
        // What pip puts into PATH is a script that starts Go.
        let root = judge.command(&["env", "GOROOT"]).output().unwrap();
        judge.go = Path::new(String::from_utf8(root.stdout).unwrap().trim()).join("bin/go");
        judge
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(&self.go);
        command.args(words).current_dir(&self.place).env_clear().stdin(Stdio::null());
        command.env("HOME", &self.place).env("PATH", "/usr/bin:/bin");
        command.envs([("GOENV", "off"), ("GOPROXY", "off"), ("GOSUMDB", "off"), ("GOTOOLCHAIN", "local")]);
        command
    }

    fn read(&self, name: &str, text: &str) -> Result<Reading, String> {
        fs::write(self.place.join(name), text).unwrap();
        let subcommand = if name == "go.mod" { "mod" } else { "work" };
        let done = self.command(&[subcommand, "edit", "-json", name]).output().unwrap();
        if done.status.success() { Ok(theirs(&done.stdout)) } else { Err(String::from_utf8_lossy(&done.stderr).into()) }
    }

    /// What the two readers do not agree on.
    fn disagreement(&self, name: &str, text: &str) -> Option<String> {
        let theirs = self.read(name, text);
        let ours = ours(name, text)?;
        match (theirs, ours) {
            (Ok(theirs), Ok(ours)) if theirs == ours => None,
            (Ok(theirs), Ok(ours)) => Some(format!("read differently\n  Go:   {theirs:?}\n  ours: {ours:?}")),
            (Ok(_), Err(ours)) => Some(format!("Go takes it, we say: {ours}")),
            (Err(theirs), Ok(_)) => Some(format!("we take it, Go says: {}", theirs.trim())),
            (Err(_), Err(_)) => None,
        }
    }

    /// The text without the lines that do not matter for the disagreement.
    fn smaller(&self, name: &str, text: &str) -> String {
        let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
        let mut at = 0;
        while at < lines.len() {
            let mut fewer = lines.clone();
            fewer.remove(at);
            if self.disagreement(name, &fewer.concat()).is_some() { lines = fewer } else { at += 1 }
        }
        lines.concat()
    }
}

fn seeds() -> Seeds {
    let mut seeds = Seeds::default();
    for case in case::Case::all_in(Path::new("tests/oracle/cases")) {
        for (path, bytes) in case.files {
            seeds.take(&path, &String::from_utf8_lossy(&bytes));
        }
    }
    for example in RULES.iter().flat_map(|rule| pages::examples(rule)) {
        for (path, text) in &example.files {
            seeds.take(path, text);
        }
    }
    if let Some(corpus) = std::env::var_os("GOCONFLINT_CORPUS_DIR") {
        seeds.take_all_below(Path::new(&corpus));
    }
    seeds
}

fn number(variable: &str, default: usize) -> usize {
    std::env::var(variable).map_or(default, |value| value.parse().expect("a number"))
}

#[test]
#[ignore = "a development command: wants GOCONFLINT_GO and minutes"]
fn our_parser_reads_what_the_go_command_reads() {
    let binaries = std::env::var_os("GOCONFLINT_GO").expect("GOCONFLINT_GO names a Go");
    let binary = std::env::split_paths(&binaries).last().expect("GOCONFLINT_GO names a Go");
    let (inputs, seed) = (number("FUZZ_INPUTS", 20_000), number("FUZZ_SEED", 1));
    let seeds = seeds();
    let workers = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let (asked, accepted) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let mut found: Vec<(String, String)> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..workers)
            .map(|worker| {
                let (seeds, binary, asked, accepted) = (&seeds, &binary, &asked, &accepted);
                scope.spawn(move || {
                    let place = tempfile::tempdir().unwrap();
                    let judge = Judge::new(binary, place.path());
                    let mut found = Vec::new();
                    for input in (worker..inputs).step_by(workers) {
                        let (name, text) = Generator::new(seed, input).mutation(seeds);
                        asked.fetch_add(1, Ordering::Relaxed);
                        accepted.fetch_add(usize::from(matches!(ours(name, &text), Some(Ok(_)))), Ordering::Relaxed);
                        if judge.disagreement(name, &text).is_some() {
                            let small = judge.smaller(name, &text);
                            let story = judge.disagreement(name, &small).expect("it still disagrees");
                            found.push((format!("{name}\n{small}"), story));
                        }
                    }
                    found
                })
            })
            .collect();
        running.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    found.sort();
    found.dedup();
    println!("seed {seed}: {} inputs from {} texts,", asked.into_inner(), seeds.len());
    println!("{} accepted by us, {} disagreements", accepted.into_inner(), found.len());
    fs::create_dir_all(FINDINGS).unwrap();
    let mut stories = String::new();
    for (index, (text, story)) in found.iter().enumerate() {
        fs::write(Path::new(FINDINGS).join(format!("{seed}-{index}.txt")), text).unwrap();
        if index < SHOWN {
            let _ = writeln!(stories, "---- {text:?}\n{story}");
        }
    }
    assert!(found.is_empty(), "each stands in {FINDINGS}:\n{stories}");
}
