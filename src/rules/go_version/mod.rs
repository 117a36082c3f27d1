//! `.go-version`: the file that version managers and CI read.

pub(super) mod below_go_mod;
pub(super) mod malformed;
