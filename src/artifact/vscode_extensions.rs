//! `.vscode/extensions.json`: the extensions that VS Code recommends for a folder.

use crate::artifact::{Candidate, Declarations, Document, Kind, Reading};
use crate::syntax::jsonc::{self, Array, Object, Value as Json};
use crate::text::Source;

/// `.vscode/extensions.json`.
pub(super) static VSCODE_EXTENSIONS: Kind = Kind {
    name: "VS Code recommendations",
    lies_in_vendor: false,
    confidential: false,
    comments: Some(jsonc::comments),
    claims,
    read,
};

/// Which extensions are recommended, and which are not to be.
#[derive(Debug, Default)]
pub struct Recommendations {
    /// The object that says so; none where nothing is said.
    pub root: Option<Object>,
}

impl Recommendations {
    /// What stands under `recommendations`.
    pub fn recommended(&self) -> Option<&Array> {
        self.list("recommendations")
    }

    /// What stands under `unwantedRecommendations`.
    pub fn unwanted(&self) -> Option<&Array> {
        self.list("unwantedRecommendations")
    }

    fn list(&self, name: &str) -> Option<&Array> {
        self.root.as_ref()?.get(name)?.as_array()
    }
}

fn claims(path: Candidate<'_>) -> bool {
    path.name == "extensions.json" && path.is_in(".vscode")
}

fn read(source: &Source) -> Reading {
    let jsonc::Document { root, problems } = jsonc::parse(source);
    let root = root.and_then(Json::into_object);
    let document = Document::Recommendations(Recommendations { root });
    Reading { document, declarations: Declarations::default(), problems }
}
