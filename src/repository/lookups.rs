//! Which shown commands ask for what no module cache can answer.

use crate::diagnostic::Severity;
use crate::go::patterns::matches_any;
use crate::text::Value;

use super::modules::is_path_prefix;
use super::{Assignment, GoRun, Repository};

impl Repository<'_> {
    /// The shown commands that run with `assignment` of GOPROXY and certainly ask its first entry for the newest version of a module, and
    /// how grave it is that those Gos fail which do: neither GONOPROXY nor GOPRIVATE sends them past it, no directory stands for the
    /// module, and `-mod=vendor` does not stop them first.
    pub fn certain_lookups<'r>(&self, assignment: &Assignment<'r>) -> Vec<(GoRun<'r>, Severity)> {
        let installed = self.go_of(assignment.artifact);
        let weighed = |run: GoRun<'r>| {
            let query = run.command.filter(|command| command.certain)?.newest_query()?;
            let severity =
                if query.since == 0 { Some(Severity::Error) } else { installed.severity(|minor| minor >= query.since) };
            if self.is_asked(&run, query.path) { Some((run, severity?)) } else { None }
        };
        assignment.runs_anywhere().filter_map(weighed).collect()
    }

    /// Whether `wanted` holds of a module or package that any file names but as its own: one that is required, put in the place of another,
    /// known to go.sum, or asked for by a shown command. Yes where a command's words are not all known.
    pub fn names_module(&self, wanted: impl Fn(&str) -> bool) -> bool {
        let required = self.modules().any(|module| module.file.requirements.iter().any(|line| wanted(&line.path)));
        let replaced = || {
            let mut lines = self.module_lines().flat_map(|file| file.replacements);
            lines.any(|line| wanted(&line.path) || wanted(&line.target))
        };
        let hashed = || self.sum_files().any(|sums| sums.file.entries.iter().any(|entry| wanted(&entry.path)));
        let asked = || {
            let commands = self.artifacts().flat_map(|artifact| &artifact.declarations.go_commands);
            let mut words = commands.flat_map(|command| &command.words).filter_map(|word| word.split_once('@'));
            words.any(|(path, _)| path.contains('$') || wanted(path))
        };
        let installed = || self.tools().any(|(_, pin)| wanted(&pin.tool.value));
        required || replaced() || hashed() || asked() || installed()
    }

    fn is_asked(&self, run: &GoRun<'_>, path: &str) -> bool {
        // These two care neither for the module around them nor for its replacements.
        let is_elsewhere = run.command.is_some_and(|command| matches!(command.subcommand(), "install" | "run"));
        matches!(run.variable("GO111MODULE"), Value::Known("" | "on" | "auto"))
            && matches!(run.mod_flag(), Value::Known("" | "mod" | "readonly"))
            && !run.may_go_direct(path)
            && (is_elsewhere || !self.may_be_local(path))
    }

    /// Whether the package or module `path` may be one of the repository, or be replaced by one.
    fn may_be_local(&self, path: &str) -> bool {
        let is_own = self.modules().any(|module| module.has_prefix_of(path));
        let mut replacements = self.module_lines().flat_map(|file| file.replacements);
        is_own || replacements.any(|line| is_path_prefix(&line.path, path))
    }
}

impl GoRun<'_> {
    /// Whether GONOPROXY, or else GOPRIVATE, may match `path`, so that no proxy is asked.
    fn may_go_direct(&self, path: &str) -> bool {
        let list = match self.variable("GONOPROXY") {
            Value::Known("") => self.variable("GOPRIVATE"),
            list => list,
        };
        list.known().is_none_or(|list| matches_any(list, path))
    }
}
