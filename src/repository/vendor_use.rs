//! What shown commands make of vendor directories: use one that is not used by default, pass one by, or ask it what it cannot tell.

use crate::artifact::GoCommand;
use crate::text::Value;

use super::vendoring::is_used_by_default;
use super::{GoRun, Module, Repository, VendorDirectory};

/// What a vendor directory cannot tell of modules (modload/list.go and query.go, Go 1.19 to 1.27).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModuleQuery<'c> {
    /// `all`: most of the graph is not vendored.
    All,
    /// A pattern with `...`.
    Pattern(&'c str),
    /// `path@version`.
    Version(&'c str),
    /// `-u`: which upgrades there are.
    Upgrades,
    /// `-versions`: which versions there are.
    Versions,
}

impl GoCommand {
    /// What of it no vendor directory can tell.
    pub fn unvendored_query(&self) -> Option<ModuleQuery<'_>> {
        if !self.lists_modules() {
            return None;
        }
        if self.flag("u").is_some() {
            return Some(ModuleQuery::Upgrades);
        }
        if self.flag("versions").is_some() {
            return Some(ModuleQuery::Versions);
        }
        let reports_errors = self.flag("e").is_none();
        self.operands().find_map(|operand| match operand {
            "all" => Some(ModuleQuery::All),
            _ if operand.contains('@') => reports_errors.then_some(ModuleQuery::Version(operand)),
            _ => operand.contains("...").then_some(ModuleQuery::Pattern(operand)),
        })
    }
}

impl Repository<'_> {
    /// The vendor directories that are not used by default and that a shown command certainly uses, with the first such: it says
    /// `-mod=vendor`, and the go line is below 1.14 or not there.
    pub fn vendor_directories_asked_for(&self) -> impl Iterator<Item = (VendorDirectory<'_>, GoRun<'_>)> {
        self.modules().filter_map(|module| {
            if is_used_by_default(module.file.go.as_ref()) {
                return None;
            }
            let vendor = self.vendor_directory_by_flag(&module)?;
            let asks = |run: &GoRun<'_>| run.mod_flag() == Value::Known("vendor") && is_on_committed_vendor(run);
            let run = self.runs_of(&module).filter(uses_modules).find(asks)?;
            Some((vendor, run))
        })
    }

    /// Whether scripts show commands that load packages of `module`, and each of them says `-mod=mod` or `-mod=readonly`, so that the
    /// vendor directory serves none of them.
    pub fn is_vendor_set_aside(&self, module: &Module<'_>) -> bool {
        let is_aside = |run: GoRun<'_>| matches!(run.mod_flag(), Value::Known("mod" | "readonly"));
        let mut runs = self.runs_of(module).filter(uses_modules).peekable();
        runs.peek().is_some() && runs.all(is_aside) && !self.commands_anywhere().any(command_uses_modules)
    }

    /// The shown commands that certainly ask a vendor directory in use what it cannot tell, each with that directory.
    pub fn unanswerable_queries(&self) -> Vec<(GoRun<'_>, ModuleQuery<'_>, VendorDirectory<'_>)> {
        let mut found = Vec::new();
        for run in self.shown_runs().filter(is_on_committed_vendor) {
            let Some(query) = run.command.and_then(GoCommand::unvendored_query) else { continue };
            let Some((vendor, since)) = self.vendor_in_use(&run) else { continue };
            if !self.go_of(run.artifact()).may_be_before(since) {
                found.push((run, query, vendor));
            }
        }
        found
    }

    /// The vendor directory that `run` uses, and the minor release of Go 1 from which on it does.
    fn vendor_in_use(&self, run: &GoRun<'_>) -> Option<(VendorDirectory<'_>, u32)> {
        if !matches!(run.mod_flag(), Value::Known("" | "vendor")) {
            return None;
        }
        let (owner, since) = match self.workspace_in_effect(run) {
            Some(workspace) => (workspace.directory, 22),
            None => (self.module_of_run(run)?.directory, 14),
        };
        Some((self.vendor_directory_of(&owner)?, since))
    }
}

fn uses_modules(run: &GoRun<'_>) -> bool {
    run.command.is_some_and(command_uses_modules)
}

fn command_uses_modules(command: &GoCommand) -> bool {
    command.loads_module() || command.lists_modules()
}

/// Whether a command certainly runs, and finds the vendor directory as it was committed.
fn is_on_committed_vendor(run: &GoRun<'_>) -> bool {
    run.is_certain() && run.command.is_some_and(|command| !command.before.files && !command.before.vendor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::RepoPath;
    use crate::tree::MemoryTree;

    const LISTING: &str = "# example.com/b v1.0.0\n## explicit\nexample.com/b\n";

    fn repository(go: &str, commands: &[&str]) -> MemoryTree {
        let steps: Vec<String> = commands.iter().map(|command| format!("      - run: {command}\n")).collect();
        let checkout = "on: push\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v5\n";
        let workflow = format!("{checkout}{}", steps.concat());
        MemoryTree::new()
            .file(".github/workflows/a.yml", workflow)
            .file("go.mod", format!("module example.com/m\n{go}\nrequire example.com/b v1.0.0\n"))
            .file("vendor/modules.txt", LISTING)
    }

    #[test]
    fn an_old_vendor_directory_is_used_by_who_asks_for_it() {
        let asked = |go: &str, commands: &[&str]| {
            Repository::load(&repository(go, commands), &[]).vendor_directories_asked_for().count()
        };
        assert_eq!(asked("go 1.13", &["go build -mod=vendor ./..."]), 1);
        assert_eq!(asked("", &["GOFLAGS=-mod=vendor go build ./..."]), 1);
        assert_eq!(asked("go 1.13", &["go build ./..."]), 0);
        assert_eq!(asked("go 1.13", &["go mod vendor", "go build -mod=vendor ./..."]), 0);
        assert_eq!(asked("go 1.13", &["go build -mod=vendor ./... || true"]), 0);
        assert_eq!(asked("go 1.14", &["go build -mod=vendor ./..."]), 0);
    }

    #[test]
    fn a_vendor_directory_is_set_aside_where_all_commands_do() {
        let is_aside = |commands: &[&str]| {
            let tree = repository("go 1.25.0", commands);
            let repository = Repository::load(&tree, &[]);
            let module = repository.module_at(&RepoPath::root()).unwrap();
            repository.is_vendor_set_aside(&module)
        };
        assert!(is_aside(&["go build -mod=mod ./...", "GOFLAGS=-mod=readonly go test ./..."]));
        assert!(!is_aside(&["go build -mod=mod ./...", "go test ./..."]));
        assert!(!is_aside(&["go build -mod=mod ./...", "cd $X; go test ./..."]));
        assert!(!is_aside(&["go version"]));
    }

    #[test]
    fn a_query_is_unanswerable_where_the_directory_is_in_use() {
        let count =
            |command: &str| Repository::load(&repository("go 1.25.0", &[command]), &[]).unanswerable_queries().len();
        for command in
            ["go list -m all", "go list -m -u", "go list -m -e all", "go list -mod=vendor -m example.com/..."]
        {
            assert_eq!(count(command), 1, "{command}");
        }
        for command in ["go list -m", "go list all", "go list -mod=mod -m all", "go list -m -e example.com/x@latest"] {
            assert_eq!(count(command), 0, "{command}");
        }
    }
}
