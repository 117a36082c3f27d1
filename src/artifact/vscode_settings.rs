//! `.vscode/settings.json`: the settings of one folder.

use crate::artifact::settings::Settings;
use crate::artifact::{Candidate, Declarations, Document, Kind, Reading};
use crate::syntax::jsonc::{self, Value as Json};
use crate::text::{RepoPath, Source, Value};

/// `.vscode/settings.json`.
pub(super) static VSCODE_SETTINGS: Kind = Kind {
    name: "VS Code settings",
    lies_in_vendor: false,
    confidential: false,
    comments: Some(jsonc::comments),
    claims,
    read,
};

fn claims(path: Candidate<'_>) -> bool {
    path.name == "settings.json" && path.is_in(".vscode")
}

/// The folder that a `.vscode/settings.json` belongs to.
pub fn folder_of(path: &RepoPath) -> RepoPath {
    path.parent().parent()
}

fn read(source: &Source) -> Reading {
    let jsonc::Document { root, problems } = jsonc::parse(source);
    let settings = Settings::new(root.and_then(Json::into_object));
    let mut declarations = Declarations::default();
    settings.declare(&Value::Known(folder_of(source.path())), None, &mut declarations);
    Reading { document: Document::Settings(Box::new(settings)), declarations, problems }
}
