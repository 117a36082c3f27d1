//! What container images bring, and what their builds make of what is written.

pub(super) mod arg_not_in_scope;
pub(super) mod credential_in_history;
pub(super) mod go_too_old;
pub(super) mod missing_copied_file;
pub(super) mod module_not_copied;
pub(super) mod unpinned_go;
