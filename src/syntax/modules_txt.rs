//! The lines of vendor/modules.txt.
//!
//! As go/modload/vendor.go (Go 1.27) tells them apart: by how they begin. What it does not know it passes over, and so does this; only
//! a line that looks like one of its own, but is not read for what stands before it, is a problem.

use super::{Problem, ProblemKind, limits};
use crate::text::{BYTE_ORDER_MARK, Located, Source, Span};

/// What a vendor/modules.txt says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    /// The lines that mean something, in order.
    pub lines: Vec<Line>,
    /// Lines that the go command passes over, though they look like its own.
    pub problems: Vec<Problem>,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it says.
    pub content: Content,
    /// The line without the blanks at its end.
    pub span: Span,
    /// Whether it is the first line of the file.
    pub is_first: bool,
}

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// `# example.com/m v1.0.0 => ../m`: the words after the `#`.
    Module(Vec<Located<String>>),
    /// `## explicit; go 1.20`: what stands between the semicolons.
    Annotations(Vec<Located<String>>),
    /// A line of a single word: the path of a package, where it is one.
    Package(Located<String>),
}

/// Reads the text of a vendor/modules.txt.
pub fn parse(source: &Source) -> File {
    let mut file = File::default();
    let mut start = 0;
    for line in source.text().split('\n') {
        let at = start;
        start += line.len() + 1;
        let span = Span::new(at, at + line.trim_end().len());
        if let Some(content) = content(line, at) {
            file.lines.push(Line { content, span, is_first: at == 0 });
        } else if let Some(problem) = passed_over(line, at)
            && file.problems.len() < limits::PROBLEMS_PER_FILE
        {
            file.problems.push(problem);
        }
    }
    file
}

impl File {
    /// Whether `go work vendor` wrote it: its first line has the annotation `workspace`.
    pub fn is_for_workspace(&self) -> bool {
        match self.lines.first() {
            Some(Line { content: Content::Annotations(entries), is_first: true, .. }) => {
                entries.iter().any(|entry| entry.value == "workspace")
            }
            _ => false,
        }
    }
}

fn content(line: &str, at: usize) -> Option<Content> {
    if let Some(rest) = line.strip_prefix("# ") {
        return Some(Content::Module(words(rest, at + 2)));
    }
    if let Some(rest) = line.strip_prefix("## ") {
        return Some(Content::Annotations(annotations(rest, at + 3)));
    }
    let mut words = words(line, at);
    let word = words.pop()?;
    (words.is_empty() && !word.value.starts_with(['#', '\u{feff}'])).then_some(Content::Package(word))
}

fn words(text: &str, at: usize) -> Vec<Located<String>> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let start = at + text.len() - rest.len();
        words.push(Located::new(word.to_owned(), Span::new(start, start + word.len())));
        rest = after.trim_start();
    }
    words
}

fn annotations(text: &str, at: usize) -> Vec<Located<String>> {
    let mut start = at;
    let mut entries = Vec::new();
    for part in text.split(';') {
        let entry = part.trim();
        let entry_start = start + part.len() - part.trim_start().len();
        start += part.len() + 1;
        if !entry.is_empty() {
            entries.push(Located::new(entry.to_owned(), Span::new(entry_start, entry_start + entry.len())));
        }
    }
    entries
}

/// The problem of a line that begins with a byte order mark or blanks before its `#`, or lacks the blank after it.
fn passed_over(line: &str, at: usize) -> Option<Problem> {
    let marked = line.strip_prefix(BYTE_ORDER_MARK);
    let bare = marked.unwrap_or(line).trim_start();
    let signs = bare.len() - bare.trim_start_matches('#').len();
    let rest = bare.trim_start_matches('#');
    let mut following = rest.split_whitespace();
    let (first, second) = (following.next()?, following.next());
    let is_module = signs == 1 && second.is_some_and(|word| word == "=>" || is_versionlike(word));
    let is_annotation = signs == 2 && matches!(first.trim_end_matches(';'), "explicit" | "workspace" | "go");
    if !is_module && !is_annotation {
        return None;
    }
    let sign = "#".repeat(signs);
    let lead = line.len() - bare.len();
    let blanks = rest.len() - rest.trim_start().len();
    let span = Span::new(at, at + lead + signs);
    let message = match marked {
        Some(_) => "a byte order mark stands before this line, so the go command does not read it".to_owned(),
        None => format!("this line does not begin with `{sign} `, so the go command does not read it"),
    };
    let whole = Span::new(at, at + lead + signs + blanks);
    let mend = vec![(whole, format!("{sign} "))];
    Some(Problem::new(ProblemKind::InvalidModfile, span, message).mend(format!("begin the line with `{sign} `"), mend))
}

fn is_versionlike(word: &str) -> bool {
    word.strip_prefix('v').is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::RepoPath;

    fn source(text: &str) -> Source {
        Source::new(RepoPath::new("vendor/modules.txt").unwrap(), text)
    }

    fn shown(text: &str) -> Vec<(char, Vec<&str>)> {
        let spell = |words: &[Located<String>]| words.iter().map(|word| &text[word.span.range()]).collect();
        let show = |line: &Line| match &line.content {
            Content::Module(words) => ('m', spell(words)),
            Content::Annotations(entries) => ('a', spell(entries)),
            Content::Package(word) => ('p', vec![&text[word.span.range()]]),
        };
        parse(&source(text)).lines.iter().map(show).collect()
    }

    #[test]
    fn lines_are_told_apart_by_how_they_begin() {
        let text =
            "# a.b/c v1.0.0 => ./é\r\n## explicit; go 1.20 ;\r\na.b/c/d\r\n\r\n### x\r\ntwo words\r\n#comment\r\n";
        assert_eq!(
            shown(text),
            [('m', vec!["a.b/c", "v1.0.0", "=>", "./é"]), ('a', vec!["explicit", "go 1.20"]), ('p', vec!["a.b/c/d"])]
        );
        assert!(parse(&source(text)).problems.is_empty());
        assert!(shown("").is_empty());
    }

    #[test]
    fn only_the_first_line_tells_of_a_workspace() {
        assert!(parse(&source("## workspace\r\n# a v1.0.0\n")).is_for_workspace());
        assert!(!parse(&source("# a v1.0.0\n## workspace\n")).is_for_workspace());
        assert!(!parse(&source("\n## workspace\n")).is_for_workspace());
    }

    #[test]
    fn lines_that_are_passed_over_are_mended() {
        let text =
            "\u{feff}# a v1.0.0\n\t## explicit\n#b  v2.0.0\n##explicit; go 1.20\n  # c => ./c\n # why\n #why so\n";
        let file = parse(&source(text));
        assert!(file.lines.is_empty());
        let mut mended = text.to_owned();
        for problem in file.problems.iter().rev() {
            for (span, new) in &problem.mend.as_ref().unwrap().edits {
                mended.replace_range(span.range(), new);
            }
        }
        assert_eq!(
            mended,
            "# a v1.0.0\n## explicit\n# b  v2.0.0\n## explicit; go 1.20\n# c => ./c\n # why\n #why so\n"
        );
    }

    proptest! {
        #[test]
        fn spans_spell_the_words(text in "[#;a.v1=> \n\r\té\u{feff}]{0,40}|.{0,20}") {
            let source = source(&text);
            let file = parse(&source);
            for line in &file.lines {
                let words = match &line.content {
                    Content::Module(words) | Content::Annotations(words) => words.clone(),
                    Content::Package(word) => vec![word.clone()],
                };
                for word in words {
                    prop_assert_eq!(source.slice(word.span), word.value);
                    prop_assert!(line.span.contains(word.span));
                }
            }
            for problem in &file.problems {
                prop_assert!(text.get(problem.span.range()).is_some());
            }
        }
    }
}
