//! What a script may change in the checkout that it runs in.

use super::go_command::may_hold_flags;
use crate::artifact::{Changes, FileState};
use crate::syntax::shell::{Command, Word};

impl Changes {
    /// Takes note of what the text of a script speaks of.
    pub(super) fn note_script(&mut self, script: &str) {
        // A flag makes no directory.
        self.vendor |= script.replace("-mod=vendor", "").contains("vendor");
        self.workspace |= script.contains("go.work") || script.contains("go work");
    }

    /// Takes note of what `command` may do.
    pub(super) fn note_command(&mut self, command: &Command) {
        if may_make_modules(command) {
            self.modules = FileState::MayDiffer;
        }
        if may_add_files(command) {
            self.note_files();
        } else if may_write_sums(command) {
            self.go_sum = FileState::MayDiffer;
        }
    }

    /// Takes note that files may have been added.
    pub(in crate::artifact) const fn note_files(&mut self) {
        self.files = true;
        self.go_sum = FileState::MayDiffer;
    }
}

/// Programs that add no files.
const HARMLESS: [&str; 16] = [
    "echo", "printf", "true", "ls", "pwd", "cd", "set", "test", "[", "exit", "export", "unset", "cat", "which", "grep",
    "sleep",
];

/// Whether a command might make a go.mod or go.work, or set a variable in a way that is not seen.
fn may_make_modules(command: &Command) -> bool {
    let words: Vec<&str> = command.words.iter().map(|word| word.text.as_str()).collect();
    match words.as_slice() {
        ["go", "mod" | "work", "init" | "edit" | "use", ..] | ["go", "generate" | "run" | "tool", ..] => true,
        [] | ["go" | "apt-get" | "apt" | "apk" | "mkdir" | "gofmt", ..] | ["git", "config" | "diff" | "status", ..] => {
            false
        }
        [program, ..] if program.starts_with("$env:") => false,
        [program, ..] => !HARMLESS.contains(program) || command.redirect_to.iter().any(|to| to.text.contains("go.")),
    }
}

/// Whether a command might make or fetch files in the workspace. Only a few are known not to.
fn may_add_files(command: &Command) -> bool {
    const HARMLESS_GO: [&str; 8] = ["build", "test", "vet", "list", "version", "env", "install", "run"];
    let is_harmless = match command.words.as_slice() {
        [] => true,
        [program, subcommand, rest @ ..] if program.text == "go" => {
            HARMLESS_GO.contains(&subcommand.text.as_str()) || (subcommand.text == "mod" && only_reads_modules(rest))
        }
        [program, ..] => HARMLESS.contains(&program.text.as_str()),
    };
    let leaves_alone = |target: &Word| target.text.contains("GITHUB_") || target.text.starts_with("/dev/");
    !is_harmless || !command.redirect_to.iter().all(leaves_alone)
}

/// What `go mod` does without a change of any file: seen with Go 1.26.6 and 1.27.3.
fn only_reads_modules(words: &[Word]) -> bool {
    let prints = |word: &Word| matches!(word.text.trim_start_matches('-'), "json" | "print");
    match words {
        [subcommand, rest @ ..] if subcommand.text == "edit" => rest.iter().any(prints),
        [subcommand, ..] => matches!(subcommand.text.as_str(), "graph" | "verify" | "why"),
        [] => false,
    }
}

/// Whether a command that adds no other file may write go.sum: `-mod=mod` does.
fn may_write_sums(command: &Command) -> bool {
    let may_update = |word: &Word| word.text.contains("mod=mod") || may_hold_flags(word);
    command.words.first().is_some_and(|program| program.text == "go") && command.words.iter().any(may_update)
}
