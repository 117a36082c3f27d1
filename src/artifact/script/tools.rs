//! The tools that a script installs and runs.

use crate::artifact::{EnvironmentId, Installer, Scope, ToolPin, ToolVersion, image_tool};
use crate::syntax::shell::{self, Command, Script, Separator, Word};
use crate::text::{Literal, Located};

/// What a script installs, of which nothing else is looked at.
pub(in crate::artifact) fn all(text: &Literal, environment: EnvironmentId) -> Vec<ToolPin> {
    let script = shell::read(text);
    (0..script.commands.len()).flat_map(|number| installed(text, &script, number, environment)).collect()
}

/// What the command of that number installs; nothing where it is another one.
pub(super) fn installed(text: &Literal, script: &Script, number: usize, environment: EnvironmentId) -> Vec<ToolPin> {
    let Some(command) = script.commands.get(number) else { return Vec::new() };
    let mut first = command.words.iter().map(|word| word.text.as_str());
    match (first.next(), first.next()) {
        (Some("go"), Some("install")) => {
            command.words.iter().skip(2).filter_map(|word| compiled(text, word, environment)).collect()
        }
        (Some("go"), Some("run")) => program(command)
            .filter(|_| is_golangci_lint(command))
            .and_then(|word| compiled(text, word, environment))
            .into_iter()
            .collect(),
        (Some("sh" | "bash"), _) => {
            let before = number.checked_sub(1).and_then(|before| script.commands.get(before));
            let is_of_pipe = command.follows == Separator::Pipe;
            let fetched = before.filter(|before| is_of_pipe && fetches_golangci_lint(before));
            fetched.and_then(|fetched| downloaded(text, fetched, command, environment)).into_iter().collect()
        }
        (Some("docker" | "podman"), Some("run")) => {
            command.words.iter().find_map(|word| image(text, word, environment)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// `example.com/cmd/tool@v1.2.3`
fn compiled(text: &Literal, word: &Word, environment: EnvironmentId) -> Option<ToolPin> {
    let (path, version) = word.text.split_once('@')?;
    let place = text.part(word.range.clone());
    let version = match version {
        _ if !word.literal => ToolVersion::Unknown,
        "latest" | "master" | "main" => ToolVersion::Unpinned,
        written => ToolVersion::Written(Literal::verbatim(written, place, place.end - written.len().min(place.len()))),
    };
    let tool = Located::new(path.to_owned(), place);
    Some(ToolPin { tool, version, scope: Scope::Environment(environment), installer: Installer::Go })
}

/// What `go run` runs.
fn program(command: &Command) -> Option<&Word> {
    let first = command.words.iter().skip(2).find(|word| !word.text.starts_with('-'))?;
    first.text.contains('@').then_some(first)
}

fn is_golangci_lint(command: &Command) -> bool {
    program(command).is_some_and(|word| word.text.contains("/cmd/golangci-lint@"))
}

/// `curl -sSfL https://golangci-lint.run/install.sh`
fn fetches_golangci_lint(command: &Command) -> bool {
    let is_fetched = command.words.first().is_some_and(|word| matches!(word.text.as_str(), "curl" | "wget"));
    let is_script = |word: &Word| word.text.contains("golangci-lint") && word.text.ends_with("/install.sh");
    is_fetched && command.words.iter().any(is_script)
}

/// `sh -s -- -b DIRECTORY VERSION`: without one it takes the newest (golangci-lint, install.sh).
fn downloaded(text: &Literal, fetched: &Command, shell: &Command, environment: EnvironmentId) -> Option<ToolPin> {
    let mut words = shell.words.iter().skip_while(|word| word.text != "--").skip(1);
    let mut version = None;
    while let Some(word) = words.next() {
        match word.text.as_str() {
            "-b" => drop(words.next()),
            flag if flag.starts_with('-') => {}
            _ => version = version.or(Some(word)),
        }
    }
    let version = match version {
        None => ToolVersion::Unpinned,
        Some(word) if !word.literal => ToolVersion::Unknown,
        Some(word) => ToolVersion::of(text.nested(word.text.clone(), word.range.clone(), word.offsets(text))),
    };
    let address = fetched.words.iter().find(|word| word.text.ends_with("/install.sh"))?;
    let tool = Located::new("golangci-lint".to_owned(), text.part(address.range.clone()));
    Some(ToolPin { tool, version, scope: Scope::Environment(environment), installer: Installer::Download })
}

/// `golangci/golangci-lint:v2.1.6`
fn image(text: &Literal, word: &Word, environment: EnvironmentId) -> Option<ToolPin> {
    let literal = text.nested(word.text.clone(), word.range.clone(), word.offsets(text));
    image_tool(&literal, !word.literal, environment)
}

/// What a command of a tool is: the tool, the words after it up to the first that only a run would tell, and whether these are all.
type Run = (&'static str, Vec<Located<String>>, bool);

/// The tool of interest that `command` runs.
pub(super) fn run(script: &Literal, command: &Command) -> Option<Run> {
    let (program_word, words) = command.words.split_first().filter(|_| !command.exported)?;
    let (tool, words) = match program_word.text.as_str() {
        "gopls" => ("gopls", words),
        "golangci-lint" => ("golangci-lint", words),
        path if path.ends_with("/golangci-lint") => ("golangci-lint", words),
        "go" if words.first().is_some_and(|word| word.text == "run") && is_golangci_lint(command) => {
            let at = words.iter().position(|word| word.text.contains('@'))?;
            ("golangci-lint", words.get(at + 1..)?)
        }
        _ => return None,
    };
    let known: Vec<Located<String>> = words
        .iter()
        .take_while(|word| word.literal)
        .map(|word| Located::new(word.text.clone(), script.part(word.range.clone())))
        .collect();
    let is_whole = known.len() == words.len();
    Some((tool, known, is_whole))
}
