//! What stands in extensions.json and is no extension.

use crate::diagnostic::{Applicability, Diagnostic, Draft, Edit, Fix, Severity};
use crate::repository::{ExtensionList, ListPlace, Repository};
use crate::rules::{Findings, Rule};
use crate::syntax::jsonc::Value as Json;

pub(crate) static INVALID_RECOMMENDATION: Rule = Rule {
    name: "vscode/invalid-recommendation",
    summary: "an entry of extensions.json that is no extension's id",
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    security: None,
    references: &[
        "https://code.visualstudio.com/docs/configure/extensions/extension-marketplace#_workspace-recommended-extensions",
    ],
    page: include_str!("../../../docs/rules/vscode/invalid-recommendation.md"),
    check,
};

const KEYS: [&str; 2] = ["recommendations", "unwantedRecommendations"];

fn check(repository: &Repository, findings: &mut Findings) {
    for list in repository.extension_lists() {
        let entries = list.wanted.iter().chain(&list.unwanted);
        findings.extend(entries.filter_map(|entry| judged(&list, entry)));
        for member in list.object.into_iter().flat_map(|object| &object.members) {
            let site = list.artifact.site(member.name.span());
            if !KEYS.contains(&member.name.as_str()) {
                let message = format!(
                    "VS Code reads `recommendations` and `unwantedRecommendations` here, and no `{}`",
                    member.name.as_str()
                );
                findings.push(Diagnostic::at(site, message).help("delete it, or write the name that is meant"));
            } else if member.value.as_array().is_none() {
                let message = format!(
                    "`{}` is {}, so VS Code reads no extensions from it",
                    member.name.as_str(),
                    member.value.kind_name()
                );
                findings.push(Diagnostic::at(list.artifact.site(member.value.span()), message).help("write a list"));
            }
        }
    }
}

/// VS Code warns of each id that its pattern does not take (workspaceRecommendations.ts; extensionManagement.ts).
fn judged(list: &ExtensionList<'_>, entry: &Json) -> Option<Draft> {
    let site = list.artifact.site(entry.span());
    let Some(text) = entry.as_str() else {
        let message = format!("{} is no extension's id, so VS Code passes it over", entry.kind_name());
        return Some(Diagnostic::at(site, message).help("write `publisher.name` in quotes"));
    };
    let bare = bare(text, list.place);
    if is_id(bare) || (list.place == ListPlace::Container && is_package(text)) {
        return None;
    }
    let message = format!("`{text}` is no extension's id, so VS Code warns of it and passes it over");
    let meant = text.trim().split('@').next().unwrap_or_default();
    let fix = is_id(meant).then(|| {
        let edit = Edit::replace(list.artifact.path(), entry.span(), format!("\"{meant}\""));
        Fix::safe(format!("write `{meant}`"), vec![edit])
    });
    Some(Diagnostic::at(site, message).help("an id is `publisher.name`, of letters, digits and hyphens").fix(fix))
}

/// The id in an entry: a container may also be told to leave an extension out, or which version to take.
fn bare(text: &str, place: ListPlace) -> &str {
    if place != ListPlace::Container {
        return text;
    }
    let id = text.strip_prefix('-').unwrap_or(text);
    id.split_once('@').map_or(id, |(id, _)| id)
}

/// Whether it is the file or address of an extension's package, or depends on the machine.
fn is_package(text: &str) -> bool {
    text.contains('/') || text.ends_with(".vsix") || text.contains("${")
}

fn is_id(text: &str) -> bool {
    let is_name = |part: &str| {
        part.bytes().next().is_some_and(|first| first.is_ascii_alphanumeric())
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    text.split_once('.').is_some_and(|(publisher, name)| is_name(publisher) && is_name(name))
}
