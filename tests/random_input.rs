//! Whatever the files hold: no panic, every span lies on the characters of its file, every fix is sound, and mending ends.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "tests fail by panicking")]

use goconflint::diagnostic::{Applicability, Diagnostic, Site};
use goconflint::fix;
use goconflint::policy::{Configuration, Policy};
use goconflint::report::{self, Format, Options, Report};
use goconflint::repository::Repository;
use goconflint::rules::RULES;
use goconflint::tree::MemoryTree;
use proptest::prelude::*;
use proptest::sample::Index;

mod pages;
use pages::examples;

/// Text that is put into a file: what the formats' grammars turn on, and what breaks them.
const SNIPPETS: &[&str] = &[
    "\"",
    "'",
    "`",
    "{",
    "}",
    "[",
    "]",
    " # goconflint: ignore[*] ",
    "// goconflint: ignore-file[env/*, go-mod/missing-sum] x\n",
    "/* goconflint: ignore[x]*/",
    "(",
    ")",
    ":",
    ": ",
    ",",
    "=>",
    "=",
    "//",
    "/*",
    "*/",
    "#",
    "\n",
    "\r\n",
    "\t",
    " ",
    "\\",
    "\\u00",
    "\u{feff}",
    "é",
    "😀",
    "\u{0}",
    "&a ",
    "*a",
    "<<: ",
    "- ",
    "|\n",
    ">-\n",
    "!!str ",
    "${{ env.A }}",
    "${",
    "$HOME",
    "%PATH%",
    "go 1.",
    "1.20",
    "null",
    "true",
    "use ./x\n",
    "require x v1.0.0\n",
    "replace a => ./b\n",
    "<<<<<<< a\n",
    "direct",
    "off",
    "|",
    "-mod=mod",
];

/// Cuts a range out of a file and puts a snippet there.
#[derive(Clone, Debug)]
struct Mutation {
    file: Index,
    at: Index,
    length: usize,
    snippet: Index,
}

fn mutation() -> impl Strategy<Value = Mutation> {
    (any::<Index>(), any::<Index>(), 0..12usize, any::<Index>()).prop_map(|(file, at, length, snippet)| Mutation {
        file,
        at,
        length,
        snippet,
    })
}

fn boundary(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn mutate(files: &mut [(String, String)], mutation: &Mutation) {
    let text = &mut files[mutation.file.index(files.len())].1;
    let start = boundary(text, mutation.at.index(text.len() + 1));
    let end = boundary(text, start + mutation.length).max(start);
    text.replace_range(start..end, SNIPPETS[mutation.snippet.index(SNIPPETS.len())]);
}

fn tree_of(files: &[(String, String)]) -> MemoryTree {
    files.iter().fold(MemoryTree::new(), |tree, (path, text)| tree.file(path, text.clone()))
}

fn assert_sites(repository: &Repository<'_>, diagnostic: &Diagnostic) {
    let edits = diagnostic.fix.iter().flat_map(|fix| &fix.edits).map(|edit| &edit.site);
    let sites =
        std::iter::once(&diagnostic.site).chain(diagnostic.related.iter().map(|label| &label.site)).chain(edits);
    for Site { path, span } in sites {
        if let Some(source) = repository.source(path) {
            assert!(source.text().get(span.range()).is_some(), "{}: {span:?} is no part of {path}", diagnostic.rule);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn mutated_examples_are_judged_reported_and_mended(
        rule in any::<Index>(),
        example in any::<Index>(),
        mutations in prop::collection::vec(mutation(), 0..6),
    ) {
        let examples = examples(RULES[rule.index(RULES.len())]);
        let mut files = examples[example.index(examples.len())].files.clone();
        prop_assume!(!files.is_empty());
        for mutation in &mutations {
            mutate(&mut files, mutation);
        }
        let tree = tree_of(&files);
        let policy = Configuration::find(&tree).map(Policy::of).unwrap_or_default().pedantic(true);
        let repository = policy.load(&tree, &[]);
        let diagnostics = policy.judge(&repository);
        for diagnostic in &diagnostics {
            assert_sites(&repository, diagnostic);
        }
        for format in Format::ALL {
            let files = repository.artifacts().map(|artifact| report::File { source: &artifact.source, confidential: artifact.kind.confidential });
            let report = Report::new(&diagnostics, files, RULES);
            report::write(&report, *format, &Options::default(), &mut Vec::new()).expect("memory takes it all");
        }
        let mended = fix::mend(&tree, &[], &policy, Applicability::Safe);
        let after: Vec<(String, String)> = files.iter().map(|(path, text)| {
            let mended = mended.files.iter().find(|file| file.path.as_str() == path);
            (path.clone(), mended.map_or_else(|| text.clone(), |file| file.after.clone()))
        }).collect();
        let again = fix::mend(&tree_of(&after), &[], &policy, Applicability::Safe);
        prop_assert!(again.files.is_empty(), "mending again changes {:#?}", again.files);
    }
}
