//! A module required at a version that is excluded.

use std::cell::LazyCell;
use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

pub(crate) static EXCLUDED_REQUIRE: Rule = Rule {
    name: "go-mod/excluded-require",
    summary: "a go.mod requires a version that it excludes",
    severity: Severity::Error,
    fix: None,
    security: None,
    references: &["https://go.dev/ref/mod#go-mod-file-exclude"],
    page: include_str!("../../../docs/rules/go-mod/excluded-require.md"),
    check,
};

/// modload/init.go: "ignoring requirement on excluded version", and then go.mod would have to change. Not so for a workspace's members.
fn check(repository: &Repository, findings: &mut Findings) {
    for module in repository.modules() {
        let (consequence, severity) = if repository.workspace_of(&module.directory).is_some() {
            ("every go command that loads this module outside of its workspace stops", Severity::Warning)
        } else {
            ("every go command here stops with \"updates to go.mod needed\"", Severity::Error)
        };
        let (mut excluded, lines): (HashMap<_, _>, _) = (HashMap::new(), &module.file.exclusions);
        for line in lines {
            excluded.entry((line.path.as_str(), line.version.as_str())).or_insert(line);
        }
        let mending = LazyCell::new(|| repository.command_that_mends(&module).and_then(|run| run.site()));
        for required in &module.file.requirements {
            let (path, version) = (required.path.as_str(), required.version.as_str());
            let Some(line) = excluded.get(&(path, version)) else { continue };
            let message = format!("`{path} {version}` is required, and excluded below, so {consequence}");
            let message = if line.span < required.span { message.replace("below", "above") } else { message };
            let mut draft = Diagnostic::at(module.site(required.version.span()), message)
                .related(module.site(line.span), "the exclusion")
                .help("require another version, or drop the `exclude`; `go mod tidy` takes the next higher version")
                .severity(severity)
                .at_most(repository.gravest_in_main_module(module.artifact));
            if let Some(site) = LazyCell::force(&mending).clone() {
                let label = "this command drops the requirement, in its own checkout";
                draft = draft.related(site, label).at_most(Severity::Warning);
            }
            findings.push(draft);
        }
    }
}
