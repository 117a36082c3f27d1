//! What looks like a pseudo-version, but can be none.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Draft, Severity};
use crate::go::semver::{PseudoVersion, SemanticVersion};
use crate::repository::{Module, Repository};
use crate::rules::{Findings, Rule};
use crate::text::{Literal, Span};

pub(crate) static MALFORMED_PSEUDO_VERSION: Rule = Rule {
    name: "go-mod/malformed-pseudo-version",
    summary: "a required version means a commit, but can name none",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#pseudo-versions"],
    page: include_str!("../../../docs/rules/go-mod/malformed-pseudo-version.md"),
    check,
};

/// go/modfetch/coderepo.go, `validatePseudoVersion`: checked when the version is fetched from its origin, so not where a replacement or
/// a member of the workspace stands in for it.
fn check(repository: &Repository, findings: &mut Findings) {
    let own: HashSet<&str> =
        repository.modules().filter_map(|module| module.file.module.as_ref()).map(|line| line.value.as_str()).collect();
    for module in repository.modules() {
        for required in &module.file.requirements {
            if module.replacement_of(required).is_none() && !own.contains(required.path.as_str()) {
                findings.extend(draft(&module, &required.version));
            }
        }
        for line in &module.file.replacements {
            findings.extend(line.target_version.as_ref().and_then(|version| draft(&module, version)));
        }
    }
}

fn draft(module: &Module<'_>, written: &Literal) -> Option<Draft> {
    let version = SemanticVersion::parse(written)?;
    let part = |text: &str| match written.rfind(text) {
        Some(start) => written.part(start..start + text.len()),
        None => written.span(),
    };
    let (span, fault): (Span, String) = match PseudoVersion::of(&version) {
        Some(pseudo) if !pseudo.has_real_time() => {
            let message =
                format!("`{}` is no moment in time, so Go finds no commit for this version", pseudo.timestamp);
            (part(pseudo.timestamp), message)
        }
        Some(pseudo) if !pseudo.has_short_hash() => {
            let fault = "is not the first twelve digits of a hash in lower case, so Go refuses this version";
            (part(pseudo.revision), format!("`{}` {fault}", pseudo.revision))
        }
        None if resembles_pseudo_version(version.prerelease()) => {
            let message = format!(
                "`{}` has the time and hash of a commit, but not the form, so Go takes it for the name of a tag",
                written.as_str()
            );
            (written.span(), message)
        }
        _ => return None,
    };
    Some(Diagnostic::at(module.site(span), fault).help("let Go write it: `go get MODULE@COMMIT`"))
}

/// Whether `prerelease`, with its hyphen, is a time and a hash, as only `vX.0.0` may have them.
fn resembles_pseudo_version(prerelease: &str) -> bool {
    let Some((time, hash)) = prerelease.strip_prefix('-').and_then(|rest| rest.split_once('-')) else { return false };
    time.len() == 14
        && time.bytes().all(|byte| byte.is_ascii_digit())
        && hash.len() == 12
        && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}
