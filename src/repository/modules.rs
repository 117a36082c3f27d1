//! Modules, and the workspaces that join them.

use crate::artifact::{Artifact, Directive, Document, GoMod, GoWork, VendorManifest};
use crate::diagnostic::Site;
use crate::go::local_path::LocalPath;
use crate::text::{RepoPath, Span};
use crate::tree::Presence;

use super::Repository;

/// A module: a go.mod and all below it down to the next one.
#[derive(Clone)]
pub struct Module<'r> {
    /// Where its go.mod lies.
    pub directory: RepoPath,
    /// The go.mod.
    pub artifact: &'r Artifact,
    /// What it says.
    pub file: &'r GoMod,
}

/// A workspace: a go.work and the modules that it uses.
#[derive(Clone)]
pub struct Workspace<'r> {
    /// Where its go.work lies.
    pub directory: RepoPath,
    /// The go.work.
    pub artifact: &'r Artifact,
    /// What it says.
    pub file: &'r GoWork,
}

/// One `use` of a workspace.
#[derive(Clone)]
pub struct Member<'r> {
    /// The directive.
    pub directive: &'r Directive,
    /// What it names.
    pub place: MemberPlace,
}

/// What a `use` names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MemberPlace {
    /// A directory of the repository.
    Inside(RepoPath),
    /// A relative path that climbs out of the repository.
    Outside,
    /// An absolute path: one machine's.
    Absolute,
}

impl Module<'_> {
    /// A place in its go.mod.
    pub fn site(&self, span: Span) -> Site {
        self.artifact.site(span)
    }
}

impl<'r> Workspace<'r> {
    /// A place in its go.work.
    pub fn site(&self, span: Span) -> Site {
        self.artifact.site(span)
    }

    /// What it uses, in order.
    pub fn members(&self) -> impl Iterator<Item = Member<'r>> {
        let directory = self.directory.clone();
        self.file.uses.iter().map(move |directive| {
            let path = directive.value.as_str();
            let place = if LocalPath::of(path).is_some_and(LocalPath::is_absolute) {
                MemberPlace::Absolute
            } else {
                directory.join(path).map_or(MemberPlace::Outside, MemberPlace::Inside)
            };
            Member { directive, place }
        })
    }

    /// The directories that it uses inside the repository.
    pub fn member_directories(&self) -> impl Iterator<Item = (Member<'r>, RepoPath)> {
        self.members().filter_map(|member| match &member.place {
            MemberPlace::Inside(directory) => {
                let directory = directory.clone();
                Some((member, directory))
            }
            MemberPlace::Outside | MemberPlace::Absolute => None,
        })
    }

    /// Whether it uses `directory`.
    pub fn uses(&self, directory: &RepoPath) -> bool {
        self.member_directories().any(|(_, member)| member == *directory)
    }
}

impl Repository<'_> {
    /// Every module.
    pub fn modules(&self) -> impl Iterator<Item = Module<'_>> {
        self.artifacts().filter_map(|artifact| match &artifact.document {
            Document::GoMod(file) => Some(Module { directory: artifact.directory(), artifact, file }),
            _ => None,
        })
    }

    /// The module whose go.mod lies in `directory`.
    pub fn module_at(&self, directory: &RepoPath) -> Option<Module<'_>> {
        let artifact = self.artifact(&directory.join("go.mod").ok()?)?;
        match &artifact.document {
            Document::GoMod(file) => Some(Module { directory: directory.clone(), artifact, file }),
            _ => None,
        }
    }

    /// The module that the go command finds from `directory`: the nearest go.mod at or above it.
    pub fn module_around(&self, directory: &RepoPath) -> Option<Module<'_>> {
        directory.ancestors().find_map(|directory| self.module_at(&directory))
    }

    /// Every workspace.
    pub fn workspaces(&self) -> impl Iterator<Item = Workspace<'_>> {
        self.artifacts().filter_map(|artifact| match &artifact.document {
            Document::GoWork(file) => Some(Workspace { directory: artifact.directory(), artifact, file }),
            _ => None,
        })
    }

    /// The workspace that the go command finds from `directory`: the nearest go.work at or above it.
    pub fn workspace_around(&self, directory: &RepoPath) -> Option<Workspace<'_>> {
        directory.ancestors().find_map(|directory| {
            let artifact = self.artifact(&directory.join("go.work").ok()?)?;
            match &artifact.document {
                Document::GoWork(file) => Some(Workspace { directory, artifact, file }),
                _ => None,
            }
        })
    }

    /// The vendor/modules.txt in `directory`.
    pub fn vendor_manifest(&self, directory: &RepoPath) -> Option<(&Artifact, &VendorManifest)> {
        let artifact = self.artifact(&directory.join("vendor/modules.txt").ok()?)?;
        match &artifact.document {
            Document::VendorManifest(manifest) => Some((artifact, manifest)),
            _ => None,
        }
    }

    /// Whether `directory` holds a go.mod: yes, no, or not to be told (a submodule, a link out of the repository).
    pub fn holds_module(&self, directory: &RepoPath) -> Option<bool> {
        match directory.join("go.mod").map(|path| self.presence(&path)) {
            Ok(Presence::File) => Some(true),
            Ok(Presence::Absent | Presence::Directory) => Some(false),
            Ok(Presence::Unknown) | Err(_) => None,
        }
    }
}
