//! The forms in which scripts set variables.

use crate::artifact::{EnvAssignment, EnvironmentId};
use crate::syntax::shell::{Assignment, Command, Word};
use crate::text::{Literal, Located, Span, Value};

/// A variable that a command sets, wherever that holds.
#[derive(Clone, Debug)]
pub(in crate::artifact) struct Assigned {
    pub(in crate::artifact) name: Located<String>,
    written: Literal,
    value: Value<Literal>,
}

/// A script, with what is not the shell's own in it.
#[derive(Clone, Copy)]
pub(super) struct Text<'s> {
    pub(super) script: &'s Literal,
    /// Whether something fills in a text before the shell sees it: `${{ … }}`.
    pub(super) is_template: fn(&str) -> bool,
}

impl Assigned {
    /// That the variable has no value, or that it cannot be told which.
    pub(super) fn implied(name: &str, value: Value<()>) -> Self {
        let nothing = Literal::verbatim("", Span::empty(0), 0);
        let name = Located::new(name.to_owned(), Span::empty(0));
        Self { name, written: nothing.clone(), value: value.map(|()| nothing) }
    }

    /// The same, of which it cannot be told whether it holds.
    pub(super) fn doubtful(mut self) -> Self {
        self.value = Value::Unknown;
        self
    }

    pub(super) fn known(&self) -> Option<&str> {
        self.value.as_ref().known().map(Literal::as_str)
    }

    /// The variable in its environment.
    pub(in crate::artifact) fn declared(self, environment: EnvironmentId) -> EnvAssignment {
        let Self { name, written, value } = self;
        EnvAssignment { name, written, value, environment }
    }
}

impl Text<'_> {
    /// `NAME=value`, as the shell's own assignment.
    pub(super) fn assignment(self, assignment: &Assignment) -> Assigned {
        let Assignment { name, value } = assignment;
        let written = self.script.nested(value.text.clone(), value.range.clone(), value.offsets(self.script));
        self.assigned(&name.text, name.range.start, written, value.literal)
    }

    /// `NAME=value`, as an argument, with quotes around the whole or a part.
    pub(super) fn argument(self, word: &Word) -> Option<Assigned> {
        let (name, value) = word.text.split_once('=')?;
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let offsets = word.offsets(self.script).filter(|_| is_name);
        let Some(offsets) = offsets else {
            let written = self.script.nested(value, word.range.clone(), None);
            return is_name.then(|| self.assigned(name, word.range.start, written, false));
        };
        let first = *offsets.first()?;
        let start = offsets.get(name.len())? + 1;
        let is_quoted_whole = first != word.range.start;
        let end = if is_quoted_whole { *offsets.last()? } else { word.range.end };
        let value_offsets = offsets.get(name.len() + 1..)?.to_vec();
        let written = self.script.nested(value, start..end.max(start), Some(value_offsets));
        Some(self.assigned(name, first, written, word.literal))
    }

    /// `$env:NAME = 'value'`, as PowerShell has it. Text that PowerShell would look into is not known.
    pub(super) fn powershell(self, command: &Command) -> Option<Assigned> {
        let (first, last) = (command.words.first()?, command.words.last()?);
        let range = first.range.start..last.range.end;
        let line = self.script.get(range.clone())?;
        let rest = line.get(..5).filter(|sign| sign.eq_ignore_ascii_case("$env:")).and_then(|_| line.get(5..))?;
        let (name, value) = rest.split_once('=')?;
        let name = name.trim_end();
        let spelled = value.trim_start();
        let quoted = |quote: char| spelled.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
        let is_number = !spelled.is_empty() && spelled.bytes().all(|byte| byte.is_ascii_digit());
        let content = quoted('\'').or_else(|| quoted('"')).unwrap_or(spelled);
        let is_text = content.len() != spelled.len() && !content.contains(['$', '`', '\'', '"']);
        let end = range.end;
        let start = end - spelled.len();
        let inner = start + usize::from(content.len() != spelled.len());
        let offsets = (inner..=inner + content.len()).collect();
        let written = self.script.nested(content, start..end, Some(offsets));
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        is_name.then(|| self.assigned(name, range.start + 5, written, is_text || is_number))
    }

    /// `set NAME=value` or `set "NAME=value"`, as cmd.exe has it, where blanks and quotes are a part of the value.
    pub(super) fn cmd(self, command: &Command) -> Option<Assigned> {
        let [_, word] = command.words.as_slice() else { return None };
        let rest = self.script.get(word.range.end..).unwrap_or_default();
        let ends = rest.is_empty() || rest.starts_with(['\n', '\r']);
        let is_plain = !word.text.contains(['%', '!', '^', '\\', '\'', '"']);
        let spelling = self.script.get(word.range.clone()).unwrap_or_default();
        let is_verbatim = spelling == word.text || spelling.trim_matches('"') == word.text;
        let assigned = self.argument(word)?;
        Some(if ends && is_plain && is_verbatim { assigned } else { assigned.doubtful() })
    }

    fn assigned(self, name: &str, start: usize, written: Literal, is_literal: bool) -> Assigned {
        let name = Located::new(name.to_owned(), self.script.part(start..start + name.len()));
        let is_known = is_literal && !(self.is_template)(&written);
        let value = if is_known { Value::Known(written.clone()) } else { Value::Unknown };
        Assigned { name, written, value }
    }
}
