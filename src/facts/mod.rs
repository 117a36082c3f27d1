//! What upstream accepts, by release. Tables, no judgement.

pub mod formatters;
pub mod go_releases;
pub mod godebug;
pub mod gopls;
pub mod places;
pub mod terminal;
