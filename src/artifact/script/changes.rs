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
    }
}

/// Whether a command might make or fetch files in the workspace. Only a few are known not to.
fn may_add_files(command: &Command) -> bool {
    const HARMLESS: [&str; 16] = [
        "echo", "printf", "true", "ls", "pwd", "cd", "set", "test", "[", "exit", "export", "unset", "cat", "which",
        "grep", "sleep",
    ];
    const HARMLESS_GO: [&str; 8] = ["build", "test", "vet", "list", "version", "env", "install", "run"];
    let is_harmless = match command.words.as_slice() {
        [] => true,
        [program, subcommand, ..] if program.text == "go" => HARMLESS_GO.contains(&subcommand.text.as_str()),
        [program, ..] => HARMLESS.contains(&program.text.as_str()),
    };
    let leaves_alone = |target: &Word| target.text.contains("GITHUB_") || target.text.starts_with("/dev/");
    !is_harmless || !command.redirect_to.iter().all(leaves_alone)
}
