//! `netlify.toml`: the Go that Netlify installs, and the variables of its build.

use crate::artifact::script::{Dialect, Host, Shell, Start, Starts};
use crate::artifact::{
    Candidate, Changes, Declarations, Document, EnvAssignment, Environment, EnvironmentKind, GoVersionDeclaration,
    Kind, Reading, Scope,
};
use crate::syntax::toml::{self, Node};
use crate::text::{RepoPath, Source, Value};

/// `netlify.toml`.
pub(super) static NETLIFY: Kind = Kind {
    name: "netlify.toml",
    lies_in_vendor: false,
    confidential: false,
    comments: Some(toml::comments),
    claims,
    read,
};

static HOST: Host = Host { hand_over: "\0", is_template: |_| false, has_own_root: false };

fn claims(path: Candidate<'_>) -> bool {
    path.name == "netlify.toml"
}

/// `[build]` and `[build.environment]`. A build that runs no go command works on none of the repository's modules, as far as that can
/// be told: most sites are made by something else.
fn read(source: &Source) -> Reading {
    let root = toml::parse(source).root;
    let mut declarations = Declarations::default();
    let build = root.get("build");
    let base = build.and_then(|build| build.get("base")).and_then(Node::text);
    let base = base.map_or(Ok(source.path().parent()), |base| RepoPath::new(base.trim_start_matches('/')));
    let base = base.map_or(Value::Unknown, Value::Known);
    let command = build.and_then(|build| build.get("command")).and_then(Node::text);
    let shows_go = command.is_some_and(|command| command.split([' ', ';', '&', '\n']).any(|word| word == "go"));
    let environment = declarations.environment(Environment {
        kind: EnvironmentKind::Job,
        name: "the Netlify build".to_owned(),
        parent: None,
        directory: if shows_go { base.clone() } else { Value::Unknown },
        operating_system: Value::Unknown,
    });
    for (name, node) in build.and_then(|build| build.get("environment")).map(Node::entries).unwrap_or_default() {
        let Some(written) = node.text() else { continue };
        if name.value == "GO_VERSION" {
            declarations.version(GoVersionDeclaration::installed(written.clone(), Scope::Environment(environment)));
        }
        declarations.assignment(EnvAssignment {
            name: name.clone(),
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
            starts: Starts::Usually,
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
