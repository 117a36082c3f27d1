//! A value of a type that a setting does not take.

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::facts::gopls::{GoplsRelease, Kind, setting};
use crate::gopls::Fault;
use crate::repository::{GoplsFault, Repository};
use crate::rules::{Findings, Rule};
use crate::syntax::jsonc::Value as Json;

pub(crate) static WRONG_TYPE: Rule = Rule {
    name: "gopls/wrong-type",
    summary: "a setting for gopls has a value of the wrong type and is dropped",
    severity: Severity::Error,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://go.dev/gopls/settings"],
    page: include_str!("../../../docs/rules/gopls/wrong-type.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    let is_of_type =
        |fault: &Fault| matches!(fault, Fault::WrongType { .. } | Fault::WrongPart { .. } | Fault::NoInteger);
    for fault in repository.gopls_faults(is_of_type) {
        let name = fault.setting.given.last_part();
        let part = part(&fault);
        let message = match &fault.complaint.fault {
            Fault::WrongType { .. } if name == "staticcheck" && fault.complaint.release >= TRISTATE => format!(
                "`staticcheck` takes true or false; gopls refuses {}, and takes it for a false that switches off every analyzer of \
                 staticcheck, those that are on by default among them",
                got(part)
            ),
            Fault::WrongType { wants } => {
                format!("`{name}` takes {wants}, so gopls refuses {} and goes on without the setting", got(part))
            }
            Fault::WrongPart { .. } if name == "env" => {
                format!(
                    "a variable in `env` is a string; gopls refuses {} and reads no further, in random order",
                    got(part)
                )
            }
            Fault::WrongPart { wants } => {
                format!("`{name}` takes {wants} here, so gopls refuses {} and with it the whole of `{name}`", got(part))
            }
            _ => format!("`{name}` takes a whole number, so gopls refuses this one and goes on without the setting"),
        };
        let draft = super::draft(repository, &fault, message);
        findings.push(match part.and_then(|value| meant_by(value, &fault)) {
            Some(meant) => {
                let edits = fault.editor.edits([(fault.complaint.span, meant.clone())]);
                draft.help(format!("write `{meant}`")).fix(Fix::unsafe_(format!("write `{meant}`"), edits))
            }
            None => draft.help("write a value of that type, or delete the setting"),
        });
    }
}

/// From which release on `staticcheck` that is set wrongly is another thing than one that is not set.
const TRISTATE: GoplsRelease = GoplsRelease::new(19, 0);

/// The value at fault; none where the editor makes it of several keys.
fn part<'r>(fault: &GoplsFault<'r>) -> Option<&'r Json> {
    let written = fault.setting.given.written();
    match fault.complaint.inner {
        None => written,
        Some(index) => match written.and_then(Json::as_array) {
            Some(array) => array.elements.get(index),
            None => fault.setting.given.members.get(index).map(|member| member.value),
        },
    }
}

fn got(value: Option<&Json>) -> String {
    value.map_or("an object", Json::kind_name).to_owned()
}

/// What was meant, where there is one thing that it can be.
fn meant_by(value: &Json, fault: &GoplsFault<'_>) -> Option<String> {
    let kind = setting(fault.setting.given.last_part())?.kind;
    let wants = if fault.complaint.inner.is_none() { kind } else { inner_kind(kind)? };
    match (wants, value) {
        (Kind::Bool | Kind::BoolOrEnum, Json::String(text)) => {
            let word = text.trim().to_ascii_lowercase();
            ["true", "false"].contains(&word.as_str()).then_some(word)
        }
        (Kind::Strings, Json::String(text)) if fault.editor.artifact.source.slice(text.span()).starts_with('"') => {
            Some(format!("[{}]", fault.editor.artifact.source.slice(text.span())))
        }
        (Kind::Str, Json::Number(number)) => Some(format!("\"{}\"", number.value)),
        (Kind::Int, Json::String(text)) => text.parse::<u32>().ok().map(|number| number.to_string()),
        _ => None,
    }
}

/// What a member or an element is to be.
const fn inner_kind(kind: Kind) -> Option<Kind> {
    match kind {
        Kind::Strings | Kind::StringMap => Some(Kind::Str),
        Kind::BoolMap => Some(Kind::Bool),
        _ => None,
    }
}
