//! `.vscode/settings.json`: the settings of one folder.

use crate::artifact::settings::Settings;
use crate::artifact::{Declarations, Document, Kind, Reading};
use crate::syntax::jsonc::{self, Value as Json};
use crate::text::{RepoPath, Source, Value};

/// `.vscode/settings.json`.
pub(super) static VSCODE_SETTINGS: Kind = Kind { name: "VS Code settings", confidential: false, claims, read };

fn claims(path: &str) -> bool {
    path.strip_suffix(".vscode/settings.json").is_some_and(|above| above.is_empty() || above.ends_with('/'))
}

/// The folder that a `.vscode/settings.json` belongs to.
pub fn folder_of(path: &RepoPath) -> RepoPath {
    path.parent().parent()
}

fn read(source: &Source) -> Reading {
    let jsonc::Document { root, problems } = jsonc::parse(source);
    let root = match root {
        Some(Json::Object(object)) => Some(object),
        _ => None,
    };
    let settings = Settings { root };
    let mut declarations = Declarations::default();
    settings.declare(&Value::Known(folder_of(source.path())), &mut declarations);
    Reading { document: Document::Settings(settings), declarations, problems }
}
