//! A golangci-lint that is built with an older Go than the code is for.

use std::collections::BTreeSet;

use crate::artifact::Installer;
use crate::diagnostic::{Diagnostic, Draft, Severity, Site};
use crate::facts::go_tools::module_of;
use crate::facts::golangci_action::InstallMode;
use crate::facts::golangci_releases::LintVersion;
use crate::go::version::GoVersion;
use crate::repository::{LintRun, LintTarget, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static GOLANGCI_BUILT_WITH_OLDER_GO: Rule = Rule {
    name: "tools/golangci-built-with-older-go",
    summary: "golangci-lint is built with an older Go than the code is for, which it refuses",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://golangci-lint.run/docs/welcome/faq/"],
    page: include_str!("../../../docs/rules/tools/golangci-built-with-older-go.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    let mut told = BTreeSet::new();
    for run in repository.lint_runs().into_iter().filter(|run| run.version.refuses_newer_go()) {
        let targets = repository.lint_targets(&run);
        let Some(lowest) = targets.iter().min_by(|a, b| a.version.cmp(&b.version)) else { continue };
        let Some(draft) = judge(repository, &run, lowest) else { continue };
        if told.insert((run.artifact.path(), run.site.span.start)) {
            findings.push(draft);
        }
    }
}

fn judge(repository: &Repository, run: &LintRun<'_>, target: &LintTarget) -> Option<Draft> {
    let wanted = target.version.language();
    let label = "this Go the code is for";
    if is_compiled(run.installer) {
        let (built, site) = compiled_with(repository, run)?;
        let message = format!(
            "golangci-lint {} is compiled with Go {} here, and refuses code for Go {}",
            run.version,
            built.as_str(),
            wanted.as_str(),
        );
        let is_older = built < wanted;
        let draft = Diagnostic::at(run.site.clone(), message).severity(Severity::Warning);
        let draft = draft.related(site, "this Go runs here").related(target.site.clone(), label);
        return is_older.then(|| draft.help(format!("install Go {} or later", wanted.as_str())));
    }
    let built = GoVersion::of_language(1, run.version.built_with()?);
    let message = format!(
        "golangci-lint {} is built with Go {}, and refuses code for Go {}",
        run.version,
        built.as_str(),
        wanted.as_str(),
    );
    let draft = Diagnostic::at(run.site.clone(), message).related(target.site.clone(), label);
    (built < wanted).then(|| draft.help(help(&wanted)))
}

fn help(wanted: &GoVersion) -> String {
    let is_enough = |version: &LintVersion| version.built_with() >= wanted.minor();
    let first = [(1, 64, 8), (2, 4, 0), (2, 9, 0), (2, 13, 0)]
        .map(|(major, minor, patch)| LintVersion::of(major, minor, patch));
    match first.into_iter().find(is_enough) {
        Some(first) => format!("golangci-lint {first} is the first that does not, the newest {}", LintVersion::NEWEST),
        None => "no release that is known here does not".to_owned(),
    }
}

const fn is_compiled(installer: &Installer) -> bool {
    matches!(installer, Installer::Go | Installer::Action { mode: InstallMode::GoInstall, .. } | Installer::PreCommit)
}

/// The newest Go that may build it, with what says so; none where that cannot be told. From Go 1.21 on one that may change gives way to
/// what golangci-lint itself asks for.
fn compiled_with(repository: &Repository, run: &LintRun<'_>) -> Option<(GoVersion, Site)> {
    if *run.installer == Installer::PreCommit {
        return None;
    }
    let places = repository.placed_go(run.artifact, run.environment?);
    let newest = places.into_iter().max_by(|a, b| a.version.version.cmp(&b.version.version))?;
    let module = match run.version.major {
        1 => "github.com/golangci/golangci-lint",
        _ => "github.com/golangci/golangci-lint/v2",
    };
    let needed = module_of(module)?.needed_go(&run.version.to_string()).and_then(GoVersion::parse)?;
    let own = newest.version.version.language();
    let is_refused = newest.is_kept() && own < needed.language();
    (!is_refused).then(|| (own.max(needed.language()), newest.site))
}
