//! The go commands that a script shows.

use std::collections::BTreeMap;

use crate::artifact::{Changes, EnvironmentId, GoCommand};
use crate::syntax::shell::{Command, Word};
use crate::text::{Literal, RepoPath, Span, Value};

/// What a go command runs in.
pub(super) struct Surroundings {
    pub(super) environment: EnvironmentId,
    pub(super) overrides: BTreeMap<String, Value<String>>,
    pub(super) before: Changes,
    pub(super) may_fail: bool,
    pub(super) is_reached: bool,
}

/// A go command as it stands, of which it is plain to see what it does.
pub(super) struct GoLine<'c> {
    first: &'c Word,
    /// The words after `go` and its `-C`.
    words: &'c [Word],
    directory: Value<RepoPath>,
}

impl<'c> GoLine<'c> {
    /// Reads a command of `script` that begins with `go` and runs in `directory`.
    pub(super) fn read(
        script: &str,
        command: &'c Command,
        directory: &Value<RepoPath>,
        has_own_root: bool,
    ) -> Option<Self> {
        let (first, mut words) = command.words.split_first()?;
        let mut directory = directory.clone();
        if let [flag, target, rest @ ..] = words
            && flag.text == "-C"
        {
            directory = below(&directory, target, has_own_root);
            words = rest;
        }
        let before = std::iter::once(first).chain(words);
        let is_open = before.zip(words).any(|(before, word)| may_hold_flags(word) && !is_value(script, before, word));
        (!is_open).then_some(Self { first, words, directory })
    }

    /// The command, with what is known of the shell that runs it.
    pub(super) fn into_command(self, script: &Literal, surroundings: Surroundings) -> GoCommand {
        let Surroundings { environment, overrides, before, may_fail, is_reached } = surroundings;
        let last = self.words.last().unwrap_or(self.first);
        GoCommand {
            words: self.words.iter().map(|word| word.text.clone()).collect(),
            span: Span::cover(script.part(self.first.range.clone()), script.part(last.range.clone())),
            environment,
            directory: self.directory,
            overrides,
            may_fail,
            before,
            certain: is_reached && !may_fail,
        }
    }
}

/// `$FLAGS` may hold anything, `-mod` and `-modfile` too.
pub(super) fn may_hold_flags(word: &Word) -> bool {
    !word.literal && word.text.starts_with(['$', '`']) && !word.text.starts_with("$(go list")
}

/// Flags of the go command whose value is often put together, and may be the next word.
const VALUED: [&str; 10] =
    ["asmflags", "coverprofile", "count", "gcflags", "ldflags", "o", "p", "run", "tags", "timeout"];

/// Whether `word` is nothing but the value of the flag that stands `before` it: quotes keep it in one piece.
fn is_value(script: &str, before: &Word, word: &Word) -> bool {
    let is_quoted = script.get(word.range.clone()).is_some_and(|spelling| spelling.starts_with('"'));
    is_quoted && before.text.strip_prefix('-').is_some_and(|flag| VALUED.contains(&flag.trim_start_matches('-')))
}

/// `env -u NAME go build`, `env -i go build`, `sudo go build`.
pub(super) fn unsets_variables(command: &Command) -> bool {
    command.prefix.iter().any(|word| word.text.starts_with('-') || word.text == "sudo")
}

/// The directory that `target` means in `directory`.
pub(super) fn below(directory: &Value<RepoPath>, target: &Word, has_own_root: bool) -> Value<RepoPath> {
    if has_own_root && target.literal && target.text.starts_with('/') {
        return RepoPath::new(target.text.trim_start_matches('/')).map_or(Value::Unknown, Value::Known);
    }
    let joined = directory.as_ref().known().filter(|_| target.literal && target.text != "-");
    match joined.map(|directory| directory.join(&target.text)) {
        Some(Ok(directory)) => Value::Known(directory),
        _ => Value::Unknown,
    }
}
