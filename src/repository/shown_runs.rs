//! The go commands that scripts show, by the module that they work on.

use std::collections::HashMap;

use crate::artifact::GoCommand;
use crate::text::{RepoPath, Value};

use super::{GoRun, Module, Repository};

/// Where the commands are found: the file, and the number of the command in it.
type At = (RepoPath, usize);

/// Which commands work where.
#[derive(Default)]
pub(super) struct ShownRuns {
    /// Those that work on a module by itself, by its directory, in the order of the files and in each of the text.
    by_module: HashMap<RepoPath, Vec<At>>,
    /// Those of which the directory is not known.
    anywhere: Vec<At>,
}

impl Repository<'_> {
    /// The shown commands that work on `module` by itself, file by file and in order.
    pub(super) fn runs_of(&self, module: &Module<'_>) -> impl Iterator<Item = GoRun<'_>> {
        let shown = self.shown.get_or_init(|| self.index_runs());
        let found = shown.by_module.get(&module.directory).map(Vec::as_slice).unwrap_or_default();
        found.iter().filter_map(|(path, number)| GoRun::shown(self.artifact(path)?, *number))
    }

    /// The shown commands that may work anywhere.
    pub(super) fn commands_anywhere(&self) -> impl Iterator<Item = &GoCommand> {
        let shown = self.shown.get_or_init(|| self.index_runs());
        shown.anywhere.iter().filter_map(|(path, number)| self.artifact(path)?.declarations.go_commands.get(*number))
    }

    /// Every go command that a script shows, where its directory is known.
    pub fn shown_runs(&self) -> impl Iterator<Item = GoRun<'_>> {
        self.artifacts().flat_map(|artifact| {
            let numbers = 0..artifact.declarations.go_commands.len();
            numbers.filter_map(move |number| GoRun::shown(artifact, number))
        })
    }

    /// The module that `run` works on by itself; none where it works in a workspace, or where that cannot be told.
    pub fn module_of_run(&self, run: &GoRun<'_>) -> Option<Module<'_>> {
        let goes_alone = match run.variable("GOWORK").known()? {
            "off" => true,
            "" | "auto" => {
                let is_committed = run.command.is_none_or(|command| !command.before.workspace);
                is_committed && self.workspace_around(&run.directory).is_none()
            }
            _ => false,
        };
        let mut around = run.directory.ancestors();
        let directory = around.find(|directory| self.holds_module(directory) != Some(false))?;
        if goes_alone && run.is_in_module_mode() { self.module_at(&directory) } else { None }
    }

    fn index_runs(&self) -> ShownRuns {
        let mut shown = ShownRuns::default();
        for artifact in self.artifacts() {
            for (number, command) in artifact.declarations.go_commands.iter().enumerate() {
                let at = (artifact.path().clone(), number);
                if command.directory == Value::Unknown {
                    shown.anywhere.push(at);
                } else if let Some(module) = GoRun::shown(artifact, number).and_then(|run| self.module_of_run(&run)) {
                    shown.by_module.entry(module.directory).or_default().push(at);
                }
            }
        }
        shown
    }
}
