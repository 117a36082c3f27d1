//! How the tests of CI systems show what a file declares.

use std::collections::BTreeSet;

use crate::artifact::{Artifact, Declarations, EnvironmentId, GoCommand, Scope, kind_of};
use crate::text::{Literal, RepoPath, Source, Value};

pub(in crate::artifact) fn read(path: &str, text: &str) -> Artifact {
    let kind = kind_of(path).expect("a kind claims the path");
    Artifact::read(kind, Source::new(RepoPath::new(path).unwrap(), text))
}

/// The versions, the variables and the go commands: each of these in its directory, with what it gets of Go's variables, and a `!` where it
/// is certain that it runs.
pub(in crate::artifact) fn shown(path: &str, text: &str) -> Vec<String> {
    let artifact = read(path, text);
    let declarations = &artifact.declarations;
    let place = |id: EnvironmentId| declarations.get(id).unwrap().name.as_str();
    let mut shown = Vec::new();
    for version in &declarations.versions {
        let Scope::Environment(id) = version.scope else { panic!("a version of a directory") };
        let consumer = version.consumer.map(|span| format!(" for {}", artifact.source.slice(span))).unwrap_or_default();
        shown.push(format!("version {} in {}{consumer}", known(version.spec.as_ref()), place(id)));
    }
    for set in &declarations.assignments {
        shown.push(format!("{}={} in {}", set.name.value, known(set.value.as_ref()), place(set.environment)));
    }
    shown.extend(declarations.go_commands.iter().map(|command| show(declarations, command)));
    shown
}

fn show(declarations: &Declarations, command: &GoCommand) -> String {
    let directory = command.directory.as_ref().known().map_or("?".to_owned(), ToString::to_string);
    let names = ["GOFLAGS", "GOPRIVATE", "GOPROXY", "GOWORK"];
    let set = names.into_iter().filter_map(|name| {
        let set = declarations.effective(name, command.environment)?;
        Some(format!("{name}={}", known(set.value.as_ref())))
    });
    let set: Vec<String> = set.collect();
    let set = if set.is_empty() { String::new() } else { format!(" with {}", set.join(" ")) };
    let files = if command.before.files { " after more files" } else { "" };
    let certain = if command.certain { "!" } else { "" };
    format!("{directory}: {}{set}{files}{certain}", command.line())
}

/// The texts that the values of variables and the versions are written as.
pub(in crate::artifact) fn spans(path: &str, text: &str) -> Vec<String> {
    let artifact = read(path, text);
    let declarations = &artifact.declarations;
    let variables = declarations.assignments.iter().map(|set| set.written.span());
    let spans = variables.chain(declarations.versions.iter().map(|version| version.span));
    spans.map(|span| artifact.source.slice(span).to_owned()).collect()
}

fn known(value: Value<&Literal>) -> &str {
    value.known().map_or("?", Literal::as_str)
}

#[test]
fn what_readers_of_yaml_disagree_about_is_not_known() {
    let text = "kind: pipeline\nenvironment: {A: 1.20, B: on, C: 1.21, D: true, E: 0, F: '1.20', G: 010, H: Off, I: 1e3, J: !!str on}\nsteps: []\n";
    let unknown: BTreeSet<String> = shown(".drone.yml", text).into_iter().filter(|line| line.contains("=?")).collect();
    let names: String = unknown.iter().filter_map(|line| line.chars().next()).collect();
    assert_eq!(names, "ABDGHI");
}
