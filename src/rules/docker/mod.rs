//! What container images bring, and what is built in them.

pub(super) mod go_too_old;
pub(super) mod unpinned_go;
