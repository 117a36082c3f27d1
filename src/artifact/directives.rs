//! Directives that go.mod and go.work share, read as golang.org/x/mod/modfile does (rule.go, Go 1.27): how many arguments, which
//! strings, which once only. A directive that the go command rejects is one problem and is left out.

mod versions;

use crate::artifact::{Declarations, GoVersionDeclaration, Scope, VersionKind};
use crate::facts::releases::DIRECTIVES_SINCE;
use crate::go::local_path::{LocalPath, first_backslash};
use crate::syntax::modfile::{Block, File, Line, Token};
use crate::syntax::{Problem, ProblemKind};
use crate::text::{Literal, Located, RepoPath, Span, Value};

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
    /// The path and the version; outside of a block the directive's word too.
    pub span: Span,
    /// The bytes to delete so that it is gone.
    pub removal: Span,
}

/// `exclude path version`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclusion {
    /// The module.
    pub path: Literal,
    /// The version of it that must not be used.
    pub version: Literal,
    /// The path and the version; outside of a block the directive's word too.
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
    /// The target with its version.
    pub fn target_span(&self) -> Span {
        let version = self.target_version.as_ref().map_or(self.target.span(), Literal::span);
        self.target.span().cover(version)
    }

    /// Whether the target is a directory.
    pub fn is_local(&self) -> bool {
        self.target_version.is_none()
    }
}

/// `retract version` or `retract [low, high]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retraction {
    /// The version, or the lowest of the interval.
    pub low: Literal,
    /// The highest of the interval; none for a single version.
    pub high: Option<Literal>,
    /// The versions, with their brackets.
    pub span: Span,
}

/// Declares what the `go` and `toolchain` lines ask for in `directory` and below.
pub(super) fn declare_versions(
    go: Option<&Directive>,
    toolchain: Option<&Directive>,
    directory: &RepoPath,
    declarations: &mut Declarations,
) {
    for (directive, kind) in [(go, VersionKind::Minimum), (toolchain, VersionKind::Toolchain)] {
        if let Some(Directive { value, .. }) = directive {
            declarations.version(GoVersionDeclaration {
                kind,
                spec: Value::Known(value.clone()),
                read_as: None,
                span: value.span(),
                consumer: None,
                scope: Scope::Directory(directory.clone()),
            });
        }
    }
}

/// The first directive of each kind that Go has not always known.
pub(super) fn firsts(file: &File) -> Vec<Located<&'static str>> {
    let first = |word: &'static str| file.directives(word).next().map(|line| Located::new(word, line.span));
    DIRECTIVES_SINCE.iter().filter_map(|(word, _)| first(word)).collect()
}

/// Reads the directives of one file, and collects what is wrong with them.
pub(super) struct DirectiveReader {
    pub(super) problems: Vec<Problem>,
    /// What people call the file.
    file_name: &'static str,
    /// The directives that Go knows in it.
    known: &'static [&'static str],
    /// Whether versions must be written out in full. go.work takes `v1` for `v1.0.0`.
    wants_canonical_versions: bool,
}

impl DirectiveReader {
    pub(super) fn of_go_mod(file: &File, known: &'static [&'static str]) -> Self {
        Self { problems: file.problems.clone(), file_name: "go.mod", known, wants_canonical_versions: true }
    }

    pub(super) fn of_go_work(file: &File, known: &'static [&'static str]) -> Self {
        Self { problems: file.problems.clone(), file_name: "go.work", known, wants_canonical_versions: false }
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
            let mut problem = Problem::new(ProblemKind::InvalidModfile, line.span, message)
                .help("keep one of them")
                .related(first.span, "the first is here");
            if first.args.iter().map(Token::as_str).eq(line.args.iter().map(Token::as_str)) {
                problem = problem.mend("remove the second line", vec![(line.removal(), String::new())]);
            }
            self.problems.push(problem);
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
        let (path, version) = (self.string(path)?, self.string(version)?);
        self.accept_version(&path, &version);
        Some(Requirement { path, version, indirect, span: line.span, removal: line.removal() })
    }

    /// `exclude path version`.
    pub(super) fn exclusion(&mut self, line: &Line) -> Option<Exclusion> {
        let [path, version] = line.args.as_slice() else {
            let message = "`exclude` takes a module path and a version, so the go command rejects the whole file";
            self.reject(line.span, message.to_owned(), "write `exclude module/path v1.2.3`");
            return None;
        };
        let (path, version) = (self.string(path)?, self.string(version)?);
        self.accept_version(&path, &version);
        Some(Exclusion { path, version, span: line.span })
    }

    /// `godebug key=value`.
    pub(super) fn godebug(&mut self, line: &Line) -> Option<Directive> {
        let is_setting = |text: &str| text.contains('=') && !text.contains(['"', '`', '\'', ',']);
        match line.args.as_slice() {
            [setting] if is_setting(setting.as_str()) => {
                Some(Directive { value: setting.text.clone(), span: line.span, removal: line.removal() })
            }
            _ => {
                let message =
                    "`godebug` takes one `key=value` without blanks, so the go command rejects the whole file";
                self.reject(line.span, message.to_owned(), "write each key on a line of its own: `godebug key=value`");
                None
            }
        }
    }

    pub(super) fn replacement(&mut self, line: &Line) -> Option<Replacement> {
        // What stands first is the path, even where it looks like an arrow.
        let is_arrow = |at: &usize| line.args.get(*at).is_some_and(|token| token.as_str() == "=>");
        let (old, new) = match [1, 2].into_iter().find(is_arrow) {
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
        self.accept_replaced(&replacement);
        self.accept_target(&replacement).then_some(replacement)
    }

    /// The old side must be a path that may have versions, the new one too where it has one.
    fn accept_replaced(&mut self, replacement: &Replacement) {
        match &replacement.version {
            Some(version) => self.accept_version(&replacement.path, version),
            None => self.accept_path(&replacement.path),
        }
        if let Some(version) = &replacement.target_version
            && LocalPath::of(&replacement.target).is_none()
        {
            self.accept_version(&replacement.target, version);
        }
    }

    /// A target is a directory without a version, or a module with one (modfile/rule.go, parseReplace).
    fn accept_target(&mut self, replacement: &Replacement) -> bool {
        let target = &replacement.target;
        if replacement.target_version.is_none() && first_backslash(target).is_some() {
            let message = "Go takes a backslash in a replacement on Windows only, and rejects the whole file elsewhere";
            let problem = Problem::new(ProblemKind::InvalidModfile, target.span(), message);
            self.problems.push(match LocalPath::of(target) {
                Some(LocalPath::Relative) if target.is_verbatim() => {
                    let mended = vec![(target.content(), target.replace('\\', "/"))];
                    problem.help("write slashes").mend("write slashes", mended)
                }
                _ => problem.help("name the directory by its path from here, with slashes"),
            });
            return false;
        }
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

    /// The directives and blocks that Go knows in no such file, and the blocks of directives that stand alone.
    pub(super) fn refuse_others(&mut self, file: &File) {
        for line in file.lines.iter().filter(|line| line.block.is_none()) {
            self.refuse_unknown(&line.verb);
        }
        for Block { verb, .. } in &file.blocks {
            if matches!(verb.as_str(), "go" | "toolchain") {
                let message = format!("`{}` takes no block, so the go command rejects the whole file", verb.as_str());
                self.reject(verb.span(), message, "write it on a line of its own");
            } else {
                self.refuse_unknown(verb);
            }
        }
    }

    fn refuse_unknown(&mut self, verb: &Token) {
        if !self.known.contains(&verb.as_str()) {
            let (file_name, word) = (self.file_name, verb.as_str());
            let message = format!("{file_name} has no directive `{word}`, so the go command rejects the whole file");
            self.reject(verb.span(), message, &format!("the directives are {}", self.known.join(", ")));
        }
    }
}
