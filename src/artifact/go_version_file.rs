//! `.go-version`: the Go that goenv, setup-go, asdf, mise and others install.

use crate::artifact::{
    Candidate, Declarations, Document, GoVersionDeclaration, Kind, Reading, Scope, VersionKind, is_template,
};
use crate::go::version::GoVersion;
use crate::text::{Literal, Source, Span, Value};

/// `.go-version`.
pub(super) static GO_VERSION_FILE: Kind =
    Kind { name: ".go-version", lies_in_vendor: false, confidential: false, comments: None, claims, read };

/// What a `.go-version` says.
#[derive(Debug, Default)]
pub struct GoVersionFile {
    /// Its lines that hold more than blanks, trimmed; comments included, since most readers know none.
    pub lines: Vec<Literal>,
}

fn claims(path: Candidate<'_>) -> bool {
    path.name == ".go-version"
}

fn read(source: &Source) -> Reading {
    if is_template(source.text()) {
        return Reading::nothing();
    }
    let document = GoVersionFile { lines: lines(source) };
    let mut declarations = Declarations::default();
    if let [only] = document.lines.as_slice() {
        let version = only.strip_prefix('v').unwrap_or(only);
        let kind = match GoVersion::parse(version) {
            Some(version) if !version.is_language() => VersionKind::Pin,
            _ => VersionKind::Range,
        };
        let scope = Scope::Directory(source.path().parent());
        declarations.version(GoVersionDeclaration {
            kind,
            spec: Value::Known(only.clone()),
            read_as: None,
            span: only.span(),
            consumer: None,
            scope,
        });
    }
    Reading { document: Document::GoVersionFile(document), declarations, problems: Vec::new() }
}

fn lines(source: &Source) -> Vec<Literal> {
    let index = source.lines();
    let (_, skipped) = source.without_byte_order_mark();
    let spans =
        (1..=index.count()).map(|line| index.span(line)).map(|span| Span::new(span.start.max(skipped), span.end));
    let trimmed = spans.filter_map(|span| {
        let line = source.slice(span);
        let text = line.trim();
        let start = span.start + (line.len() - line.trim_start().len());
        (!text.is_empty()).then(|| Literal::verbatim(text, Span::new(start, start + text.len()), start))
    });
    trimmed.collect()
}
