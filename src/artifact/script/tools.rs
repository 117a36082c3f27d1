//! The tools that a script installs and runs.

use crate::artifact::{EnvironmentId, Scope, ToolPin, ToolVersion};
use crate::syntax::shell::Command;
use crate::text::{Literal, Located};

/// What `go install example.com/cmd/tool@v1.2.3` installs; nothing where `command` is another one.
pub(super) fn installed<'c>(
    script: &'c Literal,
    command: &'c Command,
    environment: EnvironmentId,
) -> impl Iterator<Item = ToolPin> + 'c {
    let mut first = command.words.iter().map(|word| word.text.as_str());
    let is_install = first.next() == Some("go") && first.next() == Some("install");
    command.words.iter().skip(2).filter(move |_| is_install).filter_map(move |word| {
        let (path, version) = word.text.split_once('@')?;
        let place = script.part(word.range.clone());
        let version = match version {
            _ if !word.literal => ToolVersion::Unknown,
            "latest" | "master" | "main" => ToolVersion::Unpinned,
            written => {
                ToolVersion::Written(Literal::verbatim(written, place, place.end - written.len().min(place.len())))
            }
        };
        let tool = Located::new(path.to_owned(), place);
        Some(ToolPin { tool, version, scope: Scope::Environment(environment) })
    })
}

/// The tools whose commands are of interest.
const TOOLS: [&str; 1] = ["gopls"];

/// The tool that `command` runs, and the words after it up to the first that only a run would tell.
pub(super) fn run(script: &Literal, command: &Command) -> Option<(&'static str, Vec<Located<String>>)> {
    let (program, words) = command.words.split_first().filter(|_| !command.exported)?;
    let tool = TOOLS.into_iter().find(|tool| program.text == *tool)?;
    let words = words.iter().take_while(|word| word.literal);
    Some((tool, words.map(|word| Located::new(word.text.clone(), script.part(word.range.clone()))).collect()))
}
