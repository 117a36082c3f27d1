//! What `go env -w` and `go env -u` do to the go command's own file of variables.

use super::assigned::{Assigned, Text};
use crate::go::variables::written::{Refusal, refusal};
use crate::syntax::shell::Command;
use crate::text::Value;

/// What a `go env` changes in the file.
#[derive(Default)]
pub(super) struct Change {
    /// What it writes.
    pub(super) written: Vec<Assigned>,
    /// What it removes.
    pub(super) removed: Vec<Assigned>,
}

/// What `go env -w NAME=VALUE …` or `go env -u NAME …` changes; nothing where it is refused.
pub(super) fn change(text: Text<'_>, command: &Command) -> Change {
    let mut change = Change::default();
    let words = command.words.get(2..).unwrap_or_default();
    let is_env = command.words.get(1).is_some_and(|word| word.text == "env");
    let has =
        |flag: &str| words.iter().any(|word| word.text.trim_start_matches('-') == flag && word.text.starts_with('-'));
    let arguments = words.iter().filter(|word| !word.text.starts_with('-'));
    if is_env && has("w") {
        change.written = arguments.filter_map(|word| text.argument(word)).map(checked).collect();
        if change.written.iter().any(is_refused) {
            change.written.clear();
        }
    } else if is_env && has("u") {
        let names = arguments.filter(|word| word.literal);
        change.removed = names.map(|word| Assigned::implied(&word.text, Value::Known(()))).collect();
    }
    change
}

/// Whether the go command refuses to write it, with all that stands beside it.
fn is_refused(assigned: &Assigned) -> bool {
    match refusal(&assigned.name.value, assigned.known().unwrap_or_default()) {
        None | Some(Refusal::FixedSinceGo127) => false,
        Some(Refusal::Value) => assigned.known().is_some(),
        Some(_) => true,
    }
}

/// The go command looks at these together, in ways that depend on its release, before it writes them.
fn checked(assigned: Assigned) -> Assigned {
    if matches!(assigned.name.value.as_str(), "GOOS" | "GOARCH" | "GOEXPERIMENT" | "GOROOT") {
        assigned.doubtful()
    } else {
        assigned
    }
}
