//! `.envrc`: the shell script with which direnv sets a directory's variables.

use crate::artifact::{Candidate, Declarations, Document, EnvAssignment, Environment, EnvironmentKind, Kind, Reading};
use crate::syntax::shell::{self, Command};
use crate::text::{Literal, Located, Source, Span, Value};

/// `.envrc`. Like `.env` it may hold secrets.
pub(super) static ENVRC: Kind =
    Kind { name: ".envrc", lies_in_vendor: false, confidential: true, comments: Some(comments), claims, read };

fn claims(path: Candidate<'_>) -> bool {
    path.name == ".envrc"
}

/// What is exported. What `source`, `use` and `layout` set, and files that `dotenv` names, are not followed.
fn read(source: &Source) -> Reading {
    let (text, start) = source.without_byte_order_mark();
    let script = Literal::verbatim(text, Span::new(start, start + text.len()), start);
    let commands = shell::read(&script).commands;
    let mut declarations = Declarations::default();
    let environment = declarations.environment(Environment {
        kind: EnvironmentKind::Shell,
        name: "a shell with direnv".to_owned(),
        parent: None,
        directory: Value::Known(source.path().parent()),
        operating_system: Value::Unknown,
    });
    for command in &commands {
        if !command.exported {
            continue;
        }
        for assignment in &command.assignments {
            let word = &assignment.value;
            let written = script.nested(word.text.clone(), word.range.clone(), word.offsets(&script));
            let is_known = word.literal && is_certain(command);
            declarations.assignment(EnvAssignment {
                name: Located::new(assignment.name.text.clone(), script.part(assignment.name.range.clone())),
                value: if is_known { Value::Known(written.clone()) } else { Value::Unknown },
                written,
                environment,
            });
        }
    }
    Reading { document: Document::Declared, declarations, problems: Vec::new() }
}

fn comments(source: &Source) -> Vec<Span> {
    let (text, start) = source.without_byte_order_mark();
    shell::read(text).comments.into_iter().map(|comment| Span::from(comment).shifted(start)).collect()
}

/// Whether a command runs whatever others find: it stands in no block and behind no `&&`.
fn is_certain(command: &Command) -> bool {
    command.block == 0 && command.follows == shell::Separator::End
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::RepoPath;

    #[test]
    fn what_is_exported_for_certain_is_known() {
        let text = "\u{feff}export GOFLAGS='-mod=mod -x'\nGOPROXY=direct\nexport GOPATH=$PWD/.go GOBIN=\"$GOPATH/bin\"\nif has nix; then\n  export GOWORK=off\nfi\nhas go && export GOOS=linux\ndotenv .env.local\n";
        let source = Source::new(RepoPath::new(".envrc").unwrap(), text);
        let declarations = read(&source).declarations;
        let set: Vec<(&str, Option<&str>, &str)> = declarations
            .assignments
            .iter()
            .map(|set| (set.name.value.as_str(), set.known().map(Literal::as_str), source.slice(set.written.span())))
            .collect();
        assert_eq!(
            set,
            [
                ("GOFLAGS", Some("-mod=mod -x"), "'-mod=mod -x'"),
                ("GOPATH", None, "$PWD/.go"),
                ("GOBIN", None, "\"$GOPATH/bin\""),
                ("GOWORK", None, "off"),
                ("GOOS", None, "linux"),
            ]
        );
    }
}
