//! goconflint: a linter for the configuration that a Go repository commits.
//!
//! The house and its floors are described in `ARCHITECTURE.md`; data flows one way, from the tree to the report.

pub mod artifact;
pub mod cli;
pub mod diagnostic;
pub mod facts;
pub mod fix;
pub mod go;
pub mod gopls;
pub mod policy;
pub mod report;
pub mod repository;
pub mod rules;
pub mod syntax;
pub mod text;
pub mod tree;
