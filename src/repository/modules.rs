//! Modules, and the workspaces that join them.

use std::collections::HashSet;
use std::sync::OnceLock;

use crate::artifact::{Artifact, Directive, Document, GoMod, GoWork, Replacement, Requirement, VendorManifest};
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
    pub(super) uses: &'r Uses,
}

/// What the `use` lines of one go.work name, found out once.
#[derive(Default)]
pub(super) struct Uses {
    /// In the order of the lines.
    places: Vec<MemberPlace>,
    inside: HashSet<RepoPath>,
    pub(super) requires_others: OnceLock<bool>,
}

impl Uses {
    /// Of a go.work in `directory`.
    pub(super) fn of(file: &GoWork, directory: &RepoPath) -> Self {
        let place = |path: &str| {
            if LocalPath::of(path).is_some_and(LocalPath::is_absolute) {
                MemberPlace::Absolute
            } else {
                directory.join(path).map_or(MemberPlace::Outside, MemberPlace::Inside)
            }
        };
        let places: Vec<MemberPlace> = file.uses.iter().map(|line| place(&line.value)).collect();
        let inside = places.iter().filter_map(MemberPlace::directory).cloned().collect();
        Self { places, inside, requires_others: OnceLock::new() }
    }
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

impl MemberPlace {
    /// The directory, where it lies inside the repository.
    const fn directory(&self) -> Option<&RepoPath> {
        match self {
            MemberPlace::Inside(directory) => Some(directory),
            MemberPlace::Outside | MemberPlace::Absolute => None,
        }
    }
}

impl<'r> Module<'r> {
    /// A place in its go.mod.
    pub fn site(&self, span: Span) -> Site {
        self.artifact.site(span)
    }

    /// What the path of a local replacement comes to: as [`Workspace::cleaned`].
    pub fn cleaned(&self, path: &str) -> String {
        cleaned_from(&self.directory, path)
    }

    /// Whether a package of the import path `package` would lie in this module, going by its own path.
    pub fn has_prefix_of(&self, package: &str) -> bool {
        self.file.module.as_ref().is_some_and(|module| is_path_prefix(&module.value, package))
    }

    /// What it requires and no directory replaces.
    pub fn requirements_from_elsewhere(&self) -> impl Iterator<Item = &'r Requirement> + use<'r> {
        let file = self.file;
        let is_local = move |path: &str| {
            file.replacements.iter().any(|replaced| replaced.is_local() && replaced.path.as_str() == path)
        };
        file.requirements.iter().filter(move |required| !is_local(&required.path))
    }
}

/// Whether `module` is `package`, or a path above it.
pub fn is_path_prefix(module: &str, package: &str) -> bool {
    package.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

impl<'r> Workspace<'r> {
    /// A place in its go.work.
    pub fn site(&self, span: Span) -> Site {
        self.artifact.site(span)
    }

    /// What it uses, in order.
    pub fn members(&self) -> impl Iterator<Item = Member<'r>> {
        let lines = self.file.uses.iter().zip(&self.uses.places);
        lines.map(|(directive, place)| Member { directive, place: place.clone() })
    }

    /// The directories that it uses inside the repository.
    pub fn member_directories(&self) -> impl Iterator<Item = (Member<'r>, RepoPath)> {
        self.members().filter_map(|member| {
            let directory = member.place.directory()?.clone();
            Some((member, directory))
        })
    }

    /// What the path of a `use` or of a local replacement comes to, seen from the directory of this go.work: cleaned as Go does it,
    /// so that two spellings of one directory are one text. A way out of the repository keeps its `..`.
    pub fn cleaned(&self, path: &str) -> String {
        cleaned_from(&self.directory, path)
    }

    /// Whether it uses `directory`.
    pub fn uses(&self, directory: &RepoPath) -> bool {
        self.uses.inside.contains(directory)
    }
}

fn cleaned_from(directory: &RepoPath, path: &str) -> String {
    if LocalPath::of(path).is_some_and(LocalPath::is_absolute) {
        return clean("/", path.split('/'));
    }
    clean("", directory.elements().chain(path.split('/')))
}

/// `elements` without `.`, empty ones, and those that a `..` takes back.
fn clean<'a>(prefix: &str, elements: impl Iterator<Item = &'a str>) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for element in elements {
        match element {
            "" | "." => {}
            ".." if kept.last().is_some_and(|last| *last != "..") => drop(kept.pop()),
            element => kept.push(element),
        }
    }
    format!("{prefix}{}", kept.join("/"))
}

/// A go.mod or go.work, as far as the two are alike.
#[derive(Clone)]
pub struct VersionLines<'r> {
    /// The file.
    pub artifact: &'r Artifact,
    /// Its `go` line.
    pub go: Option<&'r Directive>,
    /// Its `toolchain` line.
    pub toolchain: Option<&'r Directive>,
    /// Whether it is a go.work.
    pub is_workspace: bool,
}

/// A go.mod or go.work: what both may say.
#[derive(Clone)]
pub struct ModuleLines<'r> {
    /// The file.
    pub artifact: &'r Artifact,
    /// Its `replace` lines.
    pub replacements: &'r [Replacement],
    /// Its `godebug` lines.
    pub godebugs: &'r [Directive],
    /// Its `go` line.
    pub go: Option<&'r Directive>,
    /// Its `toolchain` line.
    pub toolchain: Option<&'r Directive>,
    /// Whether it is a go.work.
    pub is_workspace: bool,
}

impl Repository<'_> {
    /// Every go.mod and go.work that can be read in full.
    pub fn module_lines(&self) -> impl Iterator<Item = ModuleLines<'_>> {
        self.artifacts().filter(|artifact| artifact.problems.is_empty()).filter_map(|artifact| {
            let (replacements, godebugs, go, toolchain, is_workspace) = match &artifact.document {
                Document::GoMod(file) => (&file.replacements, &file.godebugs, &file.go, &file.toolchain, false),
                Document::GoWork(file) => (&file.replacements, &file.godebugs, &file.go, &file.toolchain, true),
                _ => return None,
            };
            let (go, toolchain) = (go.as_ref(), toolchain.as_ref());
            Some(ModuleLines { artifact, replacements, godebugs, go, toolchain, is_workspace })
        })
    }

    /// The `go` and `toolchain` lines of every go.mod and go.work.
    pub fn version_lines(&self) -> impl Iterator<Item = VersionLines<'_>> {
        self.artifacts().filter_map(|artifact| match &artifact.document {
            Document::GoMod(file) => {
                let GoMod { go, toolchain, .. } = &**file;
                Some(VersionLines { artifact, go: go.as_ref(), toolchain: toolchain.as_ref(), is_workspace: false })
            }
            Document::GoWork(file) => {
                let GoWork { go, toolchain, .. } = &**file;
                Some(VersionLines { artifact, go: go.as_ref(), toolchain: toolchain.as_ref(), is_workspace: true })
            }
            _ => None,
        })
    }

    /// The workspace that the go command works in when it is started in the module at `directory`, if it uses that module.
    pub fn workspace_of(&self, directory: &RepoPath) -> Option<Workspace<'_>> {
        self.workspace_around(directory).filter(|workspace| workspace.uses(directory))
    }

    /// The modules that `workspace` uses and that can be read, in order, each with its `use`.
    pub fn members_of<'r>(&'r self, workspace: &Workspace<'r>) -> impl Iterator<Item = (Member<'r>, Module<'r>)> {
        workspace.member_directories().filter_map(|(member, directory)| Some((member, self.module_at(&directory)?)))
    }

    /// The workspace whose go.work lies in `directory`.
    pub fn workspace_at(&self, directory: &RepoPath) -> Option<Workspace<'_>> {
        self.workspace_around(directory).filter(|workspace| workspace.directory == *directory)
    }

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
            Document::GoWork(file) => self.workspace(artifact, file),
            _ => None,
        })
    }

    /// The workspace that the go command finds from `directory`: the nearest go.work at or above it.
    pub fn workspace_around(&self, directory: &RepoPath) -> Option<Workspace<'_>> {
        directory.ancestors().find_map(|directory| {
            let artifact = self.artifact(&directory.join("go.work").ok()?)?;
            match &artifact.document {
                Document::GoWork(file) => self.workspace(artifact, file),
                _ => None,
            }
        })
    }

    fn workspace<'r>(&'r self, artifact: &'r Artifact, file: &'r GoWork) -> Option<Workspace<'r>> {
        let uses = self.uses.get(artifact.path())?;
        Some(Workspace { directory: artifact.directory(), artifact, file, uses })
    }

    /// Whether a member of `workspace` requires a module that is none of its members.
    pub fn requires_others(&self, workspace: &Workspace<'_>) -> bool {
        *workspace.uses.requires_others.get_or_init(|| {
            let members = || workspace.member_directories().filter_map(|(_, directory)| self.module_at(&directory));
            let paths: HashSet<&str> =
                members().filter_map(|member| Some(member.file.module.as_ref()?.value.as_str())).collect();
            let is_other = |required: &Requirement| !paths.contains(required.path.as_str());
            members().any(|member| member.file.requirements.iter().any(is_other))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::MemoryTree;

    #[test]
    fn spellings_of_one_directory_are_cleaned_to_one_text() {
        let tree = MemoryTree::new().file("app/go.work", "go 1.25.0\n");
        let repository = Repository::load(&tree, &[]);
        let workspace = repository.workspaces().next().unwrap();
        for path in ["a", "./a", "a/", ".//b/../a", "../app/a"] {
            assert_eq!(workspace.cleaned(path), "app/a", "{path}");
        }
        assert_eq!(workspace.cleaned("../../x/../y"), "../y");
        assert_eq!(workspace.cleaned("/srv//a/"), "/srv/a");
        assert_eq!(workspace.cleaned(""), "app");
    }
}
