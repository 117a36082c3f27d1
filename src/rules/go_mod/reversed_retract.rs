//! A retraction of no version.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity};
use crate::go::semver::SemanticVersion;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::text::Literal;

pub(crate) static REVERSED_RETRACT: Rule = Rule {
    name: "go-mod/reversed-retract",
    summary: "`retract` names an interval that begins above its end",
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/ref/mod#go-mod-file-retract"],
    page: include_str!("../../../docs/rules/go-mod/reversed-retract.md"),
    check,
};

/// modload/modfile.go, `CheckRetractions`: a version is retracted that is neither below the first nor above the second (Go 1.19 to 1.27).
fn check(repository: &Repository, findings: &mut Findings) {
    for module in repository.modules() {
        for line in &module.file.retractions {
            let Some(high) = &line.high else { continue };
            let low = &line.low;
            let (Some(first), Some(second)) = (SemanticVersion::parse(low), SemanticVersion::parse(high)) else {
                continue;
            };
            if first.precedence(&second).is_le() {
                continue;
            }
            let message = format!("`{}` is above `{}`, so this interval retracts nothing", low.as_str(), high.as_str());
            let source = &module.artifact.source;
            let write = |at: &Literal, text: &Literal| {
                Edit::replace(module.artifact.path(), at.span(), source.slice(text.span()))
            };
            findings.push(
                Diagnostic::at(module.site(low.span().cover(high.span())), message)
                    .help("write the lower version first")
                    .fix(Fix::safe("exchange the two versions", vec![write(low, high), write(high, low)])),
            );
        }
    }
}
