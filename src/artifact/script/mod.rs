//! What shell scripts do that concerns Go, whatever kind of file they stand in: the tools that they install, the go commands that they
//! show, the variables that they set, and what they may change in the checkout. A kind of file says where a shell starts, gives it its
//! scripts, and makes what it likes of what the shell leaves behind.

mod changes;
mod go_command;
mod shell;
mod tools;

use std::collections::BTreeMap;

use crate::artifact::{Changes, EnvironmentId};
use crate::text::{RepoPath, Value};

pub(super) use shell::Shell;

/// Where a shell starts.
pub(super) struct Start {
    /// What is set there, and what the shell's tools are for.
    pub(super) environment: EnvironmentId,
    /// The directory, below the root.
    pub(super) directory: Value<RepoPath>,
    /// The variables that earlier scripts set, whatever the environment says; none where that cannot be told.
    pub(super) overrides: Option<BTreeMap<String, Value<String>>>,
    /// What may have changed in the checkout before.
    pub(super) changes: Changes,
    /// The variable that names a file of variables for shells that start later: `GITHUB_ENV`.
    pub(super) hand_over: &'static str,
}

/// What a shell leaves to those that start later.
pub(super) struct Left {
    /// What may have changed in the checkout.
    pub(super) changes: Changes,
    /// The variables that it wrote to the file of [`Start::hand_over`].
    pub(super) written: Vec<String>,
    /// Whether it wrote something there that cannot be told.
    pub(super) writes_at_will: bool,
}
