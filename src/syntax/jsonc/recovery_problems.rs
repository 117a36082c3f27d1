//! What is said of a text that VS Code mends in silence.

use super::scanner::{Kind, Number, Token};
use super::strings;
use crate::syntax::{Problem, ProblemKind, limits};
use crate::text::Span;

/// Collects the problems of one text, up to [`limits::PROBLEMS_PER_FILE`].
pub(super) struct Reporter<'t> {
    text: &'t str,
    problems: Vec<Problem>,
    /// Whether a merge conflict has been reported that is not over yet.
    in_conflict: bool,
}

impl<'t> Reporter<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, problems: Vec::new(), in_conflict: false }
    }

    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// Words where none belong, which VS Code skips.
    pub(super) fn stray(&mut self, words: Span) {
        let shown = self.shown(words);
        let problem = problem(words, format!("`{shown}` is no JSON, so VS Code skips it"));
        self.push(if shown.starts_with('#') { problem.help("a comment begins with `//`") } else { problem });
    }

    /// No value begins anywhere.
    pub(super) fn no_value_at_all(&mut self, place: Span) {
        let shown = self.shown(place);
        self.push(problem(place, format!("`{shown}` begins no JSON value, so VS Code reads nothing of this file")));
    }

    /// Something behind the first value.
    pub(super) fn trailing(&mut self, place: Span) {
        let message = "the file's one value has ended before this, so VS Code ignores all from here on";
        self.push(problem(place, message).help("look for a bracket that closes too early"));
    }

    /// A `/*` without its end.
    pub(super) fn open_comment(&mut self, start: usize) {
        let message = "this comment is never closed, so VS Code reads nothing behind it";
        self.push(problem(Span::new(start, start + 2), message));
    }

    /// A bracket that is still open where the text ends.
    pub(super) fn unclosed(&mut self, opener: Span) {
        let shown = self.shown(opener);
        let message =
            format!("the file ends before this `{shown}` is closed, and VS Code silently applies what it could read");
        self.push(problem(opener, message));
    }

    /// A comma with nothing before it.
    pub(super) fn superfluous_comma(&mut self, comma: Span) {
        let problem =
            problem(comma, "this comma separates nothing; VS Code skips it, stricter readers refuse the file");
        self.push(problem.mend("remove the comma", vec![(comma, String::new())]));
    }

    /// Two members or elements with no comma between; the first ends at `end`.
    pub(super) fn missing_comma(&mut self, token: Span, end: usize) {
        let message =
            "no comma stands before this; VS Code reads on as if there were one, stricter readers refuse the file";
        let problem = problem(token, message);
        self.push(problem.mend("insert the comma", vec![(Span::empty(end), ",".to_owned())]));
    }

    /// What should be a member's name; `next` is the token behind it.
    pub(super) fn no_name(&mut self, place: Span, next: Kind) {
        let shown = self.shown(place);
        let (message, help) = if shown.starts_with('\'') {
            (format!("JSON knows no single quotes, so VS Code drops {shown} and its value"), "write double quotes")
        } else if next == Kind::Colon && !shown.starts_with(':') {
            (
                format!("the name `{shown}` has no quotes, so VS Code drops it and its value"),
                "write it in double quotes",
            )
        } else {
            let message =
                format!("`{shown}` stands where a name in double quotes belongs, so VS Code skips to the next comma");
            return self.push(problem(place, message));
        };
        self.push(problem(place, message).help(help));
    }

    /// What should be an array's element.
    pub(super) fn no_element(&mut self, place: Span) {
        let problem = self.not_a_value(place, "this element");
        self.push(problem);
    }

    /// A name that no colon follows; `words` are skipped between.
    pub(super) fn no_colon(&mut self, name: Token, words: Option<Span>) {
        let span = Span::new(name.start, name.end);
        let shown = self.name(name);
        let problem = match words {
            _ if name.kind == (Kind::String { closed: false }) => {
                problem(span, format!("the name `{shown}` has no closing quote on its line, so VS Code drops it"))
            }
            Some(words) if words.start == name.end => {
                let message = format!("the string `{shown}` ends before `{}`, so VS Code drops it", self.shown(words));
                problem(span, message).help(r#"a quote inside a string is written `\"`"#)
            }
            _ => problem(span, format!("no colon follows the name `{shown}`, so VS Code drops it and what follows")),
        };
        self.push(problem);
    }

    /// A name and a colon that no value follows, but `next`, and `words` that are skipped between.
    pub(super) fn no_value(&mut self, name: Token, next: Token, words: Option<Span>) {
        let shown = self.name(name);
        let problem = match (words, next.kind) {
            (Some(words), _) => self.not_a_value(words, &format!("`{shown}`")),
            (None, Kind::Comma | Kind::CloseBrace) => {
                problem(Span::new(name.start, name.end), format!("`{shown}` has no value, so VS Code drops it"))
            }
            (None, _) => self.not_a_value(Span::new(next.start, next.end), &format!("`{shown}`")),
        };
        self.push(problem);
    }

    /// A number that breaks off.
    pub(super) fn broken_number(&mut self, place: Span, number: Number) {
        let shown = self.shown(place);
        let (lack, read) = match number {
            Number::WithoutExponent(length) => ("exponent", shown.get(..length).unwrap_or(shown)),
            Number::WithoutFraction | Number::Whole => ("fraction", "0"),
        };
        self.push(problem(place, format!("`{shown}` lacks the digits of its {lack}, so VS Code reads `{read}`")));
    }

    fn not_a_value(&self, place: Span, dropped: &str) -> Problem {
        let shown = self.shown(place);
        if shown.starts_with('\'') {
            let message = format!("JSON knows no single quotes, so VS Code drops {dropped}");
            return problem(place, message).help("write double quotes");
        }
        let problem = problem(place, format!("`{shown}` is no JSON value, so VS Code drops {dropped}"));
        match shown {
            "True" | "TRUE" => problem.help("write `true`"),
            "False" | "FALSE" => problem.help("write `false`"),
            "None" | "undefined" | "NULL" | "Null" => problem.help("write `null`"),
            _ => problem,
        }
    }

    fn push(&mut self, problem: Problem) {
        if self.problems.len() >= limits::PROBLEMS_PER_FILE {
            return;
        }
        match self.conflict_marker(problem.span.start) {
            Some(line) => self.conflict(line),
            None => self.problems.push(problem),
        }
    }

    /// One problem for each merge conflict, not for each of its markers.
    fn conflict(&mut self, line: Span) {
        let marker = self.text.as_bytes().get(line.start).copied();
        if marker == Some(b'<') || !self.in_conflict {
            let shown = self.shown(line);
            let message = format!(
                "`{shown}` marks a merge conflict; VS Code skips the marker and reads both sides, of which the later wins"
            );
            self.problems.push(problem(line, message));
        }
        self.in_conflict = marker != Some(b'>');
    }

    /// The line of a merge conflict's marker on which the byte `at` stands.
    fn conflict_marker(&self, at: usize) -> Option<Span> {
        let start = self.text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
        let line = self.text.get(start..)?.lines().next()?;
        let markers = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];
        let is_marker = markers
            .iter()
            .any(|marker| line.strip_prefix(marker).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')));
        is_marker.then(|| Span::new(start, start + line.trim_end().len()))
    }

    fn name(&self, token: Token) -> String {
        let literal = strings::read(self.text, token.start).literal;
        clipped(literal.as_str()).to_owned()
    }

    /// The bytes at `span` as a message may show them: of one line, and not many.
    fn shown(&self, span: Span) -> &'t str {
        clipped(self.text.get(span.range()).unwrap_or_default())
    }
}

fn problem(span: Span, message: impl Into<String>) -> Problem {
    Problem::new(ProblemKind::InvalidJson, span, message)
}

fn clipped(text: &str) -> &str {
    let line = text.lines().next().unwrap_or_default();
    let end = line.char_indices().nth(60).map_or(line.len(), |(end, _)| end);
    line.get(..end).unwrap_or_default().trim_end()
}
