//! The editor's settings, and the folders that they hold for.

use crate::artifact::{Artifact, Document, Settings, folder_of};
use crate::diagnostic::Site;
use crate::text::{RepoPath, Span};

use super::Repository;

/// The settings of one file.
#[derive(Clone)]
pub struct EditorSettings<'r> {
    /// The file.
    pub artifact: &'r Artifact,
    /// What it sets.
    pub settings: &'r Settings,
    /// The folders that they hold for, as far as they lie in the repository.
    pub folders: Vec<RepoPath>,
    /// Whether they are those of a `*.code-workspace`, not of a folder.
    pub of_workspace: bool,
}

impl EditorSettings<'_> {
    /// A place in the file.
    pub fn site(&self, span: Span) -> Site {
        self.artifact.site(span)
    }
}

impl Repository<'_> {
    /// The settings of every folder and workspace.
    pub fn editor_settings(&self) -> impl Iterator<Item = EditorSettings<'_>> {
        self.artifacts().filter_map(|artifact| match &artifact.document {
            Document::Settings(settings) => {
                let folders = vec![folder_of(artifact.path())];
                Some(EditorSettings { artifact, settings, folders, of_workspace: false })
            }
            Document::CodeWorkspace(workspace) => {
                let folders = workspace.folders_below(&artifact.directory()).collect();
                Some(EditorSettings { artifact, settings: &workspace.settings, folders, of_workspace: true })
            }
            _ => None,
        })
    }

    /// The folders that some `*.code-workspace` lists.
    pub fn workspace_folders(&self) -> Vec<RepoPath> {
        self.editor_settings().filter(|settings| settings.of_workspace).flat_map(|settings| settings.folders).collect()
    }

    /// Whether the go command finds a module for code in `folder`: a go.mod or go.work at or above it, or a go.mod below.
    pub fn has_module_in_view(&self, folder: &RepoPath) -> bool {
        self.module_around(folder).is_some()
            || self.workspace_around(folder).is_some()
            || self.modules().any(|module| module.directory.is_within(folder))
    }
}
