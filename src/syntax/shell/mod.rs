//! The words and assignments of a shell script, as far as they can be told without running it.
//!
//! A static approximation of POSIX shell and bash: commands come out in the order of the text, whatever conditions and
//! loops stand around them. What only a run would tell (`$HOME`, `$(go env GOPATH)`, `*.go`) is a word that is not
//! [`Word::literal`]; commands inside of such a word are not looked at.

mod certainty;
mod commands;
mod lexer;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub use certainty::Certainty;

/// One simple command.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Command {
    /// What stands before the command proper: `if`, `then`, `!`, `env`, `sudo`, `export`, with their options.
    pub prefix: Vec<Word>,
    /// The variables that it sets, for itself alone where `words` follow, else for the rest of the script.
    pub assignments: Vec<Assignment>,
    /// The command's name and its arguments; with `exported`, the names that are exported with the value they have.
    pub words: Vec<Word>,
    /// The targets of `>`, `>>`, `&>` and the like, those of an enclosing `{ …; } >> file` included.
    pub redirect_to: Vec<Word>,
    /// Whether it is an `export` or `declare -x`.
    pub exported: bool,
    /// From its first byte to its last.
    pub range: Range<usize>,
}

/// A variable that a command sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The variable's name.
    pub name: Word,
    /// Its value; not literal where it is appended to, or is an array.
    pub value: Word,
}

/// A word: text between blanks, with its quotes removed.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Word {
    /// The text without quotes; where it is not `literal`, with `$NAME` and the like as they are written.
    pub text: String,
    /// Its bytes in the script, quotes included.
    pub range: Range<usize>,
    /// Whether the text is the value: it holds no `$`, backquote, glob, brace or tilde that the shell replaces.
    pub literal: bool,
}

/// The commands of `script`, in the order of the text. Anything is read in linear time; nothing is an error.
pub fn commands(script: &str) -> Vec<Command> {
    commands::read(script)
}

/// Whether `name` is a variable's name.
fn is_name(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
