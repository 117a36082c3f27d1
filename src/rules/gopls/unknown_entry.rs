//! A name in a map that names nothing.

use crate::diagnostic::{Applicability, Draft, Fix, Severity};
use crate::facts::gopls::{GoplsRelease, Keys, NEWEST, analyzer, renamed, successor_of};
use crate::gopls::{Fault, GivenMember};
use crate::repository::{GoplsFault, Repository};
use crate::rules::{Findings, Rule};
use crate::text::Span;

pub(crate) static UNKNOWN_ENTRY: Rule = Rule {
    name: "gopls/unknown-entry",
    summary: "an analyzer, code lens, hint or the like that gopls does not have",
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    security: None,
    references: &[
        "https://go.dev/gopls/analyzers",
        "https://go.dev/gopls/codelenses",
        "https://go.dev/gopls/inlayhints",
        "https://go.dev/gopls/settings",
    ],
    page: include_str!("../../../docs/rules/gopls/unknown-entry.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    let is_of_name = |fault: &Fault| {
        use Fault::{LaterName, LegacyAnnotation, RemovedName, UnknownName};
        matches!(fault, UnknownName(_) | LaterName(..) | RemovedName(..) | LegacyAnnotation(_))
    };
    for (index, fault) in repository.gopls_faults(is_of_name).into_iter().enumerate() {
        let member = fault.complaint.inner.and_then(|index| fault.setting.given.members.get(index));
        let Some(member) = member else { continue };
        let draft =
            super::draft(repository, &fault, message(member.name, &fault.complaint.fault, fault.complaint.release));
        findings.push(with_help(draft, &fault, member, index < super::COMPARED));
    }
}

fn message(name: &str, fault: &Fault, release: GoplsRelease) -> String {
    match fault {
        Fault::UnknownName(Keys::Annotations) => {
            format!("gopls has no annotation `{name}`, so it refuses the whole of `annotations`")
        }
        Fault::UnknownName(keys) => {
            format!("gopls has no {} `{name}` in any release up to {NEWEST}, so this does nothing", keys.noun())
        }
        Fault::RemovedName(keys, since) => {
            let successor = successor_of(*keys, name).map(|clause| format!("; {clause}")).unwrap_or_default();
            format!("gopls dropped the {} `{name}` in {since}, so this does nothing{successor}", keys.noun())
        }
        Fault::LaterName(keys, since) => {
            format!("the {} `{name}` comes with {since}, so gopls {release} does nothing with this", keys.noun())
        }
        _ => format!("gopls refuses `{name}`, and the whole of `annotations` with it"),
    }
}

fn with_help(draft: Draft, fault: &GoplsFault<'_>, member: &GivenMember<'_>, compares: bool) -> Draft {
    let edits = |changes: Vec<(Span, String)>| fault.editor.edits(changes);
    let written = |meant: &str| edits(vec![(member.span, format!("\"{meant}\""))]);
    let is_own_token = fault.setting.given.written().is_some();
    match &fault.complaint.fault {
        Fault::LegacyAnnotation(meant) => {
            let text = format!("\"{meant}\": {}", member.value.as_bool() == Some(false));
            let whole = member.span.cover(member.value.span());
            let fix = is_own_token.then(|| Fix::unsafe_(format!("write `{text}`"), edits(vec![(whole, text.clone())])));
            draft.severity(Severity::Error).help(format!("write `{text}`")).fix(fix)
        }
        Fault::UnknownName(keys) => {
            let severity = if *keys == Keys::Annotations { Severity::Error } else { Severity::Warning };
            let release = fault.complaint.release;
            let names = || keys.names().into_iter().filter(|name| name.life.holds(release)).map(|name| name.name);
            match compares.then(|| super::nearest(member.name, names())).flatten() {
                Some(meant) if is_own_token && !is_staticcheck(meant) => {
                    draft.help(format!("write `{meant}`")).fix(Fix::unsafe_(format!("write `{meant}`"), written(meant)))
                }
                _ => draft.help("delete it, or write the name of one that gopls has"),
            }
            .severity(severity)
        }
        Fault::RemovedName(keys, _) if renamed(*keys, member.name).is_some() => {
            let meant = renamed(*keys, member.name).unwrap_or_default();
            let is_free = !fault.setting.given.members.iter().any(|other| other.name == meant);
            let fix = (is_own_token && is_free).then(|| Fix::unsafe_(format!("write `{meant}`"), written(meant)));
            draft.help(format!("write `{meant}`, or delete it")).fix(fix)
        }
        Fault::RemovedName(keys, _) if *keys == Keys::Analyzers && member.name == "modernize" => {
            draft.help("write the names of those that you mean, or delete it")
        }
        Fault::RemovedName(..) => draft.help("delete it").fix(super::member_removal(fault, Fix::safe)),
        _ => draft.help("use a gopls that has it, or delete it"),
    }
}

/// Whether it is a code of staticcheck: one letter away from one stands another that means something else.
fn is_staticcheck(name: &str) -> bool {
    analyzer(name).is_some_and(|analyzer| analyzer.staticcheck)
}
