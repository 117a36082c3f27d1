//! The editor's settings, and the folders that they hold for.

use crate::artifact::{Artifact, Document, Settings, folder_of, is_foreign};
use crate::diagnostic::{Edit, Site};
use crate::text::{RepoPath, Span};
use crate::tree::Presence;

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
    /// The settings of every folder and workspace.
    pub fn editor_settings(&self) -> impl Iterator<Item = EditorSettings<'_>> {
        self.artifacts().filter_map(|artifact| match &artifact.document {
            Document::Settings(settings) => {
                let folders = vec![folder_of(artifact.path())];
                Some(EditorSettings { artifact, settings, folders, of_workspace: false, reaches_out: false })
            }
            Document::CodeWorkspace(workspace) => {
                let folders = workspace.folders_below(&artifact.directory()).collect();
                let reaches_out = workspace.reaches_out(&artifact.directory());
                let settings = &workspace.settings;
                Some(EditorSettings { artifact, settings, folders, of_workspace: true, reaches_out })
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
    /// of other files, which win over all top levels, nor from a folder, which wins over its workspace. `for_go` says whether
    /// `settings` has it in a `[go]` block.
    pub fn folders_governed(&self, settings: &EditorSettings<'_>, name: &str, for_go: bool) -> Vec<RepoPath> {
        let wins = |other: &EditorSettings<'_>| {
            let says_for_go = other.settings.get_for("go", name).is_some();
            match (settings.of_workspace, other.of_workspace) {
                (true, false) => says_for_go || (!for_go && other.settings.get(name).is_some()),
                (false, true) => says_for_go && !for_go,
                _ => false,
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

#[cfg(test)]
mod tests;
