//! The editor's settings, and the folders that they hold for.

mod extensions;
mod launch;
mod scope;
mod windows;

use std::cmp::Ordering;

use crate::artifact::{Artifact, Document, Settings, folder_of, folder_of_container, is_foreign};
use crate::diagnostic::{Edit, Site};
use crate::text::{RepoPath, Span};
use crate::tree::Presence;

use super::Repository;

pub use extensions::{ExtensionList, ListPlace};
pub use scope::Disregard;

/// From where settings come to a window. What a later layer says wins over an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// A `devcontainer.json`: the settings of the machine that the container is.
    Container,
    /// A `*.code-workspace`.
    Workspace,
    /// A folder's `.vscode/settings.json`.
    Folder,
}

/// The settings of one file.
#[derive(Clone)]
pub struct EditorSettings<'r> {
    /// The file.
    pub artifact: &'r Artifact,
    /// What it sets.
    pub settings: &'r Settings,
    /// The folders that they hold for, as far as they lie in the repository.
    pub folders: Vec<RepoPath>,
    /// From where they come.
    pub layer: Layer,
    /// Whether they hold for folders outside the repository too.
    pub reaches_out: bool,
}

impl EditorSettings<'_> {
    /// A place in the file.
    pub fn site(&self, span: Span) -> Site {
        self.artifact.site(span)
    }

    /// Changes of the file's text.
    pub fn edits(&self, changes: impl IntoIterator<Item = (Span, String)>) -> Vec<Edit> {
        changes.into_iter().map(|(span, text)| Edit::replace(self.artifact.path(), span, text)).collect()
    }
}

impl Repository<'_> {
    /// The settings of every folder, workspace and container.
    pub fn editor_settings(&self) -> impl Iterator<Item = EditorSettings<'_>> {
        self.artifacts().flat_map(|artifact| {
            let above = artifact.directory();
            let (folders, reaches_out, layer) = match &artifact.document {
                Document::Settings(_) => (vec![folder_of(artifact.path())], false, Layer::Folder),
                Document::CodeWorkspace(workspace) => {
                    (workspace.folders_below(&above).collect(), workspace.reaches_out(&above), Layer::Workspace)
                }
                Document::DevContainer(container) => {
                    (vec![folder_of_container(artifact.path())], container.opens_elsewhere(), Layer::Container)
                }
                _ => (Vec::new(), false, Layer::Folder),
            };
            let of =
                move |settings| EditorSettings { artifact, settings, folders: folders.clone(), layer, reaches_out };
            written_in(artifact).map(of)
        })
    }

    /// The folders that some `*.code-workspace` lists.
    pub fn workspace_folders(&self) -> Vec<RepoPath> {
        let of_workspaces = self.editor_settings().filter(|settings| settings.layer == Layer::Workspace);
        of_workspaces.flat_map(|settings| settings.folders).collect()
    }

    /// Whether the go command finds a module for code in `folder`: a go.mod or go.work at or above it, or a go.mod below.
    pub fn has_module_in_view(&self, folder: &RepoPath) -> bool {
        self.module_around(folder).is_some()
            || self.workspace_around(folder).is_some()
            || self.modules().any(|module| module.directory.is_within(folder))
    }

    /// Whether there is no go.mod and no go.work at, above or below `folder`, be it in a directory of fixtures. Where something lies
    /// that cannot be looked into (a submodule, a link), the answer is no.
    pub fn is_without_module(&self, folder: &RepoPath) -> bool {
        let here_or_above = |name: &str| {
            folder
                .ancestors()
                .filter_map(|directory| directory.join(name).ok())
                .any(|path| self.exists(&path) != Some(false))
        };
        let is_module_file = |path: &str| matches!(path.rsplit('/').next(), Some("go.mod" | "go.work"));
        let is_whole = self.exists(folder).is_some() && self.exists_at(".gitmodules") == Some(false);
        is_whole
            && !here_or_above("go.mod")
            && !here_or_above("go.work")
            && !self.paths_below(folder).any(is_module_file)
    }

    /// Whether something else than modules says how Go code is built: Bazel and its like, or a tool for dependencies from before modules.
    pub fn builds_without_modules(&self) -> bool {
        const BUILDS: [&str; 10] = [
            "MODULE.bazel",
            "WORKSPACE",
            "WORKSPACE.bazel",
            ".buckconfig",
            ".plzconfig",
            "pants.toml",
            "Gopkg.toml",
            "glide.yaml",
            "Godeps/Godeps.json",
            "vendor/vendor.json",
        ];
        BUILDS.iter().any(|path| self.exists_at(path) == Some(true))
    }

    /// Whether Go code that is the repository's own lies in `folder` or below it.
    pub fn holds_go_code(&self, folder: &RepoPath) -> bool {
        self.paths_below(folder).any(|path| path.ends_with(".go") && !is_foreign(path))
    }

    /// The descriptions of containers that the repository is developed in, as text: paths of such a container are no one's own.
    pub fn development_containers(&self) -> Vec<String> {
        let describes = |path: &&str| {
            path.ends_with("devcontainer.json") || path.ends_with("/.gitpod.yml") || *path == ".gitpod.yml"
        };
        let paths = self.tree.paths().iter().filter(describes).filter_map(|path| RepoPath::new(path).ok());
        paths.map(|path| self.text_of(&path).unwrap_or_default()).collect()
    }

    /// The folders of `settings` with Go code, for whose Go files VS Code takes the setting `name` from there: not from `[go]` blocks
    /// of other files, which win over all top levels, nor from a later layer. `for_go` says whether `settings` has it in a `[go]` block.
    pub fn folders_governed(&self, settings: &EditorSettings<'_>, name: &str, for_go: bool) -> Vec<RepoPath> {
        let wins = |other: &EditorSettings<'_>| {
            let says_for_go = other.settings.get_for("go", name).is_some();
            match settings.layer.cmp(&other.layer) {
                Ordering::Less => says_for_go || (!for_go && other.settings.get(name).is_some()),
                Ordering::Greater => says_for_go && !for_go,
                Ordering::Equal => false,
            }
        };
        let winners: Vec<EditorSettings<'_>> = self.editor_settings().filter(wins).collect();
        let folders = settings.folders.iter().filter(|folder| self.holds_go_code(folder));
        folders.filter(|folder| !winners.iter().any(|other| other.folders.contains(folder))).cloned().collect()
    }

    /// Whether something is at `path`; none where that cannot be told.
    fn exists(&self, path: &RepoPath) -> Option<bool> {
        match self.presence(path) {
            Presence::File | Presence::Directory => Some(true),
            Presence::Absent => Some(false),
            Presence::Unknown => None,
        }
    }

    fn exists_at(&self, path: &str) -> Option<bool> {
        self.exists(&RepoPath::new(path).ok()?)
    }
}

/// The settings that `artifact` holds. A container may say the same things in two places.
fn written_in(artifact: &Artifact) -> impl Iterator<Item = &Settings> {
    let [first, second] = match &artifact.document {
        Document::Settings(settings) => [Some(settings.as_ref()), None],
        Document::CodeWorkspace(workspace) => [Some(&workspace.settings), None],
        Document::DevContainer(container) => {
            [&container.old_settings, &container.settings].map(|settings| Some(settings).filter(|s| s.root().is_some()))
        }
        _ => [None, None],
    };
    first.into_iter().chain(second)
}

#[cfg(test)]
mod tests;
