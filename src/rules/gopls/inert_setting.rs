//! A setting that gopls knows and does nothing with.

use crate::diagnostic::{Applicability, Severity};
use crate::facts::gopls::Answer;
use crate::repository::Repository;
use crate::rules::{Findings, Rule};

use super::{draft, retired_settings};

pub(crate) static INERT_SETTING: Rule = Rule {
    name: "gopls/inert-setting",
    summary: "gopls knows the setting and does nothing with it",
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    security: None,
    references: &["https://go.dev/gopls/settings", "https://go.dev/gopls/workspace"],
    page: include_str!("../../../docs/rules/gopls/inert-setting.md"),
    check,
};

fn check(repository: &Repository, findings: &mut Findings) {
    for (editor, setting, retired) in retired_settings(repository) {
        let complaint = match retired.answer {
            Answer::Unexpected => continue,
            Answer::Deprecated => " and complains of it",
            Answer::Silence => "",
        };
        let successor = retired.successor.map(|clause| format!("; {clause}")).unwrap_or_default();
        let message = format!("gopls ignores `{}` {}{complaint}{successor}", retired.name, retired.since());
        findings.push(draft(&editor, &setting, message));
    }
}
