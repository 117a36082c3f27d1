//! Where a package comes from, as far as committed files tell.

use crate::go::version::GoVersion;
use crate::text::RepoPath;
use crate::tree::Presence;

use super::{Module, Repository, is_path_prefix};

/// Why the go command does not find a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackageAbsence {
    /// Its directory in a module of the repository has no Go files.
    NoGoFiles(RepoPath),
    /// No module that go.mod requires could hold it.
    NotRequired,
    /// vendor/modules.txt does not list it.
    NotVendored,
}

impl Repository<'_> {
    /// Why the package of the import path `package` is certainly not found from `module`; none where it may be, or where that cannot
    /// be told.
    pub fn absence_of_package(&self, module: &Module<'_>, package: &str) -> Option<PackageAbsence> {
        let workspace = self.workspace_of(&module.directory);
        let mains: Vec<Module<'_>> = match &workspace {
            Some(workspace) => self.members_of(workspace).map(|(_, member)| member).collect(),
            None => vec![module.clone()],
        };
        let is_standard = !package.split('/').next().is_some_and(|first| first.contains('.'));
        let length = |main: &&Module<'_>| main.file.module.as_ref().map_or(0, |name| name.value.len());
        let main = mains.iter().filter(|main| main.has_prefix_of(package)).max_by_key(length);
        let mut required = mains.iter().flat_map(|main| &main.file.requirements);
        let is_required = required.any(|line| is_path_prefix(&line.path, package));
        match main {
            Some(main) if !is_required => self.absence_in(main, package),
            Some(_) => None,
            None if is_standard => None,
            None => match self.vendor_directory_of(&module.directory) {
                Some(vendor) => (!vendor.lists_package(package)).then_some(PackageAbsence::NotVendored),
                // From go 1.17 on go.mod requires all that its packages and tools need. What a workspace needs besides is not seen.
                None => {
                    let go = module.file.go.as_ref().and_then(|line| GoVersion::parse(&line.value));
                    let is_complete = go.is_some_and(|go| go >= GoVersion::of_language(1, 17)) && workspace.is_none();
                    (is_complete && !is_required).then_some(PackageAbsence::NotRequired)
                }
            },
        }
    }

    /// Whether the directory of a package of `main` holds Go files. A tree without any is listed without its sources.
    fn absence_in(&self, main: &Module<'_>, package: &str) -> Option<PackageAbsence> {
        let name = &main.file.module.as_ref()?.value;
        let place = package.strip_prefix(name.as_str())?.trim_start_matches('/');
        let directory = main.directory.join(place).ok()?;
        let is_source = |path: &str| path.ends_with(".go") && !path.ends_with("_test.go");
        let is_own = self.module_around(&directory).is_some_and(|module| module.directory == main.directory);
        let is_visible = self.paths_below(&main.directory).any(is_source);
        if !is_own || !is_visible || self.presence(&directory) == Presence::Unknown {
            return None;
        }
        let is_in = |path: &str| RepoPath::new(path).is_ok_and(|path| path.parent() == directory);
        let has_sources = self.paths_below(&directory).any(|path| is_source(path) && is_in(path));
        (!has_sources).then_some(PackageAbsence::NoGoFiles(directory))
    }
}
