//! Rules about the comments that hide findings. `policy`, which knows what each hid, judges by them.

pub mod malformed;
pub mod missing_reason;
pub mod unknown_rule;
pub mod unused;
