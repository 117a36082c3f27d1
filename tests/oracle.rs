//! What we say of Go is what Go says: each case with what the go command said of it, and with what we say.
//!
//! Three sets: our own cases (`tests/oracle/cases`), the examples on the rules' pages, and, where `GOCONFLINT_ORACLE` names a folder
//! with `cases/*.txtar` and `results.json`, the cases there. `UPDATE=1` writes the list of exceptions anew. See tests/oracle/README.md.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "tests fail by panicking and print figures"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use goconflint::diagnostic::Severity;
use goconflint::policy::Policy;
use goconflint::repository::Repository;
use goconflint::rules::RULES;
use goconflint::text::RepoPath;
use goconflint::tree::Tree;

#[path = "oracle/case.rs"]
mod case;
#[path = "oracle/exceptions.rs"]
mod exceptions;
mod pages;
#[path = "oracle/verdict.rs"]
mod verdict;

use case::{Case, crc32, split_folder};
use exceptions::{Deviation, Exceptions};
use pages::{Kind, examples};
use verdict::{Recorded, Results, Verdict};

/// How much of what a static reader can decide must be decided as Go does, in per cent, for every set.
const WANTED_AGREEMENT: f64 = 97.0;

/// The pages whose examples' commands are those of Go. In others, what stands above an example is prose.
const GO_PAGES: [&str; 7] = ["ci/", "go-mod/", "go-work/", "go-version/", "vendor/", "env/", "syntax/invalid-modfile"];

/// One case: what Go says and what we say.
struct Judged {
    name: String,
    verdict: Verdict,
    errors: Vec<Ours>,
}

/// An error of ours.
struct Ours {
    path: RepoPath,
    line: usize,
    text: String,
}

impl Judged {
    /// Every way in which it deviates.
    fn deviations(&self) -> Vec<Deviation> {
        match &self.verdict {
            Verdict::Accepts if !self.errors.is_empty() => vec![Deviation::FalseError],
            Verdict::Rejects { .. } if self.errors.is_empty() => vec![Deviation::Missed],
            Verdict::Rejects { places, .. } if !places.iter().all(|place| self.points_at(place)) => {
                vec![Deviation::OtherLine]
            }
            _ => Vec::new(),
        }
    }

    fn points_at(&self, (path, line): &(RepoPath, usize)) -> bool {
        self.errors.iter().any(|error| error.path == *path && error.line == *line)
    }

    /// What both say, for a person.
    fn story(&self) -> String {
        let mut text = String::new();
        if let Verdict::Rejects { says, .. } = &self.verdict {
            let _ = writeln!(text, "      Go:   {}", says.lines().take(4).collect::<Vec<_>>().join(" | "));
        }
        for Ours { path, line, text: ours } in &self.errors {
            let _ = writeln!(text, "      ours: {path}:{line}: {ours}");
        }
        text
    }
}

fn errors(tree: &dyn Tree) -> Vec<Ours> {
    let repository = Repository::load(tree, &[]);
    let found = Policy::default().judge(&repository);
    let errors = found.into_iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let ours = errors.map(|diagnostic| {
        let source = repository.source(&diagnostic.site.path);
        let line = source.map_or(1, |source| source.lines().position(source.text(), diagnostic.site.span.start).line);
        Ours { path: diagnostic.site.path, line, text: format!("[{}] {}", diagnostic.rule, diagnostic.message) }
    });
    ours.collect()
}

/// Our own cases.
fn own(recorded: &Recorded, faults: &mut String) -> Vec<Judged> {
    let mut judged = Vec::new();
    for case in Case::all_in(Path::new("tests/oracle/cases")) {
        let name = format!("own/{}", case.name);
        match recorded.verdict(&name, case.checksum, &|index| case.step(index).1) {
            Ok(verdict) => judged.push(Judged { name, verdict, errors: errors(&case.tree()) }),
            Err(fault) => drop(writeln!(faults, "{fault}")),
        }
    }
    judged
}

/// The pages' examples that say which command shows them.
fn on_pages(recorded: &Recorded, faults: &mut String) -> Vec<Judged> {
    let mut judged = Vec::new();
    for rule in RULES {
        for (index, example) in examples(rule).iter().enumerate() {
            if example.commands().is_empty() || !GO_PAGES.iter().any(|page| rule.name.starts_with(page)) {
                continue;
            }
            let name = format!("page/{}#{}", rule.name, index + 1);
            let folder = |index: usize| split_folder(example.commands()[index]).1;
            let verdict = match recorded.verdict(&name, crc32(example.text.as_bytes()), &folder) {
                Ok(verdict) => verdict,
                Err(fault) => {
                    let _ = writeln!(faults, "{fault}");
                    continue;
                }
            };
            // A warning is about what works here and now; whether the command fails is its page's business.
            let wants_error = example.want.contains(": error[");
            if wants_error || example.kind == Kind::Good {
                judged.push(Judged { name, verdict, errors: errors(&example.tree()) });
            }
        }
    }
    judged
}

/// The cases of another folder.
fn wide(folder: &Path) -> Vec<Judged> {
    let results = Results::read(&folder.join("results.json"));
    let cases = Case::all_in(&folder.join("cases")).into_iter();
    let judged = cases.map(|case| Judged {
        name: format!("wide/{}", case.name),
        verdict: results.verdict(&case),
        errors: errors(&case.tree()),
    });
    judged.collect()
}

#[test]
fn we_say_of_go_what_go_says() {
    let mut faults = String::new();
    let recorded = Recorded::read(Path::new("tests/oracle/verdicts.json"));
    let mut sets = vec![("own", own(&recorded, &mut faults)), ("page", on_pages(&recorded, &mut faults))];
    match std::env::var_os("GOCONFLINT_ORACLE").map(PathBuf::from) {
        Some(folder) => sets.push(("wide", wide(&folder))),
        None => println!("SKIPPED: GOCONFLINT_ORACLE is not set, so only our own cases and the pages were compared"),
    }
    println!("recorded with Go {}", recorded.releases().join(", "));
    let judged_now: BTreeSet<&str> = sets.iter().flat_map(|(_, set)| set.iter().map(|one| one.name.as_str())).collect();
    for name in recorded.names() {
        if !judged_now.contains(name) && !name.starts_with("page/") {
            let _ = writeln!(faults, "{name}: recorded, but there is no such case; run tests/oracle/record.py");
        }
    }
    let deviating: Vec<(String, Deviation)> = sets
        .iter()
        .flat_map(|(_, set)| set.iter())
        .flat_map(|one| one.deviations().into_iter().map(|kind| (one.name.clone(), kind)))
        .collect();
    // A case of a set that is not here cannot be judged, and stays as it is in the list.
    let is_here = |case: &str| case.split('/').next().is_some_and(|set| sets.iter().any(|(name, _)| *name == set));
    let mut exceptions = Exceptions::read();
    if std::env::var_os("UPDATE").is_some() {
        exceptions.update(&deviating, &is_here);
        exceptions = Exceptions::read();
    }
    for (name, set) in &sets {
        print_figures(name, set, &exceptions, &mut faults);
    }
    for one in sets.iter().flat_map(|(_, set)| set.iter()) {
        complain(one, &exceptions, &mut faults);
    }
    print_exceptions(&exceptions, &is_here);
    for (case, kind, _) in exceptions.cases().filter(|(case, ..)| is_here(case) && !judged_now.contains(case)) {
        let _ = writeln!(faults, "{case}: listed as {kind}, but there is no such case");
    }
    for case in exceptions.unexplained() {
        let _ = writeln!(faults, "{case}: listed without a reason");
    }
    assert!(faults.is_empty(), "\n{faults}");
}

/// What the list does not say, or says although it is no longer so.
fn complain(one: &Judged, exceptions: &Exceptions, faults: &mut String) {
    let found = one.deviations();
    let off_line = found.contains(&Deviation::OtherLine);
    match (off_line, exceptions.line_of(&one.name)) {
        (true, None) => {
            let _ = writeln!(faults, "{}: no error of ours on a line that Go names\n{}", one.name, one.story());
        }
        (false, Some(_)) => drop(writeln!(faults, "{}: listed as other-line, but the lines agree", one.name)),
        _ => {}
    }
    let found = found.into_iter().find(|kind| *kind != Deviation::OtherLine);
    match (found, exceptions.of(&one.name)) {
        (None, Some((kind, _))) => drop(writeln!(faults, "{}: listed as {kind}, but is so no longer", one.name)),
        (Some(Deviation::Missed), Some((Deviation::Missed | Deviation::NotStatic, _))) | (None, None) => {}
        (Some(kind), Some((listed, _))) if kind == listed => {}
        (Some(kind), _) => drop(writeln!(faults, "{}: {kind}, and not listed so\n{}", one.name, one.story())),
    }
}

fn print_figures(name: &str, set: &[Judged], exceptions: &Exceptions, faults: &mut String) {
    let count = |is: &dyn Fn(&&Judged) -> bool| set.iter().filter(is).count();
    let accepted = count(&|one| one.verdict == Verdict::Accepts);
    let rejected = count(&|one| matches!(one.verdict, Verdict::Rejects { .. }));
    let false_errors = count(&|one| one.deviations().contains(&Deviation::FalseError));
    let is_not_static = |one: &Judged| exceptions.of(&one.name).is_some_and(|(kind, _)| kind == Deviation::NotStatic);
    let uncaught = |one: &Judged| one.deviations().contains(&Deviation::Missed);
    let not_static = count(&|one| uncaught(one) && is_not_static(one));
    let missed = count(&|one| uncaught(one) && !is_not_static(one));
    let caught = rejected - not_static - missed;
    let with_line = count(&|one| {
        !one.errors.is_empty() && matches!(&one.verdict, Verdict::Rejects { places, .. } if !places.is_empty())
    });
    let off_line = count(&|one| one.deviations().contains(&Deviation::OtherLine));
    let agreement = percent(caught, rejected - not_static);
    println!("\n{name}: {} cases", set.len());
    println!("  accepted by both newest releases  {accepted:4}   of these with an error of ours: {false_errors}");
    println!("  rejected by both                  {rejected:4}");
    println!("    cannot be known statically      {not_static:4}");
    println!("    caught                          {caught:4}");
    println!("    missed                          {missed:4}   agreement on what is decidable: {agreement:.1} %");
    println!("  the two differ                    {:4}", set.len() - accepted - rejected);
    println!(
        "  caught where Go names a line      {with_line:4}   of these an error of ours elsewhere only: {off_line}"
    );
    if agreement < WANTED_AGREEMENT {
        let _ =
            writeln!(faults, "{name}: {agreement:.1} % of what a static reader can decide, below {WANTED_AGREEMENT} %");
    }
}

fn percent(part: usize, whole: usize) -> f64 {
    let [part, whole] = [part, whole].map(|count| f64::from(u32::try_from(count).unwrap()));
    if whole == 0.0 { 100.0 } else { 100.0 * part / whole }
}

fn print_exceptions(exceptions: &Exceptions, is_here: &dyn Fn(&str) -> bool) {
    println!("\nexceptions:");
    for (case, kind, reason) in exceptions.cases().filter(|(case, ..)| is_here(case)) {
        println!("  {kind} {case}: {reason}");
    }
}
