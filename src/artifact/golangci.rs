//! `.golangci.yml` and its like: the configuration of golangci-lint.

use crate::artifact::{Candidate, Declarations, Document, Kind, Reading};
use crate::syntax::{jsonc, toml, yaml};
use crate::text::{Located, Source, Span};

/// `.golangci.yml`, `.golangci.yaml`, `.golangci.toml`, `.golangci.json`.
pub(super) static GOLANGCI: Kind = Kind {
    name: "golangci-lint configuration",
    lies_in_vendor: false,
    confidential: false,
    comments: Some(comments),
    claims,
    read,
};

/// The names that golangci-lint looks for in a directory, those that win first (viper, `SupportedExts`).
pub const GOLANGCI_NAMES: [&str; 4] = [".golangci.json", ".golangci.toml", ".golangci.yaml", ".golangci.yml"];

/// What the configuration says of itself.
#[derive(Debug, Default)]
pub struct Golangci {
    /// For which golangci-lint it is written: `version`, which only files for v2 have, as `2`.
    pub version: Option<Located<String>>,
    /// Which Go the code is written for: `run.go`.
    pub go: Option<Located<String>>,
    /// Whether all of it was read, so that what is missing here is missing in the file.
    pub is_whole: bool,
}

fn claims(path: Candidate<'_>) -> bool {
    GOLANGCI_NAMES.contains(&path.name)
}

/// Its readers are golangci-lint's own, and stricter than ours: what they refuse is left to golangci-lint to say.
fn read(source: &Source) -> Reading {
    let name = source.path().file_name();
    let document = if name.ends_with(".json") {
        of_json(source)
    } else if name.ends_with(".toml") {
        of_toml(source)
    } else {
        of_yaml(source)
    };
    Reading { document: Document::Golangci(document), declarations: Declarations::default(), problems: Vec::new() }
}

/// Its JSON has none.
fn comments(source: &Source) -> Vec<Span> {
    match source.path().file_name() {
        name if name.ends_with(".json") => Vec::new(),
        name if name.ends_with(".toml") => toml::comments(source),
        _ => yaml::comments(source),
    }
}

fn of_yaml(source: &Source) -> Golangci {
    let document = yaml::parse(source);
    let text = |node: &yaml::Node| Some(Located::new(node.text()?.as_str().to_owned(), node.text()?.span()));
    let root = document.root.as_ref();
    Golangci {
        version: root.and_then(|root| text(root.get("version")?)),
        go: root.and_then(|root| text(root.get("run")?.get("go")?)),
        is_whole: document.complete,
    }
}

fn of_toml(source: &Source) -> Golangci {
    let document = toml::parse(source);
    let text = |node: &toml::Node| Some(Located::new(node.scalar()?.as_str().to_owned(), node.span));
    Golangci {
        version: document.root.get("version").and_then(text),
        go: document.root.get("run").and_then(|run| text(run.get("go")?)),
        is_whole: document.is_valid,
    }
}

fn of_json(source: &Source) -> Golangci {
    let document = jsonc::parse(source);
    let text = |value: &jsonc::Value| match value {
        jsonc::Value::String(literal) => Some(Located::new(literal.as_str().to_owned(), literal.span())),
        jsonc::Value::Number(number) => Some(number.clone()),
        _ => None,
    };
    let root = document.root.as_ref().and_then(jsonc::Value::as_object);
    let run = root.and_then(|root| root.get("run")?.as_object());
    Golangci {
        version: root.and_then(|root| text(root.get("version")?)),
        go: run.and_then(|run| text(run.get("go")?)),
        is_whole: root.is_some() && document.problems.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::RepoPath;

    fn configuration(name: &str, text: &str) -> (Option<String>, Option<String>, bool) {
        let path = RepoPath::new(name).expect("a path");
        let Document::Golangci(document) = read(&Source::new(path, text)).document else { panic!("it is one") };
        let value = |located: Option<Located<String>>| located.map(|located| located.value);
        (value(document.version), value(document.go), document.is_whole)
    }

    #[test]
    fn every_format_says_the_same() {
        let want = (Some("2".to_owned()), Some("1.25".to_owned()), true);
        assert_eq!(configuration(".golangci.yml", "version: \"2\"\nrun:\n  go: '1.25'\n"), want);
        assert_eq!(configuration(".golangci.yaml", "version: 2\nrun: {go: 1.25}\n"), want);
        assert_eq!(configuration(".golangci.toml", "version = '2'\n[run]\ngo = \"1.25\"\n"), want);
        assert_eq!(configuration(".golangci.json", r#"{"version": "2", "run": {"go": "1.25"}}"#), want);
    }

    #[test]
    fn a_file_for_the_first_golangci_lint_has_no_version() {
        assert_eq!(configuration(".golangci.yml", "linters:\n  enable: [errcheck]\n"), (None, None, true));
        assert_eq!(configuration(".golangci.toml", "[run\n"), (None, None, false));
        assert_eq!(configuration(".golangci.json", ""), (None, None, false));
        assert_eq!(configuration(".golangci.yml", "run: {go: [1]}\nversion: {}\n"), (None, None, true));
    }
}
