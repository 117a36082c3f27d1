//! Settings in an object for their group.

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::facts::gopls::is_group;
use crate::gopls::Fault;
use crate::repository::{GoplsFault, Repository};
use crate::rules::{Findings, Rule};
use crate::syntax::jsonc::{Object, Value as Json};

pub(crate) static NESTED_OBJECT: Rule = Rule {
    name: "gopls/nested-object",
    summary: "settings for gopls stand in an object for their group, which gopls refuses whole",
    severity: Severity::Error,
    fix: Some(Applicability::Unsafe),
    security: None,
    references: &["https://go.dev/gopls/settings"],
    page: include_str!("../../../docs/rules/gopls/nested-object.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for fault in repository.gopls_faults(|fault| *fault == Fault::Group) {
        let name = fault.setting.given.name;
        let mut leaves = Vec::new();
        let written = fault.setting.given.written();
        collect(name, written.and_then(Json::as_object), &fault, &mut leaves);
        let lost = if leaves.is_empty() { "" } else { ", so that all in it is lost" };
        let message = format!("gopls does not look into `{name}` and refuses it as an unexpected setting{lost}");
        let example = leaves.first().map_or("`build.buildFlags`".to_owned(), |(path, _)| format!("`{path}`"));
        let draft = super::draft(repository, &fault, message)
            .help(format!("write each setting with its whole name, without an object around it: {example}"));
        findings.push(draft.fix(flattened(&fault, &leaves)));
    }
}

/// Every setting below `prefix`, with the text of its value.
fn collect(prefix: &str, object: Option<&Object>, fault: &GoplsFault<'_>, leaves: &mut Vec<(String, String)>) {
    for member in object.map(|object| object.members.iter()).into_iter().flatten() {
        let path = format!("{prefix}.{}", member.name.as_str());
        match member.value.as_object().filter(|_| is_group(&member.name)) {
            Some(inner) => collect(&path, Some(inner), fault, leaves),
            None => leaves.push((path, fault.editor.artifact.source.slice(member.value.span()).to_owned())),
        }
    }
}

/// The same settings side by side; none where that would lose a comment.
fn flattened(fault: &GoplsFault<'_>, leaves: &[(String, String)]) -> Option<Fix> {
    let source = &fault.editor.artifact.source;
    let whole = fault.setting.setting.key.span().cover(fault.setting.given.value_span());
    let text = source.slice(whole);
    if leaves.is_empty() || text.contains("//") || text.contains("/*") || !fault.setting.setting.key.is_verbatim() {
        return None;
    }
    let line_start = source.text().get(..whole.start)?.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let before = source.text().get(line_start..whole.start)?;
    let newline = if source.text().contains("\r\n") { "\r\n" } else { "\n" };
    let begins_line = before.chars().all(|next| matches!(next, ' ' | '\t'));
    let between = if begins_line { format!(",{newline}{before}") } else { ", ".to_owned() };
    let members: Vec<String> = leaves.iter().map(|(path, value)| format!("\"{path}\": {value}")).collect();
    Some(Fix::unsafe_("write the settings side by side", fault.editor.edits([(whole, members.join(&between))])))
}
