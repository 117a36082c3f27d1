//! Dockerfiles.

pub(super) mod credential_in_history;
