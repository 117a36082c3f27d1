//! vendor/modules.txt (stub)
use crate::artifact::{Candidate, Declarations, Document, Kind, Reading};
use crate::text::Source;

/// vendor/modules.txt.
pub(super) static MODULES_TXT: Kind =
    Kind { name: "vendor/modules.txt", lies_in_vendor: true, confidential: false, claims, read };

/// What it says.
#[derive(Debug, Default)]
pub struct VendorManifest {}

fn claims(path: Candidate<'_>) -> bool {
    path.name == "modules.txt" && path.is_in("vendor")
}

fn read(_source: &Source) -> Reading {
    Reading {
        document: Document::VendorManifest(VendorManifest {}),
        declarations: Declarations::default(),
        problems: Vec::new(),
    }
}
