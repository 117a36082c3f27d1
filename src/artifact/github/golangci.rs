//! golangci/golangci-lint-action: which golangci-lint it runs, and where.

use super::expression::is_computed;
use super::reader::Reader;
use crate::artifact::{EnvironmentId, Installer, Scope, ToolCommand, ToolPin, ToolVersion};
use crate::facts::golangci_action::InstallMode;
use crate::syntax::shell;
use crate::syntax::yaml::Node;
use crate::text::{Literal, Located, RepoPath, Value};

/// Declares what a step `uses`.
pub(super) fn step(reader: &mut Reader<'_>, step: &Node, uses: &Literal, environment: EnvironmentId) {
    let input = |name: &str| step.get("with").and_then(|with| with.get(name)).and_then(Node::text);
    let is = |name: &str, value: &str| input(name).is_some_and(|text| text.eq_ignore_ascii_case(value));
    if !is("install-mode", "none") {
        let pins = installed(reader, step, uses, &input, environment);
        reader.declarations.tools.extend(pins);
    }
    if is("install-only", "true") {
        return;
    }
    // It starts in the checkout, whatever `defaults.run` says.
    let root = if reader.checked_out { Value::Known(RepoPath::root()) } else { Value::Unknown };
    let directory = match input("working-directory") {
        None => root,
        Some(path) if is_computed(path) => Value::Unknown,
        Some(path) => {
            let below = root.known().and_then(|root| root.join(path).ok());
            below.map_or(Value::Unknown, Value::Known)
        }
    };
    // It looks for modules by itself.
    let is_elsewhere = input("experimental").is_some_and(|text| text.contains("automatic-module-directories"));
    let (words, is_whole) = input("args").map_or((Vec::new(), true), words);
    let first = Located::new("run".to_owned(), uses.span());
    reader.declarations.tool_command(ToolCommand {
        tool: "golangci-lint",
        words: std::iter::once(first).chain(words).collect(),
        is_whole,
        environment,
        directory: if is_elsewhere { Value::Unknown } else { directory },
        may_fail: reader.may_fail,
    });
}

/// One for each version that the step may be asked for.
fn installed<'n>(
    reader: &Reader<'_>,
    step: &Node,
    uses: &Literal,
    input: &impl Fn(&str) -> Option<&'n Literal>,
    environment: EnvironmentId,
) -> Vec<ToolPin> {
    let mode = match input("install-mode") {
        None => InstallMode::Binary,
        Some(mode) if mode.eq_ignore_ascii_case("binary") => InstallMode::Binary,
        Some(mode) if mode.eq_ignore_ascii_case("goinstall") => InstallMode::GoInstall,
        Some(_) => return Vec::new(),
    };
    let written = step.get("with").and_then(|with| with.get("version"));
    let written = written.filter(|node| node.text().is_some_and(|version| !version.is_empty()));
    let versions = match written {
        None if input("version-file").is_some() => vec![ToolVersion::Unknown],
        None => vec![ToolVersion::Unpinned],
        Some(node) => reader.candidates(node).iter().map(|node| version(node.as_ref())).collect(),
    };
    let Some(at) = uses.find('@') else { return Vec::new() };
    let installer = Installer::Action { release: uses.slice(at + 1..uses.len()), mode };
    let tool = Located::new("golangci-lint".to_owned(), uses.span());
    let pin = |version| {
        let (tool, scope, installer) = (tool.clone(), Scope::Environment(environment), installer.clone());
        ToolPin { tool, version, scope, installer }
    };
    versions.into_iter().map(pin).collect()
}

fn version(node: Option<&Node>) -> ToolVersion {
    match node.and_then(Node::text) {
        None => ToolVersion::Unknown,
        Some(version) if version.as_str() == "latest" => ToolVersion::Unpinned,
        Some(version) => ToolVersion::Written(version.clone()),
    }
}

/// The words of `args` up to the first that only a run would tell, and whether these are all.
fn words(arguments: &Literal) -> (Vec<Located<String>>, bool) {
    let script = shell::read(arguments);
    let [command] = script.commands.as_slice() else { return (Vec::new(), script.commands.is_empty()) };
    let all = command.prefix.is_empty() && command.assignments.is_empty() && command.redirect_to.is_empty();
    let known = command.words.iter().take_while(|word| word.literal && !is_computed(&word.text));
    let known: Vec<Located<String>> =
        known.map(|word| Located::new(word.text.clone(), arguments.part(word.range.clone()))).collect();
    let is_whole = all && known.len() == command.words.len();
    (known, is_whole)
}
