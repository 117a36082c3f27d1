//! What upstream accepts, by release. Tables, no judgement.

pub mod formatters;
pub mod gopls;
pub mod packages;
pub mod places;
pub mod releases;
pub mod terminal;
