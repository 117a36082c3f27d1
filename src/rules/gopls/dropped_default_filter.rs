//! A list of directory filters without the one that was there by default.

use std::collections::HashMap;

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::gopls::Fault;
use crate::repository::{GoplsFault, Repository};
use crate::rules::{Findings, Rule};
use crate::text::{RepoPath, Span};

pub(crate) static DROPPED_DEFAULT_FILTER: Rule = Rule {
    name: "gopls/dropped-default-filter",
    summary: "`directoryFilters` replaces the default, which keeps gopls out of node_modules",
    severity: Severity::Note,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://go.dev/gopls/settings"],
    page: include_str!("../../../docs/rules/gopls/dropped-default-filter.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    let mut uses_packages: HashMap<RepoPath, bool> = HashMap::new();
    for fault in repository.gopls_faults(|fault| *fault == Fault::DropsDefaultFilter) {
        let is_manifest = |path: &str| path.rsplit('/').next() == Some("package.json");
        let holds_manifest = |folder| repository.paths_below(folder).any(is_manifest);
        let uses_packages = uses_packages
            .entry(fault.editor.artifact.path().clone())
            .or_insert_with(|| fault.editor.folders.iter().any(holds_manifest));
        if !*uses_packages {
            continue;
        }
        let message = "this list replaces the default, `-**/node_modules`, so gopls looks for Go code in there too";
        let draft = super::draft(repository, &fault, message).help("add `\"-**/node_modules\"`");
        findings.push(draft.fix(addition(&fault)));
    }
}

fn addition(fault: &GoplsFault<'_>) -> Option<Fix> {
    const DEFAULT: &str = "\"-**/node_modules\"";
    let array = fault.setting.given.written()?.as_array()?;
    let edit = match array.elements.first() {
        Some(first) => (Span::empty(first.span().start), format!("{DEFAULT}, ")),
        None => (array.span, format!("[{DEFAULT}]")),
    };
    Some(Fix::unsafe_(format!("add `{DEFAULT}`"), fault.editor.edits([edit])))
}
