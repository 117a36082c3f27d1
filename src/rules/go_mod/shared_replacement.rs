//! Two required modules that one directory or one version of a module replaces.

use std::collections::HashMap;

use crate::artifact::{Replacement, Requirement};
use crate::diagnostic::{Diagnostic, Draft, Severity};
use crate::go::version::GoVersion;
use crate::repository::{Module, Repository};
use crate::rules::{Findings, Rule};

pub(crate) static SHARED_REPLACEMENT: Rule = Rule {
    name: "go-mod/shared-replacement",
    summary: "two required modules are replaced by the same one",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#go-mod-file-replace"],
    page: include_str!("../../../docs/rules/go-mod/shared-replacement.md"),
    check,
};

/// cmd/go/internal/modload/load.go, `checkMultiplePaths`: asked of the modules that go.mod requires when packages are loaded, and not in a
/// workspace or with a vendor directory. Targets are compared letter for letter.
fn check(repository: &Repository, findings: &mut Findings) {
    for module in repository.modules().filter(|module| module.artifact.problems.is_empty()) {
        let is_apart = repository.workspace_around(&module.directory).is_none();
        let vendored = repository.vendor_manifest(&module.directory).is_some();
        if !is_apart || vendored {
            continue;
        }
        let mut first: HashMap<(&str, &str), &Replacement> = HashMap::new();
        for required in &module.file.requirements {
            let Some(replacement) = replacement_of(&module, required) else { continue };
            let target =
                (replacement.target.as_str(), replacement.target_version.as_ref().map_or("", |text| text.as_str()));
            let seen = *first.entry(target).or_insert(replacement);
            if seen.path.as_str() != replacement.path.as_str() {
                findings.push(draft(&module, seen, replacement));
            }
        }
    }
}

/// What replaces a requirement for certain: a line for all versions, or for the one that is required, which is the one that is used where
/// go.mod lists all that are (from go 1.17 on).
fn replacement_of<'r>(module: &Module<'r>, required: &Requirement) -> Option<&'r Replacement> {
    let go = module.file.go.as_ref().and_then(|line| GoVersion::parse(&line.value))?;
    let of_module = |line: &&Replacement| line.path.as_str() == required.path.as_str();
    let of_version = |line: &&Replacement| {
        line.version.as_ref().is_some_and(|version| version.as_str() == required.version.as_str())
    };
    let lines = || module.file.replacements.iter().filter(of_module);
    let found = lines().find(of_version).or_else(|| lines().find(|line| line.version.is_none()));
    found.filter(|_| go >= GoVersion::of_language(1, 17))
}

fn draft(module: &Module<'_>, seen: &Replacement, line: &Replacement) -> Draft {
    let target = line.target.as_str();
    let message = format!(
        "`{target}` replaces `{}` and `{}`, so loading packages fails with \"used for two different module paths\"",
        seen.path.as_str(),
        line.path.as_str()
    );
    Diagnostic::at(module.site(line.target_span()), message)
        .related(module.site(seen.target_span()), "replaces another module already")
        .help("require one of the two, or give each a directory of its own")
}
