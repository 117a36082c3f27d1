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
            None => self.absence_elsewhere(module, package, is_required),
        }
    }

    fn absence_elsewhere(&self, module: &Module<'_>, package: &str, is_required: bool) -> Option<PackageAbsence> {
        if let Some(vendor) = self.vendor_directory_of(&module.directory) {
            return (!vendor.lists_package(package)).then_some(PackageAbsence::NotVendored);
        }
        // From go 1.17 on go.mod requires all that its packages and tools need. What a workspace needs besides is not seen.
        let go = module.file.go.as_ref().and_then(|line| GoVersion::parse(&line.value));
        let is_complete =
            go.is_some_and(|go| go >= GoVersion::of_language(1, 17)) && self.workspace_of(&module.directory).is_none();
        (is_complete && !is_required).then_some(PackageAbsence::NotRequired)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::MemoryTree;

    const MODULE: &str = "module a.b/m\ngo 1.25.0\nrequire a.b/t v1.0.0\n";

    fn absence(tree: &MemoryTree, package: &str) -> Option<PackageAbsence> {
        let repository = Repository::load(tree, &[]);
        let module = repository.module_at(&RepoPath::root())?;
        repository.absence_of_package(&module, package)
    }

    #[test]
    fn a_package_of_the_module_is_looked_for_among_its_files() {
        let tree = MemoryTree::new().file("go.mod", MODULE).listed("cmd/x/main.go").listed("cmd/y/y_test.go");
        let none = |path: &str| Some(PackageAbsence::NoGoFiles(RepoPath::new(path).unwrap()));
        assert_eq!(absence(&tree, "a.b/m/cmd/x"), None);
        assert_eq!(absence(&tree, "a.b/m/cmd/y"), none("cmd/y"));
        assert_eq!(absence(&tree, "a.b/m/cmd"), none("cmd"));
        assert_eq!(absence(&tree, "a.b/m"), none(""));
        assert_eq!(absence(&tree.clone().file("n/go.mod", "module a.b/m/n\n"), "a.b/m/n/x"), None);
        assert_eq!(absence(&tree.submodule("s"), "a.b/m/s/x"), None);
    }

    #[test]
    fn without_any_source_nothing_is_missing() {
        assert_eq!(absence(&MemoryTree::new().file("go.mod", MODULE), "a.b/m/cmd/x"), None);
    }

    #[test]
    fn a_package_of_another_module_needs_a_requirement() {
        let tree = MemoryTree::new().file("go.mod", MODULE);
        assert_eq!(absence(&tree, "a.b/t/cmd"), None);
        assert_eq!(absence(&tree, "a.b/tt"), Some(PackageAbsence::NotRequired));
        assert_eq!(absence(&tree, "cmd/vet"), None);
        let old = MemoryTree::new().file("go.mod", MODULE.replace("1.25.0", "1.16"));
        assert_eq!(absence(&old, "a.b/tt"), None);
        let work = tree.file("go.work", "go 1.25.0\nuse .\n");
        assert_eq!(absence(&work, "a.b/tt"), None);
    }

    #[test]
    fn a_vendored_package_is_listed() {
        let tree = MemoryTree::new().file("go.mod", MODULE);
        let tree = tree.file("vendor/modules.txt", "# a.b/t v1.0.0\n## explicit\na.b/t\n");
        assert_eq!(absence(&tree, "a.b/t"), None);
        assert_eq!(absence(&tree, "a.b/t/cmd"), Some(PackageAbsence::NotVendored));
    }
}
