//! Versions that files name for a directory, and whether they do for the modules there.

use std::collections::HashSet;

use crate::artifact::{Artifact, Document, EnvironmentId, EnvironmentKind, Scope, VersionKind, folder_of_container};
use crate::diagnostic::Site;
use crate::go::version_file::PinnedVersion;
use crate::text::RepoPath;

use super::{GoNeed, GoOutcome, Repository, Shortfall, Version};

/// A version below what is asked for where it holds, which no command is shown to run with.
pub struct DriftingGo<'r> {
    /// What names it.
    pub version: Version<'r>,
    /// The release that it names.
    pub pinned: PinnedVersion,
    /// What asks for more.
    pub need: GoNeed<'r>,
    /// How it falls short.
    pub shortfall: Shortfall,
    /// Whether it is certain to stay where a newer one is asked for.
    pub is_kept: bool,
}

impl DriftingGo<'_> {
    /// The place of the version.
    pub fn site(&self) -> Site {
        self.version.site()
    }
}

impl Version<'_> {
    /// The place of the version.
    pub fn site(&self) -> Site {
        self.artifact.site(self.declared.span)
    }
}

impl Repository<'_> {
    /// Every version that a file names for a directory, below what the module or workspace there asks for.
    pub fn drifting_go(&self) -> Vec<DriftingGo<'_>> {
        let drifting: Vec<DriftingGo<'_>> = self.versions().filter_map(|version| self.drifting(version)).collect();
        if drifting.is_empty() {
            return drifting;
        }
        let is_short = |outcome| !matches!(outcome, GoOutcome::Fits);
        let told: HashSet<Site> = self.go_uses_where(|_| true, is_short).into_iter().map(|used| used.go.site).collect();
        drifting.into_iter().filter(|drifting| !told.contains(&drifting.site())).collect()
    }

    fn drifting<'r>(&'r self, version: Version<'r>) -> Option<DriftingGo<'r>> {
        let Version { artifact, declared } = version;
        if !declared.is_installed() || declared.read_as.is_some() || is_one_of_several(artifact) {
            return None;
        }
        let text = declared.version_text()?;
        let pinned = PinnedVersion::parse(text)?;
        let need = self.go_need_in(&self.directory_of(version)?)?;
        let shortfall = need.shortfall(&pinned)?;
        let is_kept = match declared.kind {
            VersionKind::Image(family) => family.keeps_toolchain_local(text) == Some(true),
            _ => false,
        };
        Some(DriftingGo { version, pinned, need, shortfall, is_kept })
    }

    /// The directory that a version holds for, whatever is run there; none where it is for commands.
    pub fn directory_of(&self, version: Version<'_>) -> Option<RepoPath> {
        match &version.declared.scope {
            Scope::Directory(directory) => Some(directory.clone()),
            Scope::Environment(id) => self.folder_developed_in(version.artifact, *id),
        }
    }

    /// The folder that is developed in the container which `id` describes: a dev container, or the last stage of the Dockerfile that one
    /// is built from.
    fn folder_developed_in(&self, artifact: &Artifact, id: EnvironmentId) -> Option<RepoPath> {
        let opens = |artifact: &Artifact| match &artifact.document {
            Document::DevContainer(container) if !container.opens_elsewhere() => {
                Some(folder_of_container(artifact.path()))
            }
            _ => None,
        };
        let kind = artifact.declarations.get(id)?.kind;
        if kind == EnvironmentKind::Container {
            return opens(artifact);
        }
        let stages = artifact.declarations.environments.iter().filter(|found| found.kind == EnvironmentKind::Stage);
        let is_only =
            kind == EnvironmentKind::Stage && stages.filter(|stage| stage.parent.is_none()).take(2).count() == 1;
        let is_built_from = |container: &&Artifact| {
            container.declarations.image_builds.iter().any(|build| build.file == *artifact.path())
        };
        let mut containers = self.artifacts().filter(|_| is_only).filter(is_built_from);
        containers.find_map(opens)
    }

    /// What is asked for in `directory`: by the module there or the nearest above, and by the workspace that uses it; where there is
    /// none, the least that a module below asks for. A module without a go line asks for nothing, whatever stands above it.
    pub fn go_need_in(&self, directory: &RepoPath) -> Option<GoNeed<'_>> {
        let at =
            directory.ancestors().find(|above| self.module_at(above).is_some() || self.workspace_at(above).is_some());
        let Some(at) = at else {
            let below = self.modules().filter(|module| module.directory.is_within(directory));
            let needs = below.map(|module| self.go_need_at(module.artifact.path()));
            return needs.collect::<Option<Vec<GoNeed<'_>>>>()?.into_iter().min_by(|a, b| a.version.cmp(&b.version));
        };
        let module = self.module_at(&at).map(|module| module.artifact.path());
        let workspace = match module {
            Some(_) => self.workspace_of(&at),
            None => self.workspace_at(&at),
        };
        let of_module = module.map(|path| self.go_need_at(path));
        if matches!(of_module, Some(None)) {
            return None;
        }
        let of_workspace = workspace.and_then(|workspace| self.go_need_at(workspace.artifact.path()));
        of_module.flatten().into_iter().chain(of_workspace).max_by(|a, b| a.version.cmp(&b.version))
    }
}

/// Of several versions for one directory, the others stand in where the first is missing, or are for something of their own.
fn is_one_of_several(artifact: &Artifact) -> bool {
    let of_directory = artifact.declarations.versions.iter();
    of_directory.filter(|version| matches!(version.scope, Scope::Directory(_))).take(2).count() > 1
}
