//! Which commands of a script run for certain, and what of a block is left when it ends.

use std::collections::BTreeSet;

use super::assigned::Assigned;
use super::variables::{Hold, State, Variables, is_of_go};
use crate::syntax::shell::{Block, BlockKind, Command, Script, Separator};
use crate::text::Value;

/// Blocks that are nested deeper were not written by a person.
const DEPTH: usize = 64;

/// Of a list of `&&`, no more commands are looked at for the `||` behind them.
const LIST: usize = 32;

/// The blocks around a command, and what was set in them.
#[derive(Default)]
pub(super) struct Flow {
    frames: Vec<Frame>,
    /// What was set in the script itself.
    outermost: Touched,
    /// What the list of `&&` that is being read set behind its first command.
    list: Touched,
    /// Whether the script sets a variable of Go for its own commands.
    sets_any: Option<bool>,
    /// Whether a command before the present one may have ended the script.
    has_ended: bool,
}

/// Variables that were set, by name.
#[derive(Default)]
struct Touched {
    set: BTreeSet<String>,
    stored: BTreeSet<String>,
}

/// A block that the present command stands in.
struct Frame {
    block: usize,
    before: State,
    list_around: Touched,
    touched: Touched,
    fate: Fate,
    /// Whether it or a block around it may not run at all.
    is_doubtful: bool,
    /// Whether the script goes on where a command in it fails.
    may_fail: bool,
    /// Whether it is or lies in a function that is called who knows when, and variables are set besides.
    is_vague: bool,
}

/// What becomes of what a block set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// It holds on.
    Kept,
    /// It was a shell of its own.
    Undone,
    /// It may have run or not.
    Doubtful,
}

impl Flow {
    /// Goes to the command of that number: leaves the blocks that ended before it, and enters those that it stands in.
    pub(super) fn go_to(&mut self, number: usize, script: &Script, variables: &mut Variables<'_>) {
        let Some(command) = script.commands.get(number) else { return };
        let earlier = number.checked_sub(1).and_then(|number| script.commands.get(number));
        self.has_ended |= earlier.is_some_and(ends_script);
        let holds =
            |frame: &Frame| script.blocks.get(frame.block).is_some_and(|block| block.commands.contains(&number));
        while self.frames.last().is_some_and(|frame| !holds(frame)) {
            self.leave(variables);
        }
        let innermost = self.frames.last().map_or(0, |frame| frame.block);
        let outward = |block: &usize| script.blocks.get(*block).and_then(|block| block.parent);
        let new: Vec<usize> = std::iter::successors(Some(command.block), outward)
            .take_while(|block| *block != innermost)
            .take(DEPTH + 1)
            .collect();
        if self.frames.len() + new.len() > DEPTH {
            variables.now.is_known = false;
            return;
        }
        for block in new.into_iter().rev() {
            self.enter(block, script, variables);
        }
        if matches!(command.follows, Separator::End | Separator::Or | Separator::Background) {
            self.end_list(variables);
        }
    }

    /// Leaves all blocks at the end of a script.
    pub(super) fn finish(&mut self, variables: &mut Variables<'_>) {
        while !self.frames.is_empty() {
            self.leave(variables);
        }
        self.end_list(variables);
        self.sets_any = None;
        self.has_ended = false;
    }

    fn enter(&mut self, number: usize, script: &Script, variables: &mut Variables<'_>) {
        let Some(block) = script.blocks.get(number) else { return };
        if matches!(block.follows, Separator::End | Separator::Or | Separator::Background) {
            self.end_list(variables);
        }
        variables.settle();
        let (fate, outer) = (fate(block), self.frames.last());
        let is_vague = block.kind == BlockKind::Function
            && *self
                .sets_any
                .get_or_insert_with(|| script.blocks.first().is_some_and(|all| !names_set(script, all).is_empty()));
        let is_tried = block.kind == BlockKind::Condition || block.precedes == Separator::Or;
        let frame = Frame {
            block: number,
            before: variables.now.clone(),
            list_around: std::mem::take(&mut self.list),
            touched: Touched::default(),
            fate,
            is_doubtful: fate == Fate::Doubtful || outer.is_some_and(|frame| frame.is_doubtful),
            may_fail: is_tried || outer.is_some_and(|frame| frame.may_fail),
            is_vague: is_vague || outer.is_some_and(|frame| frame.is_vague),
        };
        self.frames.push(frame);
        // The second time round, all that it sets is set.
        if block.kind == BlockKind::Loop {
            variables.imply(&names_set(script, block), Value::Unknown);
        }
    }

    fn leave(&mut self, variables: &mut Variables<'_>) {
        self.end_list(variables);
        let Some(frame) = self.frames.pop() else { return };
        self.list = frame.list_around;
        let Touched { set, stored } = frame.touched;
        let State { stored: last_stored, is_known, .. } = variables.now;
        if frame.fate != Fate::Kept {
            let is_known = is_known || frame.fate == Fate::Undone;
            variables.now = frame.before;
            variables.now.is_known &= is_known;
        }
        variables.settle();
        match frame.fate {
            Fate::Undone if !stored.is_empty() => variables.find_stored(last_stored, &stored),
            Fate::Kept | Fate::Undone => {}
            Fate::Doubtful => {
                variables.imply(&set, Value::Unknown);
                variables.store(doubted(&stored), true);
            }
        }
        let outer = self.touched();
        if frame.fate != Fate::Undone {
            outer.set.extend(set);
        }
        outer.stored.extend(stored);
    }

    fn touched(&mut self) -> &mut Touched {
        self.frames.last_mut().map_or(&mut self.outermost, |frame| &mut frame.touched)
    }

    /// Ends a list of `&&`: what was set behind its first command may not have been reached.
    fn end_list(&mut self, variables: &mut Variables<'_>) {
        let Touched { set, stored } = std::mem::take(&mut self.list);
        variables.imply(&set, Value::Unknown);
        variables.store(doubted(&stored), true);
    }

    /// How long what `command` sets holds.
    pub(super) fn hold(command: &Command, script: &Script) -> Hold {
        let is_piped = command.follows == Separator::Pipe || command.precedes == Separator::Pipe;
        match command.follows {
            _ if is_piped || command.in_background => Hold::Nowhere,
            _ if !script.is_balanced => Hold::Doubtful,
            Separator::Or => Hold::Doubtful,
            Separator::And => Hold::List,
            _ => Hold::Certain,
        }
    }

    /// Whether the present command runs for certain, and once.
    pub(super) fn is_certain(&self, hold: Hold) -> bool {
        hold == Hold::Certain && !self.frames.last().is_some_and(|frame| frame.is_doubtful)
    }

    /// Takes note that variables were set.
    pub(super) fn note_set(&mut self, names: &[String], hold: Hold) {
        let own = || names.iter().filter(|name| is_of_go(name)).cloned();
        self.touched().set.extend(own());
        if hold == Hold::List {
            self.list.set.extend(own());
        }
    }

    /// Takes note that `go env` wrote or removed variables.
    pub(super) fn note_stored(&mut self, names: &[String], hold: Hold) {
        self.touched().stored.extend(names.iter().cloned());
        if hold == Hold::List {
            self.list.stored.extend(names.iter().cloned());
        }
    }

    /// Says of all that `go env` wrote or removed so far that it cannot be told whether it did.
    pub(super) fn doubt_stored(&self, variables: &mut Variables<'_>) {
        variables.store(doubted(&self.outermost.stored), true);
    }

    /// Whether it cannot be told when the present command runs.
    pub(super) fn is_vague(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.is_vague)
    }

    /// Whether the script certainly comes to the present command, the one of that number, as far as those before it succeed.
    pub(super) fn is_reached(&self, number: usize, script: &Script) -> bool {
        let Some((command, before)) = script.commands.get(..=number).and_then(<[Command]>::split_last) else {
            return false;
        };
        let mut follows = command.follows;
        for earlier in before.iter().rev().take_while(|earlier| earlier.block == command.block).take(LIST) {
            if follows == Separator::Or || (follows == Separator::And && is_test(earlier)) {
                return false;
            }
            if !matches!(follows, Separator::And | Separator::Pipe) {
                break;
            }
            follows = earlier.follows;
        }
        let is_apart = |frame: &Frame| {
            let block = script.blocks.get(frame.block);
            block.is_none_or(|block| {
                matches!(block.follows, Separator::And | Separator::Or) || block.precedes == Separator::Background
            })
        };
        let is_plain = script.is_balanced && !command.in_background && follows != Separator::Or;
        is_plain && !self.has_ended && !self.frames.iter().any(|frame| frame.is_doubtful || is_apart(frame))
    }

    /// Whether the script goes on where the command of that number fails.
    pub(super) fn may_fail(&self, number: usize, script: &Script) -> bool {
        let mut rest = script.commands.get(number..).unwrap_or_default().iter().take(LIST);
        let Some(command) = rest.next() else { return false };
        let is_negated = command.prefix.iter().any(|word| word.text == "!");
        let mut precedes = command.precedes;
        let mut list = rest.take_while(|next| next.block == command.block);
        while matches!(precedes, Separator::And | Separator::Pipe) {
            match list.next() {
                Some(next) => precedes = next.precedes,
                None => break,
            }
        }
        is_negated || precedes == Separator::Or || self.frames.last().is_some_and(|frame| frame.may_fail)
    }
}

fn ends_script(command: &Command) -> bool {
    command.words.first().is_some_and(|word| matches!(word.text.as_str(), "exit" | "return" | "exec"))
}

/// Whether a command may be there to find something out, so that what follows behind `&&` is only meant for one answer.
fn is_test(command: &Command) -> bool {
    const PLAIN: [&str; 23] = [
        "apk", "apt", "apt-get", "cd", "chmod", "chown", "cp", "dnf", "echo", "export", "go", "ln", "mkdir", "mv",
        "npm", "popd", "printf", "pushd", "rm", "sed", "set", "tar", "yum",
    ];
    command.words.first().is_some_and(|word| !PLAIN.contains(&word.text.as_str()))
}

fn doubted(names: &BTreeSet<String>) -> Vec<Assigned> {
    names.iter().map(|name| Assigned::implied(name, Value::Unknown)).collect()
}

fn fate(block: &Block) -> Fate {
    let is_apart = |separator| matches!(separator, Separator::Pipe | Separator::Background);
    match block.kind {
        BlockKind::Subshell => Fate::Undone,
        BlockKind::Group if block.follows == Separator::Pipe || is_apart(block.precedes) => Fate::Undone,
        BlockKind::Group | BlockKind::Script if !matches!(block.follows, Separator::And | Separator::Or) => Fate::Kept,
        _ => Fate::Doubtful,
    }
}

/// The variables of Go that the commands of `block` set for those after them.
fn names_set(script: &Script, block: &Block) -> BTreeSet<String> {
    let commands = script.commands.get(block.commands.clone()).unwrap_or_default();
    let lasting = commands.iter().filter(|command| command.words.is_empty() || command.exported);
    let assigned = lasting.flat_map(|command| &command.assignments).map(|assignment| &assignment.name.text);
    let unset = commands.iter().filter(|command| command.words.first().is_some_and(|word| word.text == "unset"));
    let unset = unset.flat_map(|command| command.words.iter().skip(1)).map(|word| &word.text);
    assigned.chain(unset).filter(|name| is_of_go(name)).cloned().collect()
}
