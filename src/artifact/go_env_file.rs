//! `go.env`: the go command's own format of variables, which it reads where GOENV names the file, and in its own installation.

use crate::artifact::{
    Candidate, Declarations, Document, EnvAssignment, Environment, EnvironmentKind, Kind, Reading, is_template,
};
use crate::text::{Literal, Located, Source, Span, Value};

/// `go.env`.
pub(super) static GO_ENV_FILE: Kind =
    Kind { name: "go.env", lies_in_vendor: false, confidential: true, comments: Some(comments), claims, read };

fn claims(path: Candidate<'_>) -> bool {
    path.name == "go.env"
}

/// `NAME=value`, a line each, nothing quoted or expanded; other lines are passed over (cmd/go/internal/cfg, `readEnvFile`).
fn read(source: &Source) -> Reading {
    let mut declarations = Declarations::default();
    let environment = declarations.environment(Environment {
        kind: EnvironmentKind::Shell,
        name: "the go command, where GOENV names this file".to_owned(),
        parent: None,
        directory: Value::Unknown,
        operating_system: Value::Unknown,
    });
    let (_, skipped) = source.without_byte_order_mark();
    let index = source.lines();
    for span in (1..=index.count()).map(|line| index.span(line)) {
        let start = span.start.max(skipped);
        let line = source.slice(Span::new(start, span.end)).trim_end_matches(['\n', '\r']);
        let Some((name, value)) = line.split_once('=') else { continue };
        if !name.starts_with(|first: char| first.is_ascii_uppercase()) {
            continue;
        }
        let at = start + name.len() + 1;
        let written = Literal::verbatim(value, Span::new(at, at + value.len()), at);
        let value = if is_template(value) { Value::Unknown } else { Value::Known(written.clone()) };
        let name = Located::new(name.to_owned(), Span::new(start, start + name.len()));
        declarations.assignment(EnvAssignment { name, written, value, environment });
    }
    Reading { document: Document::Declared, declarations, problems: Vec::new() }
}

/// Lines that begin with `#`; behind a value it is part of that.
fn comments(source: &Source) -> Vec<Span> {
    let (_, skipped) = source.without_byte_order_mark();
    let index = source.lines();
    let lines = (1..=index.count()).map(|line| index.span(line)).filter_map(|span| {
        let start = span.start.max(skipped);
        let line = source.slice(Span::new(start, span.end)).trim_end_matches(['\n', '\r']);
        line.starts_with('#').then(|| Span::new(start, start + line.len()))
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::RepoPath;

    #[test]
    fn lines_are_taken_as_they_are() {
        let text = "# GOPROXY=off\r\nGOPROXY=direct # x\r\nGOFLAGS=\"-x\"\r\n gosumdb=off\r\n";
        let declarations = read(&Source::new(RepoPath::new("go.env").unwrap(), text)).declarations;
        let set: Vec<(&str, &str)> = declarations
            .assignments
            .iter()
            .map(|set| (set.name.value.as_str(), set.known().map(Literal::as_str).unwrap_or_default()))
            .collect();
        assert_eq!(set, [("GOPROXY", "direct # x"), ("GOFLAGS", "\"-x\"")]);
    }
}
