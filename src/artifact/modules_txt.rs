//! vendor/modules.txt (stub)
use crate::artifact::{Declarations, Document, Kind, Reading};
use crate::text::Source;

/// vendor/modules.txt.
pub(super) static MODULES_TXT: Kind = Kind { name: "vendor/modules.txt", confidential: false, claims, read };

/// What it says.
#[derive(Debug, Default)]
pub struct VendorManifest {}

fn claims(path: &str) -> bool {
    path.strip_suffix("vendor/modules.txt").is_some_and(|above| above.is_empty() || above.ends_with('/'))
}

fn read(_source: &Source) -> Reading {
    Reading {
        document: Document::VendorManifest(VendorManifest {}),
        declarations: Declarations::default(),
        problems: Vec::new(),
    }
}
