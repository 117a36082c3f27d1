//! Which Go: what files say of it, and whether they agree.

pub(super) mod drift;
pub(super) mod end_of_life;
pub(super) mod malformed;
