//! gopls' own rules: what it makes of the settings that an editor gives it, and of the values in them, by release.
//!
//! As gopls/internal/settings/settings.go (`Options.Set`, `setOne`) has them at v0.23.0, with the differences of earlier releases that
//! `facts::gopls` knows. What gopls takes without a word and then never uses is found here too: that is a fault as well.

pub mod build_flags;
pub mod directory_filters;
pub mod duration;
mod fault;
mod given;
mod options;
mod value;

pub use fault::{Complaint, Fault};
pub use given::{Given, GivenMember, GivenValue};
pub use options::complaints;
