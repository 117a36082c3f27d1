//! From where VS Code takes a setting, by its scope.

use crate::artifact::{Artifact, Document};
use crate::facts::vscode_core::{Scope, scope_of};
use crate::repository::Repository;
use crate::text::RepoPath;

use super::{EditorSettings, Layer};

/// Why VS Code drops a setting from a file.
#[derive(Clone, Copy)]
pub enum Disregard<'r> {
    /// It takes it from nothing that is committed.
    UserOnly,
    /// It takes it from no folder where that is opened by way of this workspace file.
    InWorkspace(&'r Artifact),
}

impl Repository<'_> {
    /// Why VS Code drops the setting called `name` from `editor`, where it does
    /// (workbench/services/configuration/common/configuration.ts, `FOLDER_SCOPES` and its like, VS Code 1.138). What it does not know it
    /// takes from anywhere.
    pub fn disregard(&self, editor: &EditorSettings<'_>, name: &str) -> Option<Disregard<'_>> {
        match (scope_of(name)?, editor.layer) {
            (Scope::Application, _) | (Scope::Machine, Layer::Folder | Layer::Workspace) => Some(Disregard::UserOnly),
            (Scope::Window, Layer::Folder) => {
                let mut listing = editor.folders.iter().flat_map(|folder| self.workspaces_with(folder));
                listing.next().map(Disregard::InWorkspace)
            }
            _ => None,
        }
    }

    /// The workspace files that list `folder`.
    pub fn workspaces_with(&self, folder: &RepoPath) -> impl Iterator<Item = &Artifact> {
        self.artifacts().filter(move |artifact| match &artifact.document {
            Document::CodeWorkspace(workspace) => {
                workspace.folders_below(&artifact.directory()).any(|listed| listed == *folder)
            }
            _ => false,
        })
    }
}
