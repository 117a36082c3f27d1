//! From where VS Code takes a setting, by its scope.

use crate::artifact::{Artifact, Document};
use crate::facts::vscode_core::{self, Scope};
use crate::facts::vscode_go::{self, Standing};
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
        match (self.scope_of(name)?, editor.layer) {
            (Scope::Application, _) | (Scope::Machine, Layer::Folder | Layer::Workspace) => Some(Disregard::UserOnly),
            (Scope::Window, Layer::Folder) => {
                let mut listing = editor.folders.iter().flat_map(|folder| self.workspaces_with(folder));
                listing.next().map(Disregard::InWorkspace)
            }
            _ => None,
        }
    }

    /// The scope of the setting called `name`, where VS Code or the Go extension in force knows it.
    fn scope_of(&self, name: &str) -> Option<Scope> {
        if !name.starts_with("go.") {
            return vscode_core::scope_of(name);
        }
        let setting = vscode_go::setting(name)?;
        let in_force = self.go_extension_in_force();
        if in_force.standing(&setting.life) != Standing::Present {
            return None;
        }
        Some(match setting.scope(in_force.judging(&setting.life))? {
            vscode_go::Scope::Window => Scope::Window,
            vscode_go::Scope::Resource => Scope::Resource,
            vscode_go::Scope::Machine => Scope::Machine,
            vscode_go::Scope::MachineOverridable => Scope::MachineOverridable,
        })
    }

    /// The settings that some release takes for a window, by name.
    pub fn settings_for_windows() -> impl Iterator<Item = &'static str> {
        let is_for_windows =
            |setting: &&vscode_go::Setting| setting.scopes.iter().any(|(_, scope)| *scope == vscode_go::Scope::Window);
        let of_go = vscode_go::SETTINGS.iter().filter(is_for_windows).map(|setting| setting.name);
        vscode_core::names_of_windows().chain(of_go)
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
