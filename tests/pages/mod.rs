//! The examples in the rules' pages: fenced blocks of txtar, `bad` or `good`.

#![allow(dead_code, reason = "each test crate uses what it needs")]

use std::fmt;

use goconflint::diagnostic::Diagnostic;
use goconflint::policy::{Configuration, ConfigurationError, Policy};
use goconflint::report::{self, Report};
use goconflint::rules::{RULES, Rule};
use goconflint::text::{RepoPath, Source};
use goconflint::tree::{MemoryTree, Tree};

/// What an example shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The fault.
    Bad,
    /// A healthy repository.
    Good,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::Bad => "bad",
            Kind::Good => "good",
        })
    }
}

/// One example: a small repository and the report that is wanted of it.
pub(crate) struct Example {
    /// Whether it shows the fault.
    pub(crate) kind: Kind,
    /// The block says `verbatim`: its bytes are the point, so it is not disguised.
    pub(crate) is_verbatim: bool,
    /// The rule whose page it stands on.
    pub(crate) rule: &'static Rule,
    /// The archive as it stands in the page.
    pub(crate) text: String,
    /// Path and text of each file.
    pub(crate) files: Vec<(String, String)>,
    /// The concise report that is wanted; empty for a good example.
    pub(crate) want: String,
}

impl Example {
    fn new(rule: &'static Rule, kind: Kind, is_verbatim: bool, text: &str) -> Self {
        let (want, files): (Vec<_>, Vec<_>) = archive(text).into_iter().partition(|(name, _)| name == "want");
        let want = want.into_iter().map(|(_, data)| data).collect();
        assert!(is_verbatim || !text.starts_with(LATIN_1), "{}: an example in Latin-1 is verbatim", rule.name);
        Self { kind, is_verbatim, rule, text: text.to_owned(), files, want }
    }

    /// The repository.
    pub(crate) fn tree(&self) -> MemoryTree {
        self.bytes().fold(MemoryTree::new(), |tree, (path, bytes)| tree.file(path, bytes))
    }

    /// Path and bytes of each file.
    pub(crate) fn bytes(&self) -> impl Iterator<Item = (&str, Vec<u8>)> {
        self.files.iter().map(|(path, text)| {
            (path.as_str(), if self.is_latin_1(path) { latin_1(text) } else { text.clone().into_bytes() })
        })
    }

    fn is_latin_1(&self, path: &str) -> bool {
        self.text.lines().next().and_then(|line| line.strip_prefix(LATIN_1)) == Some(path)
    }

    /// The commands that show what it shows, for a shell in the repository: each `# COMMAND` line above the first file.
    /// A line `# (not run) COMMAND` says what shows it where that cannot be run.
    pub(crate) fn commands(&self) -> Vec<&str> {
        self.comments().filter(|line| !line.starts_with(NOT_RUN)).collect()
    }

    /// The lines `# (not run) COMMAND`.
    pub(crate) fn not_run(&self) -> Vec<&str> {
        self.comments().filter_map(|line| line.strip_prefix(NOT_RUN)).collect()
    }

    fn comments(&self) -> impl Iterator<Item = &str> {
        let above = self.text.lines().take_while(|line| !line.starts_with("-- "));
        above.filter(|line| !line.starts_with(LATIN_1)).filter_map(|line| line.strip_prefix("# "))
    }

    /// A run with the configuration that the example holds, if any, and what the page's own rule notes besides; none where that
    /// configuration has faults.
    pub(crate) fn policy(&self) -> Option<Policy> {
        Configuration::find(&self.tree()).ok().map(|configuration| Policy::of(configuration).also(self.rule.name))
    }

    /// What is found in `tree`, which holds the files of the example in one guise or another: the faults of the configuration, or else
    /// what stands.
    pub(crate) fn judge(&self, tree: &MemoryTree) -> Vec<Diagnostic> {
        match Configuration::find(tree) {
            Ok(configuration) => {
                let policy = Policy::of(configuration).also(self.rule.name);
                policy.judge(&policy.load(tree, &[]))
            }
            Err(ConfigurationError::Invalid(rejected)) => rejected.diagnostics,
            Err(error) => panic!("{}: {error}", self.rule.name),
        }
    }

    /// The concise report.
    pub(crate) fn report(&self) -> String {
        concise(&self.tree(), &self.judge(&self.tree()))
    }
}

/// The concise report on what was found in a repository.
pub(crate) fn concise(tree: &MemoryTree, diagnostics: &[Diagnostic]) -> String {
    let mut out = Vec::new();
    let sources = sources(tree);
    let files = sources.iter().map(|source| report::File { source, confidential: false });
    let report = Report::new(diagnostics, files, RULES);
    report::write(&report, report::Format::Concise, &report::Options::default(), &mut out)
        .expect("memory takes it all");
    String::from_utf8(out).expect("reports are UTF-8")
}

/// The texts of all files of `tree` that are text.
pub(crate) fn sources(tree: &MemoryTree) -> Vec<Source> {
    let source = |path: &str| {
        let path = RepoPath::new(path).ok()?;
        let bytes = tree.read(&path, u64::MAX).ok()?;
        Some(Source::new(path, String::from_utf8(bytes).ok()?))
    };
    tree.paths().iter().filter_map(source).collect()
}

/// Begins a comment whose command cannot be run offline.
const NOT_RUN: &str = "(not run) ";

/// Begins the first line of an example one of whose files is not UTF-8, which a page cannot hold: `# latin-1: PATH`.
const LATIN_1: &str = "# latin-1: ";

fn latin_1(text: &str) -> Vec<u8> {
    text.chars().map(|character| u8::try_from(character).expect("a character of Latin-1")).collect()
}

/// The examples of a rule's page.
pub(crate) fn examples(rule: &'static Rule) -> Vec<Example> {
    let mut found = Vec::new();
    let mut open: Option<(Kind, bool, String)> = None;
    for line in rule.page.split_inclusive('\n') {
        let bare = line.trim_end();
        if let Some((kind, is_verbatim, text)) = &mut open {
            if bare == "```" {
                found.push(Example::new(rule, *kind, *is_verbatim, text));
                open = None;
            } else {
                text.push_str(line);
            }
        } else if let Some(words) = bare.strip_prefix("```txtar") {
            let words: Vec<&str> = words.split_whitespace().collect();
            let kind = match words.first() {
                Some(&"bad") => Kind::Bad,
                Some(&"good") => Kind::Good,
                other => panic!("{}: a txtar block is bad or good, not {other:?}", rule.name),
            };
            open = Some((kind, words.contains(&"verbatim"), String::new()));
        }
    }
    assert!(open.is_none(), "{}: a txtar block does not end", rule.name);
    found
}

/// The files of a txtar archive: `-- path --` lines, and the text after each. What stands before the first is a comment.
pub(crate) fn archive(text: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        if let Some(name) = line.trim_end().strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --")) {
            files.push((name.trim().to_owned(), String::new()));
        } else if let Some((_, contents)) = files.last_mut() {
            contents.push_str(line);
        }
    }
    files
}
