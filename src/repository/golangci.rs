//! Which configuration golangci-lint finds.

use crate::artifact::{Artifact, Document, GOLANGCI_NAMES, Golangci};
use crate::text::RepoPath;

use super::Repository;

impl Repository<'_> {
    /// The configuration that golangci-lint takes for code in `folder`: the first at or above it, of several in one directory the one
    /// whose format viper prefers. Without one there, the first below, if all that lie there are for the same golangci-lint.
    pub fn golangci_of(&self, folder: &RepoPath) -> Option<(&Artifact, &Golangci)> {
        folder.ancestors().find_map(|directory| self.golangci_in(&directory)).or_else(|| {
            let below: Vec<(&Artifact, &Golangci)> =
                self.golangci_configurations().filter(|(it, _)| it.path().is_within(folder)).collect();
            let version = |golangci: &Golangci| golangci.version.as_ref().map(|version| version.value.clone());
            let first = below.first().copied()?;
            below.iter().all(|(_, other)| version(other) == version(first.1)).then_some(first)
        })
    }

    /// The configuration at `path`.
    pub fn golangci_at(&self, path: &RepoPath) -> Option<(&Artifact, &Golangci)> {
        self.artifact(path).and_then(of)
    }

    /// The configuration in `directory` itself.
    pub(super) fn golangci_in(&self, directory: &RepoPath) -> Option<(&Artifact, &Golangci)> {
        let paths = GOLANGCI_NAMES.iter().filter_map(|name| directory.join(name).ok());
        paths.into_iter().find_map(|path| self.golangci_at(&path))
    }

    /// Every configuration.
    pub fn golangci_configurations(&self) -> impl Iterator<Item = (&Artifact, &Golangci)> {
        self.artifacts().filter_map(of)
    }
}

/// The configuration that `artifact` is.
pub(super) fn of(artifact: &Artifact) -> Option<(&Artifact, &Golangci)> {
    match &artifact.document {
        Document::Golangci(golangci) => Some((artifact, golangci)),
        _ => None,
    }
}
