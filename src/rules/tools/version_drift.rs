//! One tool at several versions.

use std::collections::BTreeMap;

use crate::artifact::{Artifact, ToolPin, ToolVersion};
use crate::diagnostic::{Diagnostic, Severity, Site};
use crate::repository::{Repository, is_golangci_lint};
use crate::rules::{Findings, Rule};

pub(crate) static VERSION_DRIFT: Rule = Rule {
    name: "tools/version-drift",
    summary: "a tool is asked for at different versions in different places",
    severity: Severity::Note,
    fix: None,
    security: None,
    references: &["https://golangci-lint.run/docs/welcome/install/"],
    page: include_str!("../../../docs/rules/tools/version-drift.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    let mut tools: BTreeMap<&str, Vec<Asked<'_>>> = BTreeMap::new();
    for (artifact, pin) in repository.tools() {
        if let Some(asked) = asked(artifact, pin) {
            tools.entry(name(pin)).or_default().push(asked);
        }
    }
    for (tool, mut asked) in tools {
        asked.sort_by(|a, b| a.numbers.cmp(&b.numbers));
        let Some((first, rest)) = asked.split_first() else { continue };
        let others: Vec<_> = rest.iter().filter(|other| differ(&first.numbers, &other.numbers)).take(PLACES).collect();
        let Some(newest) = others.last() else { continue };
        let message = format!("{tool} is asked for at {} here, and at {} elsewhere", first.version, newest.version);
        let mut draft = Diagnostic::at(first.site.clone(), message);
        for other in &others {
            draft = draft.related(other.site.clone(), format!("{tool} {}", other.version));
        }
        findings.push(draft.help("ask for the same version everywhere"));
    }
}

/// A version that is asked for.
struct Asked<'r> {
    numbers: Vec<u32>,
    version: &'r str,
    site: Site,
}

/// How many places a message shows.
const PLACES: usize = 8;

/// What people call the tool.
fn name(pin: &ToolPin) -> &str {
    let path = pin.tool.value.as_str();
    if is_golangci_lint(pin) { "golangci-lint" } else { path.rsplit('/').next().unwrap_or(path) }
}

/// The numbers of the version that `pin` asks for, as it is written, and where.
fn asked<'r>(artifact: &Artifact, pin: &'r ToolPin) -> Option<Asked<'r>> {
    let ToolVersion::Written(written) = &pin.version else { return None };
    let numbers: Option<Vec<u32>> =
        written.strip_prefix('v').unwrap_or(written).split('.').map(|number| number.parse().ok()).collect();
    let version = written.as_str();
    Some(Asked { numbers: numbers?, version, site: artifact.site(written.part_of(version)) })
}

/// Whether two versions are not the same as far as both are written.
fn differ(one: &[u32], other: &[u32]) -> bool {
    one.iter().zip(other).any(|(a, b)| a != b)
}
