//! Module mode switched off where there is a module.

use super::{edit, settings};
use crate::artifact::GoCommand;
use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::repository::{GoRun, Repository};
use crate::rules::{Findings, Rule};
use crate::text::Span;

pub(crate) static GO111MODULE_OFF: Rule = Rule {
    name: "env/go111module-off",
    summary: "module mode is off where there is a go.mod",
    severity: Severity::Warning,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://go.dev/ref/mod#mod-commands"],
    page: include_str!("../../../docs/rules/env/go111module-off.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for (assignment, value) in settings(repository, "GO111MODULE").filter(|(_, value)| value.as_str() == "off") {
        let runs = assignment.go_runs();
        let fix = || Fix::unsafe_("write `on`", vec![edit(&assignment, value, 0..value.len(), "on")]);
        if let Some((run, command)) = runs.iter().find_map(|run| Some((run, failing_command(run)?))) {
            let message = format!("`go {command}` fails in GOPATH mode, which GO111MODULE=off asks for");
            let mut draft = Diagnostic::at(assignment.value_site(), message).severity(Severity::Error);
            if let Some(site) = run.site() {
                draft = draft.related(site, "it runs here");
            }
            findings.push(draft.help("remove the variable: modules are on by default since Go 1.16").fix(fix()));
            continue;
        }
        // `go generate` finds the files of the directories that it is given, and needs neither versions nor imports.
        let only_generates = |run: &GoRun<'_>| run.command.is_some_and(|command| command.subcommand() == "generate");
        let ignored = runs
            .iter()
            .filter(|run| run.loads_packages() && !only_generates(run) && !assignment.is_for_one_purpose())
            .find_map(|run| repository.module_around(&run.directory));
        let Some(module) = ignored else { continue };
        let message = format!(
            "module mode is off in {}, so go.mod is ignored: neither its versions nor its packages are found",
            assignment.environment.name
        );
        let line = module.file.module.as_ref().map_or(Span::empty(0), |directive| directive.span);
        findings.push(
            Diagnostic::at(assignment.value_site(), message)
                .related(module.site(line), "the module that is ignored")
                .help("remove the variable: modules are on by default since Go 1.16")
                .fix(fix()),
        );
    }
}

/// A command that knows modules only (cmd/go/internal/modload/init.go: "modules disabled by GO111MODULE=off").
fn failing_command(run: &GoRun<'_>) -> Option<String> {
    let GoCommand { words, .. } = run.command?;
    let has_version = |words: &[String]| words.iter().any(|word| word.contains('@'));
    match words.split_first()? {
        (first, rest) if first == "mod" => Some(format!("mod {}", rest.first()?)),
        (first, rest) if (first == "install" || first == "run") && has_version(rest) => Some(format!("{first} …@…")),
        (first, rest) if first == "list" && rest.iter().any(|word| word == "-m") => Some("list -m".to_owned()),
        _ => None,
    }
}
