//! goconflint: a linter for the configuration that a Go repository commits.
//!
//! The house and its floors are described in `ARCHITECTURE.md`; data flows one way, from the tree to the report.

pub mod diagnostic;
pub mod go;
pub mod syntax;
pub mod text;
