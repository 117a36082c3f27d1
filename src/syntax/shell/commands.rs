//! From tokens to commands: which words are assignments, which the command, which stand before it.

use super::blocks::{Blocks, Words};
use super::lexer::{Bracket, Lexer, Token};
use super::{Assignment, Command, Script, Separator, Word, is_name};

/// How often the target of an enclosing group's redirection is copied to the commands in it; what is nested deeper or
/// longer than that was not written by a person.
const GROUP_TARGETS: usize = 10_000;

/// Reads `script`.
pub(super) fn read(script: &str) -> Script {
    let mut reader = Reader {
        script,
        commands: Vec::new(),
        command: Command::default(),
        lead: Lead::default(),
        blocks: Blocks::new(),
        closed: None,
        copied: 0,
    };
    let mut lexer = Lexer::new(script);
    while let Some(token) = lexer.next() {
        match token {
            Token::Word(word) => reader.word(word),
            Token::Separator(separator) => reader.separator(separator),
            Token::Open(bracket) => reader.open(bracket),
            Token::Close(bracket) => reader.close(bracket),
            Token::Output => {
                if let Some(target) = lexer.operand() {
                    reader.redirect(target);
                }
            }
            Token::Input => {
                lexer.operand();
            }
        }
    }
    reader.end_command(Separator::End);
    reader.blocks.finish(reader.commands.len());
    let (commands, comments) = (reader.commands, lexer.comments);
    Script { commands, blocks: reader.blocks.seen, is_balanced: reader.blocks.is_balanced, comments }
}

struct Reader<'s> {
    script: &'s str,
    commands: Vec<Command>,
    command: Command,
    lead: Lead,
    blocks: Blocks,
    /// How many commands stand before the bracket whose partner has just been read.
    closed: Option<usize>,
    /// How many targets of redirections were copied into groups.
    copied: usize,
}

/// What stands before the command that is being read.
#[derive(Default)]
struct Lead {
    /// The last of `env`, `sudo`, `export` and the like; empty where there is none.
    introducer: String,
    /// Whether it is a declaration, so that names and assignments follow.
    declares: bool,
    /// Whether its last option has its value in the next word.
    value_is_due: bool,
}

impl Reader<'_> {
    /// Ends the command that is being read, and gives whether there was one.
    fn end_command(&mut self, precedes: Separator) -> bool {
        self.closed = None;
        self.lead = Lead::default();
        let mut command = std::mem::take(&mut self.command);
        let says_nothing = command.words.is_empty() && command.assignments.is_empty() && command.redirect_to.is_empty();
        if says_nothing && !command.exported {
            return !command.prefix.is_empty();
        }
        command.block = self.blocks.innermost();
        let list = self.blocks.list();
        list.commands.push(self.commands.len());
        command.follows = std::mem::take(&mut list.last);
        command.precedes = precedes;
        self.commands.push(command);
        true
    }

    fn separator(&mut self, separator: Separator) {
        self.blocks.separator(separator);
        let was_there = self.end_command(separator);
        let list = self.blocks.list();
        // A line end behind an operator does not end the list.
        let goes_on = !was_there && matches!(list.last, Separator::And | Separator::Or | Separator::Pipe);
        if separator == Separator::End && goes_on {
            return;
        }
        list.last = separator;
        if matches!(separator, Separator::End | Separator::Background) {
            for number in std::mem::take(&mut list.commands) {
                if let Some(command) = self.commands.get_mut(number) {
                    command.in_background |= separator == Separator::Background;
                }
            }
        }
    }

    fn open(&mut self, bracket: Bracket) {
        let words = match self.command.words.as_slice() {
            [first, ..] if first.text == "function" => Words::Function,
            [_] if self.command.assignments.is_empty() => Words::Name,
            _ => Words::Other,
        };
        self.end_command(Separator::End);
        self.blocks.bracket(bracket, words, self.commands.len());
    }

    fn close(&mut self, bracket: Bracket) {
        self.end_command(Separator::End);
        self.closed = self.blocks.end_bracket(bracket, self.commands.len());
    }

    fn cover(&mut self, word: &Word) {
        let range = &mut self.command.range;
        if range.start == range.end {
            *range = word.range.clone();
        }
        range.end = range.end.max(word.range.end);
    }

    fn redirect(&mut self, target: Word) {
        if let Some(first) = self.closed {
            let room = GROUP_TARGETS.saturating_sub(self.copied);
            for command in self.commands.iter_mut().skip(first).take(room) {
                self.copied += 1;
                command.redirect_to.push(target.clone());
            }
            return;
        }
        self.cover(&target);
        self.command.redirect_to.push(target);
    }

    fn word(&mut self, word: Word) {
        self.cover(&word);
        if std::mem::take(&mut self.lead.value_is_due) {
            return self.command.prefix.push(word);
        }
        if (self.command.words.is_empty() || self.lead.declares)
            && let Some(assignment) = self.assignment(&word)
        {
            return self.command.assignments.push(assignment);
        }
        let is_plain = self.script.get(word.range.clone()) == Some(word.text.as_str());
        if is_plain && self.is_at_beginning() {
            self.blocks.word(&word.text, self.commands.len());
        }
        if is_plain && self.command.words.is_empty() && self.leads(&word) {
            self.command.prefix.push(word);
        } else if self.command.exported || !self.lead.declares {
            self.command.words.push(word);
        }
    }

    /// Whether a word that comes now would begin a command, so that it may be one of the shell's own.
    fn is_at_beginning(&self) -> bool {
        let command = &self.command;
        command.words.is_empty() && command.assignments.is_empty() && self.lead.introducer.is_empty()
    }

    /// Whether `word` stands before the command proper.
    fn leads(&mut self, word: &Word) -> bool {
        let text = word.text.as_str();
        if text.starts_with('-') && text.len() > 1 {
            self.lead.value_is_due = takes_value(&self.lead.introducer, text);
            self.command.exported |= self.lead.declares && text.contains('x');
            return !self.lead.introducer.is_empty();
        }
        if self.lead.declares {
            return false;
        }
        self.lead.declares = is_declaration(text);
        self.command.exported |= text == "export";
        if self.lead.declares || is_wrapper(text) {
            text.clone_into(&mut self.lead.introducer);
            return true;
        }
        is_reserved(text)
    }

    /// `NAME=value` or `NAME+=value`; behind `export` and `env` also with quotes around the whole.
    fn assignment(&self, word: &Word) -> Option<Assignment> {
        let spelling = self.script.get(word.range.clone())?;
        let quote = spelling.chars().next().filter(|first| matches!(first, '"' | '\''));
        let is_quoted_whole = |quote| spelling.ends_with(quote) && spelling.len() == word.text.len() + 2;
        if quote.is_some_and(|quote| self.lead.introducer.is_empty() || !is_quoted_whole(quote)) {
            return None;
        }
        let indent = usize::from(quote.is_some());
        let equals = word.text.find('=')?;
        let before = word.text.get(..equals)?;
        let name = before.strip_suffix('+').unwrap_or(before);
        if !is_name(name) || spelling.get(indent..indent + equals) != Some(before) {
            return None;
        }
        let start = word.range.start + indent;
        Some(Assignment {
            name: Word { text: name.to_owned(), range: start..start + name.len(), literal: true },
            value: Word {
                text: word.text.get(equals + 1..)?.to_owned(),
                range: start + equals + 1..word.range.end - indent,
                literal: word.literal && name.len() == before.len(),
            },
        })
    }
}

fn is_reserved(word: &str) -> bool {
    matches!(word, "if" | "then" | "else" | "elif" | "fi" | "while" | "until" | "do" | "done" | "esac" | "!" | "time")
}

fn is_declaration(word: &str) -> bool {
    matches!(word, "export" | "declare" | "typeset" | "local" | "readonly")
}

fn is_wrapper(word: &str) -> bool {
    matches!(word, "env" | "sudo" | "command" | "exec" | "nohup" | "nice" | "xvfb-run")
}

/// Whether the option of `env`, `sudo` or `exec` has its value in the next word.
fn takes_value(command: &str, option: &str) -> bool {
    match command {
        "env" => matches!(option, "-u" | "-C" | "--unset" | "--chdir"),
        "sudo" => matches!(option, "-u" | "-g" | "-h" | "-p" | "-C" | "-D" | "-R" | "-r" | "-t" | "-T" | "-U"),
        "exec" => option == "-a",
        _ => false,
    }
}
