//! Vendored dependencies.

pub(super) mod inconsistent;
