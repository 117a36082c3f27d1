//! What shell scripts do that concerns Go, whatever kind of file they stand in: the tools that they install, the go commands that they
//! show, the variables that they set, and what they may change in the checkout. A kind of file says where a shell starts, gives it its
//! scripts, and makes what it likes of what the shell leaves behind.

mod assigned;
mod changes;
mod flow;
mod go_command;
mod go_env;
mod image_build;
mod shell;
#[cfg(test)]
mod tests;
mod tools;
mod variables;

use crate::artifact::{Changes, EnvironmentId};
use crate::text::{RepoPath, Value};

pub(super) use assigned::Assigned;
pub(super) use shell::Shell;
pub(super) use tools::all as installed_tools;

/// Where a shell starts.
pub(super) struct Start {
    /// What is set there, and what the shell's tools are for.
    pub(super) environment: EnvironmentId,
    /// The directory, below the root.
    pub(super) directory: Value<RepoPath>,
    /// Whether it is known what is set there at all.
    pub(super) is_known: bool,
    /// Whether it starts at all.
    pub(super) starts: Starts,
    /// Whether something is foreseen for where it fails.
    pub(super) may_fail: bool,
    /// What may have changed in the checkout before.
    pub(super) changes: Changes,
    /// What is special about the file that the scripts stand in.
    pub(super) host: &'static Host,
    /// What the shell reads.
    pub(super) dialect: Dialect,
}

/// Whether a shell starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Starts {
    /// Whenever its job does, with nothing set but what is known.
    Certainly,
    /// As a rule: the job may be passed over, or runs in an image that may set variables of its own.
    Usually,
    /// On a condition.
    Perhaps,
}

/// What a kind of file adds to its scripts.
pub(super) struct Host {
    /// The variable that names a file of variables for shells that start later: `GITHUB_ENV`.
    pub(super) hand_over: &'static str,
    /// Whether something fills in a text before the shell sees it: `${{ … }}`.
    pub(super) is_template: fn(&str) -> bool,
    /// Whether directories are those of a file system of its own, so that an absolute path is one of them too.
    pub(super) has_own_root: bool,
}

/// What a shell reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    /// What POSIX shells read, or PowerShell: their assignments have nothing in common.
    Usual,
    /// The language of cmd.exe.
    Cmd,
}

/// What a shell leaves to those that start later.
pub(super) struct Left {
    /// What may have changed in the checkout.
    pub(super) changes: Changes,
    /// The variables that it wrote to the file of [`Host::hand_over`]; unknown where that may not have come to pass.
    pub(super) written: Vec<Assigned>,
    /// Whether it wrote something there that cannot be told.
    pub(super) writes_at_will: bool,
    /// Where that holds what `go env -w` wrote in all.
    pub(super) stored: Option<EnvironmentId>,
}

/// Whether `program` runs scripts as they are read here.
pub(super) fn is_shell(program: &str) -> bool {
    let name = program.rsplit('/').next().unwrap_or_default();
    matches!(name, "sh" | "bash" | "ash" | "dash" | "zsh" | "ksh")
}
