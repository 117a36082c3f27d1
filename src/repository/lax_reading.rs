//! Modules of the repository that may only ever be read as dependencies of others, and so less strictly.

use std::collections::HashSet;

use crate::artifact::{Artifact, Document};
use crate::diagnostic::Severity;
use crate::text::RepoPath;

use super::Repository;

impl Repository<'_> {
    /// How grave a fault of `file` can be that only go commands in that very module notice: of a dependency's go.mod the go command skips `exclude`, `godebug`, `replace`, `retract`, `tool`, `toolchain` and what it does not know (modfile.ParseLax). A
    /// warning where another module takes this one from there, and nothing shows that anyone works in it. An error for other files than go.mod.
    pub fn gravest_in_main_module(&self, file: &Artifact) -> Severity {
        let is_go_mod = matches!(file.document, Document::GoMod(_));
        let only_served = || self.only_served.get_or_init(|| self.find_only_served());
        if is_go_mod && only_served().contains(&file.directory()) { Severity::Warning } else { Severity::Error }
    }

    fn find_only_served(&self) -> HashSet<RepoPath> {
        let targets = self.modules().flat_map(|module| {
            let local = module.file.replacements.iter().filter(|line| line.is_local());
            let targets = local
                .filter_map(move |line| Some((module.directory.clone(), module.directory.join(&line.target).ok()?)));
            targets.collect::<Vec<_>>()
        });
        let mut served: HashSet<RepoPath> =
            targets.filter(|(own, target)| own != target && !target.is_root()).map(|(_, target)| target).collect();
        for (_, member) in self.workspaces().flat_map(|workspace| workspace.member_directories().collect::<Vec<_>>()) {
            served.remove(&member);
        }
        for directory in self.known_directories() {
            let mut above = directory.ancestors();
            if let Some(nearest) = above.find(|above| self.holds_module(above) != Some(false)) {
                served.remove(&nearest);
            }
        }
        served
    }

    /// Where environments and shown commands are known to be.
    fn known_directories(&self) -> HashSet<&RepoPath> {
        let declarations = || self.artifacts().map(|artifact| &artifact.declarations);
        let of_environments = declarations().flat_map(|declared| &declared.environments).map(|it| &it.directory);
        let of_commands = declarations().flat_map(|declared| &declared.go_commands).map(|it| &it.directory);
        of_environments.chain(of_commands).filter_map(|directory| directory.as_ref().known()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::MemoryTree;

    fn gravest(tree: &MemoryTree, directory: &str) -> Severity {
        let repository = Repository::load(tree, &[]);
        let module = repository.module_at(&RepoPath::new(directory).unwrap()).unwrap();
        repository.gravest_in_main_module(module.artifact)
    }

    #[test]
    fn a_module_that_only_serves_another_is_read_laxly() {
        let workflow = |step: &str| {
            format!("on: push\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v5\n      - {step}\n")
        };
        let tree = MemoryTree::new()
            .file("go.mod", "module example.com/m\nreplace example.com/b => ./b\n")
            .file("b/go.mod", "module example.com/b\nreplace example.com/m => ../\n")
            .file("c/go.mod", "module example.com/c\n");
        assert_eq!(gravest(&tree, "b"), Severity::Warning);
        assert_eq!(gravest(&tree, "c"), Severity::Error);
        assert_eq!(gravest(&tree, ""), Severity::Error);
        let shown = |step: &str| gravest(&tree.clone().file(".github/workflows/a.yml", workflow(step)), "b");
        assert_eq!(shown("run: go vet ./..."), Severity::Warning);
        assert_eq!(shown("run: cd b && go vet ./..."), Severity::Error);
        assert_eq!(shown("{run: make, working-directory: b/x}"), Severity::Error);
        assert_eq!(gravest(&tree.clone().file("go.work", "go 1.25.0\nuse ./b\n"), "b"), Severity::Error);
        assert_eq!(gravest(&tree.file("b/.vscode/settings.json", "{}"), "b"), Severity::Error);
    }
}
