//! Modules of the repository that may only ever be read as dependencies of others, and so less strictly.

use crate::artifact::{Artifact, Document};
use crate::diagnostic::Severity;
use crate::text::{RepoPath, Value};

use super::Repository;

impl Repository<'_> {
    /// How grave a fault of `file` can be that only go commands in that very module notice: of a dependency's go.mod the go command skips `exclude`, `godebug`, `replace`, `retract`, `tool`, `toolchain` and what it does not know (modfile.ParseLax). A
    /// warning where another module takes this one from there, and nothing shows that anyone works in it. An error for other files than go.mod.
    pub fn gravest_in_main_module(&self, file: &Artifact) -> Severity {
        let directory = file.directory();
        let is_go_mod = matches!(file.document, Document::GoMod(_));
        let is_served = is_go_mod && !directory.is_root() && self.serves_another(&directory);
        let is_member = || self.workspaces().any(|workspace| workspace.uses(&directory));
        if is_served && !is_member() && !self.is_worked_in(&directory) { Severity::Warning } else { Severity::Error }
    }

    /// Whether some environment or shown command is known to be in the module at `module`.
    fn is_worked_in(&self, module: &RepoPath) -> bool {
        let is_own = |directory: &Value<RepoPath>| {
            let directory = directory.as_ref().known();
            let nearest =
                |directory: &RepoPath| directory.ancestors().find(|above| self.holds_module(above) != Some(false));
            directory.and_then(nearest).is_some_and(|nearest| nearest == *module)
        };
        self.artifacts().map(|artifact| &artifact.declarations).any(|declarations| {
            declarations.environments.iter().any(|environment| is_own(&environment.directory))
                || declarations.go_commands.iter().any(|command| is_own(&command.directory))
        })
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
