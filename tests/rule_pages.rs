//! Every rule has a page, and the pages' examples are tests: a bad example shows exactly the report it wants, a good one nothing.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "tests fail by panicking and say on standard output what they skip"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use goconflint::diagnostic::Diagnostic;
use goconflint::fix;
use goconflint::rules::{RULES, Rule};
use goconflint::text::{RepoPath, Source};
use goconflint::tree::MemoryTree;

mod pages;
use pages::{Example, Kind, examples, sources};

#[test]
fn every_rule_has_its_file_its_page_and_its_place_in_the_list() {
    let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(names, sorted, "RULES is sorted by name, each name once");
    assert_eq!(files_below("docs/rules", "md", false), names.iter().map(|&n| n.to_owned()).collect::<BTreeSet<_>>());
    assert_eq!(files_below("src/rules", "rs", true), names.iter().map(|&n| n.to_owned()).collect::<BTreeSet<_>>());
}

/// `group/name` of each file of a folder of groups; Rust spells a dash as an underscore.
fn files_below(folder: &str, extension: &str, underscores: bool) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for group in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        for file in fs::read_dir(&group).unwrap().map(|entry| entry.unwrap().path()) {
            let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
            if file.extension().is_some_and(|e| e == extension) && stem != "mod" {
                let name = format!("{}/{stem}", group.file_name().unwrap().to_string_lossy());
                names.insert(if underscores { name.replace('_', "-") } else { name });
            }
        }
    }
    names
}

#[test]
fn every_page_says_what_the_rule_says() {
    for rule in RULES {
        let page = rule.page;
        let on_disk = fs::read_to_string(Path::new("docs/rules").join(format!("{}.md", rule.name))).unwrap();
        assert_eq!(page, on_disk, "{}: the embedded page is its own", rule.name);
        assert!(page.starts_with(&format!("# {}\n", rule.name)), "{}: the title is the name", rule.name);
        let fix = rule.fix.map_or("none", goconflint::diagnostic::Applicability::as_str);
        let facts = format!("**{}**, fix: {fix}.", rule.severity);
        assert!(page.contains(&facts), "{}: the page says `{facts}`", rule.name);
        for heading in ["## Why it matters", "## Example", "## How to mend", "## Proof"] {
            assert!(page.contains(heading), "{}: the page has `{heading}`", rule.name);
        }
        let kinds: Vec<Kind> = examples(rule).iter().map(|example| example.kind).collect();
        assert!(kinds.contains(&Kind::Bad), "{}: the page has a bad example", rule.name);
        assert!(kinds.contains(&Kind::Good), "{}: the page has a good example", rule.name);
    }
}

#[test]
fn every_example_reports_what_its_page_says() {
    let mut faults = String::new();
    for (rule, example) in RULES.iter().flat_map(|rule| examples(rule).into_iter().map(move |e| (rule, e))) {
        let got = example.report();
        let about = |line: &&str| line.contains(&format!("[{}]", rule.name));
        let shows_its_rule = example.want.lines().any(|line| about(&line));
        let kind_holds = match example.kind {
            Kind::Bad => shows_its_rule,
            Kind::Good => example.want.is_empty(),
        };
        if got != example.want || !kind_holds {
            let _ = writeln!(faults, "==== {} ({})\n{}", rule.name, example.kind, example.text);
            let _ = writeln!(faults, "---- got\n{got}---- wanted\n{}", example.want);
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

/// The tokens that the examples' diagnostics speak of, read and accepted by a person.
#[test]
fn every_span_covers_exactly_its_token() {
    let mut spans = String::new();
    for (rule, example) in RULES.iter().flat_map(|rule| examples(rule).into_iter().map(move |e| (rule, e))) {
        let tree = example.tree();
        let sources = sources(&tree);
        for diagnostic in example.judge(&tree).iter().filter(|d| d.rule == rule.name) {
            let _ = writeln!(spans, "{}: {}", rule.name, covered(&sources, diagnostic));
        }
    }
    insta::assert_snapshot!("spans", spans);
}

fn covered(sources: &[Source], diagnostic: &Diagnostic) -> String {
    let source = |path: &RepoPath| sources.iter().find(|source| source.path() == path);
    let text = |path: &RepoPath, span| source(path).map(|source| source.slice(span).to_owned());
    let own = text(&diagnostic.site.path, diagnostic.site.span);
    let mut line = format!("{} {own:?}", diagnostic.site.path);
    for label in &diagnostic.related {
        let _ = write!(line, " + {} {:?}", label.site.path, text(&label.site.path, label.site.span));
    }
    line
}

/// From the path and the text of a file to another text.
type Disguise = fn(&str, &str) -> String;

/// What an example's text may be turned into without changing what any program reads.
fn disguises() -> Vec<(&'static str, Disguise)> {
    vec![
        ("CRLF", |_, text| text.replace('\n', "\r\n")),
        ("a byte order mark", |path, text| match path {
            // The go command refuses the mark.
            p if p.ends_with(".mod")
                || p.ends_with(".work")
                || p.ends_with(".sum")
                || p.ends_with("modules.txt")
                || p.ends_with(".go-version") =>
            {
                text.to_owned()
            }
            _ => format!("\u{feff}{text}"),
        }),
        ("a non-ASCII comment above", |path, text| format!("{}{text}", comment(path))),
        ("non-ASCII before the token", |path, text| match path {
            p if p.ends_with(".json") || p.ends_with(".code-workspace") => text.replace(": ", ": /* é😀 */ "),
            _ => text.to_owned(),
        }),
        ("tabs", |path, text| match path {
            p if p.ends_with(".json") || p.ends_with(".code-workspace") => text.replace("  ", "\t"),
            p if p.ends_with(".mod") || p.ends_with(".work") => text.replace(' ', "\t"),
            _ => text.to_owned(),
        }),
    ]
}

fn comment(path: &str) -> &'static str {
    match path {
        p if p.ends_with(".json") || p.ends_with(".code-workspace") || p.ends_with(".mod") || p.ends_with(".work") => {
            "// é😀\n"
        }
        p if p.ends_with(".yml") || p.ends_with(".yaml") || p.ends_with(".env") => "# é😀\n",
        _ => "",
    }
}

#[test]
fn spans_cover_the_same_tokens_in_every_disguise() {
    let mut faults = String::new();
    let mut compared = 0;
    for (rule, example) in RULES.iter().flat_map(|rule| examples(rule).into_iter().map(move |e| (rule, e))) {
        if example.kind != Kind::Bad || example.is_verbatim {
            continue;
        }
        let plain = tokens(&example, rule, &|_, text| text.to_owned());
        for (name, disguise) in disguises() {
            let disguised = tokens(&example, rule, &disguise);
            compared += 1;
            if disguised != plain {
                let _ = writeln!(
                    faults,
                    "==== {} under {name}\n{}\n  plain     {plain:?}\n  disguised {disguised:?}",
                    rule.name, example.text
                );
            }
        }
    }
    assert!(compared > 100, "only {compared} examples were disguised");
    assert!(faults.is_empty(), "{faults}");
}

fn tokens(example: &Example, rule: &'static Rule, disguise: &dyn Fn(&str, &str) -> String) -> Vec<String> {
    let tree = example.files.iter().fold(MemoryTree::new(), |tree, (path, text)| tree.file(path, disguise(path, text)));
    let sources = sources(&tree);
    let plain = |text: String| text.replace("\\r\\n", "\\n").replace("\\t", " ").replace("/* é😀 */ ", "");
    let judged = example.judge(&tree);
    judged.iter().filter(|d| d.rule == rule.name).map(|d| plain(covered(&sources, d))).collect()
}

#[test]
fn mending_a_bad_example_ends_the_finding_and_mending_again_changes_nothing() {
    let mut faults = String::new();
    let mut mended_rules = BTreeSet::new();
    for (rule, example) in RULES.iter().flat_map(|rule| examples(rule).into_iter().map(move |e| (rule, e))) {
        let tree = example.tree();
        let Some(policy) = example.policy() else { continue };
        let fixable = example.judge(&tree).into_iter().filter(|d| d.rule == rule.name && d.fix.is_some()).count();
        if fixable == 0 {
            continue;
        }
        let Some(applicability) = rule.fix else {
            let _ = writeln!(faults, "{}: a finding carries a fix, but the rule says it has none", rule.name);
            continue;
        };
        let mended = fix::mend(&tree, &[], &policy, goconflint::diagnostic::Applicability::Unsafe);
        let after =
            mended.files.iter().fold(example.tree(), |tree, file| tree.file(file.path.as_str(), file.after.clone()));
        let left: Vec<Diagnostic> =
            example.judge(&after).into_iter().filter(|d| d.rule == rule.name && d.fix.is_some()).collect();
        let again = fix::mend(&after, &[], &policy, goconflint::diagnostic::Applicability::Unsafe);
        if !left.is_empty() || !again.files.is_empty() || mended.files.is_empty() {
            let _ = writeln!(
                faults,
                "==== {}\n{}\nmended to {:#?}\nleft {left:#?}\nagain {:#?}",
                rule.name, example.text, mended, again.files
            );
        }
        let _ = applicability;
        mended_rules.insert(rule.name);
    }
    let promised: BTreeSet<&str> = RULES.iter().filter(|rule| rule.fix.is_some()).map(|rule| rule.name).collect();
    assert_eq!(mended_rules, promised, "each rule with a fix shows it in an example");
    assert!(faults.is_empty(), "{faults}");
}
