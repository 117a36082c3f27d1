//! Which tools, and what they are asked to do.

use super::environment::EnvironmentId;
use super::version::Scope;
use crate::facts::golangci_action::InstallMode;
use crate::text::{Literal, Located, RepoPath, Value};

/// A Go tool is installed.
#[derive(Clone, Debug)]
pub struct ToolPin {
    /// The tool's package path, or the name that its own action gives it.
    pub tool: Located<String>,
    /// At which version.
    pub version: ToolVersion,
    /// Where.
    pub scope: Scope,
    /// By what.
    pub installer: Installer,
}

/// What installs a tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Installer {
    /// The go command, which compiles it.
    Go,
    /// An action of its makers.
    Action {
        /// The release of the action, as written: a tag, a branch or a commit.
        release: Literal,
        /// How that gets the tool.
        mode: InstallMode,
    },
    /// A download of what its makers built: by a script, by a version manager.
    Download,
    /// A container image that brings it.
    Image,
    /// pre-commit, which compiles it.
    PreCommit,
}

/// The version of a tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToolVersion {
    /// As written: `v0.20.0`, `v2.1`.
    Written(Literal),
    /// Whatever is newest on the day: `latest`, a branch, or nothing at all.
    Unpinned,
    /// As the module graph has it: a `tool` line.
    ModuleGraph,
    /// It depends on something outside the text.
    Unknown,
}

impl ToolVersion {
    /// What `written` asks for.
    pub fn of(written: Literal) -> Self {
        match written.as_str() {
            "latest" | "master" | "main" => ToolVersion::Unpinned,
            _ => ToolVersion::Written(written),
        }
    }
}

/// A script runs a Go tool.
#[derive(Clone, Debug)]
pub struct ToolCommand {
    /// The tool, by the name of its program.
    pub tool: &'static str,
    /// The words after that, up to the first that only a run would tell.
    pub words: Vec<Located<String>>,
    /// Whether these are all.
    pub is_whole: bool,
    /// Where it runs.
    pub environment: EnvironmentId,
    /// The directory that it runs in, below the root, where that is a plain checkout of the repository.
    pub directory: Value<RepoPath>,
    /// Whether its script goes on where it fails.
    pub may_fail: bool,
}
