//! Vendored dependencies.

pub(super) mod go_too_new;
pub(super) mod inconsistent;
pub(super) mod missing_package;
pub(super) mod unanswerable_query;
pub(super) mod unlisted_package;
pub(super) mod unused_directory;
