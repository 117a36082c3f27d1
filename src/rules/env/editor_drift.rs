//! A variable that decides what is built, and that the editor and CI set to different values.

use std::collections::BTreeSet;

use super::settings;
use crate::artifact::EnvironmentKind;
use crate::diagnostic::{Diagnostic, Severity};
use crate::go::goflags::split;
use crate::go::patterns::patterns;
use crate::repository::{Assignment, Repository};
use crate::rules::{Findings, Rule};
use crate::text::{Literal, Span};

pub(crate) static EDITOR_DRIFT: Rule = Rule {
    name: "env/editor-drift",
    summary: "the editor and CI set a variable to different values",
    severity: Severity::Note,
    fix: None,
    security: None,
    references: &["https://github.com/golang/vscode-go/wiki/settings#gotoolsenvvars"],
    page: include_str!("../../../docs/rules/env/editor-drift.md"),
    check,
};

/// What is compared of a variable.
#[derive(Clone, Copy)]
enum Facet {
    /// The value.
    Whole,
    /// The patterns, in whatever order.
    Patterns,
    /// The value of one flag.
    Flag(&'static str),
}

const COMPARED: [(&str, Facet); 9] = [
    ("GOFLAGS", Facet::Flag("tags")),
    ("GOFLAGS", Facet::Flag("mod")),
    ("GOEXPERIMENT", Facet::Whole),
    ("GOWORK", Facet::Whole),
    ("GO111MODULE", Facet::Whole),
    ("CGO_ENABLED", Facet::Whole),
    ("GOPRIVATE", Facet::Patterns),
    ("GONOPROXY", Facet::Patterns),
    ("GONOSUMDB", Facet::Patterns),
];

impl Facet {
    /// What it is of `value`, in a form that can be compared, and where that stands; none where the value says nothing of it.
    fn of(self, value: &Literal) -> Option<(BTreeSet<String>, Span)> {
        match self {
            Self::Whole => Some((BTreeSet::from([value.as_str().to_owned()]), value.span())),
            Self::Patterns => {
                Some((patterns(value).iter().map(|pattern| pattern.text.to_owned()).collect(), value.span()))
            }
            Self::Flag(name) => {
                let flags = split(value);
                let entry = flags.last(name)?;
                let text = entry.flag.as_ref()?.value.as_ref()?.text;
                Some((text.split(',').map(str::to_owned).collect(), value.part(entry.range.clone())))
            }
        }
    }
}

/// Only where all of CI differs from the editor: what CI varies on purpose, the editor can have but one of.
fn check(repository: &Repository, findings: &mut Findings) {
    for (name, facet) in COMPARED {
        let of_editor = settings(repository, name)
            .filter(|(set, _)| matches!(set.environment.kind, EnvironmentKind::EditorTools | EnvironmentKind::Gopls));
        for (editor, value) in of_editor {
            let Some((wanted, range)) = facet.of(value) else { continue };
            let Some((other, site)) = of_ci(repository, name, facet, &wanted) else { continue };
            let what = match facet {
                Facet::Flag(flag) => format!("the `-{flag}` in {name}"),
                _ => name.to_owned(),
            };
            let message = format!("{what} of {} is not that of {}", editor.environment.name, other.environment.name);
            let draft = Diagnostic::at(editor.artifact.site(range), message)
                .related(other.artifact.site(site), "the one of CI")
                .help("set both alike, so that the editor sees the code that CI builds");
            findings.push(draft);
        }
    }
}

/// A place of CI that sets it otherwise; none where some place sets the same, or where that cannot be told.
fn of_ci<'r>(
    repository: &'r Repository<'_>,
    name: &'static str,
    facet: Facet,
    wanted: &BTreeSet<String>,
) -> Option<(Assignment<'r>, Span)> {
    let mut found = None;
    for set in repository.assignments().filter(|set| set.set.name.value == name && is_of_ci(set)) {
        let value = set.set.known()?;
        match facet.of(value) {
            Some((values, _)) if values == *wanted => return None,
            Some((_, range)) if !value.is_empty() => found = found.or(Some((set, range))),
            _ => {}
        }
    }
    found
}

fn is_of_ci(set: &Assignment<'_>) -> bool {
    let around = |kind| matches!(kind, EnvironmentKind::Workflow | EnvironmentKind::Job | EnvironmentKind::Step);
    let declarations = &set.artifact.declarations;
    let is_own = around(set.environment.kind);
    let is_script = set.is_by_script()
        && declarations.nesting(set.set.environment).any(|(_, found)| found.kind == EnvironmentKind::Job);
    (is_own || is_script) && set.go_commands().is_some_and(|commands| !commands.is_empty())
}
