//! The whole: every artifact, the modules and workspaces among them, and the three streams joined over all of them. Rules ask
//! it questions in the words of the domain.

use std::collections::BTreeMap;

use crate::artifact::Artifact;
use crate::text::{RepoPath, Source};

/// Everything that was read.
pub struct Repository {
    artifacts: BTreeMap<RepoPath, Artifact>,
}

impl Repository {
    /// Every file that was read, by path.
    pub fn artifacts(&self) -> impl Iterator<Item = &Artifact> {
        self.artifacts.values()
    }

    /// The text of a file that was read.
    pub fn source(&self, path: &RepoPath) -> Option<&Source> {
        self.artifacts.get(path).map(|artifact| &artifact.source)
    }
}
