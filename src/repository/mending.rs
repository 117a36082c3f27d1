//! Jobs that mend go.mod or go.work in their own checkout before they need it.

use std::collections::HashSet;

use crate::artifact::{EnvironmentId, EnvironmentKind, GoCommand};
use crate::text::{RepoPath, Value};

use super::{GoRun, Module, Repository, Workspace};

impl Repository<'_> {
    /// The first shown command that rewrites the go.mod of `module`, so that "updates to go.mod needed" does not come up in any job that is
    /// shown: in each, the first command that loads the module says `-mod=mod`, or it is `go mod tidy`. None where one job begins with
    /// another command, or may.
    pub fn command_that_mends(&self, module: &Module<'_>) -> Option<GoRun<'_>> {
        let runs = self.runs_of(module).filter(|run| run.command.is_some_and(needs_go_mod));
        self.begun_by(runs, GoRun::rewrites_go_mod)
    }

    /// The first shown command that raises the go line of `workspace`, `go work use`, where each job that is shown to work there begins
    /// with it.
    pub fn command_that_raises_go_line(&self, workspace: &Workspace<'_>) -> Option<GoRun<'_>> {
        let directory = workspace.artifact.directory();
        let runs = self.shown_runs().filter(|run| run.directory.is_within(&directory));
        let runs = runs.filter(|run| run.command.is_some_and(|command| is_use(command) || needs_go_mod(command)));
        self.begun_by(runs, |run| run.command.is_some_and(is_use) && run.is_certain())
    }

    /// The first of `runs`, where each job begins its own with one that mends. None where one job begins with another, or may.
    fn begun_by<'r>(
        &'r self,
        runs: impl Iterator<Item = GoRun<'r>>,
        mends: impl Fn(&GoRun<'r>) -> bool,
    ) -> Option<GoRun<'r>> {
        let mut begun: HashSet<(&RepoPath, Option<EnvironmentId>)> = HashSet::new();
        let mut first = None;
        for run in runs {
            let is_first = begun.insert((run.artifact().path(), run.job()));
            if is_first && !mends(&run) {
                return None;
            }
            first = first.or(Some(run));
        }
        first.filter(|_| !self.commands_anywhere().any(needs_go_mod))
    }
}

impl GoRun<'_> {
    fn job(&self) -> Option<EnvironmentId> {
        let environment = self.command?.environment;
        let mut around = self.artifact().declarations.nesting(environment);
        around.find(|(_, environment)| environment.kind == EnvironmentKind::Job).map(|(id, _)| id)
    }

    fn rewrites_go_mod(&self) -> bool {
        let is_update = self.command.is_some_and(is_tidy) || self.mod_flag() == Value::Known("mod");
        self.is_certain() && is_update
    }
}

fn needs_go_mod(command: &GoCommand) -> bool {
    command.loads_module() || command.lists_modules() || is_tidy(command)
}

/// `go work use` raises the go line to the highest of all members, whichever it is given (seen with Go 1.21, 1.26 and 1.27).
fn is_use(command: &GoCommand) -> bool {
    command.subcommand() == "work" && command.words.get(1).is_some_and(|word| word == "use")
}

fn is_tidy(command: &GoCommand) -> bool {
    let is_it = command.subcommand() == "mod" && command.words.get(1).is_some_and(|word| word == "tidy");
    is_it && command.flag("diff").is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::MemoryTree;

    fn mends(jobs: &[&[&str]]) -> Option<String> {
        let job = |(number, commands): (usize, &&[&str])| {
            let steps: Vec<String> = commands.iter().map(|command| format!("      - run: {command}\n")).collect();
            format!("  j{number}:\n    steps:\n      - uses: actions/checkout@v5\n{}", steps.concat())
        };
        let workflow = format!("on: push\njobs:\n{}", jobs.iter().enumerate().map(job).collect::<Vec<_>>().concat());
        let tree = MemoryTree::new().file(".github/workflows/a.yml", workflow).file("go.mod", "module example.com/m\n");
        let repository = Repository::load(&tree, &[]);
        let module = repository.module_at(&RepoPath::root()).unwrap();
        repository.command_that_mends(&module).and_then(|run| run.command).map(|command| command.words.join(" "))
    }

    fn raises(commands: &str) -> bool {
        let workflow = format!("jobs:\n  a:\n    steps:\n      - uses: actions/checkout@v5\n      - run: {commands}\n");
        let tree = MemoryTree::new().file(".github/workflows/a.yml", workflow).file("go.work", "go 1.21\nuse ./a\n");
        let repository = Repository::load(&tree, &[]);
        let workspace = repository.workspace_at(&RepoPath::root()).unwrap();
        repository.command_that_raises_go_line(&workspace).is_some()
    }

    #[test]
    fn a_go_line_is_raised_where_a_job_begins_with_go_work_use() {
        assert!(raises("go work use ./a && go list -m"));
        assert!(raises("go version; go work use; go test ./a"));
        assert!(!raises("go list -m; go work use ./a"));
        assert!(!raises("go work use ./a || true; go list -m"));
        assert!(!raises("go work sync; go list -m"));
        assert!(!raises("go version"));
    }

    #[test]
    fn what_each_job_mends_first_is_mended() {
        assert_eq!(mends(&[&["go list -mod=mod -m", "go test"]]).as_deref(), Some("list -mod=mod -m"));
        assert_eq!(mends(&[&["go version", "go mod tidy", "go test"]]).as_deref(), Some("mod tidy"));
        assert_eq!(mends(&[&["go test", "go mod tidy"]]), None);
        assert_eq!(mends(&[&["go mod tidy", "go test"], &["go test"]]), None);
        assert_eq!(mends(&[&["go mod tidy || true", "go test"]]), None);
        assert_eq!(mends(&[&["go mod tidy"], &["cd $X; go test"]]), None);
        assert_eq!(mends(&[&["go version"]]), None);
    }
}
