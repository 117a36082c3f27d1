//! Directives that go.mod and go.work share, read as golang.org/x/mod/modfile does (rule.go, Go 1.27): how many arguments, which
//! strings, which once only. A directive that the go command rejects is one problem and is left out.

use crate::go::local_path::LocalPath;
use crate::syntax::modfile::{File, Line, Token};
use crate::syntax::{Problem, ProblemKind};
use crate::text::{Literal, Span};

/// A directive with one argument: `go 1.25.0`, `toolchain go1.26.1`, `module example.com/m`, `use ./a`, `tool example.com/t`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// The argument as Go reads it.
    pub value: Literal,
    /// From the directive's word (in a block: from the argument) to the last argument.
    pub span: Span,
    /// The bytes to delete so that it is gone.
    pub removal: Span,
}

/// `require path version`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The module that is required.
    pub path: Literal,
    /// At least this version of it.
    pub version: Literal,
    /// Whether the line says `// indirect`.
    pub indirect: bool,
    /// The path and the version.
    pub span: Span,
}

/// `replace path [version] => target [version]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The module that is replaced.
    pub path: Literal,
    /// Only this version of it, where one is given.
    pub version: Option<Literal>,
    /// A module path, or a directory where [`Replacement::is_local`].
    pub target: Literal,
    /// The version of the target; a directory has none.
    pub target_version: Option<Literal>,
    /// From the path to the last argument.
    pub span: Span,
    /// The bytes to delete so that it is gone.
    pub removal: Span,
}

impl Replacement {
    /// Whether the target is a directory.
    pub fn is_local(&self) -> bool {
        self.target_version.is_none()
    }
}

/// Reads the directives of one file, and collects what is wrong with them.
pub(super) struct DirectiveReader {
    pub(super) problems: Vec<Problem>,
}

impl DirectiveReader {
    pub(super) fn new(file: &File) -> Self {
        Self { problems: file.problems.clone() }
    }

    pub(super) fn reject(&mut self, span: Span, message: String, help: &str) {
        self.problems.push(Problem::new(ProblemKind::InvalidModfile, span, message).help(help));
    }

    /// The argument of a directive that takes one.
    pub(super) fn single(&mut self, line: &Line) -> Option<Directive> {
        let [argument] = line.args.as_slice() else {
            let word = line.verb.as_str();
            let message = format!("`{word}` takes exactly one argument, so the go command rejects the whole file");
            self.reject(line.span, message, &format!("write `{word} VALUE` on a line of its own"));
            return None;
        };
        Some(Directive { value: self.string(argument)?, span: line.span, removal: line.removal() })
    }

    /// The argument of a directive that may stand in a file once.
    pub(super) fn once(&mut self, lines: &[&Line]) -> Option<Directive> {
        let (first, repeated) = lines.split_first()?;
        for line in repeated {
            let word = line.verb.as_str();
            let message = format!("a second `{word}` line, so the go command rejects the whole file");
            let problem = Problem::new(ProblemKind::InvalidModfile, line.span, message).help("keep one of them");
            self.problems.push(problem.related(first.span, "the first is here"));
        }
        self.single(first)
    }

    /// An argument as a string.
    pub(super) fn string(&mut self, token: &Token) -> Option<Literal> {
        match token.string() {
            Ok(text) => Some(text),
            Err(error) => {
                let message = format!("{error}, so the go command rejects the whole file");
                self.reject(token.span(), message, "write the word bare, or between double quotes");
                None
            }
        }
    }

    pub(super) fn requirement(&mut self, line: &Line) -> Option<Requirement> {
        let [path, version] = line.args.as_slice() else {
            let message = "`require` takes a module path and a version, so the go command rejects the whole file";
            self.reject(line.span, message.to_owned(), "write `require module/path v1.2.3`");
            return None;
        };
        let comment = line.comment.as_ref().map_or("", |comment| comment.value.trim());
        let indirect = comment == "indirect" || comment.starts_with("indirect;");
        Some(Requirement { path: self.string(path)?, version: self.string(version)?, indirect, span: line.span })
    }

    pub(super) fn replacement(&mut self, line: &Line) -> Option<Replacement> {
        let arrow = line.args.iter().position(|token| token.as_str() == "=>");
        let (old, new) = match arrow {
            Some(at) => (line.args.get(..at).unwrap_or_default(), line.args.get(at + 1..).unwrap_or_default()),
            None => (&[][..], &[][..]),
        };
        let ([path] | [path, _], [target] | [target, _]) = (old, new) else {
            let message = "not a replacement, so the go command rejects the whole file";
            self.reject(
                line.span,
                message.to_owned(),
                "write `replace module/path [v1.2.3] => ../directory`, or `=> other/module v1.4.0`",
            );
            return None;
        };
        let version = old.get(1).map(|token| self.string(token).ok_or(())).transpose().ok()?;
        let target_version = new.get(1).map(|token| self.string(token).ok_or(())).transpose().ok()?;
        let replacement = Replacement {
            path: self.string(path)?,
            version,
            target: self.string(target)?,
            target_version,
            span: line.span,
            removal: line.removal(),
        };
        self.accept_target(&replacement).then_some(replacement)
    }

    /// A target is a directory without a version, or a module with one (modfile/rule.go, parseReplace).
    fn accept_target(&mut self, replacement: &Replacement) -> bool {
        let target = &replacement.target;
        let (message, help) = match (&replacement.target_version, LocalPath::of(target).is_some()) {
            (None, false) if target.contains('@') => (
                format!("`{}` joins path and version with `@`, which the go command rejects here", target.as_str()),
                "put a blank in place of the `@`",
            ),
            (None, false) => (
                format!(
                    "`{}` is neither a module with a version nor a path that begins with `./` or `../`, so the go command rejects the whole file",
                    target.as_str()
                ),
                "begin a directory with `./` or `../`; give a module a version",
            ),
            (Some(_), true) => (
                format!(
                    "the directory `{}` is given a version, so the go command rejects the whole file",
                    target.as_str()
                ),
                "drop the version",
            ),
            _ => return true,
        };
        self.reject(target.span(), message, help);
        false
    }

    /// A directive that no Go knows in this file.
    pub(super) fn unknown(&mut self, line: &Line, file_name: &str, known: &[&str]) {
        let word = line.verb.as_str();
        let message = format!("{file_name} has no directive `{word}`, so the go command rejects the whole file");
        self.reject(line.verb.span(), message, &format!("the directives are {}", known.join(", ")));
    }
}
