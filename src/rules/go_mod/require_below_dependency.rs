//! A requirement that a local replacement raises.

use crate::artifact::Replacement;
use crate::diagnostic::{Applicability, Diagnostic, Draft, Edit, Fix, Severity};
use crate::go::semver::SemanticVersion;
use crate::go::version::GoVersion;
use crate::repository::{Module, Repository, Resolution};
use crate::rules::{Findings, Rule};
use crate::text::Span;

pub(crate) static REQUIRE_BELOW_DEPENDENCY: Rule = Rule {
    name: "go-mod/require-below-dependency",
    summary: "a module in a directory of the repository needs more than the go.mod that uses it says",
    severity: Severity::Error,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://go.dev/ref/mod#go-mod-file-go", "https://go.dev/ref/mod#minimal-version-selection"],
    page: include_str!("../../../docs/rules/go-mod/require-below-dependency.md"),
    check,
};

/// modload/buildlist.go: the go.mod of the main module must name at least what its dependencies need. Nothing is written there unasked, so
/// the go command says "updates to go.mod needed" as soon as it has read the dependency's go.mod. With a vendor directory it reads none,
/// and in a workspace it leaves the go.mod files of members as they are.
fn check(repository: &Repository, findings: &mut Findings) {
    for module in repository.modules() {
        let is_judged = module.artifact.problems.is_empty() && !repository.is_vendored(&module);
        if !is_judged || repository.workspace_of(&module.directory).is_some() {
            continue;
        }
        let uses: Vec<Use<'_>> = repository.resolutions(&module).into_iter().filter_map(|(_, to)| used(to)).collect();
        findings.extend(below_go_line(&module, &uses));
        findings.extend(below_version(&module, &uses));
    }
}

/// A module of this repository that another one requires, and the line that says where it lies.
struct Use<'r> {
    line: &'r Replacement,
    dependency: Module<'r>,
}

fn used(resolution: Resolution<'_>) -> Option<Use<'_>> {
    match resolution {
        Resolution::Local(line, Some(dependency)) if dependency.artifact.problems.is_empty() => {
            Some(Use { line, dependency })
        }
        _ => None,
    }
}

/// From Go 1.21 on, dependencies below 1.21 are not asked. One draft names the highest, since raising the line to it mends all.
fn below_go_line(module: &Module<'_>, uses: &[Use<'_>]) -> Option<Draft> {
    let own = match &module.file.go {
        Some(line) => GoVersion::parse(&line.value)?,
        None => GoVersion::of_language(1, 16),
    };
    let needs = uses.iter().filter_map(|used| {
        let line = &used.dependency.file.go.as_ref()?.value;
        let need = GoVersion::parse(line).filter(|need| *need >= GoVersion::of_language(1, 21) && *need > own)?;
        Some((used, line, need))
    });
    let (highest, line, need) = needs.max_by(|(.., a), (.., b)| a.cmp(b))?;
    let written = if module.file.go.is_some() { format!("`go {own}`") } else { "no go line, so Go 1.16,".to_owned() };
    let message = format!(
        "{written} is below the `go {need}` of `{}`, so go commands that load it stop with \"updates to go.mod needed\"",
        highest.line.target.as_str()
    );
    let span = module.file.go.as_ref().map_or(Span::empty(0), |line| line.value.span());
    let fix = module.file.go.as_ref().map(|line| {
        let edit = Edit::replace(module.artifact.path(), line.value.span(), need.as_str());
        Fix::unsafe_(format!("write `go {need}`"), vec![edit])
    });
    let draft = Diagnostic::at(module.site(span), message)
        .related(highest.dependency.site(line.span()), "asks for more")
        .related(module.site(highest.line.span), "is used by this line")
        .help(format!("raise the go line to `go {need}`, as `go mod tidy` does"));
    Some(draft.fix(fix))
}

fn below_version(module: &Module<'_>, uses: &[Use<'_>]) -> Vec<Draft> {
    let required = |path: &str| module.file.requirements.iter().find(|line| line.path.as_str() == path);
    let is_excluded = |path: &str, version: &str| {
        module.file.exclusions.iter().any(|line| line.path.as_str() == path && line.version.as_str() == version)
    };
    let mut drafts = Vec::new();
    for used in uses {
        for needed in &used.dependency.file.requirements {
            let Some(own) = required(&needed.path) else { continue };
            let versions = SemanticVersion::parse(&own.version).zip(SemanticVersion::parse(&needed.version));
            let is_below = versions.is_some_and(|(own, needed)| own.precedence(&needed).is_lt());
            if !is_below || is_excluded(&needed.path, &needed.version) {
                continue;
            }
            let (path, target) = (own.path.as_str(), used.line.target.as_str());
            let message = format!(
                "`{path} {}` is below the `{}` that `{target}` requires, so go commands that load it stop with \"updates to go.mod needed\"",
                own.version.as_str(),
                needed.version.as_str()
            );
            let help = format!("require `{path} {}`, as `go mod tidy` does", needed.version.as_str());
            drafts.push(
                Diagnostic::at(module.site(own.version.span()), message)
                    .related(used.dependency.site(needed.version.span()), "requires more")
                    .help(help),
            );
        }
    }
    drafts
}
