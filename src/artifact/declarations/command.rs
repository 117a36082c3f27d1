//! Which go commands are run, and what came before them.

use std::collections::BTreeMap;

use super::environment::EnvironmentId;
use crate::text::{RepoPath, Span, Value};

/// A script runs a go command.
#[derive(Clone, Debug)]
pub struct GoCommand {
    /// The words after `go`, the subcommand first.
    pub words: Vec<String>,
    /// From `go` to the last of them.
    pub span: Span,
    /// Where it runs.
    pub environment: EnvironmentId,
    /// The directory that it runs in, below the root, where that is a plain checkout of the repository.
    pub directory: Value<RepoPath>,
    /// The variables that scripts set for it, whatever the environments around it say; empty where they unset one. What
    /// [`effective`](super::Declarations::effective) has from an environment of a script, and nothing else.
    pub overrides: BTreeMap<String, Value<String>>,
    /// Whether its script goes on where it fails, so that a failure may be what is asked for: it stands behind `!` or `if`, or
    /// before `||`.
    pub may_fail: bool,
    /// What may have changed in the checkout before it runs.
    pub before: Changes,
    /// Whether its job certainly runs it, and fails where it fails: no condition stands before it, nothing forgives it, and no image
    /// brings variables of its own.
    pub certain: bool,
}

/// How many bytes of a command a message shows.
const LONGEST_LINE: usize = 60;

/// What earlier commands of a job may have changed in its checkout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files may have been added: something ran of which that is not known.
    pub files: bool,
    /// A script speaks of `vendor`.
    pub vendor: bool,
    /// A script speaks of go.work.
    pub workspace: bool,
    /// What became of the files that make modules and workspaces, and of the variables that are not written in the same file.
    pub modules: FileState,
    /// What became of go.sum.
    pub go_sum: FileState,
}

/// Whether a file is still as it was committed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum FileState {
    /// It is, or it is absent as it was.
    #[default]
    AsCommitted,
    /// Something may have written it.
    MayDiffer,
}

impl GoCommand {
    /// The command for people: all of it, or its beginning where it is long.
    pub fn line(&self) -> String {
        let whole = format!("go {}", self.words.join(" "));
        if whole.len() <= LONGEST_LINE && !whole.contains(['\n', '`']) {
            return whole;
        }
        format!("go {} …", self.words.first().map_or("", String::as_str))
    }

    /// Whether it builds something.
    pub fn builds(&self) -> bool {
        let builds = ["build", "install", "run", "test", "vet"];
        self.words.first().is_some_and(|subcommand| builds.contains(&subcommand.as_str()))
    }

    /// Whether it looks up modules whatever go.mod and go.sum say.
    pub fn looks_up_modules(&self) -> bool {
        let Some((subcommand, arguments)) = self.words.split_first() else { return false };
        match subcommand.as_str() {
            "get" => true,
            "install" | "run" => arguments.iter().any(|argument| argument.contains('@')),
            "list" => arguments.iter().any(|argument| matches!(argument.as_str(), "-versions" | "-u" | "-retracted")),
            _ => false,
        }
    }

    /// Whether it does without the variable `name`, so that a bad value does not stop it (cmd/go/main.go; cmd/go/internal/toolchain).
    pub fn spares(&self, name: &str) -> bool {
        let subcommand = self.words.first().map_or("", String::as_str);
        match name {
            "GOFLAGS" => matches!(subcommand, "env" | "bug"),
            "GOTOOLCHAIN" => subcommand == "env" && self.words.iter().any(|word| word.starts_with(name)),
            "GO111MODULE" => subcommand == "version",
            _ => false,
        }
    }

    /// Whether it needs the modules that its own requires, from wherever they are had.
    pub fn needs_modules(&self) -> bool {
        let Some((subcommand, arguments)) = self.words.split_first() else { return false };
        let argument = arguments.first().map_or("", String::as_str);
        let needs = match subcommand.as_str() {
            "build" | "generate" | "get" | "install" | "run" | "test" | "vet" => true,
            "list" => arguments.iter().any(|argument| !argument.starts_with('-')),
            "mod" => matches!(argument, "download" | "graph" | "tidy" | "vendor" | "verify" | "why"),
            "work" => matches!(argument, "sync" | "vendor"),
            _ => false,
        };
        needs && !arguments.iter().any(|argument| argument.trim_start_matches('-') == "mod=vendor")
    }

    /// Whether it loads packages of the module or workspace around it, and so obeys `-mod` and `-modfile` in GOFLAGS. `go install`
    /// and `go run` with a version do not care where they run; a command that says `-mod` or `-modfile` itself wins over GOFLAGS.
    pub fn loads_packages(&self) -> bool {
        let Some((subcommand, arguments)) = self.words.split_first() else { return false };
        let loads = ["build", "clean", "fix", "generate", "install", "list", "run", "test", "vet"];
        let is_own = |argument: &String| {
            let flag = argument.trim_start_matches('-');
            argument.starts_with('-') && (flag.starts_with("mod=") || flag.starts_with("modfile=") || flag == "mod")
        };
        let is_elsewhere = matches!(subcommand.as_str(), "install" | "run" | "list")
            && arguments.iter().any(|argument| argument.contains('@'));
        let is_of_cache = |argument: &String| argument.trim_start_matches('-').ends_with("cache");
        let only_cleans_caches = subcommand == "clean" && !arguments.is_empty() && arguments.iter().all(is_of_cache);
        loads.contains(&subcommand.as_str()) && !is_elsewhere && !only_cleans_caches && !arguments.iter().any(is_own)
    }
}
