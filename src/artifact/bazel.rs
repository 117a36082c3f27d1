//! `MODULE.bazel`: the Go that Bazel downloads.

use crate::artifact::{Candidate, Declarations, Document, GoVersionDeclaration, Kind, Reading, Scope};
use crate::text::{Literal, Source, Span};

/// `MODULE.bazel`.
pub(super) static MODULE_BAZEL: Kind =
    Kind { name: "MODULE.bazel", lies_in_vendor: false, confidential: false, comments: Some(comments), claims, read };

/// The call that names a version (`rules_go`, go/private/extensions.bzl). The extension is called `go_sdk` by convention.
const DOWNLOAD: &str = "go_sdk.download(";

fn claims(path: Candidate<'_>) -> bool {
    path.name == "MODULE.bazel"
}

/// `go_sdk.download(version = "1.22.3")`, as far as the version is a literal.
fn read(source: &Source) -> Reading {
    let mut declarations = Declarations::default();
    let (text, offset) = source.without_byte_order_mark();
    let mut tokens = Tokens { text, at: 0, comments: Vec::new() };
    let scope = Scope::Directory(source.path().parent());
    while let Some(token) = tokens.next() {
        if text.get(token.start..).is_some_and(|rest| rest.starts_with(DOWNLOAD)) && is_word_start(text, token.start) {
            let version = version(&mut tokens, offset);
            declarations.versions.extend(version.map(|spec| GoVersionDeclaration::installed(spec, scope.clone())));
        }
    }
    Reading { document: Document::Declared, declarations, problems: Vec::new() }
}

fn comments(source: &Source) -> Vec<Span> {
    let (text, offset) = source.without_byte_order_mark();
    let mut tokens = Tokens { text, at: 0, comments: Vec::new() };
    while tokens.next().is_some() {}
    tokens.comments.into_iter().map(|comment| comment.shifted(offset)).collect()
}

fn is_word_start(text: &str, at: usize) -> bool {
    !text.get(..at).unwrap_or_default().ends_with(|before: char| before.is_alphanumeric() || before == '_')
}

/// The literal `version` of the call whose name begins here.
fn version(tokens: &mut Tokens<'_>, offset: usize) -> Option<Literal> {
    let (mut depth, mut before) = (0_usize, ["", ""]);
    let text = tokens.text;
    for token in tokens.by_ref() {
        let word = text.get(token.range()).unwrap_or_default();
        match word {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return None;
                }
            }
            _ => {}
        }
        let is_string = word.len() >= 2 && word.starts_with(['"', '\'']);
        if depth == 1 && before == ["version", "="] && is_string {
            let content = word.get(1..word.len() - 1).filter(|content| !content.contains('\\'))?;
            return Some(Literal::verbatim(content, token.shifted(offset), token.start + 1 + offset));
        }
        before = [before[1], word];
    }
    None
}

/// Words, strings and single characters of Starlark; blanks and comments are passed over.
struct Tokens<'t> {
    text: &'t str,
    at: usize,
    comments: Vec<Span>,
}

impl Iterator for Tokens<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        loop {
            let rest = self.text.get(self.at..)?;
            let first = rest.chars().next()?;
            let start = self.at;
            let length = match first {
                '#' => {
                    let length = rest.find('\n').unwrap_or(rest.len());
                    let written = rest.get(..length).unwrap_or_default().trim_end_matches('\r');
                    self.comments.push(Span::new(start, start + written.len()));
                    self.at += length;
                    continue;
                }
                c if c.is_whitespace() => {
                    self.at += c.len_utf8();
                    continue;
                }
                '"' | '\'' => string_length(rest, first),
                c if c.is_alphanumeric() || c == '_' => {
                    rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
                }
                c => c.len_utf8(),
            };
            self.at += length;
            return Some(Span::new(start, self.at));
        }
    }
}

fn string_length(text: &str, quote: char) -> usize {
    let triple: String = [quote; 3].iter().collect();
    if text.starts_with(&triple) {
        return text.get(3..).and_then(|rest| rest.find(&triple)).map_or(text.len(), |end| end + 6);
    }
    let mut escaped = false;
    let end = text.char_indices().skip(1).find(|(_, character)| {
        let ends = !escaped && (*character == quote || *character == '\n');
        escaped = !escaped && *character == '\\';
        ends
    });
    end.map_or(text.len(), |(at, _)| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{RepoPath, Value};

    fn versions(text: &str) -> Vec<String> {
        let source = Source::new(RepoPath::new("MODULE.bazel").unwrap(), text);
        let declarations = read(&source).declarations;
        let shown = |version: &GoVersionDeclaration| match &version.spec {
            Value::Known(spec) => format!("{} {}", spec.as_str(), source.slice(version.span)),
            Value::Unknown => "?".to_owned(),
        };
        declarations.versions.iter().map(shown).collect()
    }

    #[test]
    fn literal_versions_are_found() {
        let text = "\u{feff}go_sdk = use_extension(\"@rules_go//go:extensions.bzl\", \"go_sdk\")\n# go_sdk.download(version = \"1.0\")\ngo_sdk.download(\n    name = \"é\", # )\n    sdks = {\"a\": [\"version\"]},\n    version = \"1.22.3\",\n)\ngo_sdk.download(version = '1.24')\nx = \"go_sdk.download(version = \\\"1.1\\\")\"\nmy_go_sdk.download(version = \"1.2\")\ngo_sdk.download(version = VERSION)\nbazel_dep(name = \"x\", version = \"1.2.3\")\n";
        assert_eq!(versions(text), ["1.22.3 \"1.22.3\"", "1.24 '1.24'"]);
    }

    #[test]
    fn broken_files_end() {
        for text in
            ["go_sdk.download(version = \"1.2", "go_sdk.download(", "\"\"\"", "'\\", "go_sdk.download(version ="]
        {
            assert!(versions(text).len() <= 1, "{text}");
        }
    }
}
