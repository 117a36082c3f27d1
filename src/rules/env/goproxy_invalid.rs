//! Entries of GOPROXY that the go command refuses.

use super::{edit, part, settings};
use crate::diagnostic::{Applicability, Diagnostic, Draft, Fix, Severity};
use crate::go::proxy::{Entry, EntryKind, Scheme, UrlFault, entries, is_vacant};
use crate::repository::{Assignment, Repository};
use crate::rules::{Findings, Rule};
use crate::text::Literal;

pub(crate) static GOPROXY_INVALID: Rule = Rule {
    name: "env/goproxy-invalid",
    summary: "the go command refuses an entry of GOPROXY",
    severity: Severity::Error,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/ref/mod#environment-variables"],
    page: include_str!("../../../docs/rules/env/goproxy-invalid.md"),
    check,
};

/// The whole list is read before the first entry is asked (cmd/go/internal/modfetch/proxy.go, `proxyList`), but not before something is
/// looked up: where directories replace all that is required, the fault waits for the next requirement, and where a script sets it, for a
/// command that looks something up.
fn check(repository: &Repository, findings: &mut Findings) {
    let is_vain = repository.requires_only_directories();
    for (assignment, value) in settings(repository, "GOPROXY") {
        let is_read = !is_vain && (!assignment.is_by_script() || repository.looks_up_modules(&assignment));
        let severity = if is_read { Severity::Error } else { Severity::Warning };
        if is_vacant(value) {
            let message = "the list has no entry, which the go command refuses whenever it must look up a module";
            findings.push(
                Diagnostic::at(assignment.value_site(), message)
                    .severity(severity)
                    .help("leave the variable empty for Go's default, or write `direct` or `off`"),
            );
            continue;
        }
        for entry in entries(value).iter().filter(|entry| entry.reached) {
            if let Some(draft) = judge(&assignment, value, entry) {
                findings.push(draft.severity(severity));
            }
        }
    }
}

fn judge(assignment: &Assignment<'_>, value: &Literal, entry: &Entry<'_>) -> Option<Draft> {
    let site = part(assignment, value, entry.range.clone());
    match &entry.kind {
        EntryKind::Invalid(UrlFault::MissingScheme) => {
            let lower = entry.text.to_ascii_lowercase();
            let is_word = lower == "off" || lower == "direct";
            let message = if is_word {
                format!("`{}` counts in lower case only, so every look-up of a module fails", entry.text)
            } else {
                format!("`{}` is neither a URL nor `direct` nor `off`, so every look-up of a module fails", entry.text)
            };
            let draft = Diagnostic::at(site, message);
            Some(if is_word {
                let edits = vec![edit(assignment, value, entry.range.clone(), &lower)];
                draft.help(format!("write `{lower}`")).fix(Fix::safe(format!("write `{lower}`"), edits))
            } else {
                draft.help(format!("write a URL, `direct` or `off`{}", hint(&lower)))
            })
        }
        EntryKind::Invalid(fault) => {
            // The text of the entry is not repeated: it may hold credentials.
            let message =
                format!("the go command refuses this proxy, because {fault}, so every look-up of a module fails");
            Some(Diagnostic::at(site, message).help("entries are URLs, `direct` and `off`, separated by `,` or `|`"))
        }
        EntryKind::Url(url) if url.scheme == Scheme::Http && url.credentials.is_some() => {
            let message =
                "the go command refuses to send credentials over plain HTTP, so every look-up at this proxy fails";
            Some(
                Diagnostic::at(site, message)
                    .help("use `https`, and keep the credentials in a `.netrc` or in `GOAUTH`"),
            )
        }
        _ => None,
    }
}

/// What people mean by a word that means nothing here.
fn hint(word: &str) -> &'static str {
    match word {
        "none" | "false" | "no" | "disable" | "disabled" => "; `direct` uses no proxy, `off` looks nothing up",
        "on" | "true" | "auto" | "default" => "; leave the variable empty for Go's default",
        _ => "",
    }
}
