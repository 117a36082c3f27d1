//! Which commands a script certainly runs, and fails with.

use super::Command;

/// Longer lines than this were not written by a person, and are not looked at.
const LINE_BYTES: usize = 4096;

/// How far a script goes straight on, command by command, each failure being its own. Once it branches, nothing after is certain.
pub struct Certainty<'s> {
    script: &'s str,
    commands: &'s [Command],
    /// Where it branches first.
    end: usize,
}

impl<'s> Certainty<'s> {
    /// Of a script and its commands.
    pub fn of(script: &'s str, commands: &'s [Command]) -> Self {
        let function = script.find("()").unwrap_or(script.len());
        let branch = commands.iter().find(|command| branches(command)).map_or(script.len(), |command| {
            let prefix = command.prefix.first().map_or(command.range.start, |word| word.range.start);
            prefix.min(command.range.start)
        });
        let catches_group = ["} ||", ") ||", "}||", ")||"].iter().any(|caught| script.contains(caught));
        Self { script, commands, end: if catches_group { 0 } else { function.min(branch) } }
    }

    /// Whether the script certainly gets to the command of that index, as far as those before it succeed, and fails where it does.
    pub fn holds(&self, index: usize) -> bool {
        let Some(command) = self.commands.get(index).filter(|command| command.range.start < self.end) else {
            return false;
        };
        let Some((start, line)) = self.line_around(command) else { return false };
        let is_on_line = |other: &&Command| other.range.start >= start;
        let before = self.commands.get(..index).unwrap_or_default().iter().rev().take_while(is_on_line);
        !line.contains("||") && !has_background(line) && before.into_iter().all(is_no_test)
    }

    /// The line that a command stands on, with those that a backslash continues, and where it begins.
    fn line_around(&self, command: &Command) -> Option<(usize, &'s str)> {
        let before = self.script.get(..command.range.start)?;
        let mut start = before.rfind('\n').map_or(0, |at| at + 1);
        while let Some(above) = self.script.get(..start).and_then(continued) {
            start = above.rfind('\n').map_or(0, |at| at + 1);
            if command.range.start - start > LINE_BYTES {
                return None;
            }
        }
        let mut end = self.line_end(command.range.end)?;
        while let Some(text) = self.script.get(start..end).filter(|text| text.len() <= LINE_BYTES) {
            if !text.trim_end_matches('\r').ends_with('\\') || end == self.script.len() {
                return Some((start, text));
            }
            end = self.line_end(end + 1)?;
        }
        None
    }

    fn line_end(&self, from: usize) -> Option<usize> {
        let rest = self.script.get(from..)?;
        Some(rest.find('\n').map_or(self.script.len(), |at| from + at))
    }
}

/// The text above a line, where its last line goes on below.
fn continued(above: &str) -> Option<&str> {
    above.strip_suffix('\n')?.trim_end_matches('\r').strip_suffix('\\')
}

/// Whether what follows a command may be skipped, repeated, or forgiven.
fn branches(command: &Command) -> bool {
    let keywords = ["if", "then", "else", "elif", "while", "until", "do", "!"];
    let words: Vec<&str> = command.words.iter().take(2).map(|word| word.text.as_str()).collect();
    command.prefix.iter().any(|word| keywords.contains(&word.text.as_str()))
        || matches!(words.as_slice(), ["for" | "case" | "select" | "function" | "trap" | "exit" | "return", ..])
        || matches!(words.as_slice(), ["set", flags, ..] if flags.starts_with('+'))
}

/// `a &`, which nobody waits for.
fn has_background(line: &str) -> bool {
    let bytes = line.as_bytes();
    bytes.iter().enumerate().any(|(at, byte)| {
        let near = |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
        let (before, after) = (near(at.checked_sub(1)), near(Some(at + 1)));
        *byte == b'&' && !matches!(before, b'&' | b'>' | b'<' | b'|' | b'\\') && !matches!(after, b'&' | b'>')
    })
}

/// Whether a command is not one to find something out, so that those after it on its line are meant to run.
fn is_no_test(command: &Command) -> bool {
    const PLAIN: [&str; 9] = ["cd", "go", "echo", "export", "set", "pushd", "popd", "mkdir", "printf"];
    command.words.first().is_none_or(|word| PLAIN.contains(&word.text.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::shell;

    /// The commands of `script` that it certainly runs.
    fn certain(script: &str) -> Vec<String> {
        let commands = shell::commands(script);
        let certainty = Certainty::of(script, &commands);
        let held = commands.iter().enumerate().filter(|(index, _)| certainty.holds(*index));
        let words =
            |command: &Command| command.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
        held.map(|(_, command)| words(command)).collect()
    }

    #[test]
    fn straight_scripts_are_certain() {
        assert_eq!(
            certain("go a\ncd x && go b\ngo c | tee d\ngo e > f 2>&1\n"),
            ["go a", "cd x", "go b", "go c", "tee d", "go e"]
        );
        assert_eq!(certain("go a \\\n  -x\nA=1 go b"), ["go a -x", "go b"]);
        assert_eq!(certain(""), [""; 0]);
    }

    #[test]
    fn what_may_be_skipped_is_not() {
        assert_eq!(certain("go a\nif x; then go b; fi\ngo c"), ["go a"]);
        assert_eq!(certain("for x in y; do\n  go b\ndone"), [""; 0]);
        assert_eq!(certain("f() {\n go a\n}\ngo b"), ["f"]);
        assert_eq!(certain("go a\ntest -f x && go b\ngo c"), ["go a", "test -f x", "go c"]);
        assert_eq!(certain("test -f x && \\\n go b"), ["test -f x"]);
        assert_eq!(certain("go a\nexit 0\ngo b"), ["go a"]);
    }

    #[test]
    fn what_is_forgiven_is_not() {
        assert_eq!(certain("go a || true\ngo b"), ["go b"]);
        assert_eq!(certain("go a \\\n  || true"), [""; 0]);
        assert_eq!(certain("{ go a\n} || true"), [""; 0]);
        assert_eq!(certain("go a &\nwait\ngo b"), ["wait", "go b"]);
        assert_eq!(certain("set +e\ngo a"), [""; 0]);
        assert_eq!(certain("! go a"), [""; 0]);
    }
}
