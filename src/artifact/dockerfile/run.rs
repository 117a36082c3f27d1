//! What `RUN` runs.

use super::copy::origins;
use super::effects;
use super::layout::{Copies, Copy, Layout, Origin};
use super::reader::Reader;
use crate::artifact::script::{Dialect, Host, Shell, Start, Starts, is_shell};
use crate::syntax::dockerfile::{self, Flag, Instruction};
use crate::text::{Literal, Span, Value};

/// There is no file of variables for scripts that come later.
static IMAGE: Host = Host { hand_over: "\0", is_template: |_| false, has_own_root: true };

/// Of go commands beyond this many in one file it is not told where they run.
const COMMANDS: usize = 1000;

impl Reader<'_> {
    /// Declares what the scripts of a `RUN` do.
    pub(super) fn run(&mut self, instruction: &Instruction) {
        self.find_stored();
        let Some(stage) = &mut self.stage else { return };
        stage.copies.share();
        let scripts = scripts(instruction, stage.has_shell);
        stage.copies.may_hold_more |= scripts.is_empty() || scripts.iter().any(|script| effects::may_add_files(script));
        let mut copies = stage.copies.clone();
        for mount in instruction.flags.iter().filter(|flag| flag.name == "mount") {
            if let Some(copy) = mounted(self, mount) {
                copies.push(copy);
            }
        }
        copies.share();
        let first = self.declarations.go_commands.len();
        let unread = scripts.is_empty().then(|| instruction.here_documents.iter().map(|document| &document.body));
        let unread = unread.into_iter().flatten().chain(scripts.is_empty().then_some(&instruction.arguments));
        let may_replace_go = scripts.iter().chain(unread).any(|script| effects::may_replace_go(script));
        for script in &scripts {
            self.run_script(script);
        }
        self.place_commands(first, &copies);
        let Some(stage) = &mut self.stage else { return };
        stage.has_run = true;
        if may_replace_go {
            self.replace_go(instruction.name.span);
        }
    }

    fn run_script(&mut self, script: &Literal) {
        let first = self.declarations.go_commands.len();
        let Some(stage) = &mut self.stage else { return };
        stage.makes_module |= script.contains("go mod init");
        let start = Start {
            environment: stage.environment,
            directory: stage.directory.clone(),
            is_known: true,
            starts: if stage.base.is_golang { Starts::Certainly } else { Starts::Usually },
            may_fail: false,
            changes: stage.changes,
            host: &IMAGE,
            dialect: Dialect::Usual,
        };
        let mut shell = Shell::new(self.declarations, start);
        shell.run(script);
        let left = shell.leave();
        (stage.changes, stage.stored) = (left.changes, left.stored);
        // It goes on where a command fails that is not of its last list.
        let Some(last) = effects::last_list(script) else { return };
        let last = script.part(last..last).start;
        for command in self.declarations.go_commands.iter_mut().skip(first).filter(|command| command.span.start < last)
        {
            command.certain = false;
        }
    }

    /// Says where the go commands from the one of number `first` on run, which find `copies`.
    fn place_commands(&mut self, first: usize, copies: &Copies) {
        let makes_module = self.stage.as_ref().is_some_and(|stage| stage.makes_module);
        for command in self.declarations.go_commands.iter_mut().skip(first) {
            // What the shell took for a directory of the repository is one of the image.
            let within = std::mem::replace(&mut command.directory, Value::Unknown).known();
            let is_told = !makes_module && self.layouts.len() < COMMANDS;
            let named = command.named_paths().map(str::to_owned).collect();
            let layout = Layout { directory: within, named, copies: copies.clone() };
            self.layouts.push(if is_told { layout } else { Layout::default() });
        }
    }
}

/// The scripts that `instruction` gives to a shell that is read here.
fn scripts(instruction: &Instruction, has_shell: bool) -> Vec<Literal> {
    if let Some(words) = dockerfile::exec_form(&instruction.arguments) {
        return match words.as_slice() {
            [program, flag, script] if is_shell(program) && flag.starts_with('-') && flag.ends_with('c') => {
                vec![script.clone()]
            }
            words => joined(words).into_iter().collect(),
        };
    }
    if !has_shell {
        return Vec::new();
    }
    let is_all = |announcement: Span| instruction.arguments.span() == announcement;
    match instruction.here_documents.as_slice() {
        [document] if is_all(document.announcement) => {
            let interpreter = document.body.strip_prefix("#!").and_then(|rest| rest.lines().next());
            let is_read = interpreter.is_none_or(|line| line.split([' ', '\t']).any(is_shell));
            is_read.then(|| document.body.clone()).into_iter().collect()
        }
        _ => vec![instruction.arguments.clone()],
    }
}

/// The words of a command that no shell reads, as one that does would read them; none where one of them means something to it.
fn joined(words: &[Literal]) -> Option<Literal> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./=,:@+%".contains(&byte);
    let (first, last) = (words.first()?, words.last()?);
    let (mut text, mut offsets) = (String::new(), Vec::new());
    for word in words {
        if word.is_empty() || !word.bytes().all(is_plain) {
            return None;
        }
        if !text.is_empty() {
            text.push(' ');
            offsets.push(word.span().start);
        }
        text.push_str(word);
        offsets.extend((0..word.len()).map(|index| word.part(index..index).start));
    }
    offsets.push(last.span().end);
    let span = first.span().cover(last.span());
    Some(Literal::escaped(text, span, span, offsets))
}

/// What `--mount=type=bind,source=…,target=…` shows to one script.
fn mounted(reader: &Reader<'_>, mount: &Flag) -> Option<Copy> {
    let options = mount.value.as_ref()?;
    let option = |names: &[&str]| {
        options
            .split(',')
            .filter_map(|option| option.split_once('='))
            .find(|(name, _)| names.contains(name))
            .map(|found| found.1)
    };
    if option(&["type"]).is_some_and(|kind| kind != "bind") {
        return None;
    }
    let target = option(&["target", "dst", "destination"])?;
    let place = |part: &str| part.as_ptr() as usize - options.as_str().as_ptr() as usize;
    let destination = reader.path(&options.slice(place(target)..place(target) + target.len()));
    let stage = option(&["from"]).map(|from| reader.copied_into(&options.slice(place(from)..place(from) + from.len())));
    let sources = match option(&["source", "src"]) {
        Some(source) if source.contains('$') => vec![Origin::Unknown],
        source => origins(source.unwrap_or_default(), stage.as_ref()),
    };
    Some(Copy { sources, destination, into_directory: false })
}
