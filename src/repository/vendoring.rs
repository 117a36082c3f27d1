//! Vendor directories: whose they are, and whether the go command uses them without being told to.

use crate::artifact::{Artifact, Directive, Document, GoMod, Replacement, VendorManifest};
use crate::diagnostic::Site;
use crate::go::toolchain::ToolchainName;
use crate::go::vendor::{self, Inconsistency, ModuleFile, Owner, ReplacementAt, Version, path_from_workspace};
use crate::go::version::GoVersion;
use crate::text::{Literal, RepoPath, Span};
use crate::tree::Presence;

use super::{Module, Repository, Workspace};

/// A vendor directory that the go command uses, and its modules.txt.
pub struct VendorDirectory<'r> {
    /// vendor/modules.txt.
    pub artifact: &'r Artifact,
    /// What it says.
    pub manifest: &'r VendorManifest,
    /// The go.work beside it, where it is that of a workspace.
    workspace: Option<Workspace<'r>>,
    /// The module beside it, or the members of the workspace in order.
    modules: Vec<Module<'r>>,
    /// Whether it is used only outside of the workspace around it: with `GOWORK=off`, or where the go.work is left behind.
    pub only_without_workspace: bool,
}

impl<'r> VendorDirectory<'r> {
    /// The module beside it, or the member of that number.
    pub fn module(&self, number: usize) -> Option<&Module<'r>> {
        self.modules.get(number)
    }

    /// A replace line, and the place of what it replaces.
    pub fn replacement(&self, at: ReplacementAt) -> Option<(Site, &'r Replacement)> {
        let (artifact, replacements) = match at.member {
            Some(member) => self.module(member).map(|module| (module.artifact, &module.file.replacements))?,
            None => self.workspace.as_ref().map(|work| (work.artifact, &work.file.replacements))?,
        };
        let replacement = replacements.get(at.replacement)?;
        Some((artifact.site(replacement.path.span()), replacement))
    }

    /// The go line beside it: of go.work for a workspace.
    pub fn go_line(&self) -> Option<GoVersion> {
        match &self.workspace {
            Some(workspace) => go_line(workspace.file.go.as_ref()),
            None => self.modules.first().and_then(|module| go_line(module.file.go.as_ref())),
        }
    }

    /// The newest Go that the file beside it asks for, in its go line or its toolchain line.
    pub fn asked_version(&self) -> Option<GoVersion> {
        let line = match &self.workspace {
            Some(workspace) => workspace.file.toolchain.as_ref(),
            None => self.modules.first().and_then(|module| module.file.toolchain.as_ref()),
        };
        let toolchain = line.and_then(|line| ToolchainName::parse(&line.value));
        self.go_line().into_iter().chain(toolchain.map(|name| name.version().clone())).max()
    }

    /// Whether it provides the package.
    pub fn lists_package(&self, package: &str) -> bool {
        self.manifest.listing.entries.iter().flat_map(|entry| &entry.packages).any(|listed| listed.value == package)
    }

    /// A place in modules.txt.
    pub fn site(&self, span: Span) -> Site {
        self.artifact.site(span)
    }

    /// Whether it is that of a workspace, and not of a single module.
    pub fn is_of_workspace(&self) -> bool {
        self.workspace.is_some()
    }

    /// Where modules.txt and the module files disagree, as the go command finds it.
    pub fn inconsistencies(&self) -> Vec<Inconsistency> {
        let listing = &self.manifest.listing;
        let Some(workspace) = &self.workspace else {
            let Some(module) = self.modules.first() else { return Vec::new() };
            let file = module_file(module.file, &[]);
            return vendor::check(
                listing,
                Owner::Module { file: &file, go: go_line(module.file.go.as_ref()).as_ref() },
            );
        };
        let targets: Vec<Vec<String>> =
            self.modules.iter().map(|module| targets_seen_from(workspace, module)).collect();
        let members: Vec<ModuleFile<'_>> =
            self.modules.iter().zip(&targets).map(|(module, targets)| module_file(module.file, targets)).collect();
        let of_work: Vec<vendor::Replacement<'_>> =
            workspace.file.replacements.iter().map(|line| replacement(line, &line.target)).collect();
        vendor::check(listing, Owner::Workspace { members: &members, replacements: &of_work })
    }
}

/// The targets of a member's replacements as `go work vendor` writes them.
fn targets_seen_from(workspace: &Workspace<'_>, member: &Module<'_>) -> Vec<String> {
    let way = member.directory.relative_to(&workspace.directory);
    let seen = |line: &Replacement| {
        if line.is_local() { path_from_workspace(&way, &line.target) } else { line.target.as_str().to_owned() }
    };
    member.file.replacements.iter().map(seen).collect()
}

/// What a go.mod says, with other `targets` for its replacements where there are any.
fn module_file<'a>(file: &'a GoMod, targets: &'a [String]) -> ModuleFile<'a> {
    let requirements = file.requirements.iter().map(|line| Version { path: &line.path, version: &line.version });
    let replacements = file.replacements.iter().enumerate();
    ModuleFile {
        path: file.module.as_ref().map_or("", |module| module.value.as_str()),
        requirements: requirements.collect(),
        replacements: replacements
            .map(|(index, line)| replacement(line, targets.get(index).map_or(line.target.as_str(), String::as_str)))
            .collect(),
    }
}

fn replacement<'a>(line: &'a Replacement, target: &'a str) -> vendor::Replacement<'a> {
    let text = |version: &'a Option<Literal>| version.as_ref().map_or("", |version| version.as_str());
    vendor::Replacement {
        old: Version { path: &line.path, version: text(&line.version) },
        new: Version { path: target, version: text(&line.target_version) },
    }
}

fn go_line(directive: Option<&Directive>) -> Option<GoVersion> {
    GoVersion::parse(&directive?.value)
}

/// Whether the go command uses a vendor directory without being told to: from go 1.14 on.
pub(super) fn is_used_by_default(go: Option<&Directive>) -> bool {
    go_line(go).is_some_and(|go| go >= GoVersion::of_language(1, 14))
}

impl Repository<'_> {
    /// The vendor directories that the go command uses by default (modload/init.go, Go 1.27): the go line beside them is at least 1.14,
    /// and modules.txt says `workspace` where it belongs to a go.work, and only there. Left out are those whose go.mod or go.work cannot
    /// be read in full.
    pub fn vendor_directories(&self) -> impl Iterator<Item = VendorDirectory<'_>> {
        self.artifacts().filter_map(|artifact| match &artifact.document {
            Document::VendorManifest(manifest) => self.vendor_directory(artifact, manifest),
            _ => None,
        })
    }

    fn vendor_directory<'r>(
        &'r self,
        artifact: &'r Artifact,
        manifest: &'r VendorManifest,
    ) -> Option<VendorDirectory<'r>> {
        let directory = artifact.directory().parent();
        let (workspace, modules) = if manifest.is_for_workspace {
            let workspace = self.workspace_at(&directory)?;
            let modules: Vec<Module<'r>> = self.members_of(&workspace).map(|(_, module)| module).collect();
            let is_complete = modules.len() == workspace.file.uses.len() && workspace.artifact.problems.is_empty();
            if !is_complete || !is_used_by_default(workspace.file.go.as_ref()) {
                return None;
            }
            (Some(workspace), modules)
        } else {
            (None, vec![self.module_at(&directory).filter(|module| is_used_by_default(module.file.go.as_ref()))?])
        };
        if modules.iter().any(|module| !module.artifact.problems.is_empty()) {
            return None;
        }
        let only_without_workspace = workspace.is_none() && self.workspace_around(&directory).is_some();
        Some(VendorDirectory { artifact, manifest, workspace, modules, only_without_workspace })
    }

    /// The vendor directory of `module` where its go line does not make it used, for commands that say `-mod=vendor`.
    pub(super) fn vendor_directory_by_flag<'r>(&'r self, module: &Module<'r>) -> Option<VendorDirectory<'r>> {
        let (artifact, manifest) = self.vendor_manifest(&module.directory)?;
        let is_its_own = !manifest.is_for_workspace && module.artifact.problems.is_empty();
        let modules = vec![module.clone()];
        is_its_own.then_some(VendorDirectory {
            artifact,
            manifest,
            workspace: None,
            modules,
            only_without_workspace: false,
        })
    }

    /// Whether builds of `module` take what it requires from a vendor directory.
    pub fn is_vendored(&self, module: &Module<'_>) -> bool {
        self.takes_from_vendor(&module.directory)
    }

    /// Whether builds of the module or the workspace at `directory` take what they require from a vendor directory.
    pub fn takes_from_vendor(&self, directory: &RepoPath) -> bool {
        let vendored = self.vendored.get_or_init(|| {
            let used = self.vendor_directories().filter(|vendor| !vendor.only_without_workspace);
            used.map(|vendor| vendor.artifact.directory().parent()).collect()
        });
        vendored.contains(&self.owner_of_vendor(directory))
    }

    /// The vendor directory that builds of the module or the workspace at `directory` use.
    pub fn vendor_directory_of(&self, directory: &RepoPath) -> Option<VendorDirectory<'_>> {
        if !self.takes_from_vendor(directory) {
            return None;
        }
        let (artifact, manifest) = self.vendor_manifest(&self.owner_of_vendor(directory))?;
        self.vendor_directory(artifact, manifest)
    }

    /// Beside which go.mod or go.work builds of the module or the workspace at `directory` look for a vendor directory.
    fn owner_of_vendor(&self, directory: &RepoPath) -> RepoPath {
        self.workspace_of(directory).map_or_else(|| directory.clone(), |workspace| workspace.directory)
    }

    /// The modules with a vendor directory that has no modules.txt, as the go command looks for one all the same.
    pub fn modules_without_manifest(&self) -> impl Iterator<Item = Module<'_>> {
        self.modules().filter(|module| {
            let is = |path: &str, wanted| module.directory.join(path).is_ok_and(|path| self.presence(&path) == wanted);
            is_used_by_default(module.file.go.as_ref())
                && is("vendor", Presence::Directory)
                && is("vendor/modules.txt", Presence::Absent)
                && self.workspace_around(&module.directory).is_none()
        })
    }
}

/// A vendor directory that the go command passes by.
pub struct UnusedVendorDirectory<'r> {
    /// vendor/modules.txt.
    artifact: &'r Artifact,
    /// The go.mod or go.work that says why; modules.txt where it does itself.
    pub file: &'r Artifact,
    /// The go line, where that is why.
    pub line: Option<Span>,
    /// Why.
    pub reason: VendorDisuse,
}

impl UnusedVendorDirectory<'_> {
    /// The begin of modules.txt.
    pub fn site(&self) -> Site {
        let first_line = self.artifact.source.text().lines().next().unwrap_or_default();
        self.artifact.site(Span::new(0, first_line.trim_end().len()))
    }
}

/// Why a vendor directory is not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VendorDisuse {
    /// There is no go line.
    NoGoLine,
    /// The go line is below 1.14.
    OldGoLine,
    /// It lies beside a go.work, or in one of its members, and is not for it.
    NotForWorkspace,
    /// It is for a workspace, and lies beside none.
    OnlyForWorkspace,
}

impl Repository<'_> {
    /// Whether something that is committed asks for a vendor directory by `-mod=vendor`, or leaves workspaces aside, or may do so.
    pub fn asks_for_vendor(&self) -> bool {
        let asks = |words: &[String]| words.iter().any(|word| word.trim_start_matches('-') == "mod=vendor");
        let sets = |name: &str, wanted: &str| {
            self.assignments_of(name)
                .any(|assignment| assignment.set.known().is_none_or(|value| value.contains(wanted)))
        };
        let mut commands = self.artifacts().flat_map(|artifact| &artifact.declarations.go_commands);
        sets("GOFLAGS", "-mod=vendor")
            || sets("GOWORK", "off")
            || commands.any(|run| asks(&run.words) || run.overrides.contains_key("GOWORK"))
    }

    /// The vendor directories with a modules.txt that the go command does not use by default.
    pub fn unused_vendor_directories(&self) -> impl Iterator<Item = UnusedVendorDirectory<'_>> {
        self.artifacts().filter_map(|artifact| match &artifact.document {
            Document::VendorManifest(manifest) => self.disuse(artifact, manifest),
            _ => None,
        })
    }

    fn disuse<'r>(&'r self, artifact: &'r Artifact, manifest: &VendorManifest) -> Option<UnusedVendorDirectory<'r>> {
        let directory = artifact.directory().parent();
        let unused = |file, line, reason| Some(UnusedVendorDirectory { artifact, file, line, reason });
        let around = self.workspace_at(&directory).or_else(|| self.workspace_of(&directory));
        let (file, go) = match around {
            Some(workspace) if !manifest.is_for_workspace || workspace.directory != directory => {
                return unused(workspace.artifact, None, VendorDisuse::NotForWorkspace);
            }
            Some(workspace) => (workspace.artifact, workspace.file.go.as_ref()),
            None => {
                let module = self.module_at(&directory)?;
                if manifest.is_for_workspace {
                    return unused(artifact, None, VendorDisuse::OnlyForWorkspace);
                }
                (module.artifact, module.file.go.as_ref())
            }
        };
        let old = GoVersion::of_language(1, 14);
        match go.map(|line| (line, GoVersion::parse(&line.value))) {
            _ if !file.problems.is_empty() => None,
            None => unused(file, None, VendorDisuse::NoGoLine),
            Some((line, Some(go))) if go < old => unused(file, Some(line.value.span()), VendorDisuse::OldGoLine),
            Some(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::MemoryTree;

    const MODULE: &str = "module example.com/m\ngo 1.25.0\nrequire example.com/b v1.0.0\n";
    const LISTING: &str = "# example.com/b v1.0.0\n## explicit\nexample.com/b\n";

    fn module(go_mod: &str, modules_txt: &str) -> MemoryTree {
        MemoryTree::new().file("go.mod", go_mod).file("vendor/modules.txt", modules_txt)
    }

    fn used(tree: &MemoryTree) -> Vec<(bool, usize)> {
        let repository = Repository::load(tree, &[]);
        repository
            .vendor_directories()
            .map(|vendor| (vendor.only_without_workspace, vendor.inconsistencies().len()))
            .collect()
    }

    #[test]
    fn a_module_uses_its_vendor_directory_from_go_1_14_on() {
        assert_eq!(used(&module(MODULE, LISTING)), [(false, 0)]);
        assert_eq!(used(&module(&MODULE.replace("1.25.0", "1.14"), "")), [(false, 1)]);
        assert_eq!(used(&module(&MODULE.replace("1.25.0", "1.13"), "")), []);
        assert_eq!(used(&module(&MODULE.replace("go 1.25.0\n", ""), "")), []);
        assert_eq!(used(&MemoryTree::new().file("vendor.mod", MODULE).file("vendor/modules.txt", LISTING)), []);
    }

    #[test]
    fn a_go_mod_that_cannot_be_read_in_full_is_not_compared() {
        assert_eq!(used(&module(&format!("{MODULE}requires x\n"), "")), []);
    }

    #[test]
    fn the_marker_tells_whose_the_directory_is() {
        let workspace = |marker: &str| {
            module(MODULE, &format!("{marker}{LISTING}"))
                .file("go.work", "go 1.25.0\nuse (\n.\n./a\n)\n")
                .file("a/go.mod", "module example.com/a\ngo 1.25.0\nreplace example.com/c => ./c\n")
        };
        assert_eq!(used(&workspace("")), [(true, 0)]);
        assert_eq!(used(&workspace("## workspace\n")), [(false, 1)]);
        assert_eq!(used(&workspace("## workspace\n# example.com/c => ./a/c\n")), [(false, 0)]);
        assert_eq!(used(&module(MODULE, &format!("## workspace\n{LISTING}"))), []);
    }

    #[test]
    fn a_directory_that_is_passed_by_has_a_reason() {
        let reasons = |tree: &MemoryTree| -> Vec<VendorDisuse> {
            Repository::load(tree, &[]).unused_vendor_directories().map(|unused| unused.reason).collect()
        };
        assert_eq!(reasons(&module(MODULE, LISTING)), []);
        assert_eq!(reasons(&module(&MODULE.replace("1.25.0", "1.13"), LISTING)), [VendorDisuse::OldGoLine]);
        assert_eq!(reasons(&module(&MODULE.replace("go 1.25.0\n", ""), LISTING)), [VendorDisuse::NoGoLine]);
        let marked = format!("## workspace\n{LISTING}");
        assert_eq!(reasons(&module(MODULE, &marked)), [VendorDisuse::OnlyForWorkspace]);
        let workspace = |modules_txt: &str| module(MODULE, modules_txt).file("go.work", "go 1.25.0\nuse .\n");
        assert_eq!(reasons(&workspace(LISTING)), [VendorDisuse::NotForWorkspace]);
        assert_eq!(reasons(&workspace(&marked)), []);
        let unlisted = module(MODULE, LISTING).file("go.work", "go 1.25.0\nuse ./a\n");
        assert_eq!(reasons(&unlisted), [VendorDisuse::NotForWorkspace]);
        let broken = module(&format!("{}oops\n", MODULE.replace("1.25.0", "1.13")), LISTING);
        assert_eq!(reasons(&broken), []);
        let listed = MemoryTree::new().file("third/vendor/modules.txt", LISTING);
        assert_eq!(reasons(&listed), []);
    }

    #[test]
    fn only_a_directory_without_modules_txt_is_missing_it() {
        let missing = |tree: &MemoryTree| Repository::load(tree, &[]).modules_without_manifest().count();
        let bare = MemoryTree::new().file("go.mod", MODULE);
        assert_eq!(missing(&bare), 0);
        assert_eq!(missing(&bare.clone().listed("vendor/x.php")), 1);
        assert_eq!(missing(&bare.clone().submodule("vendor")), 0);
        assert_eq!(missing(&module(MODULE, "")), 0);
    }
}
