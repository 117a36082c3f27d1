//! Rules about our own configuration. `policy`, which reads it, judges by them.

pub mod invalid;
