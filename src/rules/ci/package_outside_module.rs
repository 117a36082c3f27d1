//! A shown go command that names packages outside of its module, or runs where none is.

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::{MissedPlace, ModuleAbsence, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static PACKAGE_OUTSIDE_MODULE: Rule = Rule {
    name: "ci/package-outside-module",
    summary: "a go command names packages that its module does not have",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#modules-overview"],
    page: include_str!("../../../docs/rules/ci/package-outside-module.md"),
    check,
};

/// The first release that looks for a go.mod everywhere unless told otherwise.
const MODULE_MODE_MINOR: u32 = 16;

/// cmd/go/internal/modload/load.go, `matchLocalDirs` and `resolveLocalPackage`. Workspaces have rules of their own.
fn check(repository: &Repository, findings: &mut Findings) {
    for run in repository.certain_runs() {
        let (Some(missed), Some(command)) = (repository.missed_place(&run), run.command) else { continue };
        let site = run.artifact().site(command.span);
        let used = repository.go_of(run.artifact());
        if used.severity(|minor| minor >= MODULE_MODE_MINOR) != Some(Severity::Error) {
            continue;
        }
        let MissedPlace { argument, absence, .. } = &missed;
        let line = command.line();
        let draft = match absence {
            ModuleAbsence::NoModule => {
                let place =
                    if run.directory.is_root() { "the root".to_owned() } else { format!("`{}`", run.directory) };
                let message = format!("no go.mod lies in {place} or above, so `{line}` fails");
                Diagnostic::at(site, message).help("run it in the directory of a module")
            }
            ModuleAbsence::OtherModule(main, other) => {
                let message =
                    format!("`{argument}` belongs to the module in `{other}`, not to the one here, so `{line}` fails");
                let name = main.file.module.as_ref().map(|name| main.site(name.value.span()));
                let draft = Diagnostic::at(site, message)
                    .help(format!("run it in `{other}`, or join the modules by a go.work"));
                name.into_iter().fold(draft, |draft, name| draft.related(name, "the module that the command runs in"))
            }
            ModuleAbsence::OutsideWorkspace(_) | ModuleAbsence::Unlisted(..) => continue,
        };
        findings.push(draft);
    }
}
