//! `.env` and `*.env`: variables for a developer's shell, or for whatever program loads the file.

use crate::artifact::{Candidate, Declarations, Document, EnvAssignment, Environment, EnvironmentKind, Kind, Reading};
use crate::syntax::dotenv;
use crate::text::{Source, Value};

/// `.env`, `*.env`.
pub(super) static ENV_FILE: Kind =
    Kind { name: "environment file", lies_in_vendor: false, confidential: true, claims, read };

fn claims(path: Candidate<'_>) -> bool {
    path.name.ends_with(".env")
}

fn read(source: &Source) -> Reading {
    let mut declarations = Declarations::default();
    let environment = declarations.environment(Environment {
        kind: EnvironmentKind::Shell,
        name: "a shell that loads this file".to_owned(),
        parent: None,
        directory: Value::Known(source.path().parent()),
    });
    for line in dotenv::parse(source) {
        let value = if line.expands { Value::Unknown } else { Value::Known(line.value.clone()) };
        declarations.assignment(EnvAssignment { name: line.name, written: line.value, value, environment });
    }
    Reading { document: Document::Declared, declarations, problems: Vec::new() }
}
