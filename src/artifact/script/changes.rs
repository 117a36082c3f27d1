//! What a script may change in the checkout that it runs in.

use crate::artifact::Changes;
use crate::syntax::shell::{Command, Word};

impl Changes {
    /// Takes note of what the text of a script speaks of.
    pub(super) fn note_script(&mut self, script: &str) {
        self.vendor |= script.contains("vendor");
        self.workspace |= script.contains("go.work") || script.contains("go work");
    }

    /// Takes note of what `command` may do.
    pub(super) fn note_command(&mut self, command: &Command) {
        self.files |= may_add_files(command);
        self.modules |= may_make_modules(command);
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
        [program, subcommand, ..] if program.text == "go" => HARMLESS_GO.contains(&subcommand.text.as_str()),
        [program, ..] => HARMLESS.contains(&program.text.as_str()),
    };
    let leaves_alone = |target: &Word| target.text.contains("GITHUB_") || target.text.starts_with("/dev/");
    !is_harmless || !command.redirect_to.iter().all(leaves_alone)
}
