//! A module that is private in one file and public in another.

use std::collections::HashSet;

use super::{part, settings};
use crate::artifact::GoCommand;
use crate::diagnostic::{Diagnostic, Draft, Severity, Site};
use crate::go::patterns::{matches_any, patterns};
use crate::repository::{GoRun, Repository};
use crate::rules::{Findings, Rule};
use crate::text::Value;

pub(crate) static PRIVATE_MODULE_DRIFT: Rule = Rule {
    name: "env/private-module-drift",
    summary: "a module that one file calls private is public to another",
    severity: Severity::Note,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#private-module-privacy"],
    page: include_str!("../../../docs/rules/env/private-module-drift.md"),
    check,
};

/// A pattern of private modules, and where it stands.
struct Private<'v> {
    pattern: &'v str,
    site: Site,
}

/// At most one finding a file.
fn check(repository: &Repository, findings: &mut Findings) {
    let private = private_patterns(repository);
    let mut seen = HashSet::new();
    if private.is_empty() {
        return;
    }
    for run in repository.shown_runs().filter(is_fetching) {
        let path = run.artifact().path();
        if !seen.contains(path)
            && let Some(draft) = drift(repository, &run, &private)
        {
            seen.insert(path);
            findings.push(draft);
        }
    }
}

/// The patterns that some file sets; one that covers all modules says nothing of any.
fn private_patterns<'r>(repository: &'r Repository<'_>) -> Vec<Private<'r>> {
    let mut found = Vec::new();
    for name in ["GOPRIVATE", "GONOSUMDB"] {
        for (assignment, value) in settings(repository, name) {
            let live =
                patterns(value).into_iter().filter(|pattern| pattern.is_dead().is_none() && pattern.text.contains('.'));
            found.extend(
                live.map(|pattern| Private { pattern: pattern.text, site: part(&assignment, value, pattern.range) }),
            );
        }
    }
    found
}

/// Whether `run` may ask a proxy or the checksum database for what its module requires.
fn is_fetching(run: &GoRun<'_>) -> bool {
    run.command.is_some_and(is_for_own_module)
        && matches!(run.mod_flag(), Value::Known("" | "mod" | "readonly"))
        && matches!(run.variable("GOPROXY"), Value::Known(proxy) if proxy != "off")
        && matches!(run.variable("GOSUMDB"), Value::Known(database) if database != "off")
}

/// Whether a command needs what the module around it requires; `go install x@v` and its like do without.
fn is_for_own_module(command: &GoCommand) -> bool {
    command.needs_modules() && !command.words.iter().skip(1).any(|word| word.contains('@'))
}

fn drift(repository: &Repository, run: &GoRun<'_>, private: &[Private<'_>]) -> Option<Draft> {
    let module = repository.module_around(&run.directory)?;
    if repository.vendor_manifest(&module.directory).is_some() {
        return None;
    }
    let (name, exempt) = match (run.variable("GONOSUMDB").known()?, run.variable("GOPRIVATE").known()?) {
        ("", list) => ("GOPRIVATE", list),
        (list, _) => ("GONOSUMDB", list),
    };
    let mut required = module.requirements_from_elsewhere().filter(|required| !matches_any(exempt, &required.path));
    let (required, meant) = required.find_map(|required| {
        let meant = private.iter().find(|private| matches_any(private.pattern, &required.path))?;
        Some((required, meant))
    })?;
    let line = run.command.map_or_else(String::new, GoCommand::line);
    let message = format!(
        "`{line}` takes `{}` for public, though `{}` is private elsewhere",
        required.path.as_str(),
        meant.pattern
    );
    let set = run.setting(name).filter(|_| !exempt.is_empty());
    let draft = Diagnostic::at(set.or_else(|| run.site())?, message)
        .related(meant.site.clone(), "it is private here")
        .related(module.site(required.span), "it is required here");
    Some(draft.help("set GOPRIVATE to the same patterns in both, or in neither"))
}
