//! Flags in GOFLAGS that the repository does not allow.

use super::{edit, part, settings, without_flag};
use crate::artifact::EnvironmentKind;
use crate::diagnostic::{Applicability, Diagnostic, Draft, Fix, Severity, Site};
use crate::go::goflags::{Entry, Flags, split};
use crate::repository::{Assignment, GoRun, Module, Repository, Workspace};
use crate::rules::{Findings, Rule};
use crate::text::{Literal, Span};

pub(crate) static GOFLAGS_CONFLICT: Rule = Rule {
    name: "env/goflags-conflict",
    summary: "GOFLAGS asks for what go.work or a missing vendor directory rules out",
    severity: Severity::Error,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://go.dev/ref/mod#build-commands", "https://go.dev/ref/mod#workspaces"],
    page: include_str!("../../../docs/rules/env/goflags-conflict.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for (assignment, value) in settings(repository, "GOFLAGS") {
        let flags = split(value);
        let runs: Vec<GoRun<'_>> = assignment.go_runs().into_iter().filter(GoRun::loads_packages).collect();
        if let Some(conflict) = runs.iter().find_map(|run| conflict(repository, run, &flags)) {
            findings.push(conflict.draft(&assignment, value, &flags));
        }
    }
}

/// A flag, why it fails, and what it contradicts.
struct Conflict<'v> {
    flag: Entry<'v>,
    message: String,
    help: &'static str,
    contradicts: (Site, &'static str),
    command: Option<Site>,
}

impl Conflict<'_> {
    fn draft(self, assignment: &Assignment<'_>, value: &Literal, flags: &Flags<'_>) -> Draft {
        let (site, label) = self.contradicts;
        let removal = vec![edit(assignment, value, without_flag(&self.flag, flags, value), "")];
        let mut draft = Diagnostic::at(part(assignment, value, self.flag.range.clone()), self.message)
            .help(self.help)
            .related(site, label)
            .fix(Fix::unsafe_(format!("remove `{}`", self.flag.text), removal));
        if let Some(command) = self.command {
            draft = draft.related(command, "this command fails");
        }
        // Such a file may be meant for a container, in which other files lie.
        if assignment.environment.kind == EnvironmentKind::Shell {
            draft = draft.severity(Severity::Warning);
        }
        draft
    }
}

fn conflict<'v>(repository: &Repository, run: &GoRun<'_>, flags: &Flags<'v>) -> Option<Conflict<'v>> {
    if let Some(workspace) = repository.workspace_in_effect(run) {
        return in_workspace(repository, run, flags, &workspace);
    }
    let goes_without_workspace = run.variable("GOWORK").known().is_some_and(|gowork| gowork == "off")
        || repository.workspace_around(&run.directory).is_none();
    let module = repository.module_around(&run.directory).filter(|_| goes_without_workspace)?;
    in_module(repository, run, flags, &module)
}

/// cmd/go/internal/modload/init.go, `setDefaultBuildMod`: "-mod may only be set to readonly or vendor when in workspace mode".
fn in_workspace<'v>(
    repository: &Repository,
    run: &GoRun<'_>,
    flags: &Flags<'v>,
    workspace: &Workspace<'_>,
) -> Option<Conflict<'v>> {
    let line = workspace.file.go.as_ref().map_or(Span::empty(0), |directive| directive.span);
    let conflict = |flag: &Entry<'v>, message: &str, help| Conflict {
        flag: flag.clone(),
        message: message.to_owned(),
        help,
        contradicts: (workspace.site(line), "the workspace that is in effect"),
        command: run.site(),
    };
    if let Some(flag) = flags.last("modfile") {
        let message = "`-modfile` cannot be used in a workspace, so every go command that loads packages fails here";
        return Some(conflict(flag, message, "remove the flag, or set `GOWORK=off` beside it"));
    }
    let flag = flags.last("mod")?;
    match flag_value(flag) {
        "mod" => {
            let message =
                "`-mod=mod` is not allowed in a workspace, so every go command that loads packages fails here";
            Some(conflict(flag, message, "remove the flag, or set `GOWORK=off` beside it"))
        }
        "vendor" if repository.requires_others(workspace) && repository.lacks_vendor(&workspace.directory, run) => {
            let message =
                "`-mod=vendor` builds from the workspace's vendor directory, which is not there, so every build fails";
            Some(conflict(flag, message, "run `go work vendor` and commit what it writes, or remove the flag"))
        }
        _ => None,
    }
}

fn in_module<'v>(
    repository: &Repository,
    run: &GoRun<'_>,
    flags: &Flags<'v>,
    module: &Module<'_>,
) -> Option<Conflict<'v>> {
    let flag = flags.last("mod").filter(|flag| flag_value(flag) == "vendor")?;
    let required = module.file.requirements.first()?;
    repository.lacks_vendor(&module.directory, run).then(|| Conflict {
        flag: flag.clone(),
        message: "`-mod=vendor` builds from the module's vendor directory, which is not there, so every build fails"
            .to_owned(),
        help: "run `go mod vendor` and commit what it writes, or remove the flag",
        contradicts: (module.site(required.span), "this is required, and not vendored"),
        command: run.site(),
    })
}

fn flag_value<'v>(flag: &Entry<'v>) -> &'v str {
    flag.flag.as_ref().and_then(|flag| flag.value.as_ref()).map_or("", |value| value.text)
}
