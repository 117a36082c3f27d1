//! setup-go sets GOTOOLCHAIN over what the job says.

use std::collections::HashSet;

use crate::artifact::{EnvAssignment, EnvironmentKind};
use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::{Repository, SetupStep};
use crate::rules::{Findings, Rule};

pub(crate) static SETUP_GO_OVERRIDES_GOTOOLCHAIN: Rule = Rule {
    name: "ci/setup-go-overrides-gotoolchain",
    summary: "a job sets `GOTOOLCHAIN`, and setup-go sets it to `local` for all that follows",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &[
        "https://github.com/actions/setup-go#breaking-changes-in-v6",
        "https://github.com/google/osv.dev/pull/4757",
    ],
    page: include_str!("../../../docs/rules/ci/setup-go-overrides-gotoolchain.md"),
    check,
};

/// src/main.ts, `setGoToolchain`: it exports the variable, and what is exported wins over what a job or workflow sets. One diagnostic
/// a variable.
fn check(repository: &Repository, findings: &mut Findings) {
    let mut seen = HashSet::new();
    for step in repository.setup_steps().filter(SetupStep::keeps_toolchain) {
        let Some(set) = step.toolchain_before().filter(|set| is_overridden(&step, set)) else { continue };
        let Some(value) = set.known().filter(|value| !matches!(value.as_str(), "local" | "")) else { continue };
        let site = step.artifact.site(set.written.span());
        if !step.is_meant_for_later(set) || !seen.insert(site.clone()) {
            continue;
        }
        let release = step.setup.release.map(|release| release.to_string()).unwrap_or_default();
        let message = format!(
            "setup-go {release} sets GOTOOLCHAIN to `local` for the rest of the job, so `{}` holds no longer",
            value.as_str()
        );
        findings.push(
            Diagnostic::at(site, message)
                .related(step.uses_site(), "from here on it is `local`")
                .help("set it for the steps that need it"),
        );
    }
}

/// Whether what setup-go exports wins: over all but what a step sets for itself.
fn is_overridden(step: &SetupStep<'_>, set: &EnvAssignment) -> bool {
    let around = step.artifact.declarations.get(set.environment);
    around.is_some_and(|around| {
        matches!(
            around.kind,
            EnvironmentKind::Workflow | EnvironmentKind::Job | EnvironmentKind::Detached | EnvironmentKind::Script
        )
    })
}
