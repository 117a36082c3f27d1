//! What builds of container images make of what is written.

pub(super) mod arg_not_in_scope;
pub(super) mod missing_copied_file;
pub(super) mod module_not_copied;
