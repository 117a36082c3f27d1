//! The windows that a file is read in.

use crate::artifact::{Artifact, CodeWorkspace, Document, folder_of};
use crate::repository::Repository;
use crate::text::RepoPath;

impl Repository<'_> {
    /// What the folders are called of all windows that read `artifact`; none where a name depends on the checkout's.
    pub fn window_folders(&self, artifact: &Artifact) -> Option<Vec<String>> {
        if let Document::CodeWorkspace(workspace) = &artifact.document {
            return names(workspace, &artifact.directory());
        }
        let folder = folder_of(artifact.path());
        let mut found: Vec<String> = vec![folder_name(&folder)?];
        for around in self.workspaces_with(&folder) {
            if let Document::CodeWorkspace(workspace) = &around.document {
                found.extend(names(workspace, &around.directory())?);
            }
        }
        Some(found)
    }
}

/// What the folders of a workspace file in `directory` are called.
fn names(workspace: &CodeWorkspace, directory: &RepoPath) -> Option<Vec<String>> {
    if workspace.has_remote_folders {
        return None;
    }
    let folders = workspace.folders.iter().map(|folder| match &folder.name {
        Some(name) => Some(name.as_str().to_owned()),
        None => match directory.join(&folder.path) {
            Ok(path) => folder_name(&path),
            Err(_) => folder.path.trim_end_matches('/').rsplit(['/', '\\']).next().map(str::to_owned),
        },
    });
    let names: Option<Vec<String>> = folders.collect();
    names.filter(|names| names.iter().all(|name| name != ".."))
}

fn folder_name(folder: &RepoPath) -> Option<String> {
    (!folder.is_root()).then(|| folder.file_name().to_owned())
}
