//! `.tool-versions`: what asdf and mise install.

use crate::artifact::{
    Candidate, Declarations, Document, GoVersionDeclaration, Installer, Kind, Reading, Scope, ToolPin, ToolVersion,
    is_template,
};
use crate::text::{Literal, Located, Source, Span};

/// `.tool-versions`.
pub(super) static TOOL_VERSIONS: Kind =
    Kind { name: ".tool-versions", lies_in_vendor: false, confidential: false, comments: Some(comments), claims, read };

/// The tools of Go that have plugins by their own names.
const TOOLS: [&str; 9] =
    ["delve", "gofumpt", "golangci-lint", "gopls", "goreleaser", "gotestsum", "govulncheck", "mockery", "staticcheck"];

/// Whether a tool of Go has the plugin `name`.
pub(super) fn is_tool_of_go(name: &str) -> bool {
    TOOLS.contains(&name)
}

fn claims(path: Candidate<'_>) -> bool {
    path.name == ".tool-versions"
}

/// `name version [version …] # comment`, a line each; of several versions those behind the first stand in where it is missing.
fn read(source: &Source) -> Reading {
    let mut declarations = Declarations::default();
    if is_template(source.text()) {
        return Reading::nothing();
    }
    let scope = Scope::Directory(source.path().parent());
    for line in lines(source) {
        let [name, version, ..] = line.as_slice() else { continue };
        match name.as_str() {
            // asdf calls the plugin `golang`, mise calls it `go` and knows both.
            "golang" | "go" => {
                declarations.version(GoVersionDeclaration::installed(version.clone(), scope.clone()));
            }
            tool if is_tool_of_go(tool) => {
                let tool = Located::new(tool.to_owned(), name.span());
                let version = ToolVersion::of(version.clone());
                declarations.tool(ToolPin { tool, version, scope: scope.clone(), installer: Installer::Download });
            }
            _ => {}
        }
    }
    Reading { document: Document::Declared, declarations, problems: Vec::new() }
}

fn comments(source: &Source) -> Vec<Span> {
    let index = source.lines();
    let comment = |line: Span| {
        let text = source.slice(line).trim_end_matches(['\n', '\r']);
        text.find('#').map(|at| Span::new(line.start + at, line.start + text.len()))
    };
    (1..=index.count()).filter_map(|line| comment(index.span(line))).collect()
}

/// The words of each line, without comments.
fn lines(source: &Source) -> Vec<Vec<Literal>> {
    let (_, skipped) = source.without_byte_order_mark();
    let index = source.lines();
    let spans = (1..=index.count()).map(|line| index.span(line));
    spans.map(|span| words(source, Span::new(span.start.max(skipped), span.end))).collect()
}

fn words(source: &Source, line: Span) -> Vec<Literal> {
    let text = source.slice(line);
    let text = text.get(..text.find('#').unwrap_or(text.len())).unwrap_or_default();
    let place = |word: &str| line.start + (word.as_ptr() as usize - text.as_ptr() as usize);
    text.split_whitespace()
        .map(|word| Literal::verbatim(word, Span::new(place(word), place(word) + word.len()), place(word)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artifact::VersionKind;
    use crate::text::{RepoPath, Value};

    #[test]
    fn the_first_version_of_each_tool_counts() {
        let text = "\u{feff}# golang 1.1\r\nnodejs 22\r\ngolang 1.22.3 1.21.0 # why\r\n\tgo 1.24\r\ngolangci-lint v2.1\r\ngolang\r\n";
        let source = Source::new(RepoPath::new("a/.tool-versions").unwrap(), text);
        let declarations = read(&source).declarations;
        let versions: Vec<(&str, VersionKind)> =
            declarations.versions.iter().map(|version| (source.slice(version.span), version.kind)).collect();
        assert_eq!(versions, [("1.22.3", VersionKind::Pin), ("1.24", VersionKind::Range)]);
        assert_eq!(declarations.versions[0].scope, Scope::Directory(RepoPath::new("a").unwrap()));
        assert!(declarations.versions.iter().all(|version| matches!(version.spec, Value::Known(_))));
        let [tool] = declarations.tools.as_slice() else { panic!("{:?}", declarations.tools) };
        assert_eq!(source.slice(tool.tool.span), "golangci-lint");
        assert!(matches!(&tool.version, ToolVersion::Written(version) if version.as_str() == "v2.1"));
    }
}
