//! A vendor directory that a flag keeps out.

use super::{edit, part, settings, without_flag};
use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::go::goflags::split;
use crate::repository::{GoRun, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static GOFLAGS_MOD_IGNORES_VENDOR: Rule = Rule {
    name: "env/goflags-mod-ignores-vendor",
    summary: "`-mod` in GOFLAGS keeps the committed vendor directory out of builds",
    severity: Severity::Warning,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://go.dev/ref/mod#build-commands"],
    page: include_str!("../../../docs/rules/env/goflags-mod-ignores-vendor.md"),
    check,
};

/// cmd/go/internal/modload/init.go, `setDefaultBuildMod`: vendor is used where -mod is not set. A single step sets it on purpose.
fn check(repository: &Repository, findings: &mut Findings) {
    for (assignment, value) in
        settings(repository, "GOFLAGS").filter(|(assignment, _)| !assignment.is_for_one_purpose())
    {
        let flags = split(value);
        let Some(entry) = flags.last("mod") else { continue };
        let mode = entry.flag.as_ref().and_then(|flag| flag.value.as_ref()).map_or("", |value| value.text);
        if !matches!(mode, "mod" | "readonly") {
            continue;
        }
        let runs: Vec<GoRun<'_>> = assignment.go_runs().into_iter().filter(GoRun::loads_packages).collect();
        let is_searched = |run: &&GoRun<'_>| run.variable("GOWORK").known().is_some_and(str::is_empty);
        let passed_over = runs.iter().filter(is_searched).find_map(|run| {
            let module = repository.module_around(&run.directory)?;
            let is_used = repository.workspace_of(&module.directory).is_none() && repository.is_vendored(&module);
            is_used.then(|| repository.vendor_manifest(&module.directory)).flatten()
        });
        let Some((manifest, _)) = passed_over else { continue };
        let message = format!("`{}` keeps the committed vendor directory out of every build", entry.text);
        let edits = vec![edit(&assignment, value, without_flag(entry, &flags, value), "")];
        findings.push(
            Diagnostic::at(part(&assignment, value, entry.range.clone()), message)
                .related(manifest.site(crate::text::Span::empty(0)), "what is not used")
                .help("remove the flag: a committed vendor directory is used by itself; or remove the directory")
                .fix(Fix::unsafe_(format!("remove `{}`", entry.text), edits)),
        );
    }
}
