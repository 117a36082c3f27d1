//! The rules' pages before the real Go: each example's command fails where the page shows an error, and passes where it shows nothing.
//!
//! `GOCONFLINT_GO` names go binaries, separated as in PATH. Without it the test says that it was skipped; what those releases were
//! recorded to say stands in tests/oracle/verdicts.json. The commands are lines of a shell.

#![cfg(unix)]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "tests fail by panicking and say on standard output what they skip"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use goconflint::rules::{RULES, Rule};

mod pages;
use pages::{Example, Kind, examples};

/// The groups of rules whose claims are about the go command.
const GROUPS: [&str; 4] = ["go-mod/", "go-work/", "vendor/", "env/"];

/// What an example's command must do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Failure,
    Success,
}

/// A bad example that shows only warnings speaks of what works here and now, so its command may do either.
fn wanted(example: &Example) -> Option<Wanted> {
    match example.kind {
        Kind::Good => Some(Wanted::Success),
        Kind::Bad => example.want.contains(": error[").then_some(Wanted::Failure),
    }
}

/// The examples of the pages about the go command, each with its name.
fn all() -> impl Iterator<Item = (String, Example)> {
    let rules = RULES.iter().copied().filter(|rule| GROUPS.iter().any(|group| rule.name.starts_with(group)));
    rules.flat_map(|rule: &Rule| {
        let examples = examples(rule).into_iter().enumerate();
        examples.map(|(index, example)| (format!("{}#{}", rule.name, index + 1), example))
    })
}

#[test]
fn every_example_says_which_command_shows_it() {
    let silent = |(_, example): &(String, Example)| {
        wanted(example).is_some() && example.commands().is_empty() && example.not_run().is_empty()
    };
    let silent: Vec<String> = all().filter(silent).map(|(name, _)| name).collect();
    assert!(silent.is_empty(), "begin each with `# COMMAND`, or `# (not run) COMMAND`:\n{}", silent.join("\n"));
}

/// One Go, and the folder that keeps its build cache.
struct Go {
    binaries: PathBuf,
    release: String,
    cache: PathBuf,
}

impl Go {
    fn new(binary: &Path, top: &Path) -> Self {
        let ask = |words: &[&str]| {
            let done = clean(Command::new(binary), top).args(words).output().expect("the named Go runs");
            assert!(done.status.success(), "{}: {}", binary.display(), String::from_utf8_lossy(&done.stderr));
            String::from_utf8(done.stdout).unwrap().trim().to_owned()
        };
        let release = ask(&["env", "GOVERSION"]);
        Self { binaries: Path::new(&ask(&["env", "GOROOT"])).join("bin"), cache: top.join(&release), release }
    }

    fn run(&self, command: &str, example: &Example, top: &Path) -> Output {
        let place = tempfile::tempdir_in(top).unwrap();
        let (work, home) = (place.path().join("work"), place.path().join("home"));
        std::fs::create_dir_all(&home).unwrap();
        std::fs::create_dir_all(&work).unwrap();
        for (path, bytes) in example.bytes() {
            let path = work.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        let mut shell = clean(Command::new("/bin/sh"), &home);
        let path = format!("{}:/usr/bin:/bin", self.binaries.display());
        shell.args(["-c", command]).current_dir(work).env("PATH", path).env("GOCACHE", &self.cache);
        shell.output().unwrap()
    }
}

/// Nothing of our own environment, and nothing beyond this machine.
fn clean(mut command: Command, home: &Path) -> Command {
    command.env_clear().stdin(Stdio::null());
    command.env("HOME", home).env("GOPATH", home.join("go")).env("PATH", "/usr/bin:/bin").env("LC_ALL", "C");
    let offline = [("GOENV", "off"), ("GOPROXY", "off"), ("GOSUMDB", "off"), ("GOTOOLCHAIN", "local")];
    command.envs(offline);
    command
}

#[test]
fn the_real_go_command_does_what_the_pages_say() {
    let Some(binaries) = std::env::var_os("GOCONFLINT_GO") else {
        println!("SKIPPED: GOCONFLINT_GO is not set, so no page was shown to a real Go; the recorded verdicts stand");
        return;
    };
    let top = tempfile::tempdir().unwrap();
    let gos: Vec<Go> = std::env::split_paths(&binaries).map(|binary| Go::new(&binary, top.path())).collect();
    assert!(!gos.is_empty(), "GOCONFLINT_GO names no Go");
    let (mut faults, mut ran) = (String::new(), 0);
    for (name, example) in all() {
        for command in example.not_run() {
            println!("not run: {name}: {command}");
        }
        let Some(wanted) = wanted(&example) else { continue };
        for go in &gos {
            let failures: Vec<String> = example
                .commands()
                .iter()
                .filter_map(|command| failure(&go.run(command, &example, top.path())))
                .collect();
            if example.commands().is_empty() {
                continue;
            }
            ran += 1;
            let got = if failures.is_empty() { Wanted::Success } else { Wanted::Failure };
            if got != wanted {
                let said = failures.join("\n");
                let _ = writeln!(
                    faults,
                    "{name}: {wanted:?} is wanted, {} gives {got:?}\n{}\n{said}",
                    go.release, example.text
                );
            }
        }
    }
    let releases: Vec<&str> = gos.iter().map(|go| go.release.as_str()).collect();
    println!("{ran} examples run by {}", releases.join(" and "));
    assert!(faults.is_empty(), "{faults}");
}

/// What a command that failed says.
fn failure(done: &Output) -> Option<String> {
    (!done.status.success()).then(|| String::from_utf8_lossy(&done.stderr).into_owned())
}
