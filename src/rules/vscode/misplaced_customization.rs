//! Settings of a dev container beside those of VS Code.

use crate::artifact::Document;
use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::Repository;
use crate::rules::{Findings, Rule};
use crate::syntax::jsonc::{Object, Value as Json};

pub(crate) static MISPLACED_CUSTOMIZATION: Rule = Rule {
    name: "vscode/misplaced-customization",
    summary: "settings or extensions of a dev container where no tool looks for them",
    severity: Severity::Warning,
    fix: None,
    security: None,
    references: &["https://containers.dev/supporting#visual-studio-code"],
    page: include_str!("../../../docs/rules/vscode/misplaced-customization.md"),
    check,
};

/// Below `customizations` each tool has an object by its name, and VS Code's is `vscode`.
fn check(repository: &Repository, findings: &mut Findings) {
    for artifact in repository.artifacts() {
        let Document::DevContainer(container) = &artifact.document else { continue };
        let root = container.root.as_ref();
        let customizations = root.and_then(|root| root.get("customizations")).and_then(Json::as_object);
        for object in customizations.into_iter().chain(container.customizations()) {
            let is_inner = container.customizations().is_some_and(|inner| std::ptr::eq(inner, object));
            for (name, wanted) in misplaced(object, is_inner) {
                let message = if is_inner {
                    format!("VS Code looks for `settings` and `extensions` here, so nobody reads `{}`", name.as_str())
                } else {
                    format!("no tool is called `{}`, so nobody reads what stands here", name.as_str())
                };
                findings.push(
                    Diagnostic::at(artifact.site(name.span()), message)
                        .help(format!("write it as `{wanted}` in `customizations.vscode`")),
                );
            }
        }
    }
}

/// The keys of `object` that are meant for VS Code, and what they are to be called within its own.
fn misplaced(object: &Object, is_inner: bool) -> impl Iterator<Item = (&crate::text::Literal, &'static str)> {
    object.members.iter().filter_map(move |member| {
        let wanted = match member.name.as_str() {
            "recommendations" => "extensions",
            "settings" if !is_inner => "settings",
            "extensions" if !is_inner => "extensions",
            _ => return None,
        };
        Some((&member.name, wanted))
    })
}
