//! vendor/modules.txt: which modules and packages are vendored, as `go mod vendor` or `go work vendor` wrote it.

use crate::artifact::{Candidate, Declarations, Document, Kind, Reading};
use crate::go::vendor::Listing;
use crate::syntax::modules_txt;
use crate::text::Source;

/// vendor/modules.txt.
pub(super) static MODULES_TXT: Kind =
    Kind { name: "vendor/modules.txt", lies_in_vendor: true, confidential: false, comments: None, claims, read };

/// What it says.
#[derive(Debug, Default)]
pub struct VendorManifest {
    /// The modules, their annotations and packages.
    pub listing: Listing,
    /// Whether `go work vendor` wrote it. Outside of a workspace the go command passes such a directory by.
    pub is_for_workspace: bool,
}

fn claims(path: Candidate<'_>) -> bool {
    path.name == "modules.txt" && path.is_in("vendor")
}

fn read(source: &Source) -> Reading {
    let file = modules_txt::parse(source);
    let manifest = VendorManifest { listing: Listing::of(&file), is_for_workspace: file.is_for_workspace() };
    Reading {
        document: Document::VendorManifest(manifest),
        declarations: Declarations::default(),
        problems: file.problems,
    }
}
