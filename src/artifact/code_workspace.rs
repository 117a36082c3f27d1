//! `*.code-workspace`: the folders of a multi-root workspace, and settings for all of them.

use crate::artifact::settings::Settings;
use crate::artifact::{Candidate, Declarations, Document, Kind, Reading};
use crate::syntax::jsonc::{self, Value as Json};
use crate::text::{Literal, RepoPath, Source, Value};

/// `*.code-workspace`.
pub(super) static CODE_WORKSPACE: Kind =
    Kind { name: "VS Code workspace", lies_in_vendor: false, confidential: false, claims, read };

/// What a workspace file says.
#[derive(Debug, Default)]
pub struct CodeWorkspace {
    /// The paths of its folders, relative to the file.
    pub folders: Vec<Literal>,
    /// Its settings.
    pub settings: Settings,
}

impl CodeWorkspace {
    /// The folders inside the repository, for a workspace file in `directory`.
    pub fn folders_below(&self, directory: &RepoPath) -> impl Iterator<Item = RepoPath> {
        self.folders.iter().filter_map(|folder| directory.join(folder).ok())
    }
}

fn claims(path: Candidate<'_>) -> bool {
    path.name.ends_with(".code-workspace")
}

fn read(source: &Source) -> Reading {
    let jsonc::Document { root, problems } = jsonc::parse(source);
    let root = root.as_ref().and_then(Json::as_object);
    let folders = root.and_then(|root| root.get("folders")).and_then(Json::as_array).map(|array| &array.elements);
    let paths =
        folders.into_iter().flatten().filter_map(|folder| folder.as_object()?.get("path")?.as_literal().cloned());
    let settings = root.and_then(|root| root.get("settings")).and_then(Json::as_object).cloned();
    let document = CodeWorkspace { folders: paths.collect(), settings: Settings { root: settings } };
    let directory = match document.folders_below(&source.path().parent()).collect::<Vec<_>>().as_slice() {
        [only] => Value::Known(only.clone()),
        _ => Value::Unknown,
    };
    let mut declarations = Declarations::default();
    document.settings.declare(&directory, &mut declarations);
    Reading { document: Document::CodeWorkspace(document), declarations, problems }
}
