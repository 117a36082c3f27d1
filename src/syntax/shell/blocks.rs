//! The blocks of a script, while it is read: what is open, and what a word or bracket closes.

use super::lexer::Bracket;
use super::{Block, BlockKind, Separator};

/// The blocks that were seen, and those of them that are open.
pub(super) struct Blocks {
    pub(super) seen: Vec<Block>,
    open: Vec<Open>,
    /// The list of the script itself.
    list: List,
    /// The block that was closed last, until what stands behind it is known.
    closed: Option<usize>,
    /// Whether `name()` has been read, so that the next bracket is the body of a function.
    function_is_due: bool,
    pub(super) is_balanced: bool,
}

struct Open {
    block: usize,
    end: End,
    /// Whether it is the `(` of `name (`.
    is_named: bool,
    list: List,
}

/// Commands of one block between line ends and `;`, joined by `&&`, `||` and `|`.
#[derive(Default)]
pub(super) struct List {
    /// Their numbers.
    pub(super) commands: Vec<usize>,
    /// What was read last.
    pub(super) last: Separator,
}

/// What closes a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Bracket(Bracket),
    Fi,
    Done,
    Esac,
}

impl Blocks {
    pub(super) fn new() -> Self {
        let script = Block {
            kind: BlockKind::Script,
            parent: None,
            commands: 0..0,
            follows: Separator::End,
            precedes: Separator::End,
        };
        let list = List::default();
        Self { seen: vec![script], open: Vec::new(), list, closed: None, function_is_due: false, is_balanced: true }
    }

    /// The innermost open block.
    pub(super) fn innermost(&self) -> usize {
        self.open.last().map_or(0, |open| open.block)
    }

    /// The list that is being read in the innermost block.
    pub(super) fn list(&mut self) -> &mut List {
        self.open.last_mut().map_or(&mut self.list, |open| &mut open.list)
    }

    /// Opens a block before the command of that number.
    fn open(&mut self, kind: BlockKind, end: End, command: usize) {
        let parent = Some(self.innermost());
        let follows = std::mem::take(&mut self.list().last);
        self.open.push(Open { block: self.seen.len(), end, is_named: false, list: List::default() });
        self.seen.push(Block { kind, parent, commands: command..command, follows, precedes: Separator::End });
        self.closed = None;
        self.function_is_due = false;
    }

    /// Closes the innermost block before the command of that number, if that is what `end` closes.
    fn close(&mut self, end: End, command: usize) -> Option<Open> {
        let Some(open) = self.open.pop_if(|open| open.end == end) else {
            self.is_balanced = false;
            return None;
        };
        if let Some(block) = self.seen.get_mut(open.block) {
            block.commands.end = command;
        }
        self.closed = Some(open.block);
        Some(open)
    }

    /// `(` or `{`, behind the words of a command.
    pub(super) fn bracket(&mut self, bracket: Bracket, words: Words, command: usize) {
        let is_function = self.function_is_due || (bracket == Bracket::Brace && words == Words::Function);
        let kind = match bracket {
            _ if is_function => BlockKind::Function,
            Bracket::Round => BlockKind::Subshell,
            Bracket::Brace => BlockKind::Group,
        };
        self.open(kind, End::Bracket(bracket), command);
        if let Some(open) = self.open.last_mut() {
            open.is_named = bracket == Bracket::Round && words != Words::Other && !is_function;
        }
    }

    /// `)` or `}`. Gives the number of the first command in it.
    pub(super) fn end_bracket(&mut self, bracket: Bracket, command: usize) -> Option<usize> {
        // `a)` begins an arm of `case`.
        if bracket == Bracket::Round && self.open.last().is_some_and(|open| open.end == End::Esac) {
            return None;
        }
        let closed = self.close(End::Bracket(bracket), command)?;
        let first = self.seen.get(closed.block)?.commands.start;
        self.function_is_due = closed.is_named && first == command;
        Some(first)
    }

    /// What stands behind the block that was closed last.
    pub(super) fn separator(&mut self, separator: Separator) {
        if let Some(block) = self.closed.take().and_then(|closed| self.seen.get_mut(closed)) {
            block.precedes = separator;
        }
    }

    /// A word where a command begins. The first command that it may lead has the number `command`.
    pub(super) fn word(&mut self, word: &str, command: usize) {
        self.function_is_due = false;
        match word {
            "if" => self.open(BlockKind::Condition, End::Fi, command),
            "while" | "until" => self.open(BlockKind::Condition, End::Done, command),
            "for" | "select" => self.open(BlockKind::Loop, End::Done, command),
            "case" => self.open(BlockKind::Case, End::Esac, command),
            "then" | "else" => self.next(BlockKind::Branch, End::Fi, command),
            "elif" => self.next(BlockKind::Condition, End::Fi, command),
            "do" => self.next(BlockKind::Loop, End::Done, command),
            "fi" => drop(self.close(End::Fi, command)),
            "done" => drop(self.close(End::Done, command)),
            "esac" => drop(self.close(End::Esac, command)),
            _ => {}
        }
    }

    fn next(&mut self, kind: BlockKind, end: End, command: usize) {
        if self.close(end, command).is_some() {
            self.open(kind, end, command);
        }
    }

    /// Ends what is still open at the end of the script.
    pub(super) fn finish(&mut self, commands: usize) {
        self.is_balanced &= self.open.is_empty();
        for open in self.open.drain(..) {
            if let Some(block) = self.seen.get_mut(open.block) {
                block.commands.end = commands;
            }
        }
        if let Some(script) = self.seen.first_mut() {
            script.commands = 0..commands;
        }
    }
}

/// What a command says before a bracket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// One word, so that `(` and `)` would make it the name of a function.
    Name,
    /// `function name`.
    Function,
    /// Anything else.
    Other,
}
