//! The words and assignments of a shell script, as far as they can be told without running it.
//!
//! A static approximation of POSIX shell and bash: commands come out in the order of the text, each with the [`Block`] that it stands
//! in and what parts it from its neighbours, so that a reader can tell what runs for certain. What only a run would tell (`$HOME`,
//! `$(go env GOPATH)`, `*.go`) is a word that is not [`Word::literal`]; commands inside of such a word are not looked at.

mod blocks;
mod commands;
mod lexer;
#[cfg(test)]
mod tests;
mod word;

use std::ops::Range;

/// A script that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// Its commands, in the order of the text.
    pub commands: Vec<Command>,
    /// What they stand in. The first is the script itself; another comes after the one that it stands in.
    pub blocks: Vec<Block>,
    /// Whether each block that is opened is closed by its own word or bracket; else the blocks are a guess.
    pub is_balanced: bool,
    /// Its comments, from the `#` to the line end.
    pub comments: Vec<Range<usize>>,
}

/// Commands that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What runs them.
    pub kind: BlockKind,
    /// The block around it, as an index; none for the script itself.
    pub parent: Option<usize>,
    /// The commands in it, those of inner blocks included, as indices.
    pub commands: Range<usize>,
    /// What stands before it.
    pub follows: Separator,
    /// What stands behind it.
    pub precedes: Separator,
}

/// What runs the commands of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The script itself.
    Script,
    /// `{ …; }`: the same shell.
    Group,
    /// `( … )`: a shell of its own.
    Subshell,
    /// What stands behind `if`, `while` or `until`: the answer is what counts.
    Condition,
    /// What stands behind `then` or `else`.
    Branch,
    /// `for`, `while` and `until`, from `do` on.
    Loop,
    /// `case … esac`.
    Case,
    /// A function, whenever that is called.
    Function,
}

/// What stands between two commands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Separator {
    /// A line end, `;`, or a bracket or word that begins or ends a block.
    #[default]
    End,
    /// `&&`.
    And,
    /// `||`.
    Or,
    /// `|`.
    Pipe,
    /// `&`.
    Background,
}

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
    /// The innermost block that it stands in, as an index.
    pub block: usize,
    /// What parts it from the command or block before it.
    pub follows: Separator,
    /// What parts it from the command or block behind it.
    pub precedes: Separator,
    /// Whether the list of `&&` and `||` that it belongs to runs in the background.
    pub in_background: bool,
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

/// Reads `script`. Anything is read in linear time; nothing is an error.
pub fn read(script: &str) -> Script {
    commands::read(script)
}

/// Whether `name` is a variable's name.
fn is_name(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
