//! From tokens to commands: which words are assignments, which the command, which stand before it.

use super::lexer::{Lexer, Token};
use super::{Assignment, Command, Word, is_name};

/// How often the target of an enclosing group's redirection is copied to the commands in it; what is nested deeper or
/// longer than that was not written by a person.
const GROUP_TARGETS: usize = 10_000;

/// The commands of `script`.
pub(super) fn read(script: &str) -> Vec<Command> {
    let mut reader = Reader {
        script,
        commands: Vec::new(),
        command: Command::default(),
        lead: Lead::default(),
        groups: Groups::default(),
    };
    let mut lexer = Lexer::new(script);
    while let Some(token) = lexer.next() {
        match token {
            Token::Word(word) => reader.word(word),
            Token::Separator => reader.end_command(),
            Token::Open => {
                reader.end_command();
                reader.groups.open.push(reader.commands.len());
            }
            Token::Close => {
                reader.end_command();
                reader.groups.closed = reader.groups.open.pop();
            }
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
    reader.end_command();
    reader.commands
}

struct Reader<'s> {
    script: &'s str,
    commands: Vec<Command>,
    command: Command,
    lead: Lead,
    groups: Groups,
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

#[derive(Default)]
struct Groups {
    /// For each open group, how many commands stand before it.
    open: Vec<usize>,
    /// The same for the group that has just been closed.
    closed: Option<usize>,
    copied: usize,
}

impl Reader<'_> {
    fn end_command(&mut self) {
        self.groups.closed = None;
        self.lead = Lead::default();
        let command = std::mem::take(&mut self.command);
        let says_nothing = command.words.is_empty() && command.assignments.is_empty() && command.redirect_to.is_empty();
        if !says_nothing || command.exported {
            self.commands.push(command);
        }
    }

    fn cover(&mut self, word: &Word) {
        let range = &mut self.command.range;
        if range.start == range.end {
            *range = word.range.clone();
        }
        range.end = range.end.max(word.range.end);
    }

    fn redirect(&mut self, target: Word) {
        if let Some(first) = self.groups.closed {
            let room = GROUP_TARGETS.saturating_sub(self.groups.copied);
            for command in self.commands.iter_mut().skip(first).take(room) {
                self.groups.copied += 1;
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
        if is_plain && self.command.words.is_empty() && self.leads(&word) {
            self.command.prefix.push(word);
        } else if self.command.exported || !self.lead.declares {
            self.command.words.push(word);
        }
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
    matches!(word, "env" | "sudo" | "command" | "exec" | "nohup")
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
