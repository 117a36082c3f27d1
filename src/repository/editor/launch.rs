//! What folders and workspaces offer to run.

use crate::artifact::{Artifact, Document};
use crate::repository::Repository;
use crate::syntax::jsonc::Object;

impl Repository<'_> {
    /// Every configuration for debugging, of folders and of workspaces.
    pub fn launch_configurations(&self) -> impl Iterator<Item = (&Artifact, &Object)> {
        self.artifacts().flat_map(|artifact| {
            let launch = match &artifact.document {
                Document::Launch(launch) => Some(launch),
                Document::CodeWorkspace(workspace) => Some(&workspace.launch),
                _ => None,
            };
            launch.into_iter().flat_map(|launch| &launch.configurations).map(move |object| (artifact, object))
        })
    }

    /// Every task, of folders and of workspaces.
    pub fn editor_tasks(&self) -> impl Iterator<Item = (&Artifact, &Object)> {
        self.artifacts().flat_map(|artifact| {
            let tasks = match &artifact.document {
                Document::Tasks(tasks) => Some(tasks),
                Document::CodeWorkspace(workspace) => Some(&workspace.tasks),
                _ => None,
            };
            tasks.into_iter().flat_map(|tasks| &tasks.tasks).map(move |object| (artifact, object))
        })
    }
}
