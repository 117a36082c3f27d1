//! `.env` and `*.env`: variables for a developer's shell, or for whatever program loads the file.

use crate::artifact::{
    Candidate, Declarations, Document, EnvAssignment, Environment, EnvironmentKind, Kind, Reading, is_template,
};
use crate::syntax::dotenv;
use crate::text::{Source, Value};

/// `.env`, `*.env`.
pub(super) static ENV_FILE: Kind = Kind {
    name: "environment file",
    lies_in_vendor: false,
    confidential: true,
    comments: Some(dotenv::comments),
    claims,
    read,
};

fn claims(path: Candidate<'_>) -> bool {
    path.name.ends_with(".env")
}

/// Whether something else stands in for the value: `<your proxy>` in an example, `{{ proxy }}` in a template, `op://vault/item` for
/// 1Password's `op run`.
fn is_placeholder(value: &str) -> bool {
    is_template(value) || (value.contains('<') && value.contains('>')) || value.starts_with("op://")
}

fn read(source: &Source) -> Reading {
    let mut declarations = Declarations::default();
    let environment = declarations.environment(Environment {
        kind: EnvironmentKind::Shell,
        name: "a shell that loads this file".to_owned(),
        parent: None,
        directory: Value::Known(source.path().parent()),
        operating_system: Value::Unknown,
    });
    for line in dotenv::parse(source) {
        let is_known = !line.expands && !is_placeholder(&line.value);
        let value = if is_known { Value::Known(line.value.clone()) } else { Value::Unknown };
        declarations.assignment(EnvAssignment { name: line.name, written: line.value, value, environment });
    }
    Reading { document: Document::Declared, declarations, problems: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Literal, RepoPath};

    #[test]
    fn what_stands_in_for_a_value_is_not_known() {
        let text = "GOPROXY=<your proxy>\nGOROOT=op://Private/go/root\nGOSUMDB={{ db }}\nGOFLAGS=-x\n";
        let reading = read(&Source::new(RepoPath::new("sample.env").unwrap(), text.to_owned()));
        let known: Vec<Option<&str>> =
            reading.declarations.assignments.iter().map(|set| set.known().map(Literal::as_str)).collect();
        assert_eq!(known, [None, None, None, Some("-x")]);
    }
}
