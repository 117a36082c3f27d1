//! gopls by release: its settings, what their values may name, and which Go it goes with.
//!
//! `table` is written from facts/gopls.json, which was taken from the sources at each tag from gopls/v0.2.0 on and checked against
//! v0.23.0's own `Options.Set`. What was before v0.2.0 is not known.

mod lookup;
mod name;
mod release;
mod setting;
// One record a line, however long: a diff shows which changed.
#[rustfmt::skip]
mod table;
#[cfg(test)]
mod tests;

pub use lookup::{analyzer, is_group, legacy_annotation, setting};
pub use name::{Analyzer, Keys, Life, Name, renamed, successor_of};
pub use release::{GoCompatibility, GoplsRelease, Release};
pub use setting::{Kind, Setting, Standing, Status};
pub use table::{
    ANALYZERS, ANNOTATIONS, CODE_LENSES, COMMANDS, GO_COMPATIBILITY, HINTS, LEGACY_ANNOTATIONS, MCP_TOOLS, NEWEST,
    PRERELEASES, RELEASES, SEMANTIC_TOKEN_MODIFIERS, SEMANTIC_TOKEN_TYPES, SETTINGS,
};
