//! The examples in the rules' pages: fenced blocks of txtar, `bad` or `good`.

use std::fmt;

use goconflint::policy::Policy;
use goconflint::report::{self, Report};
use goconflint::repository::Repository;
use goconflint::rules::Rule;
use goconflint::tree::MemoryTree;

/// What an example shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
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
pub struct Example {
    /// Whether it shows the fault.
    pub kind: Kind,
    /// The block says `verbatim`: its bytes are the point, so it is not disguised.
    pub is_verbatim: bool,
    /// The rule whose page it stands on.
    pub rule: &'static Rule,
    /// The archive as it stands in the page.
    pub text: String,
    /// Path and text of each file.
    pub files: Vec<(String, String)>,
    /// The concise report that is wanted; empty for a good example.
    pub want: String,
}

impl Example {
    fn new(rule: &'static Rule, kind: Kind, is_verbatim: bool, text: &str) -> Self {
        let archive = txtar::from_str(text);
        let (want, files): (Vec<_>, Vec<_>) = archive
            .files
            .into_iter()
            .map(|file| (file.name.display().to_string(), file.data))
            .partition(|(name, _)| name == "want");
        let want = want.into_iter().map(|(_, data)| data).collect();
        Self { kind, is_verbatim, rule, text: text.to_owned(), files, want }
    }

    /// The repository.
    pub fn tree(&self) -> MemoryTree {
        self.files.iter().fold(MemoryTree::new(), |tree, (path, text)| tree.file(path, text.clone()))
    }

    /// A default run, and what `rule` notes besides.
    pub fn policy(&self, rule: &'static Rule) -> Policy {
        Policy::default().also(rule.name)
    }

    /// The concise report.
    pub fn report(&self) -> String {
        let tree = self.tree();
        let repository = Repository::load(&tree, &[]);
        let diagnostics = self.policy(self.rule).judge(&repository);
        let mut out = Vec::new();
        let report = Report::new(&repository, &diagnostics, std::time::Duration::ZERO);
        report::write(&report, report::Format::Concise, &report::Style::default(), &mut out)
            .expect("memory takes it all");
        String::from_utf8(out).expect("reports are UTF-8")
    }
}

/// The examples of a rule's page.
pub fn examples(rule: &'static Rule) -> Vec<Example> {
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
