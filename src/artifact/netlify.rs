//! `netlify.toml`: the Go that Netlify installs, and the variables of its build.

use crate::artifact::script::{Dialect, Host, Shell, Start};
use crate::artifact::{
    Candidate, Changes, Declarations, Document, EnvAssignment, Environment, EnvironmentKind, GoVersionDeclaration,
    Kind, Reading, Scope,
};
use crate::syntax::toml::{self, Value as Toml};
use crate::text::{Located, RepoPath, Source, Value};

/// `netlify.toml`.
pub(super) static NETLIFY: Kind =
    Kind { name: "netlify.toml", lies_in_vendor: false, confidential: false, claims, read };

static HOST: Host = Host { hand_over: "\0", is_template: |_| false, has_own_root: false };

fn claims(path: Candidate<'_>) -> bool {
    path.name == "netlify.toml"
}

/// `[build]` and `[build.environment]`. A build that runs no go command works on none of the repository's modules, as far as that can
/// be told: most sites are made by something else.
fn read(source: &Source) -> Reading {
    let root = toml::parse(source).root;
    let mut declarations = Declarations::default();
    let build = root.get("build").and_then(Toml::as_table);
    let base = build.and_then(|build| build.get("base")?.as_literal());
    let base = base.map_or(Ok(source.path().parent()), |base| RepoPath::new(base.trim_start_matches('/')));
    let base = base.map_or(Value::Unknown, Value::Known);
    let command = build.and_then(|build| build.get("command")?.as_literal());
    let shows_go = command.is_some_and(|command| command.split([' ', ';', '&', '\n']).any(|word| word == "go"));
    let environment = declarations.environment(Environment {
        kind: EnvironmentKind::Job,
        name: "the Netlify build".to_owned(),
        parent: None,
        directory: if shows_go { base.clone() } else { Value::Unknown },
    });
    let variables = build.and_then(|build| build.get("environment")?.as_table());
    for entry in variables.into_iter().flat_map(|table| &table.entries) {
        let Some(written) = entry.value.as_literal() else { continue };
        if entry.name.as_str() == "GO_VERSION" {
            declarations.version(GoVersionDeclaration::installed(written.clone(), Scope::Environment(environment)));
        }
        declarations.assignment(EnvAssignment {
            name: Located::new(entry.name.as_str().to_owned(), entry.name.span()),
            written: written.clone(),
            value: Value::Known(written.clone()),
            environment,
        });
    }
    if let Some(command) = command {
        let start = Start {
            environment,
            directory: base,
            is_known: true,
            is_conditional: false,
            may_fail: false,
            changes: Changes::default(),
            host: &HOST,
            dialect: Dialect::Usual,
        };
        Shell::new(&mut declarations, start).run(command);
    }
    Reading { document: Document::Declared, declarations, problems: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_build_that_runs_go_works_on_its_base() {
        let text = "[build]\nbase = \"site\"\ncommand = \"go run ./gen && hugo\"\n[build.environment]\nGO_VERSION = \"1.22.3\"\nGOPROXY = \"direct\"\n";
        let source = Source::new(RepoPath::new("netlify.toml").unwrap(), text);
        let declarations = read(&source).declarations;
        let directory = declarations.environments[0].directory.clone().known().unwrap();
        assert_eq!(directory.as_str(), "site");
        assert_eq!(source.slice(declarations.versions[0].span), "\"1.22.3\"");
        assert_eq!(declarations.go_commands[0].words, ["run", "./gen"]);
        assert_eq!(declarations.assignments.len(), 2);
    }

    #[test]
    fn a_build_that_shows_no_go_works_on_nothing_that_is_known() {
        let text = "[build]\ncommand = \"hugo\"\n[build.environment]\nGO_VERSION = \"1.22.3\"\n";
        let source = Source::new(RepoPath::new("netlify.toml").unwrap(), text);
        assert_eq!(read(&source).declarations.environments[0].directory, Value::Unknown);
    }
}
