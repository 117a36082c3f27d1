//! What a script may do to an image that bears on Go, besides its go commands.

use crate::syntax::shell::{self, Separator};

/// Programs that put no Go module anywhere.
const HARMLESS: [&str; 40] = [
    "[",
    "addgroup",
    "adduser",
    "apk",
    "apt",
    "apt-get",
    "cat",
    "cd",
    "chgrp",
    "chmod",
    "chown",
    "dnf",
    "dpkg",
    "echo",
    "env",
    "exit",
    "export",
    "false",
    "file",
    "find",
    "go",
    "grep",
    "groupadd",
    "ldd",
    "ls",
    "microdnf",
    "mkdir",
    "printf",
    "pwd",
    "rm",
    "set",
    "setcap",
    "sleep",
    "strip",
    "test",
    "true",
    "update-ca-certificates",
    "useradd",
    "which",
    "yum",
];

/// Words of which a script that puts another Go in the place of the image's has one.
const INSTALLERS: [&str; 9] = [
    "/usr/local/go",
    "-C /usr/local",
    "dl.google.com/go",
    "go.dev/dl",
    "golang.google.cn/dl",
    "golang.org/dl",
    "goenv",
    "gvm",
    "mise ",
];

/// Whether a script may put a go.mod somewhere that was not copied.
pub(super) fn may_add_files(script: &str) -> bool {
    let makes_files = |words: &[&str]| match words {
        ["go", "generate" | "run" | "tool" | "work", ..] | ["go", "mod", "init" | "edit" | "vendor", ..] => true,
        ["git", "config" | "version", ..] | [] => false,
        [program, ..] => !HARMLESS.contains(program),
    };
    let script = shell::read(script);
    script.commands.iter().any(|command| {
        let words: Vec<&str> = command.words.iter().map(|word| word.text.as_str()).collect();
        (!command.exported && makes_files(&words)) || command.redirect_to.iter().any(|to| to.text.contains("go."))
    })
}

/// Whether a script may put another Go in the place of the one that the image brings.
pub(super) fn may_replace_go(script: &str) -> bool {
    INSTALLERS.iter().any(|word| script.contains(word))
}

/// Where the last list of commands of a script begins, unless the script stops at the first command that fails.
pub(super) fn last_list(script: &str) -> Option<usize> {
    let commands = shell::read(script).commands;
    let stops = commands.iter().any(|command| {
        let mut words = command.words.iter().map(|word| word.text.as_str());
        words.next() == Some("set")
            && words.any(|word| {
                word == "errexit" || (word.starts_with('-') && !word.starts_with("--") && word.contains('e'))
            })
    });
    let mut backwards = commands.iter().rev().filter(|_| !stops);
    let begins = backwards.find(|command| command.block == 0 && command.follows == Separator::End);
    begins.map(|command| command.range.start)
}
