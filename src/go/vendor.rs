//! Whether vendor/modules.txt agrees with go.mod, or with go.work and the go.mod files of its members.
//!
//! As go/modload/vendor.go and buildlist.go (Go 1.27) check it; each [`Inconsistency`] fails every command that loads packages.

mod check;
mod listing;

#[cfg(test)]
mod tests;

pub use check::{Inconsistency, ReplacementAt, check, path_from_workspace};
pub use listing::{Entry, Listing};

/// A requirement or a replaced module: path and version, both as the go command reads them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Version<'a> {
    /// The module's path; the directory of a replacement.
    pub path: &'a str,
    /// The version; empty for all versions, and for a directory.
    pub version: &'a str,
}

/// `replace old => new`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Replacement<'a> {
    /// What is replaced.
    pub old: Version<'a>,
    /// By what. Of a member of a workspace, a relative directory must be given as seen from the workspace: see
    /// [`path_from_workspace`].
    pub new: Version<'a>,
}

/// What a go.mod says, as far as vendoring asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ModuleFile<'a> {
    /// The module's own path.
    pub path: &'a str,
    /// Its require lines, in order.
    pub requirements: Vec<Version<'a>>,
    /// Its replace lines, in order.
    pub replacements: Vec<Replacement<'a>>,
}

/// What modules.txt is checked against.
#[derive(Clone, Copy, Debug)]
pub enum Owner<'a> {
    /// One module.
    Module {
        /// Its go.mod.
        file: &'a ModuleFile<'a>,
        /// Its go line; none where it has none.
        go: Option<&'a super::version::GoVersion>,
    },
    /// A workspace; before Go 1.22 there is no vendoring in one.
    Workspace {
        /// The go.mod of each member, in the order of go.work.
        members: &'a [ModuleFile<'a>],
        /// The replace lines of go.work.
        replacements: &'a [Replacement<'a>],
    },
}
