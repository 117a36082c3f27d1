//! The releases of Go that the tables of facts cover, as minor releases of Go 1.

/// The oldest release that was asked.
pub const OLDEST: u32 = 19;

/// The newest release. What it says is taken to hold for later ones.
pub const NEWEST: u32 = 27;

/// The releases that the Go project supports.
pub const SUPPORTED: [u32; 2] = [NEWEST - 1, NEWEST];
