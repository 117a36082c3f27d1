//! Where the go command gets the modules that a go.mod requires, and which hashes it has to check them with.

use std::collections::HashMap;

use crate::artifact::{Artifact, Document, FileState, GoCommand, GoSum, Replacement, Requirement};
use crate::go::local_path::LocalPath;
use crate::go::version::GoVersion;
use crate::text::{Literal, RepoPath, Value};
use crate::tree::Presence;

use super::vendoring::is_used_by_default;
use super::{GoRun, Module, Repository};

/// What a requirement comes to after the replacements of its go.mod.
#[derive(Clone)]
pub enum Resolution<'r> {
    /// A directory, and the module there where it is one of the repository.
    Local(&'r Replacement, Option<Module<'r>>),
    /// A module that is downloaded.
    Fetched(Fetched<'r>),
}

/// A module that is downloaded.
#[derive(Clone, Copy)]
pub struct Fetched<'r> {
    /// The line that asks for it.
    pub requirement: &'r Requirement,
    /// Its path, after a replacement.
    pub path: &'r str,
    /// Its version, after a replacement.
    pub version: &'r str,
}

/// A go.sum or go.work.sum.
#[derive(Clone, Copy)]
pub struct SumFile<'r> {
    /// The file.
    pub artifact: &'r Artifact,
    /// What it says.
    pub file: &'r GoSum,
}

impl<'r> Module<'r> {
    /// The line that replaces `required`: one for that very version goes before one for all.
    pub fn replacement_of(&self, required: &Requirement) -> Option<&'r Replacement> {
        let lines = || self.file.replacements.iter().filter(|line| line.path.as_str() == required.path.as_str());
        let is_exact = |line: &&Replacement| {
            line.version.as_ref().is_some_and(|version| version.as_str() == required.version.as_str())
        };
        lines().find(is_exact).or_else(|| lines().find(|line| line.version.is_none()))
    }
}

impl Repository<'_> {
    /// What the requirements of `module` come to when it is worked on by itself, in order.
    pub fn resolutions<'r>(&'r self, module: &Module<'r>) -> Vec<(&'r Requirement, Resolution<'r>)> {
        let resolve = |requirement: &'r Requirement| {
            let Some(line) = module.replacement_of(requirement) else {
                let (path, version) = (requirement.path.as_str(), requirement.version.as_str());
                return Resolution::Fetched(Fetched { requirement, path, version });
            };
            if let Some(version) = &line.target_version {
                let (path, version) = (line.target.as_str(), version.as_str());
                return Resolution::Fetched(Fetched { requirement, path, version });
            }
            let is_inside = LocalPath::of(&line.target) == Some(LocalPath::Relative);
            let directory = module.directory.join(&line.target).ok().filter(|_| is_inside);
            Resolution::Local(line, directory.and_then(|directory| self.module_at(&directory)))
        };
        module.file.requirements.iter().map(|requirement| (requirement, resolve(requirement))).collect()
    }

    /// The requirements of `module` that are downloaded when it is worked on by itself.
    pub fn fetched<'r>(&'r self, module: &Module<'r>) -> impl Iterator<Item = Fetched<'r>> {
        self.resolutions(module).into_iter().filter_map(|(_, resolution)| match resolution {
            Resolution::Fetched(fetched) => Some(fetched),
            Resolution::Local(..) => None,
        })
    }

    /// Whether another module of the repository takes the one at `directory` from there. It may never be worked on by itself then, and
    /// of a dependency the go command reads less.
    pub fn serves_another(&self, directory: &RepoPath) -> bool {
        self.modules().filter(|module| module.directory != *directory).any(|module| {
            let mut local = module.file.replacements.iter().filter(|line| line.is_local());
            local.any(|line| module.directory.join(&line.target).is_ok_and(|target| target == *directory))
        })
    }

    /// Every go.sum and go.work.sum.
    pub fn sum_files(&self) -> impl Iterator<Item = SumFile<'_>> {
        self.artifacts().filter_map(|artifact| match &artifact.document {
            Document::GoSum(file) => Some(SumFile { artifact, file }),
            _ => None,
        })
    }

    /// The go.sum of the module at `directory`.
    pub fn sum_file(&self, directory: &RepoPath) -> Option<SumFile<'_>> {
        let artifact = self.artifact(&directory.join("go.sum").ok()?)?;
        match &artifact.document {
            Document::GoSum(file) => Some(SumFile { artifact, file }),
            _ => None,
        }
    }

    /// The modules whose requirements the go command checks against `sum`: the one beside a go.sum, the members of the workspace
    /// beside a go.work.sum. Those with a vendor directory read no sums.
    pub fn checked_against<'r>(&'r self, sum: &SumFile<'r>) -> Vec<Module<'r>> {
        let directory = sum.artifact.directory();
        let modules: Vec<Module<'r>> = if sum.artifact.path().as_str().ends_with("go.work.sum") {
            let workspace = self.workspace_at(&directory);
            workspace.iter().flat_map(|workspace| self.members_of(workspace).map(|(_, module)| module)).collect()
        } else {
            self.module_at(&directory).into_iter().collect()
        };
        modules.into_iter().filter(|module| !self.is_vendored(module)).collect()
    }

    /// A shown command that certainly reads the go.mod of all that `module` requires, and stops where go.sum has no hash of one: nothing
    /// before it may have written go.sum, and no flag lets it do so itself.
    pub fn command_that_needs_sums<'r>(&'r self, module: &Module<'r>) -> Option<GoRun<'r>> {
        // A graph that is not pruned is read as a whole (modload/buildlist.go, Go 1.17 and later).
        let go = module.file.go.as_ref().map(|line| GoVersion::parse(&line.value));
        let reads_whole_graph = go.is_none_or(|go| go.is_some_and(|go| go < GoVersion::of_language(1, 17)));
        let needs = |command: &GoCommand| {
            let reads = command.reads_all_modules() || (reads_whole_graph && command.loads_module());
            reads && command.certain && command.before.go_sum == FileState::AsCommitted
        };
        let mut files: HashMap<&RepoPath, bool> = HashMap::new();
        let mut writes_unasked = |artifact: &'r Artifact| {
            *files.entry(artifact.path()).or_insert_with(|| self.may_write_sums_unasked(artifact, module))
        };
        let mut runs = self.runs_of(module).filter(|run| run.command.is_some_and(needs));
        runs.find(|run| self.reads_sums(run, module) && !writes_unasked(run.artifact()))
    }

    /// Whether `run` takes modules from elsewhere than a vendor directory, and may not change go.sum.
    fn reads_sums(&self, run: &GoRun<'_>, module: &Module<'_>) -> bool {
        match run.mod_flag() {
            Value::Known("readonly") => true,
            Value::Known("") => {
                !is_used_by_default(module.file.go.as_ref()) || self.lacks_vendor(&module.directory, run)
            }
            _ => false,
        }
    }

    /// Whether something beside its commands may make those of `artifact` add to go.sum: a Go before 1.16 always does so, others with
    /// `-mod=mod`.
    fn may_write_sums_unasked(&self, artifact: &Artifact, module: &Module<'_>) -> bool {
        let go = module.file.go.as_ref().and_then(|line| GoVersion::parse(&line.value));
        let is_old = go.is_none_or(|go| go < GoVersion::of_language(1, 16));
        let installs_old = is_old && !artifact.declarations.version_files.is_empty();
        let may_update = |value: Option<&str>| value.is_none_or(|value| value.contains("mod=mod"));
        let declarations = &artifact.declarations;
        let mut set = declarations.assignments.iter().filter(|set| set.name.value == "GOFLAGS");
        let mut exported = declarations.go_commands.iter().filter_map(|command| command.overrides.get("GOFLAGS"));
        installs_old
            || self.go_of(artifact).may_be_before(16)
            || set.any(|set| may_update(set.known().map(Literal::as_str)))
            || exported.any(|value| may_update(value.as_ref().known().map(String::as_str)))
    }

    /// Whether there is certainly no go.sum in `directory`, and none is to come: no `.gitignore` keeps it out of the repository.
    pub fn lacks_sum_file(&self, directory: &RepoPath) -> bool {
        let is_absent = directory.join("go.sum").is_ok_and(|path| self.presence(&path) == Presence::Absent);
        let is_ignored = || {
            directory.ancestors().filter_map(|above| above.join(".gitignore").ok()).any(|path| {
                let text = self.text_of(&path).unwrap_or_default();
                text.lines().any(|line| !line.starts_with('#') && line.contains(".sum"))
            })
        };
        is_absent && !is_ignored()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::MemoryTree;

    #[test]
    fn a_replacement_of_the_very_version_goes_first() {
        let go_mod = "module example.com/m\nrequire (\na.b/c v1.0.0\na.b/d v1.0.0\na.b/e v1.0.0\na.b/f v1.0.0\n)\n\
            replace a.b/c => ./c\nreplace a.b/c v1.0.0 => a.b/z v1.2.0\nreplace a.b/d v1.1.0 => ./d\nreplace a.b/e => ./e\n";
        let tree = MemoryTree::new().file("go.mod", go_mod).file("e/go.mod", "module a.b/e\n");
        let repository = Repository::load(&tree, &[]);
        let module = repository.module_at(&RepoPath::root()).unwrap();
        let fetched: Vec<_> = repository.fetched(&module).map(|fetched| (fetched.path, fetched.version)).collect();
        assert_eq!(fetched, [("a.b/z", "v1.2.0"), ("a.b/d", "v1.0.0"), ("a.b/f", "v1.0.0")]);
        let local = repository.resolutions(&module).into_iter().find_map(|(_, resolution)| match resolution {
            Resolution::Local(line, module) => Some((line.target.as_str(), module.map(|module| module.directory))),
            Resolution::Fetched(_) => None,
        });
        assert_eq!(local, Some(("./e", Some(RepoPath::new("e").unwrap()))));
        assert!(repository.serves_another(&RepoPath::new("e").unwrap()));
        assert!(!repository.serves_another(&RepoPath::root()));
    }

    #[test]
    fn a_go_sum_that_git_ignores_is_not_missed() {
        let tree = MemoryTree::new().file("go.mod", "module example.com/m\n");
        let root = RepoPath::root();
        let lacks = |tree: &MemoryTree| Repository::load(tree, &[]).lacks_sum_file(&root);
        assert!(lacks(&tree));
        assert!(!lacks(&tree.clone().file(".gitignore", "go.sum\n")));
        assert!(!lacks(&tree.clone().file("go.sum", "")));
    }
}
